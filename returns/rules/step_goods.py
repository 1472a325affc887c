"""The next step with the goods: label, waiting, looking, placing."""

from dataclasses import replace

from returns.records.case import Because
from returns.records.facts import StepFacts
from returns.rules.step_clock import Candidate, Clock
from returns.rules.track_machines import CLAIM_AT_REST, ENDED, PAID
from returns.terms import FreightPayer, Goods, Route, StepKind, SupplierClaim

_LABEL_ROUTES = frozenset({Route.TO_US, Route.TO_SUPPLIER, Route.TO_THIRD_PARTY})
#: a supplier that is still deciding may want the goods
_DECIDED = CLAIM_AT_REST | {
    SupplierClaim.ACCEPTED,
    SupplierClaim.PARTLY_ACCEPTED,
    SupplierClaim.REFUSED,
}


def goods_step(facts: StepFacts, clock: Clock) -> Candidate | None:
    """What is next until the goods have been looked at; None when nothing is under way."""
    goods = facts.tracks.goods
    if goods is Goods.AWAITED:
        return None if clock.waits_for_rma else _awaited(facts, clock)
    if goods is Goods.IN_TRANSIT:
        since = facts.sent_back_at or facts.label_made_at or facts.approved_at
        return _waiting(clock, clock.ours(StepKind.AWAIT_PARCEL, "await_transit", since))
    if goods is Goods.UNMATCHED:
        return clock.ours(StepKind.INSPECT, "inspect", facts.received_at, "match_parcel")
    if goods is Goods.RECEIVED and facts.route is not Route.TO_PLATFORM:
        return _inspect(facts, clock)
    return None


def _awaited(facts: StepFacts, clock: Clock) -> Candidate:
    approved = facts.approved_at or facts.answered_at or facts.requested_at
    we_pay = facts.recommendation.freight_payer is FreightPayer.SELLER
    if we_pay and facts.route in _LABEL_ROUTES and facts.label_made_at is None:
        return clock.ours(StepKind.SEND_LABEL, "send_label", approved)
    first = clock.ours(StepKind.AWAIT_PARCEL, "await_parcel", approved)
    if facts.label_made_at is not None and facts.label_made_at >= first.due:
        return _last_wait(facts, clock)
    since = facts.label_made_at or approved
    return _waiting(clock, clock.ours(StepKind.AWAIT_PARCEL, "await_parcel", since))


def _waiting(clock: Clock, wait: Candidate) -> Candidate:
    """Wait until the day has come, then remind the buyer."""
    if clock.now < wait.due:
        return wait
    return clock.ours(StepKind.CHASE_PARCEL, "chase_parcel", wait.due)


def _last_wait(facts: StepFacts, clock: Clock) -> Candidate:
    """The buyer was reminded: a return that still does not come lapses by itself (A)."""
    wait = clock.ours(
        StepKind.AWAIT_PARCEL, "chase_parcel", facts.label_made_at, "await_reminded"
    )
    unpaid = facts.tracks.buyer_money not in PAID
    if clock.now < wait.due or not unpaid:
        return wait
    return clock.ours(StepKind.CLOSE, "close", wait.due, "lapses")


def _inspect(facts: StepFacts, clock: Clock) -> Candidate:
    """Inspected soon, and in any case before the refund is due."""
    soon = clock.ours(StepKind.INSPECT, "inspect", facts.received_at)
    if facts.tracks.request in ENDED:
        return soon
    approved, received = facts.approved_at, facts.received_at
    if approved is not None and received is not None and received <= approved:
        came_first = Because("step.came_first", (), "P")
        soon = replace(soon, because=(*soon.because, came_first))
    refund = clock.by_event(StepKind.INSPECT, "refund_after_receipt", facts.received_at)
    return refund if refund.outside and refund.due <= soon.due else soon


def place_step(facts: StepFacts, clock: Clock) -> Candidate | None:
    """What becomes of goods that were looked at; not before the supplier has decided."""
    goods = facts.tracks.goods
    at_platform = goods is Goods.RECEIVED and facts.route is Route.TO_PLATFORM
    if goods is not Goods.INSPECTED and not at_platform:
        return None
    claim = facts.tracks.supplier_claim
    if claim not in _DECIDED and clock.claim_wanted and facts.tracks.request not in ENDED:
        return None
    since = facts.claim_answered_at or facts.inspected_at or facts.received_at
    return clock.ours(StepKind.PLACE_GOODS, "place_goods", since)
