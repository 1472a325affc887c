"""Money that went back before a case came to the desk, as its request or its order tells."""

from dataclasses import dataclass, replace

from returns.bringing_in.opening import CaseSeed, LineSeed, Opening
from returns.bringing_in.order_book import OrderBook
from returns.bringing_in.order_money import OrderMoney
from returns.bringing_in.order_refunds import OrderTold, told_of_order
from returns.bringing_in.platform_refunds import (
    LinePaid,
    state_after,
    told_of_line,
)
from returns.bringing_in.reported import settled
from returns.ledger.held_pieces import shares_elsewhere
from returns.ledger.new_rows import NewRows
from returns.ledger.row_types import PaymentRow
from returns.rules.tracks.track_machines import PAID
from returns.trade.platform_acts import pays_itself


@dataclass(frozen=True, slots=True)
class Before:
    """What went to the buyer of an order before a case of it is opened, in minor units."""

    paid: int = 0
    #: what went out beside that, and bounced or was sent back to us
    back_again: int = 0
    #: of its postage, what did not go back yet; None while nobody told what it was
    postage_left: int | None = None


@dataclass(frozen=True, slots=True)
class FirstRefunds:
    """Notes what a platform or shop gave back already on the lines of a case that is being opened."""

    book: OrderBook
    money: OrderMoney
    new: NewRows
    at: str

    def before(self, seed: CaseSeed) -> Before:
        """To be asked before the first row of the case is made: what is read is written first."""
        order = seed.order
        paid = self.money.paid_of(order) if order.refunded_minor else 0
        again = self.money.back_again_of(order) if order.refunded_minor else 0
        wanted = order.refunded_minor > paid + again or any(map(_above_its_price, seed.lines))
        return Before(paid, again, self.money.postage_left(order) if wanted else None)

    def note(self, opening: Opening, before: Before) -> None:
        """Write the payments, and where the buyer's money stands by them."""
        seed, case = opening.seed, opening.case
        for line, item in zip(opening.lines, seed.lines, strict=True):
            told = item.refunded
            if not told or told.currency != case.currency:
                continue
            line.told_minor = told.minor
            paid = LinePaid(line, opening.units_of(line), postage_left=before.postage_left)
            if _above_its_price(item):
                others = opening.lines, opening.units, case.currency
                paid = replace(paid, elsewhere=shares_elsewhere(item.order_line, *others))
            self._pay(opening, told_of_line(paid, told.minor, case.currency, self.at))
        if seed.order.refunded_minor > before.paid + before.back_again:
            known = before.paid + sum(payment.amount_minor for payment in opening.payments)
            lines = [
                LinePaid(line, opening.units_of(line), opening.paid_of(line))
                for line in opening.lines
            ]
            bought = self.book.lines(seed.order.id)
            sums = known, before.back_again, _postage_left(opening, before)
            order = OrderTold(seed.order, bought, *sums)
            self._pay(opening, told_of_order(order, lines, self.at))
        self.money.add(seed.order, opening.payments)

    def _pay(self, opening: Opening, payments: list[PaymentRow]) -> None:
        over = settled(opening.seed.did) or pays_itself(opening.seed.did)
        for payment in payments:
            self.new.add(payment)
            opening.payments.append(payment)
        for line, item in zip(opening.lines, opening.seed.lines, strict=True):
            if any(payment.line_id == line.id for payment in payments):
                paid = LinePaid(line, opening.units_of(line), opening.paid_of(line))
                state = state_after(paid.worth, paid.paid, settled=over)
                line.buyer_money, line.paid_at = state.value, self.at
                if state in PAID:  # whatever became of the request
                    pieces = (unit.piece for unit in paid.units)
                    self.book.pieces.hold(item.order_line, pieces)


def _postage_left(opening: Opening, before: Before) -> int | None:
    """What of the order's postage did not go back with what the requests of the case told."""
    if before.postage_left is None:
        return None
    told = (each.amount_minor for each in opening.payments if each.kind == "postage")
    return max(0, before.postage_left - sum(told))


def shared_lines(opening: Opening) -> frozenset[int]:
    """Order lines of which another request may tell, too: not all of their pieces are this one's."""
    items = (item for item in opening.seed.lines if item.order_line.quantity > item.quantity)
    return frozenset(item.order_line.id for item in items)


def _above_its_price(item: LineSeed) -> bool:
    """Whether more went back than the pieces of an item may have cost, rounded either way."""
    bought = item.order_line
    if not item.refunded or bought.paid_minor is None:
        return False
    return (
        item.refunded.minor + item.quantity
    ) * bought.quantity > bought.paid_minor * item.quantity
