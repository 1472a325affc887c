"""What an offer means for the goods and the money."""

from returns.money import Money, Percent
from returns.records.advice import Recommendation
from returns.records.case import Line
from returns.records.policy import PolicyTerms
from returns.rules.reasons import EXTRA_ITEM
from returns.terms import (
    BuyerMoney,
    Disposition,
    Fault,
    Goods,
    Offer,
    Request,
    RmaPlacement,
    Route,
)
from returns.trade.offers import traits
from returns.trade.tracks import TURNED_AWAY


def part_of(price: Money, percent: Percent) -> Money:
    """So many percent of a price, and of the smallest price still its smallest coin."""
    part = price.percent(percent)
    return part if part or not price or not percent else Money(1, price.currency)


def second_part_now(line: Line, advice: Recommendation) -> bool:
    """Whether the first part of the price was offered and refused, and a second one is on the ladder."""
    first, second = line.offer_amount, advice.second_partial
    open_still = line.tracks.buyer_money in (BuyerMoney.OFFERED, BuyerMoney.OPEN)
    offered = line.offer is Offer.PARTIAL_REFUND and line.answered_at is not None and open_still
    return offered and first is not None and second is not None and first < second


def part_now(line: Line, advice: Recommendation) -> Money | None:
    """The part of the price that is offered now, no more than is left; None where none is advised."""
    part = advice.second_partial if second_part_now(line, advice) else advice.partial
    return line.left if part is not None and line.left < part else part


def part_unadvised(line: Line, advice: Recommendation) -> Money | None:
    """The part that is offered where no sum was said: as advised, else the percent of the settings."""
    advised = part_now(line, advice)
    part = advice.usual_part if advised is None else advised
    return line.left if part is not None and line.left < part else part


def nothing_due(offer: Offer | None, reason: str) -> bool:
    """One too many was sent, and thanks are all there is to give: no money is owed for it."""
    return reason == EXTRA_ITEM and offer is Offer.GIFT_OR_COUPON


def keeps_goods(offer: Offer | None, route: Route, reason: str = "") -> bool:
    """Whether nothing comes back; one too many is asked back whatever thanks go with it."""
    return route is Route.NONE if nothing_due(offer, reason) else traits(offer).keeps_goods


def goods_expected(offer: Offer | None, route: Route, reason: str = "") -> bool:
    """Whether something is to come back once that offer stands."""
    return route is not Route.NONE and not keeps_goods(offer, route, reason)


def route_once_here(offer: Offer | None, route: Route, reason: str) -> Route:
    """Where goods go once some of them came: to us where nobody had said so.

    One too many that its buyer may keep is still his, and so is what did not come with it.
    """
    unsaid = route is Route.NONE and not nothing_due(offer, reason)
    return Route.TO_US if unsaid else route


def way_of(offer: Offer | None, route: Route) -> Offer | Route:
    """The row of the table of ways that an offer is; without one it goes by where the goods go."""
    row = traits(offer)
    if row.replaces:
        return Offer.REPLACEMENT
    if row.in_part:
        return Offer.PARTIAL_REFUND
    return Offer.RETURNLESS_REFUND if row.keeps_goods or route is Route.NONE else route


def agreed_way(line: Line) -> Offer | Route | None:
    """The row of that table which stands with the buyer; None while none of them does."""
    if line.offer is None:
        approved = line.tracks.request is Request.APPROVED
        return line.route if approved and goods_expected(None, line.route) else None
    open_still = line.tracks.buyer_money in (BuyerMoney.OPEN, BuyerMoney.OFFERED)
    if open_still or line.offer in (Offer.GIFT_OR_COUPON, Offer.DECLINE):
        return None
    return way_of(line.offer, line.route)


def kept_by_buyer(line: Line) -> bool:
    """Whether the buyer was told to keep it: what was paid for ahead may be asked back all the same."""
    return line.returnless and not settled_ahead(line)


def settled_ahead(line: Line) -> bool:
    """Whether it is to come back although its buyer was settled with before."""
    asked_back = line.offer is not None and goods_expected(line.offer, line.route, line.reason)
    return line.returnless and asked_back


def left_with_buyer(line: Line) -> bool:
    """Whether it is settled with the buyer, or agreed, that it stays where it is."""
    said = line.tracks.buyer_money not in (BuyerMoney.OPEN, BuyerMoney.OFFERED)
    return kept_by_buyer(line) or (said and keeps_goods(line.offer, line.route, line.reason))


def approved_offer(
    offer: Offer | None, money: BuyerMoney, route: Route, reason: str = ""
) -> Offer:
    """What stands once the return is approved, of what was offered.

    Who sends goods back wants no part of their price, and nothing that was for keeping them.
    """
    if offer is None or offer is Offer.DECLINE:
        return Offer.REFUND_ON_RECEIPT
    left = route is not Route.NONE and keeps_goods(offer, route, reason)
    later = traits(offer).once_back
    if left and traits(offer).replaces and later is not None:
        return later
    instead = money is BuyerMoney.OFFERED or left
    return Offer.REFUND_ON_RECEIPT if instead and not traits(offer).replaces else offer


#: pieces that nobody has, or that stay with their buyer
_NEVER_HERE = frozenset({Goods.NONE_EXPECTED, Goods.KEPT, Goods.LOST})


def credited(line: Line, policy: PolicyTerms | None) -> bool:
    """Whether pieces that came to us go on to a supplier who takes goods back, and owes their worth.

    What never comes goes nowhere, whatever was said to become of it.
    """
    takes = line.supplier_id is not None and (policy is None or policy.takes_returns)
    going = (u for u in line.units if u.goods not in _NEVER_HERE)
    return takes and any(u.disposition is Disposition.TO_SUPPLIER for u in going)


def claim_wanted(
    advice: Recommendation, offer: Offer | None, route: Route, *, second_leg: bool = False
) -> bool:
    """Whether something is to be asked back: for the fault, or for goods the supplier gets back."""
    if second_leg or advice.claim_from not in (
        None,
        Fault.UNKNOWN,
        Fault.BUYER,
        Fault.SELLER,
    ):
        return True
    return route is Route.TO_SUPPLIER and goods_expected(offer, route)


def all_lost(line: Line) -> bool:
    """Whether every piece of it was lost on its way back, so that none goes anywhere."""
    gone = (unit.goods is Goods.LOST and not unit.lost_going_on for unit in line.units)
    return bool(line.units) and all(gone)


def not_lost(line: Line) -> int:
    """How many pieces of it were announced and not lost: of what is gone nothing can come any more."""
    lost = (unit for unit in line.in_state(Goods.LOST) if not unit.lost_going_on)
    return line.quantity - len([unit for unit in lost if unit.number <= line.last_number])


def all_missing(line: Line) -> bool:
    """Whether a parcel came for it in which no piece of it was, and none was sent since.

    What was settled ahead is asked for once more, and claimed all the same.
    """
    gone = (Goods.KEPT, Goods.AWAITED) if line.returnless else (Goods.KEPT,)
    missed = all(unit.goods in gone and unit.missed_at is not None for unit in line.units)
    return bool(line.units) and missed


def rma_demanded(policy: PolicyTerms | None) -> bool:
    """Whether the supplier wants to be asked for a number before anything is sent or claimed."""
    return (
        policy is not None
        and policy.rma_needed
        and policy.rma_placement is not RmaPlacement.PO_IS_RMA
    )


def number_refused(line: Line, policy: PolicyTerms | None) -> bool:
    """Whether a supplier gives no number for goods that were to go there: then it is no way back."""
    tracks = line.tracks
    over = tracks.supplier_claim in TURNED_AWAY
    talking = tracks.request in (Request.NEW, Request.NEGOTIATING)
    # what was agreed to at once may wait for its label still
    unsent = tracks.request is Request.APPROVED and line.label_made_at is None
    to_supplier = line.route is Route.TO_SUPPLIER and not line.supplier_rma
    return over and (talking or unsent) and to_supplier and rma_demanded(policy)


def rma_needed(
    advice: Recommendation,
    route: Route,
    policy: PolicyTerms | None,
    *,
    second_leg: bool = False,
    gone: bool = False,
) -> bool:
    """Whether this case needs the supplier's number, for goods that go there or a claim on it.

    Goods that are `gone` go nowhere any more.
    """
    goes_there = route is Route.TO_SUPPLIER and not gone
    asks_supplier = advice.claim_from is Fault.SUPPLIER or goes_there
    return (asks_supplier or second_leg) and rma_demanded(policy)
