"""Which lines of a case a step is about: the one that was named, else all that are due for it together."""

from collections.abc import Sequence
from datetime import datetime

from returns.casework.steps.exchanges import asked_after_new
from returns.errors import IllegalMove, NotFound
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.rules.goods.arrivals import brought, said_inside, where_to
from returns.rules.goods.lost_parcel import (
    coming_named,
    demand_said_which,
    lost_with,
    parcel_named,
)
from returns.rules.goods.new_ones import (
    is_new_one,
    may_come_back,
    meant_as_lost,
    on_their_way,
)
from returns.rules.offers import left_with_buyer
from returns.rules.steps.one_letter import of_one_reader
from returns.rules.steps.second_party import as_second
from returns.rules.tracks.track_machines import CLAIM_AT_REST, CLAIM_UNSENT, UNDECIDED
from returns.terms import BuyerMoney, Goods, Move, Request, StepKind, SupplierClaim
from returns.trade.steps import step_traits

#: of the case as a whole: done once, whatever lines there are
WHOLE_CASE = frozenset({StepKind.CLOSE, Move.REOPEN, Move.SNOOZE, Move.WAKE, Move.NOTE})

#: what the other side of a claim said
_ANSWERS = frozenset(
    {
        *(Move.RMA_GIVEN, Move.MORE_ASKED, Move.RESHIP_PROMISED),
        *(Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY, Move.CLAIM_REFUSED),
    }
)
#: states of a claim in which an answer is awaited
_ASKED = frozenset(
    {SupplierClaim.ASKED_FOR_RMA, SupplierClaim.CLAIM_SENT, SupplierClaim.MORE_ASKED}
)
#: what follows a claim, or the asking for a number
_AFTER = frozenset({StepKind.CHASE_SUPPLIER, StepKind.SETTLE, Move.WRITE_OFF})
_SENT = frozenset({*SupplierClaim}) - CLAIM_AT_REST - {SupplierClaim.TO_ASK}
#: pieces that are waited for, or that nobody looked at
_STILL_COMING = (Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED, Goods.UNMATCHED)
#: what is about one party's claim
_OF_CLAIM = _ANSWERS | _AFTER | {StepKind.ASK_RMA, StepKind.SEND_CLAIM}


def lines_for(
    case: Case, kind: StepKind | Move, options: StepOptions
) -> tuple[tuple[Line, ...], bool]:
    """The lines, and whether each of them has to be able to take the step.

    A step that the case is due for is done on the lines that are due for it together; any other on
    every line that can take it. Raises `NotFound` for a line that is not there, and `IllegalMove`
    where units are named and the line is not.
    """
    if options.line is not None:
        if not 1 <= options.line <= len(case.lines):
            raise NotFound("step.no_line", line=options.line, lines=len(case.lines))
        return (case.lines[options.line - 1],), True
    if options.units and len(case.lines) > 1:
        raise IllegalMove("step.line_wanted", lines=len(case.lines))
    if kind in WHOLE_CASE or len(case.lines) == 1:
        return case.lines, True
    step = case.next
    # what is lifted is the hold that is shown
    lifts = kind is Move.LIFT and step is not None and step.kind is StepKind.CHECK
    if step is not None and (step.kind is kind or lifts):
        lines = tuple(case.line(line_id) for line_id in step.line_ids)
        return _asked_along(case, kind, lines), True
    due = [
        line
        for line in case.lines
        if (found := case.outlook(line).step) is not None and found.kind is kind
    ]
    if due:
        return _asked_along(case, kind, one_reader(case, kind, due)), True
    return _who_can_be_meant(case, kind, options), False


def _asked_along(
    case: Case, kind: StepKind | Move, lines: tuple[Line, ...]
) -> tuple[Line, ...]:
    """Who is asked whether money arrived is asked so of all that was paid: one letter, not one a line.

    Of a line that is paid as far as it is owed, and whose next step is not the buyer's.
    """
    if kind is not StepKind.CONFIRM_BUYER:
        return lines
    return tuple(
        line
        for line in case.lines
        if line in lines or _paid_for_now(case, line) or _paid_with(case, line, lines)
    )


def _paid_with(case: Case, line: Line, lines: Sequence[Line]) -> bool:
    """Whether what was paid for a line so far went to the buyer with what one of the others got: one sum.

    Pieces of it may still be on their way; what is paid for those is asked after then.
    """
    outlook = case.outlook(line)
    paid = line.tracks.buyer_money is BuyerMoney.PAID_PARTLY
    if not paid or outlook.due or outlook.hold is not None or line.in_state(Goods.RECEIVED):
        return False
    mine, theirs = _paid_last(case, line), {_paid_last(case, each) for each in lines}
    return mine is not None and mine in theirs


def _paid_last(case: Case, line: Line) -> datetime | None:
    ours = (p for p in case.payments if p.line_id == line.id and p.to_buyer and p.outgoing)
    return max((p.at for p in ours if not p.by_platform), default=None)


def _paid_for_now(case: Case, line: Line) -> bool:
    outlook, tracks = case.outlook(line), line.tracks
    paid = tracks.buyer_money in (BuyerMoney.PAID, BuyerMoney.PAID_PARTLY)
    open_here = outlook.due or outlook.hold is not None or line.in_state(*_STILL_COMING)
    if not paid or open_here or tracks.request is not Request.APPROVED or outlook.step is None:
        return False
    return step_traits(outlook.step.kind).track in ("supplier_claim", "goods")


def seen_as_meant(case: Case, kind: StepKind | Move, options: StepOptions) -> Case:
    """The case as the party sees it whose claim a step is about, where lines have a second one.

    Who was named with it; else whose step it is that is next; else whose claim waits for such a step.
    """
    if kind not in _OF_CLAIM or not case.seconds:
        return case
    if options.party is not None:
        return case.seen_by(options.party)
    lines = [line for line in case.lines if options.line in (None, line.number)]
    step = case.next if options.line is None else case.outlook(lines[0]).step if lines else None
    if step is not None and _is_of_its_party(kind, step.kind):
        return case.seen_by(step.second) if step.second is not None else case
    awaited = _awaited(kind)
    if any(line.tracks.supplier_claim in awaited for line in lines):
        return case
    for line in lines:
        second = case.second(line)
        if second is not None and second.line.tracks.supplier_claim in awaited:
            return case.seen_by(as_second(second.line).party)
    return case


def _is_of_its_party(kind: StepKind | Move, step: StepKind) -> bool:
    """Whether an act is about the party that a step shows: its answers are, and of these a number
    only where one is asked for.
    """
    if kind is Move.RMA_GIVEN:
        return step is StepKind.ASK_RMA
    return step is kind or (kind in _ANSWERS and step_traits(step).reader == "claimed")


def _awaited(kind: StepKind | Move) -> frozenset[SupplierClaim]:
    """States of a claim in which an act can be meant."""
    if kind is Move.RMA_GIVEN:
        return frozenset({SupplierClaim.ASKED_FOR_RMA})
    return _ASKED if kind in _ANSWERS else _SENT if kind in _AFTER else CLAIM_UNSENT


def one_reader(case: Case, kind: StepKind | Move, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Those of the lines that one letter of the step can be about."""
    return of_one_reader(case, [(line, case.outlook(line).advice) for line in lines], kind)


def _who_can_be_meant(
    case: Case, kind: StepKind | Move, options: StepOptions
) -> tuple[Line, ...]:
    """The lines of a step that none is due for, and of which nobody said which."""
    if kind in _ANSWERS:
        return _who_answered(case)
    if kind in (Move.BUYER_SAID, Move.BUYER_REFUSED):
        return _who_is_talked_to(case)
    if kind is Move.RECEIVE:
        parcel = coming_named(case, options.parcel)
        inside = said_inside(
            case,
            options.tracking,
            another=options.another,
            carrier=options.carrier,
            parcel=parcel,
        )
        ids = {unit.line_id for unit in brought(case.lines, inside)}
        return tuple(line for line in case.lines if line.id in ids) or case.lines[:1]
    if kind is Move.LOST and (found := _lost_lines(case, options)):
        return found
    for states in step_traits(kind).about:
        found = tuple(line for line in case.lines if line.in_state(*states))
        if kind is Move.SHIPPED:
            # what its buyer was told to keep is sent only where that is all
            found = tuple(line for line in found if not left_with_buyer(line)) or found
        if kind is Move.SHIPPED and len({where_to(line) for line in found}) > 1:
            # one parcel goes to one place
            raise IllegalMove("step.line_wanted", lines=len(case.lines))
        if found:
            return found
    return case.lines


def _lost_lines(case: Case, options: StepOptions) -> tuple[Line, ...]:
    """The lines of which something is in a parcel that is lost; () where nobody knows of one."""
    number, parcel = options.tracking, parcel_named(case, options.parcel)
    if is_new_one(case, number, parcel):
        sent = (line for line in case.lines if meant_as_lost(case, line, number, (), parcel))
        return tuple(sent) or case.lines
    if not number and parcel is None:
        if asked := tuple(line for line in case.lines if asked_after_new(case, line)):
            return asked
        demand_said_which(case, case.lines, ())
        if new := _new_ones_alone(case):
            return new
    gone = lost_with(case, number, parcel)
    return tuple(line for line in case.lines if any(unit.id in gone for unit in line.units))


def _new_ones_alone(case: Case) -> tuple[Line, ...]:
    """The lines whose new one is under way, where nothing of the case may come back itself."""
    if any(may_come_back(case, line, unit) for line in case.lines for unit in line.units):
        return ()
    return tuple(line for line in case.lines if on_their_way(case, line))


def _who_is_talked_to(case: Case) -> tuple[Line, ...]:
    """What the buyer can mean: what is still talked over, before what we refused."""
    refused = tuple(line for line in case.lines if line.tracks.request is Request.DECLINED)
    talked = tuple(
        line
        for line in case.lines
        if line not in refused and line.tracks.buyer_money in UNDECIDED
    )
    return talked or refused or case.lines


def _who_answered(case: Case) -> tuple[Line, ...]:
    """The lines of the one supplier who can be meant: nobody else's get his number or his answer.

    Who was asked, of several the one whose claim is next; raises `IllegalMove` where that is nobody.
    """
    asked = [line for line in case.lines if line.tracks.supplier_claim in _ASKED] or case.lines
    step = case.next
    about_it = step is not None and step_traits(step.kind).reader == "claimed"
    shown = [
        line for line in asked if about_it and step is not None and line.id in step.line_ids
    ]
    meant = {line.supplier_id for line in shown or asked}
    if len(meant) > 1:
        raise IllegalMove("step.line_wanted", lines=len(case.lines))
    return tuple(line for line in case.lines if line.supplier_id in meant)
