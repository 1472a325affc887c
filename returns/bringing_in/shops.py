"""A file that lists several markets of a platform: which shop each of its orders belongs to (domain.md 1)."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from returns.bringing_in.channels import (
    ChannelSeed,
    channel_of,
    known_on,
    told_market,
    usual_market,
)
from returns.importing.drafts import ReturnDraft
from returns.importing.pieces import Draft, Pieces
from returns.platforms.known import platform_of


@dataclass(slots=True)
class Shops:
    """The shop that a file is usually of, and of which of its orders another one is told."""

    usual: ChannelSeed
    #: order number → its shop, where that is not the usual one
    elsewhere: dict[str, ChannelSeed] = field(default_factory=dict)
    #: nobody chose the shop: what a row tells of its market counts more than what was known
    told: bool = False

    @property
    def all(self) -> tuple[ChannelSeed, ...]:
        """Every shop of the file, the usual one first."""
        return tuple(dict.fromkeys((self.usual, *self.elsewhere.values())))

    def part(self, piece: list[Draft], shop: ChannelSeed) -> list[Draft]:
        """What of a piece is of that shop."""
        if not self.elsewhere:
            return piece
        of = self.elsewhere
        return [draft for draft in piece if of.get(draft.order_number, self.usual) == shop]


class Sorting:
    """Learns the shops of a file piece by piece.

    A shop that the seller names is the shop of all. Else a row's own market tells, then where its
    order is known already, then its currency; where none does, it is of the file's usual shop.
    """

    def __init__(self, tx: Connection, pieces: Pieces, wanted: str) -> None:
        reading = pieces.reading
        numbers = (draft.order_number for piece in pieces for draft in piece)
        self.shops = Shops(channel_of(tx, reading, numbers, wanted))
        self._tx = tx
        self._platform = platform_of(reading.platform)
        self._alone = bool(wanted) or not self._platform.markets
        self.shops.told = not self._alone
        self._told: dict[tuple[str, str], ChannelSeed | None] = {}
        self._paid: dict[str, ChannelSeed | None] = {}

    def learn(self, piece: list[Draft]) -> None:
        """Where the orders of a piece were sold."""
        if self._alone:
            return
        usual, elsewhere = self.shops.usual, self.shops.elsewhere
        known = known_on(self._tx, self._platform, {draft.order_number for draft in piece})
        told: set[str] = set()
        for draft in piece:
            number, before = draft.order_number, known.get(draft.order_number)
            market = self._market(draft)
            if market is not None and before is not None and market.country == before.country:
                # the seller may call his shop in that market by another name
                market = before
            if market is None and (number in told or number in elsewhere):
                # another row of the order tells more
                continue
            if market is not None:
                told.add(number)
            shop = market or before or self._by_currency(draft) or usual
            if shop.name != usual.name:
                elsewhere[number] = shop

    def _market(self, draft: Draft) -> ChannelSeed | None:
        land = draft.country_hint if isinstance(draft, ReturnDraft) else ""
        cells = draft.channel_hint, land
        if cells not in self._told:
            self._told[cells] = told_market(self._tx, self._platform, *cells)
        return self._told[cells]

    def _by_currency(self, draft: Draft) -> ChannelSeed | None:
        if draft.currency not in self._paid:
            paid = usual_market(self._tx, self._platform, self.shops.usual, draft.currency)
            self._paid[draft.currency] = paid
        return self._paid[draft.currency]
