"""Lines of a request that the platform closed, and that got nothing of what its lines got."""

from returns.bringing_in.opening import Opening
from returns.terms import BuyerMoney, Goods, Request, Wish
from returns.trade.platform_acts import PlatformAct, pays_itself

#: what stands where the platform settled a request
_SETTLED_THERE = frozenset({BuyerMoney.CONFIRMED, BuyerMoney.REPLACED})


def left_out(acts: frozenset[PlatformAct], wish: str, paid: int, *, others_paid: bool) -> bool:
    """Whether a line of a request that is closed there got nothing of what the request's lines got.

    `paid` is what is known of its own, in minor units; `others_paid` that of another one a sum is known.
    """
    if PlatformAct.CLOSED not in acts or pays_itself(acts) or paid:
        return False
    if PlatformAct.REPLACED in acts and Wish(wish) in (Wish.SAME, Wish.VARIANT):
        return False
    # a refund without any sum may be its own
    return others_paid or PlatformAct.REFUNDED not in acts


def leave_out(opening: Opening) -> None:
    """Of a request that is closed there, what got neither money nor a new one is over, and not settled."""
    for line in opening.lines:
        if line.buyer_money not in _SETTLED_THERE:
            continue
        paid, others = opening.paid_of(line), bool(opening.payments)
        if left_out(opening.seed.did, line.wish, paid, others_paid=others):
            line.buyer_money, line.answered_at = BuyerMoney.OPEN.value, None
            if not any(unit.goods == Goods.RECEIVED for unit in opening.units_of(line)):
                line.request, line.approved_at = Request.LAPSED.value, None
