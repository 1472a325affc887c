"""What has to be known of a platform; everything that is the same everywhere is the default here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from returns.importing.columns import Reader


@dataclass(frozen=True, slots=True)
class Market:
    """A country in which a platform sells, under the end of its sales channel's name."""

    ending: str
    country: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform, or a kind of shop."""

    #: as channels and deadlines name it
    id: str
    #: as people do
    name: str
    #: its files
    readers: tuple[Reader, ...] = ()
    markets: tuple[Market, ...] = ()
    #: a number is one order on all its markets; elsewhere two shops may both have a #1001
    one_numbering: bool = False
    #: beginnings of its reason codes that say nothing, and codes that it calls something else now
    code_prefixes: tuple[str, ...] = ()
    code_names: Mapping[str, str] = field(default_factory=dict)
    #: has codes of its own, which nobody else's stand in for
    own_codes: bool = False
    #: what its warehouse finds when the platform itself owes for it, upper case with underscores
    owes_for: frozenset[str] = frozenset()
    #: steps and moves that count only when they are also done there, by their names
    pressed: frozenset[str] = frozenset()
    #: characters of a message to a buyer; None where nobody says
    message_characters: int | None = None
    #: a request that was closed there can be opened again
    reopens: bool = True

    def must_press(self, done: str) -> str:
        """The phrase that says what to press on the platform for a step or move; "" for nothing."""
        return f"platforms.pressed_{self.id}_{done}" if done in self.pressed else ""

    def channel_in(self, country: str) -> str:
        """What its sales channel in a country is called: `Amazon UK`."""
        return f"{self.name} {'UK' if country == 'GB' else country}"

    @property
    def likeliest_country(self) -> Mapping[str, str]:
        """Currency → the country that a file in it most likely belongs to: the first of its markets."""
        return {market.currency: market.country for market in reversed(self.markets)}
