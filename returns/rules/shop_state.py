"""What a shop or platform says of an order: paid, sent, cancelled (domain.md 1 and 2).

Its own words, of Shopify's *Financial Status* and *Fulfillment Status* and of Amazon's *order-status*. A
word that is not known, or none, says nothing.
"""

from functools import lru_cache

from returns.money import Money
from returns.records.case import Line, StoredCase
from returns.records.order import Order
from returns.terms import Goods, HoldKind

#: no money was taken
_NOT_CAPTURED = ("voided", "authorized", "pending", "pendingavailability", "expired")
#: it was, all of it or a part
_CAPTURED = frozenset({"paid", "partially_paid", "partially_refunded", "refunded"})
_IN_PART = "partially_paid"
_UNSENT = frozenset({"unfulfilled", "unshipped"})
#: at least a part went off
_SENT = frozenset({"fulfilled", "partial", "shipped", "partiallyshipped", "partially shipped"})
#: goods that were seen on their way back, or after it
_WAS_SENT = frozenset(
    {
        *(Goods.IN_TRANSIT, Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED),
        *(Goods.UNMATCHED, Goods.LOST),
    }
)


@lru_cache(maxsize=200)
def words_of(state: str) -> frozenset[str]:
    """The words of a state such as `paid, unfulfilled`, in small letters."""
    return frozenset(word.strip().casefold() for word in state.split(","))


def not_captured(order: Order) -> str:
    """The shop's word for a payment of which it took nothing, such as `voided`; "" where it says none."""
    if order.refunded:
        # what went back was taken before
        return ""
    told = words_of(order.state)
    return next((word for word in _NOT_CAPTURED if word in told), "")


def part_unknown(order: Order) -> bool:
    """The shop says that a part was paid, and no file says how much."""
    return _IN_PART in words_of(order.state) and order.received is None


def captured(order: Order) -> bool:
    """The shop says that it took money for it."""
    return bool(words_of(order.state) & _CAPTURED)


def cancelled(order: Order, order_line_id: int | None = None) -> bool:
    """The shop says that all of it was cancelled, or that line of it."""
    return order.cancelled or any(
        line.cancelled for line in order.lines if line.id == order_line_id
    )


def unsent(order: Order) -> bool:
    """As far as the shop says, nothing of it was sent; not where anybody told a day on which it was."""
    if order.shipped_on is not None or order.delivered_on is not None:
        return False
    told = words_of(order.state)
    off = order.cancelled or bool(not_captured(order))
    sent = any(word in _SENT or word.startswith("shipped") for word in told)
    return bool(told & _UNSENT) or (off and not sent)


def unsent_and_unseen(order: Order, line: Line) -> bool:
    """The shop says that nothing of it was sent, and nothing of the line was seen on its way back."""
    return unsent(order) and not line.in_state(*_WAS_SENT)


def never_sent(order: Order, line: Line) -> bool:
    """The same, and nobody says otherwise: then nobody has anything to answer for (A)."""
    return unsent_and_unseen(order, line) and HoldKind.NOT_SENT not in line.lifted


def refunded_unsaid(case: StoredCase) -> Money:
    """What the shop gave back of the order beyond all that is known to have gone out: it names no item."""
    nothing, told = Money(0, case.currency), case.sale.refunded
    if told.currency != case.currency:
        return nothing
    known = (case.went_back, case.postage_back, case.back_again)
    return max(told - sum((each for each in known if each), start=nothing), nothing)


def refunded_here(case: StoredCase) -> Money:
    """What of that can have been for nothing but the case's own lines, and is told of none of them.

    Nothing where the price of any piece of the order is not known.
    """
    nothing, sale = Money(0, case.currency), case.sale
    prices = [line.paid for line in sale.lines if line.paid is not None]
    worths = [line.paid_for for line in case.lines if line.paid_for is not None]
    if len(prices) < len(sale.lines) or len(worths) < len(case.lines) or not prices:
        return nothing
    ours = sum((line.refunded for line in case.lines), start=nothing)
    back = (case.went_back or nothing) - ours
    elsewhere = max(sum(prices, start=nothing) - sum(worths, start=nothing) - back, nothing)
    postage = max((sale.postage or nothing) - (case.postage_back or nothing), nothing)
    return max(refunded_unsaid(case) - elsewhere - postage, nothing)
