"""What an order's figure of refunds, which names no item, tells of a case's lines (domain.md 1c, 2)."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from returns.bringing_in.platform_refunds import SETTLED_THERE, LinePaid, payment_for
from returns.ledger.held_pieces import share_of
from returns.ledger.row_types import OrderLineRow, OrderRow, PaymentRow
from returns.rules.tracks.track_machines import ENDED


@dataclass(frozen=True, slots=True)
class OrderTold:
    """An order with what is known of its money, in minor units of its currency."""

    order: OrderRow
    bought: Sequence[OrderLineRow]
    #: what went to the buyer for anything of it, by us or by the platform
    known: int
    #: what went out beside that, and bounced or was sent back to us
    back_again: int
    #: of its postage, what did not go back yet; None while nobody told what it was
    postage_left: int | None

    @property
    def more(self) -> int:
        """What its figure tells beyond what is known."""
        return self.order.refunded_minor - self.known - self.back_again

    @property
    def goods_known(self) -> int:
        """What of the known sum was not the postage's."""
        if self.postage_left is None or self.order.postage_minor is None:
            return self.known
        return self.known - (self.order.postage_minor - self.postage_left)


def told_of_order(told: OrderTold, lines: Sequence[LinePaid], at: str) -> list[PaymentRow]:
    """What the figure tells beyond what is known, on the open lines of a case as far as it is theirs.

    All of it is one line's whose price it is, with or without the postage; else an item's is what the price
    of all others, and the postage, leave. For the rest somebody has to say what it was for
    (`HoldKind.SHOP_REFUND`).
    """
    open_still = [each for each in lines if _left(each)]
    whole = _whole(told)
    alone = [each for each in open_still if _left(each) in whole]
    others = _items_elsewhere(told, lines)
    return _payments(told, open_still, alone, _left, others, at)


def told_of_closed(
    told: OrderTold, lines: Sequence[LinePaid], at: str
) -> tuple[list[PaymentRow], int]:
    """The same on the lines of a closed case, and what of it is theirs as well: of which, nobody knows.

    Nobody asks for anything there any more: a sum that any other piece of the order may have cost is not
    theirs by its size.
    """
    whole = _whole(told)
    alone = [each for each in lines if _not_back(each) in whole]
    if _costs_elsewhere(told, lines, whole):
        alone = []
    others = _pieces_elsewhere(told, lines)
    made = _payments(told, lines, alone, _not_back, others, at)
    if others is None or len(alone) == 1:
        return made, 0
    theirs = min(
        told.more - others - (told.postage_left or 0), sum(_not_back(each) for each in lines)
    )
    return made, max(0, theirs - sum(payment.amount_minor for payment in made))


def _payments(
    told: OrderTold,
    lines: Sequence[LinePaid],
    alone: Sequence[LinePaid],
    left: Callable[[LinePaid], int],
    others: int | None,
    at: str,
) -> list[PaymentRow]:
    """Of each line the price that it is `alone`, else what those beside it and the postage leave."""
    given: dict[int | None, int] = {}
    made: list[PaymentRow] = []
    for each in lines if told.more > 0 else ():
        item = each.line.order_line_id
        beside = sum(left(x) for x in lines if x.line.order_line_id != item)
        beside += told.postage_left or 0
        sure = 0 if others is None else told.more - others - beside - given.get(item, 0)
        if len(alone) == 1:
            sure = left(each) if each is alone[0] else 0
        part = min(left(each), sure)
        if part > 0:
            key = f"order/{told.order.refunded_minor}"
            made.append(payment_for(each, part, told.order.currency, at, key))
            given[item] = given.get(item, 0) + part
    return made


def _whole(told: OrderTold) -> frozenset[int]:
    """The sums that are the price of one line, with or without the postage."""
    return frozenset({told.more, told.more - (told.postage_left or 0)})


def _left(paid: LinePaid) -> int:
    """What of an open line's price did not go back; nothing of one that is over, or has no price."""
    line = paid.line
    over = line.request in ENDED or line.buyer_money in SETTLED_THERE
    return 0 if over else _not_back(paid)


def _not_back(paid: LinePaid) -> int:
    """What of a line's price did not go back, whatever became of it; nothing where it has no price."""
    return 0 if paid.worth is None else max(0, paid.worth - paid.paid)


def _items_elsewhere(told: OrderTold, lines: Sequence[LinePaid]) -> int | None:
    """What of the price of an order's other items did not go back; None while one has none."""
    here = {each.line.order_line_id for each in lines}
    prices = [row.paid_minor for row in told.bought if row.id not in here]
    return _not_back_of(told, prices, lines)


def _pieces_elsewhere(told: OrderTold, lines: Sequence[LinePaid]) -> int | None:
    """The same of all pieces that these lines do not hold, those of the same items among them."""
    return _not_back_of(told, _shares_elsewhere(told, lines), lines)


def _not_back_of(
    told: OrderTold, prices: Sequence[int | None], lines: Sequence[LinePaid]
) -> int | None:
    known = [price for price in prices if price is not None]
    back = told.goods_known - sum(each.paid for each in lines)
    return max(0, sum(known) - back) if len(known) == len(prices) else None


def _shares_elsewhere(told: OrderTold, lines: Sequence[LinePaid]) -> list[int | None]:
    held = {(each.line.order_line_id, unit.piece) for each in lines for unit in each.units}
    return [
        share_of(row, piece, told.order.currency)
        for row in told.bought
        for piece in range(1, row.quantity + 1)
        if (row.id, piece) not in held
    ]


def _costs_elsewhere(told: OrderTold, lines: Sequence[LinePaid], sums: Collection[int]) -> bool:
    """Whether a piece or an item that they do not hold cost just such a sum, and may have gone back."""
    shares = _shares_elsewhere(told, lines)
    here = {each.line.order_line_id for each in lines}
    whole = [row.paid_minor for row in told.bought if row.id not in here]
    room = _pieces_elsewhere(told, lines)
    return any(
        price in sums and (room is None or price <= room)
        for price in (*shares, *whole)
        if price
    )
