"""What the state machines look at for a step, and the units that it is about."""

from collections.abc import Sequence
from dataclasses import replace

from returns.casework.steps import step_goods
from returns.casework.steps.acting import Act, asked_party, why
from returns.casework.steps.ending import (
    asks_rest,
    came_in_part,
    claim_now,
    gives_up,
    granted_stays,
    has_new_one,
    his_again,
    lapses,
    opens,
    takes_back,
)
from returns.casework.steps.exchanges import lost_now, other_settled, said_lost
from returns.casework.steps.way_told import redirects
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Line
from returns.records.facts import TurnFacts
from returns.records.unit import Unit
from returns.rules.goods.arrivals import brought
from returns.rules.goods.second_leg import leaving_in, to_be_credited
from returns.rules.money.asked_for import owes_a_sum
from returns.rules.money.claimable import carrier_left
from returns.rules.money.due import (
    came_back_worth,
    gets_new_one,
    returnless,
    to_be_seen,
    unseen,
    verdict_of,
)
from returns.rules.money.ground import ground_of
from returns.rules.money.lost_since import lost_since
from returns.rules.money.postage_since import postage_since
from returns.rules.money.running_claim import more_came
from returns.rules.money.settled import (
    asked_after,
    due_for,
    owed_new_ones,
    replaced_pieces,
    sent_money_back,
    to_replace,
)
from returns.rules.money.way_back import (
    hurt_on_our_freight,
    lost_by_buyer,
    lost_to_buyer,
    our_losses,
)
from returns.rules.offers import all_lost, claim_wanted, rma_needed
from returns.rules.steps.declining import nothing_to_agree
from returns.rules.tracks.approved_there import approved_unseen
from returns.terms import (
    ExchangeFrom,
    Goods,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Verdict,
)
from returns.trade.offers import traits
from returns.trade.steps import step_traits


def units_for(act: Act) -> tuple[Unit, ...]:
    """The units that a step is about: those that were named, else those in the states it is for.

    () for a parcel that comes when all of the line is here: one too many.
    """
    if lost := said_lost(act):
        return lost
    if act.options.units:
        return act.units
    if act.kind is Move.RECEIVE:
        return brought((act.line,), step_goods.inside_of(act))
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
        gift_alone=line.offer is Offer.GIFT_OR_COUPON and bool(line.left) and not line.refunded,
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
        nothing_to_see=lost_by_buyer(case, line) or bool(lost_to_buyer(case, line)),
        approved_unseen=approved_unseen(case, line),
        all_lost=all_lost(line),
        nothing_here=verdict_of(line) is Verdict.NOT_RECEIVED,
        credited=second_leg and line.seen_by is None,
        sent_back=sent_money_back(case, line),
        came=bool(options.amount),
        worked_out=options.amount is None,
        pieces=options.units,
        rest_asked=asks_rest(act),
        nothing_left=line.nothing_left,
        unasked=not asked_after(case, line),
        second_open=_second_open(act),
        opens=opens(act),
        has_new_one=has_new_one(act),
    )
    facts = _of_its_way(act, _of_its_claim(act, facts))
    return _of_what_is_lost(act, facts) if act.kind is Move.LOST else facts


def _of_its_way(act: Act, facts: TurnFacts) -> TurnFacts:
    """The facts with where the goods go, as it was said with the step."""
    said = act.options.route is not None or bool(act.options.place)
    return replace(facts, sent_where=said, redirected=said and redirects(act))


def _of_its_claim(act: Act, facts: TurnFacts) -> TurnFacts:
    """The facts with those of a claim that was made: whether it is changed, or taken back, or over."""
    told = (act.case, act.line, act.advice)
    return replace(
        facts,
        given_up=gives_up(act),
        taken_back=takes_back(act),
        part_came=came_in_part(act),
        granted_stays=granted_stays(act),
        gives_back=bool(his_again(act)),
        came_since=more_came(*told, act.terms)
        or lost_since(*told, act.terms) is not None
        or postage_since(*told, act.terms) is not None
        or bool(claim_now(act).stands),
        carrier_left=carrier_left(*told),
    )


def _of_what_is_lost(act: Act, facts: TurnFacts) -> TurnFacts:
    """The facts with those of pieces on their way back, or of a new one, that are said to be lost."""
    gone = lost_now(act)
    return replace(
        facts,
        carrier_owes=bool(hurt_on_our_freight(act.case, _with_lost(act))),
        our_loss=bool(_lost_now(act)),
        went_on=all(leaving_in(act.case, unit) is not None for unit in units_for(act)),
        buyers_loss=bool(lost_to_buyer(act.case, _with_lost(act))),
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
    owed = owes_a_sum(case, line, act.advice, act.terms)
    # once all is over nothing goes anywhere but where it was decided to
    route = line.route if act.kind is StepKind.CLOSE else act.route
    return owed and claim_wanted(act.advice, act.offer, route, second_leg=second_leg)


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
