"""Where goods that come back go: to us, or straight to a supplier who takes them (D)."""

from returns.records.advice import Because
from returns.records.facts import TriageFacts, TriageSettings
from returns.records.policy import PolicyTerms
from returns.rules.advice.fault import supplier_name
from returns.rules.advice.ladder import Band
from returns.rules.money.claim_amount import fee_for
from returns.rules.money.fee_share import CREDITS_NOTHING
from returns.rules.money.laws_day import LAW_LONGER
from returns.rules.reasons import Reason
from returns.terms import Fulfilment, Offer, Route
from returns.trade.offers import traits

_Choice = tuple[Route, Because | None]


def route_for(
    facts: TriageFacts,
    settings: TriageSettings,
    why: Reason,
    band: Band,
    offers: tuple[Offer, ...],
) -> _Choice:
    """Where the goods go once they come back, and why; NONE when no offer brings them back."""
    supplier = (("supplier", supplier_name(facts)),)
    if all(traits(offer).keeps_goods for offer in offers):
        return Route.NONE, None
    if band is Band.ABOVE:
        return Route.TO_US, Because("route.dear", supplier, "D")
    if facts.fulfilment is not Fulfilment.DROPSHIP:
        return Route.TO_US, Because("route.own_stock", (), "P")
    before = facts.returns_before
    if before is not None and before < settings.first_returns_to_us:
        said = (("count", str(before + 1)), ("limit", str(settings.first_returns_to_us)))
        return Route.TO_US, Because("route.first_returns", said, "D")
    if _supplier_lets_keep(facts, offers):
        return Route.NONE, Because("route.keep_item", supplier, "R")
    against = obstacle(facts, why)
    if against and facts.told_there:
        return Route.TO_US, Because("route.told_there", supplier, "P")
    if against == LAW_LONGER:
        return Route.TO_US, facts.law_longer
    if against:
        return Route.TO_US, Because(f"route.{against}", supplier, "D")
    return Route.TO_SUPPLIER, Because("route.to_supplier", supplier, "D")


def _supplier_lets_keep(facts: TriageFacts, offers: tuple[Offer, ...]) -> bool:
    """Paid at once, and the supplier does not want the goods: nobody needs them back."""
    return (
        traits(offers[0]).at_once
        and facts.policy is not None
        and "keep_item" in facts.policy.remedies
    )


def obstacle(facts: TriageFacts, why: Reason) -> str | None:
    """What keeps goods from going straight to the supplier, as in `route.…` of the rules; or None."""
    if facts.supplier_stopped:
        return "supplier_stopped"
    if facts.policy is None:
        return "no_policy"
    if not facts.policy.takes_returns:
        return "takes_none"
    if _credits_nothing(facts, facts.policy):
        return CREDITS_NOTHING
    if why.ordered_wrong and not facts.policy.takes_ordered_wrong:
        return "wrong_order_not_taken"
    if facts.window_open is False:
        if not facts.window_over:
            return "too_late"
        return "report_late" if facts.report_over else "window_closed"
    if not facts.supplier_has_address:
        return "no_address"
    return LAW_LONGER if facts.law_longer is not None else None


def _credits_nothing(facts: TriageFacts, policy: PolicyTerms) -> bool:
    """Whether goods would go to the supplier for nothing: they cost nothing, or his fee is all of it."""
    if facts.cost is None:
        return False
    whole = facts.cost_together or facts.cost
    percent, fixed = fee_for(policy, facts.reason)
    fee = whole.percent(percent)
    if fixed is not None and fixed.currency == whole.currency:
        fee = fee + fixed
    return not facts.cost or not fee < whole
