"""Which offer of the ladder comes now, and whether it promises a gift."""

from returns.records.advice import Recommendation
from returns.records.case import Line
from returns.rules.money.due import verdict_of
from returns.rules.offers import nothing_due, second_part_now
from returns.rules.reasons import NEVER_HAD
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import BuyerMoney, Goods, Offer, Request, Route
from returns.trade.offers import traits

#: where nobody is asked to keep anything, so that nothing is given for keeping it
_GONE = GOODS_HERE | {Goods.IN_TRANSIT, Goods.LOST}


def next_offer(line: Line, advice: Recommendation) -> Offer:
    """The rung of the ladder that comes now: the first, then the one after what was refused."""
    ladder = advice.offers
    over = line.tracks.goods in (Goods.LOST, Goods.NONE_EXPECTED, Goods.KEPT)
    approved = line.tracks.request is Request.APPROVED
    instead = traits(line.offer).unreceived
    if over and approved and instead is not None:
        # nothing will come that the promise could wait for
        return instead
    first = advice.first
    here = line.tracks.goods is Goods.RECEIVED and verdict_of(line) is None
    if here and traits(first).in_part and not nothing_due(first, line.reason):
        # nobody is offered a part of the price for keeping what they have sent back
        return Offer.REFUND_ON_RECEIPT
    refused = line.tracks.buyer_money in (BuyerMoney.OFFERED, BuyerMoney.OPEN)
    if line.offer in ladder and refused and line.answered_at is not None:
        if second_part_now(line, advice):
            return Offer.PARTIAL_REFUND
        # the last rung of that kind: two parts of the price stand one after the other
        following = len(ladder) - ladder[::-1].index(line.offer)
        return ladder[min(following, len(ladder) - 1)]
    return first


def gift_along(line: Line, advice: Recommendation, offer: Offer | None) -> bool:
    """Whether the part of the price that is offered comes with a gift (A)."""
    keeps = line.tracks.goods not in _GONE and line.reason not in NEVER_HAD
    return keeps and advice.with_gift and offer is Offer.PARTIAL_REFUND


def promises_gift(
    line: Line, advice: Recommendation, offer: Offer | None, route: Route
) -> bool:
    """Whether the letter of that offer promises a gift or a coupon, which has to be called something."""
    if nothing_due(offer, line.reason):
        # of one too many, who keeps it has that; thanks go to who sends it back
        sent = line.tracks.goods in GOODS_HERE or line.tracks.goods is Goods.IN_TRANSIT
        return route is not Route.NONE and not sent
    return offer is Offer.GIFT_OR_COUPON or gift_along(line, advice, offer)
