"""What a step or move writes on a line beside its tracks, and whether it may."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from returns.casework.steps import step_buyer, step_claim, step_goods
from returns.casework.steps.acting import Act, asked_party, why
from returns.casework.steps.ending import has_new_one, lapses, open_again, opens
from returns.casework.steps.exchanges import lost_now, new_one_lost, other_settled, said_lost
from returns.casework.steps.pieces_again import hold_again
from returns.casework.steps.step_claim import refuse_not_asked
from returns.casework.steps.whose_goods import whose_now
from returns.clock import stamp
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Line, Tracks
from returns.records.facts import TurnFacts
from returns.records.unit import Unit
from returns.rules.goods.arrivals import brought, said_inside
from returns.rules.goods.second_leg import to_be_credited
from returns.rules.money.claimable import came_since, lost_in_vain, owes_anything
from returns.rules.money.due import (
    came_back_worth,
    gets_new_one,
    returnless,
    to_be_seen,
    unseen,
    verdict_of,
)
from returns.rules.money.ground import ground_of
from returns.rules.money.settled import (
    asked_after,
    due_for,
    owed_new_ones,
    replaced_pieces,
    to_replace,
)
from returns.rules.money.way_back import hurt_on_our_freight, lost_by_buyer, our_losses
from returns.rules.offers import all_lost, claim_wanted, rma_needed
from returns.rules.steps.declining import nothing_to_agree
from returns.rules.steps.held_acts import held_up
from returns.rules.steps.step_claim import MOST_REMINDERS
from returns.rules.tracks.track_machines import ENDED, not_now
from returns.rules.tracks.transitions import apply
from returns.terms import (
    ExchangeFrom,
    Goods,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    Verdict,
)
from returns.trade.offers import traits
from returns.trade.steps import step_traits
from returns.trade.tracks import SLOWEST


def units_for(act: Act) -> tuple[Unit, ...]:
    """The units that a step is about: those that were named, else those in the states it is for.

    () for a parcel that comes when all of the line is here: one too many.
    """
    if lost := said_lost(act):
        return lost
    if act.options.units:
        return act.units
    if act.kind is Move.RECEIVE:
        return brought((act.line,), said_inside(act.case, act.options.tracking))
    if act.kind is StepKind.PLACE_GOODS:
        return step_goods.to_place(act)
    for states in step_traits(act.kind).about:
        found = act.line.in_state(*states)
        if found:
            return found
    return act.line.units


def turn_facts(act: Act) -> TurnFacts:
    """What the state machines look at for this step."""
    case, line, options = act.case, act.line, act.options
    coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT) or unseen(line)
    owed = owed_new_ones(case, line)
    named = options.units if act.kind is StepKind.REPLACE else ()
    replacing = owed & frozenset(named) if named else owed
    settled = returnless(line) or not (coming or _part_due(act))
    second_leg = to_be_credited(line, act.terms, act.advice)
    facts = TurnFacts(
        offer=act.offer,
        route=act.route,
        returnless=line.returnless,
        value=line.paid_for,
        paid=line.refunded,
        amount=_amount(act),
        came_back=came_back_worth(line, replaced_pieces(case, line)),
        to_replace=len(replacing),
        all_here=settled and replacing == owed,
        came_unpaid=_came_unpaid(act),
        why=line.reason,
        reason=why(act),
        says_no=options.untried or nothing_to_agree(line, act.advice),
        claim_wanted=_claim_wanted(act, second_leg),
        rma_needed=_rma_needed(act, second_leg),
        claimed=bool(case.claims_of(line)),
        supplier_rma=options.rma or line.supplier_rma,
        number_over=step_goods.goes_by_old_number(act),
        closed=case.closed_at is not None,
        overruled=options.overrule,
        lapses=lapses(act),
        lost_by_buyer=lost_by_buyer(case, line),
        nothing_here=verdict_of(line) is Verdict.NOT_RECEIVED,
        given_up=line.reminders >= MOST_REMINDERS,
        lost_in_vain=lost_in_vain(case, line),
        came=bool(options.amount),
        worked_out=options.amount is None,
        pieces=options.units,
        rest_asked=options.rest_asked,
        sent_where=options.route is not None or bool(options.place),
        nothing_left=line.nothing_left,
        unasked=not asked_after(case, line),
        came_since=came_since(case, line, act.advice, act.terms),
        second_open=_second_open(act),
        opens=opens(act),
        has_new_one=has_new_one(act),
    )
    return _of_what_is_lost(act, facts) if act.kind is Move.LOST else facts


def _of_what_is_lost(act: Act, facts: TurnFacts) -> TurnFacts:
    """The facts with those of pieces on their way back, or of a new one, that are said to be lost."""
    gone = lost_now(act)
    return replace(
        facts,
        carrier_owes=bool(hurt_on_our_freight(act.case, _with_lost(act))),
        our_loss=bool(_lost_now(act)),
        new_one_lost=bool(gone),
        reship_lost=any(sent.comes_from is ExchangeFrom.SUPPLIER for sent in gone),
        other_settled=other_settled(act, gone),
    )


def _amount(act: Act) -> Money | None:
    """The sum that is moved or offered: the one that was given, else what a refund comes to now."""
    amount, case = act.options.amount, act.case
    if amount is not None and amount.currency != case.currency:
        raise IllegalMove("step.currency", case=case.number, currency=case.currency)
    return _sum_now(act) if amount is None and act.kind is StepKind.REFUND else amount


def _second_open(act: Act) -> bool:
    """Whether something is still to be done with a second party of the line."""
    second = act.case.second(act.line)
    return second is not None and second.outlook.step is not None


def _names_addressee(act: Act) -> bool:
    return act.kind is StepKind.SEND_CLAIM and act.options.party is not None


def _claim_wanted(act: Act, second_leg: bool) -> bool:
    """Whether anything is to be asked back: of whom was named, by his ground, else as it is advised."""
    case, line = act.case, act.line
    if _names_addressee(act):
        return ground_of(case, line, act.advice, act.terms, asked_party(act)) is not None
    if act.kind is StepKind.CLOSE and lapses(act):
        # what did not come will not, and nobody owes for it
        coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT)
        line = replace(line, units=tuple(unit for unit in line.units if unit not in coming))
    owed = owes_anything(case, line, act.advice, act.terms)
    return owed and claim_wanted(act.advice, act.offer, act.route, second_leg=second_leg)


def _rma_needed(act: Act, second_leg: bool) -> bool:
    """Whether a number is needed first: of a supplier, who alone gives one."""
    named = _names_addressee(act) or act.line.seen_by is not None
    if named and asked_party(act) is not Party.SUPPLIER:
        return False
    return rma_needed(
        act.advice, act.route, act.terms, second_leg=second_leg, gone=all_lost(act.line)
    )


def _with_lost(act: Act) -> Line:
    """The line as it is once the pieces that are said to be lost now are."""
    about = {unit.id for unit in units_for(act)}
    units = [
        replace(unit, goods=Goods.LOST) if unit.id in about else unit for unit in act.line.units
    ]
    return replace(act.line, units=tuple(units))


def _lost_now(act: Act) -> set[int]:
    """Which of the pieces that are said to be lost now the buyer is paid for."""
    about = {unit.id for unit in units_for(act)}
    return about & {unit.id for unit in our_losses(act.case, _with_lost(act))}


def _came_unpaid(act: Act) -> bool:
    """Whether pieces are here that the buyer has neither money nor a new one for."""
    line = act.line
    waits = to_be_seen(line)
    if gets_new_one(line, act.advice):
        return waits or to_replace(act.case, line) > 0 or bool(act.due)
    return waits or bool(act.due)


def _part_due(act: Act) -> bool:
    """Whether pieces are here that get no new one, and pay in part."""
    return gets_new_one(act.line, act.advice) and bool(act.due)


def _sum_now(act: Act) -> Money:
    """What a refund without a sum is of; raises `IllegalMove` for goods that nobody looked at.

    Nothing back yet leaves the whole sum, so that the refusal names it.
    """
    line, due = act.line, act.due
    if act.offer is Offer.GIFT_OR_COUPON and not act.options.units:
        # what was agreed instead of money asks nothing of goods that came all the same
        return due
    if act.options.units:
        percent = act.beside.settings.triage.used_back_percent
        due = due_for(act.case, line, act.advice, act.units, due, percent)
    elif not (due or line.refunded or traits(act.offer).in_part):
        _refuse_unseen(act, line.in_state(Goods.RECEIVED))
        anew = replaced_pieces(act.case, line)
        shares = (unit.paid for unit in line.units if unit.number in anew)
        return line.left - sum((each for each in shares if each), start=Money(0, due.currency))
    if not due:
        _refuse_unseen(act, [unit for unit in act.units if unit.goods is Goods.RECEIVED])
    return due


def _refuse_unseen(act: Act, here: Sequence[Unit]) -> None:
    """Nothing is worked out for pieces that came to us and that nobody looked at."""
    unjudged = any(unit.verdict is None for unit in here)
    if unjudged and act.route is not Route.TO_PLATFORM:
        raise IllegalMove("move.look_first")


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
    if stamp(until) <= act.work.at:
        raise IllegalMove("step.until_past", day=until.date().isoformat())
    act.work.set(snoozed_until=stamp(until))
    act.work.facts["until_on"] = until.date().isoformat()


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
    act.work.set(closed_at=None, reopened_at=act.work.at)
    if act.line.tracks.request in ENDED:
        step_buyer.stays_closed_there(act)


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
    Move.LOST: new_one_lost,
    Move.RECEIVE: step_goods.received,
    StepKind.INSPECT: step_goods.inspected,
    StepKind.REFUND: step_buyer.refunded,
    StepKind.REPLACE: step_buyer.replaced,
    StepKind.SEND_CLAIM: step_claim.claim_sent,
    StepKind.CHASE_SUPPLIER: step_claim.chased_supplier,
    Move.MORE_ASKED: step_claim.claim_answered,
    Move.CLAIM_ACCEPTED: step_claim.claim_answered,
    Move.CLAIM_PARTLY: step_claim.claim_answered,
    Move.CLAIM_REFUSED: step_claim.claim_answered,
    Move.RESHIP_PROMISED: step_claim.claim_answered,
    StepKind.SETTLE: step_claim.settled,
    StepKind.SEND_ON: step_goods.sent_on,
    StepKind.PLACE_GOODS: step_goods.placed,
    StepKind.CHECK: step_buyer.checked,
    Move.HOLD: step_buyer.put_on_hold,
    Move.LIFT: step_buyer.lifted,
    StepKind.CLOSE: _closed,
    Move.REOPEN: _reopened,
    Move.SNOOZE: _snoozed,
    Move.NOTE: _noted,
}
