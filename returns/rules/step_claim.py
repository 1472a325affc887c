"""The next step of a claim: ask for the number, send the evidence, chase, settle."""

from returns.records.facts import StepFacts
from returns.rules.step_clock import Candidate, Clock
from returns.rules.track_machines import CLAIM_AT_REST, CLAIM_UNSENT, ENDED, PAID
from returns.terms import Goods, Request, Route, StepKind, SupplierClaim

#: states of the goods in which there is nothing more to photograph first
_EVIDENCE_READY = frozenset({Goods.INSPECTED, Goods.DISPOSED, Goods.LOST})


def claim_step(facts: StepFacts, clock: Clock) -> Candidate | None:
    """What is next with the claim; None while it waits for something else, or is at rest."""
    claim = facts.tracks.supplier_claim
    if claim in CLAIM_AT_REST:
        return None
    if claim in CLAIM_UNSENT:
        return _unsent(facts, clock) if _still_wanted(facts, clock) else _drop(facts, clock)
    if claim is SupplierClaim.MORE_ASKED:
        return clock.ours(StepKind.SEND_CLAIM, "send_more", facts.claim_answered_at)
    if claim is SupplierClaim.CLAIM_SENT:
        days = facts.policy.answer_days if facts.policy else 3
        return clock.in_supplier_days(
            StepKind.CHASE_SUPPLIER,
            days,
            "business_days",
            facts.claim_sent_at,
            "chase_supplier",
        )
    if claim is SupplierClaim.REFUSED:
        return clock.ours(StepKind.SETTLE, "write_off", facts.claim_answered_at)
    days = facts.policy.refund_days if facts.policy else 10
    since = facts.claim_answered_at or facts.claim_sent_at
    return clock.in_supplier_days(StepKind.SETTLE, days, "days", since, "settle")


def _still_wanted(facts: StepFacts, clock: Clock) -> bool:
    ended_unpaid = facts.tracks.request in ENDED and facts.tracks.buyer_money not in PAID
    return clock.claim_wanted and not ended_unpaid


def _drop(facts: StepFacts, clock: Clock) -> Candidate | None:
    """A number was asked for, but there is nothing to claim any more: tell the supplier."""
    if facts.tracks.supplier_claim is SupplierClaim.TO_ASK:
        return None
    return clock.ours(StepKind.SETTLE, "write_off", facts.rma_asked_at, "claim_dropped")


def _unsent(facts: StepFacts, clock: Clock) -> Candidate | None:
    claim = facts.tracks.supplier_claim
    if claim is SupplierClaim.TO_ASK and clock.rma_needed and not facts.supplier_rma:
        since = facts.answered_at or facts.requested_at
        return clock.ours(StepKind.ASK_RMA, "ask_rma", since)
    if claim is SupplierClaim.ASKED_FOR_RMA:
        days = facts.policy.rma_days if facts.policy else 2
        return clock.in_supplier_days(
            StepKind.CHASE_SUPPLIER, days, "business_days", facts.rma_asked_at, "chase_rma"
        )
    if not _evidence_ready(facts):
        return None
    ready = facts.inspected_at or facts.received_at or facts.rma_given_at or facts.paid_at
    return clock.ours(StepKind.SEND_CLAIM, "send_claim", ready or facts.answered_at)


def _evidence_ready(facts: StepFacts) -> bool:
    """Whether the photos are all there are going to be: the buyer's own, or ours."""
    goods = facts.tracks.goods
    if facts.route is Route.TO_SUPPLIER and goods is Goods.IN_TRANSIT:
        return True
    if facts.route is Route.TO_PLATFORM and goods is Goods.RECEIVED:
        return True
    if goods is Goods.NONE_EXPECTED:
        return (
            facts.tracks.request is not Request.NEGOTIATING or facts.tracks.buyer_money in PAID
        )
    return goods in _EVIDENCE_READY
