"""What a step or move writes on a case beside its tracks, and whether it may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from returns.casework import step_buyer, step_claim, step_goods
from returns.casework.acting import Act, refund_now
from returns.casework.units import lapses, units_received
from returns.clock import stamp
from returns.errors import IllegalMove
from returns.records.facts import TurnFacts
from returns.rules.offers import (
    claim_wanted,
    rma_needed,
)
from returns.rules.transitions import apply
from returns.terms import (
    Move,
    Route,
    StepKind,
    Verdict,
)


def turn_facts(act: Act) -> TurnFacts:
    """What the state machines look at for this step."""
    case, options = act.case, act.options
    amount = options.amount
    if amount is not None and amount.currency != case.value.currency:
        raise IllegalMove("step.currency", case=case.number, currency=case.value.currency)
    if amount is None and act.kind is StepKind.REFUND:
        amount = refund_now(case, act.offer)
    return TurnFacts(
        offer=act.offer,
        route=act.route,
        returnless=case.returnless,
        value=case.value,
        paid=case.paid,
        amount=amount,
        units=case.units,
        units_received=units_received(case),
        why=case.reason,
        reason=options.reason,
        claim_wanted=claim_wanted(case.recommendation, act.offer, act.route),
        rma_needed=rma_needed(case.recommendation, act.route, act.terms),
        supplier_rma=options.rma or case.supplier_rma,
        closed=case.closed_at is not None,
        overruled=options.overrule,
        lapses=lapses(case),
        nothing_here=case.verdict is Verdict.NOT_RECEIVED,
    )


def perform(act: Act) -> TurnFacts:
    """Move the tracks and write what goes with the step; raises `IllegalMove`, nothing kept."""
    facts = turn_facts(act)
    if act.kind is Move.RECEIVE:
        # a parcel that we hold in our hands is received by us, wherever it was meant to go
        facts = replace(facts, route=act.options.route or Route.TO_US)
    tracks = apply(act.case.tracks, act.kind, facts)
    act.work.set(
        request=tracks.request.value,
        goods=tracks.goods.value,
        buyer_money=tracks.buyer_money.value,
        supplier_claim=tracks.supplier_claim.value,
    )
    if act.case.snoozed_until is not None and act.kind not in (Move.SNOOZE, Move.NOTE):
        act.work.set(snoozed_until=None)
    for name in ("reason", "note", "answer"):
        said = getattr(act.options, name)
        if said:
            act.work.facts[name] = said
    if act.options.overrule:
        act.work.facts["overruled"] = True
    effect = _EFFECTS.get(act.kind)
    if effect is not None:
        effect(act, facts)
    return facts


def _snoozed(act: Act, _: TurnFacts) -> None:
    until: datetime | None = act.options.until
    if until is None:
        raise IllegalMove("step.until_wanted")
    if stamp(until) <= act.work.at:
        raise IllegalMove("step.until_past", day=until.date().isoformat())
    act.work.set(snoozed_until=stamp(until))


def _noted(act: Act, _: TurnFacts) -> None:
    if not act.options.note.strip():
        raise IllegalMove("step.note_wanted")


def _moment(column: str) -> "Effect":
    def effect(act: Act, _: TurnFacts) -> None:
        act.work.set(**{column: act.work.at})

    return effect


def _reopened(act: Act, _: TurnFacts) -> None:
    act.work.set(closed_at=None)


Effect = Callable[[Act, TurnFacts], None]

_EFFECTS: dict[StepKind | Move, Effect] = {
    StepKind.ANSWER_BUYER: step_buyer.offered,
    StepKind.NEGOTIATE: step_buyer.offered,
    Move.OFFER: step_buyer.offered,
    Move.BUYER_AGREED: step_buyer.buyer_agreed,
    Move.DECLINE: _moment("answered_at"),
    StepKind.ASK_RMA: _moment("rma_asked_at"),
    Move.RMA_GIVEN: step_claim.rma_given,
    StepKind.APPROVE: step_buyer.approved,
    StepKind.SEND_LABEL: step_goods.label_sent,
    StepKind.CHASE_PARCEL: step_goods.chased_parcel,
    Move.SHIPPED: step_goods.shipped,
    Move.RECEIVE: step_goods.received,
    StepKind.INSPECT: step_goods.inspected,
    StepKind.REFUND: step_buyer.refunded,
    StepKind.REPLACE: step_buyer.replaced,
    StepKind.SEND_CLAIM: step_claim.claim_sent,
    StepKind.CHASE_SUPPLIER: step_claim.chased_supplier,
    Move.MORE_ASKED: _moment("claim_answered_at"),
    Move.CLAIM_ACCEPTED: step_claim.claim_answered,
    Move.CLAIM_PARTLY: step_claim.claim_answered,
    Move.CLAIM_REFUSED: step_claim.claim_answered,
    StepKind.SETTLE: step_claim.settled,
    StepKind.PLACE_GOODS: step_goods.placed,
    StepKind.CLOSE: _moment("closed_at"),
    Move.REOPEN: _reopened,
    Move.SNOOZE: _snoozed,
    Move.NOTE: _noted,
}
