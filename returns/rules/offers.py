"""What an offer means for the goods and the money."""

from returns.records.case import Recommendation
from returns.records.policy import PolicyTerms
from returns.rules.reasons import EXTRA_ITEM
from returns.terms import Fault, Offer, RmaPlacement, Route
from returns.trade.offers import traits


def nothing_due(offer: Offer | None, reason: str) -> bool:
    """One too many was sent, and thanks are all there is to give: no money is owed for it."""
    return reason == EXTRA_ITEM and offer is Offer.GIFT_OR_COUPON


def keeps_goods(offer: Offer | None, route: Route, reason: str = "") -> bool:
    """Whether nothing comes back; one too many is asked back whatever thanks go with it."""
    return route is Route.NONE if nothing_due(offer, reason) else traits(offer).keeps_goods


def goods_expected(offer: Offer | None, route: Route, reason: str = "") -> bool:
    """Whether something is to come back once that offer stands."""
    return route is not Route.NONE and not keeps_goods(offer, route, reason)


def claim_wanted(advice: Recommendation, offer: Offer | None, route: Route) -> bool:
    """Whether something is to be asked back: for the fault, or for goods the supplier gets back."""
    if advice.claim_from not in (None, Fault.UNKNOWN, Fault.BUYER, Fault.SELLER):
        return True
    return route is Route.TO_SUPPLIER and goods_expected(offer, route)


def rma_demanded(policy: PolicyTerms | None) -> bool:
    """Whether the supplier wants to be asked for a number before anything is sent or claimed."""
    return (
        policy is not None
        and policy.rma_needed
        and policy.rma_placement is not RmaPlacement.PO_IS_RMA
    )


def rma_needed(advice: Recommendation, route: Route, policy: PolicyTerms | None) -> bool:
    """Whether this case needs the supplier's number, for goods that go there or a claim on it."""
    asks_supplier = advice.claim_from is Fault.SUPPLIER or route is Route.TO_SUPPLIER
    return asks_supplier and rma_demanded(policy)
