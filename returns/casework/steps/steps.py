"""What a step or move writes on a line beside its tracks, and whether it may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from returns.casework.steps import claim_money, holding, step_buyer, step_claim, step_goods
from returns.casework.steps.acting import Act, asked_party
from returns.casework.steps.ending import (
    open_again,
)
from returns.casework.steps.exchanges import new_one_lost
from returns.casework.steps.pieces_again import hold_again
from returns.casework.steps.step_claim import refuse_not_asked
from returns.casework.steps.step_facts import turn_facts, units_for
from returns.casework.steps.unshown import refuse_unshown
from returns.casework.steps.whose_goods import whose_now
from returns.clock import moment, stamp
from returns.errors import IllegalMove
from returns.records.case import Tracks
from returns.records.facts import TurnFacts
from returns.rules.dates.since_order import demand_later
from returns.rules.steps.held_acts import held_up
from returns.rules.tracks.track_machines import ENDED, PAID, not_now
from returns.rules.tracks.transitions import apply
from returns.terms import (
    Goods,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
)
from returns.trade.steps import step_traits
from returns.trade.tracks import SLOWEST


def perform(act: Act) -> TurnFacts:
    """Move the tracks and write what goes with the step; raises `IllegalMove`, nothing kept."""
    facts, tracks, goods = turned(act)
    units = units_for(act)
    extra = None if units else step_goods.one_too_many(act.work, act.line)
    for unit in units:
        after = goods.get(unit.goods, unit.goods)
        if act.kind is StepKind.INSPECT:
            after = step_goods.after_looking(act, unit, after)
        elif act.kind is StepKind.PLACE_GOODS:
            after = step_goods.after_placing(act, unit, after)
        anew = step_goods.here_after_all(unit) if act.kind is Move.RECEIVE else {}
        act.work.update("unit", unit.id, goods=after.value, **anew)
    act.set(
        request=tracks.request.value,
        buyer_money=tracks.buyer_money.value,
        supplier_claim=tracks.supplier_claim.value,
    )
    if facts.opens:
        open_again(act)
    effect = _EFFECTS.get(act.kind)
    if effect is not None:
        effect(act, facts)
    whose_now(act, tracks)
    if extra is not None and act.kind is Move.RECEIVE:
        step_goods.put_too_many_in(act, extra)
    return facts


def turned(act: Act) -> tuple[TurnFacts, Tracks, dict[Goods, Goods]]:
    """The tracks after the step, and where units go from where they stand; the slowest decides.

    Writes nothing; raises `IllegalMove` where the step is not allowed.
    """
    refuse_held(act)
    refuse_unshown(act)
    refuse_not_asked(act)
    facts = turn_facts(act)
    if act.kind is Move.RECEIVE:
        # a parcel that we hold in our hands is received by us, wherever it was meant to go
        facts = replace(facts, route=act.options.route or Route.TO_US)
    units = units_for(act)
    if not units and facts.route is not Route.TO_US:
        # whoever else has it was told of already
        raise not_now(act.kind, "goods", act.line.tracks.goods)
    order = SLOWEST["goods"].index
    states = sorted({unit.goods for unit in units or act.line.units}, key=order) or [
        Goods.NONE_EXPECTED
    ]
    tracks = apply(replace(act.line.tracks, goods=states[0]), act.kind, facts)
    goes = {states[0]: tracks.goods}
    for state in states[1:]:
        try:
            after = apply(replace(act.line.tracks, goods=state), act.kind, facts)
        except IllegalMove:
            if step_traits(act.kind).about:
                raise
            continue
        goes[state] = after.goods
    return facts, tracks, goes


def refuse_held(act: Act) -> None:
    """Nothing is paid, sent or promised by any key while something holds the line up."""
    says_no = step_traits(act.kind).offers and act.offer is Offer.DECLINE
    kind = Move.DECLINE if says_no else act.kind
    refusal = held_up(act.case, act.line, kind, asked_party(act))
    if refusal is not None and not act.options.overrule:
        raise refusal


def tell(act: Act) -> None:
    """Note on the event what was said along with the step."""
    for name in ("reason", "note", "answer", "gift", "reference", "place"):
        said = getattr(act.options, name)
        if said:
            act.work.facts[name] = said
    if act.options.overrule:
        act.work.facts["overruled"] = True
    if act.options.untried and act.line.tracks.request is Request.NEW:
        act.work.facts["untried"] = True
    if act.case.snoozed_until is not None and act.kind not in (Move.SNOOZE, Move.NOTE):
        act.work.set(snoozed_until=None)


def _snoozed(act: Act, _: TurnFacts) -> None:
    until: datetime | None = act.options.until
    if until is None:
        raise IllegalMove("step.until_wanted")
    demand_later(until, moment(act.work.at))
    act.work.set(snoozed_until=stamp(until))
    act.work.facts["until_on"] = until.date().isoformat()


def _woken(act: Act, _: TurnFacts) -> None:
    # whatever is done on a case that sleeps wakes it
    if act.case.snoozed_until is None:
        raise IllegalMove("step.not_snoozed", case=act.case.number)


def _noted(act: Act, _: TurnFacts) -> None:
    if not act.options.note.strip():
        raise IllegalMove("step.note_wanted")


def _moment(column: str) -> "Effect":
    def effect(act: Act, _: TurnFacts) -> None:
        act.set(**{column: act.work.at})

    return effect


def _closed(act: Act, _: TurnFacts) -> None:
    act.work.set(closed_at=act.work.at)


def _reopened(act: Act, _: TurnFacts) -> None:
    hold_again(act)
    holding.doubt_again(act)
    act.work.set(closed_at=None, reopened_at=act.work.at)
    if act.line.tracks.request in ENDED:
        if act.line.tracks.buyer_money not in PAID:
            step_buyer.with_buyer_again(act)
        step_buyer.stays_closed_there(act)


def _lost(act: Act, facts: TurnFacts) -> None:
    new_one_lost(act, facts)
    if not facts.buyers_loss:
        return
    hold_again(act)
    if act.line.tracks.request in ENDED and act.line.tracks.buyer_money not in PAID:
        # what was offered before it was declined is not what is owed now
        now = act.work.at
        refund = Offer.REFUND_ON_RECEIPT.value
        act.set(approved_at=now, offer=refund, offer_minor=None, returnless=0)


Effect = Callable[[Act, TurnFacts], None]

_EFFECTS: dict[StepKind | Move, Effect] = {
    StepKind.ANSWER_BUYER: step_buyer.offered,
    StepKind.NEGOTIATE: step_buyer.offered,
    Move.OFFER: step_buyer.offered,
    StepKind.ASK_BUYER: _moment("asked_buyer_at"),
    Move.BUYER_AGREED: step_buyer.buyer_agreed,
    Move.BUYER_REFUSED: step_buyer.buyer_refused,
    Move.BUYER_SAID: step_buyer.buyer_said,
    Move.DECLINE: _moment("answered_at"),
    StepKind.ASK_RMA: step_claim.asked_for_rma,
    Move.RMA_GIVEN: step_claim.rma_given,
    StepKind.APPROVE: step_buyer.approved,
    StepKind.SEND_LABEL: step_goods.label_sent,
    StepKind.CHASE_PARCEL: step_goods.chased_parcel,
    Move.SHIPPED: step_goods.shipped,
    Move.LOST: _lost,
    Move.RECEIVE: step_goods.received,
    StepKind.INSPECT: step_goods.inspected,
    StepKind.REFUND: step_buyer.refunded,
    StepKind.REPLACE: step_buyer.replaced,
    StepKind.SEND_CLAIM: step_claim.claim_sent,
    StepKind.CHASE_SUPPLIER: step_claim.chased_supplier,
    Move.WRITE_OFF: step_claim.written_off,
    Move.MORE_ASKED: step_claim.claim_answered,
    Move.CLAIM_ACCEPTED: step_claim.claim_answered,
    Move.CLAIM_PARTLY: step_claim.claim_answered,
    Move.CLAIM_REFUSED: step_claim.claim_answered,
    Move.RESHIP_PROMISED: step_claim.claim_answered,
    StepKind.SETTLE: claim_money.settled,
    StepKind.SEND_ON: step_goods.sent_on,
    StepKind.PLACE_GOODS: step_goods.placed,
    StepKind.CHECK: holding.checked,
    Move.HOLD: holding.put_on_hold,
    Move.LIFT: holding.lifted,
    StepKind.CLOSE: _closed,
    Move.REOPEN: _reopened,
    Move.SNOOZE: _snoozed,
    Move.WAKE: _woken,
    Move.NOTE: _noted,
}
