"""What is next on a line and on a case, by when, and why: the order of the queue (domain.md 3).

Threads run side by side once the buyer has been answered: the goods and the buyer's money, the
claim, the end. Each names its one next step with a due date; the earliest due comes first, and
where two are due together the order of the process decides. What others have to do first is waited
for only while nothing is ours to do.

Two clocks: a step is due by the buyer's clock (channel deadlines, our own defaults). While a claim
or goods still have to reach a supplier, the supplier's last safe day pulls it forward, and the step
says so. Snoozing moves our own defaults only: an outside deadline and the supplier's day stand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from returns.platforms.known import platform_of
from returns.records.advice import Because, Hold, LineOutlook, Step
from returns.records.case import SecondParty, StoredCase
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.offers import all_lost
from returns.rules.steps.claim_in_time import may_appeal
from returns.rules.steps.hold import dispute_on, hold_on
from returns.rules.steps.one_letter import reader_of
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_claim import claim_step, in_part
from returns.rules.steps.step_clock import A_DAY_BEFORE, Candidate, Clock, supplier_day
from returns.rules.steps.step_goods import goods_steps, place_step
from returns.rules.steps.step_money import (
    confirm_before_end,
    lost_step,
    money_step,
    negotiate_step,
)
from returns.rules.tracks.track_machines import ENDED, GOODS_HERE, PAID, UNDECIDED
from returns.terms import Goods, HoldKind, Party, Request, Route, StepKind
from returns.trade.disputes import clock_of, event_of
from returns.trade.platform_acts import PlatformAct

#: what ends a case: to look whether all reached the buyer, and to close it
_ENDING = (StepKind.CONFIRM_BUYER, StepKind.CLOSE)
#: the order of the process, for steps that are due together; a promise to the buyer goes first
_PROCESS = (
    StepKind.CHECK,
    StepKind.ANSWER_BUYER,
    StepKind.NEGOTIATE,
    StepKind.ASK_BUYER,
    StepKind.REFUND,
    StepKind.REPLACE,
    StepKind.ASK_RMA,
    StepKind.APPROVE,
    StepKind.SEND_LABEL,
    StepKind.AWAIT_PARCEL,
    StepKind.CHASE_PARCEL,
    StepKind.INSPECT,
    StepKind.SEND_CLAIM,
    StepKind.SEND_ON,
    StepKind.CHASE_SUPPLIER,
    StepKind.SETTLE,
    StepKind.CONFIRM_BUYER,
    StepKind.PLACE_GOODS,
    StepKind.CLOSE,
)
_PLACE = {kind: place for place, kind in enumerate(_PROCESS)}

#: what a clock asks for → what it asks for while nothing may be offered
_HELD = {
    "step.answer_buyer": "step.answer_held",
    "step.answer_buyer_outside": "step.answer_held_outside",
    "step.buyer_spoke": "step.answer_held",
}

#: what a step says that is not so while its check is to be done
_UNTRUE_WHILE_HELD = frozenset({"step.send_claim", "step.send_claim_bare"})

#: a reminder is not late before it can be written, and what lapsed reaches no supplier
_NEVER_PULLED = frozenset({StepKind.CHASE_PARCEL, StepKind.SETTLE, StepKind.CLOSE})

#: pieces that may never come
_COMING = frozenset({Goods.AWAITED, Goods.IN_TRANSIT})


def next_on_line(
    at: Situation, deadlines: DeadlineTable, now: datetime
) -> tuple[Step, Hold | None]:
    """The one next step of an open line, and what holds it up: never raises, and ends in `close`."""
    clock = Clock(at, deadlines, now)
    candidates = [_snoozed(clock.not_late_to_close(c), at) for c in _candidates(at, clock)]
    if not candidates:
        rest = at.changed_at or now
        candidates = [_snoozed(clock.ours(StepKind.CLOSE, "close", rest), at)]
    candidates.sort(key=lambda candidate: _PLACE[candidate.kind])
    disputed = _disputed(at, clock)
    steps = [_held(_step(candidate, at), at, now, disputed) for candidate in candidates]
    if disputed is not None:
        # nothing of it is over while somebody decides, nor is the buyer asked whether it reached him
        steps = [each for each in steps if each[0].kind not in _ENDING] + [disputed]
    # what is ours to do before what others have to do, the earliest due first
    step, hold = min(
        steps, key=lambda found: (found[0].waiting_for is not None, found[0].due_at)
    )
    step = _with_turn(step, (each for each, _ in steps))
    appeal = may_appeal(at, clock)
    return (step if appeal is None else _told_also(step, appeal)), hold


def next_with_second(
    at: Situation, deadlines: DeadlineTable, now: datetime
) -> tuple[Step | None, Hold | None]:
    """What is next with the second party of an open line, as that one sees it; None where nothing is."""
    tracks = at.line.tracks
    talking = tracks.request is Request.NEGOTIATING and tracks.buyer_money in UNDECIDED
    if _unanswered(at) or talking:
        return None, None
    clock = Clock(at, deadlines, now)
    claim = claim_step(at, clock)
    if claim is None:
        return None, None
    if at.line.seen_by is Party.SUPPLIER:
        claim = _pulled(claim, at, clock.now)
    step, hold = _held(_step(_snoozed(claim, at), at), at, now, _disputed(at, clock))
    said = (
        ("party", f"term:unnamed:{at.line.seen_by}"),
        ("count", str(len(at.line.units))),
        ("item", at.line.title or at.line.sku),
    )
    new = bool(at.new_ones_lost)
    told = Because("step.second_party_new" if new else "step.second_party", said, "P")
    return replace(step, because=(*step.because, told), second=at.line.seen_by), hold


def sooner(
    own: tuple[Step, Hold | None], second: tuple[Step | None, Hold | None]
) -> tuple[Step, Hold | None]:
    """What is next on a line with two parties: what is ours to do first; it ends once both are at rest."""
    step, hold = second
    if step is None:
        return own
    if own[0].kind is StepKind.CLOSE:
        return step, hold
    first, held = min(
        own, (step, hold), key=lambda found: (found[0].waiting_for is not None, found[0].due_at)
    )
    return _with_turn(first, (own[0], step)), held


def _with_turn(first: Step, steps: Iterable[Step]) -> Step:
    """The step that is next of these, with the day on which one that others have to do goes before it."""
    days = [each.due_at if each.waiting_for is not None else each.turns_at for each in steps]
    sooner_ones = [day for day in days if day is not None and day <= first.due_at]
    turn = min(sooner_ones, default=None)
    return first if turn == first.turns_at else replace(first, turns_at=turn)


def _told_also(step: Step, because: Because) -> Step:
    return replace(step, because=(*step.because, because))


def _held(
    step: Step, at: Situation, now: datetime, disputed: tuple[Step, Hold] | None
) -> tuple[Step, Hold | None]:
    """The step, or the check that takes its place while something forbids it."""
    hold = hold_on(at, step, now)
    if hold is None:
        return step, None
    if hold.kind is HoldKind.DISPUTE and disputed is not None:
        return disputed
    signs = at.case.signals if HoldKind.SUSPICION in hold.kinds else ()
    check = replace(
        step,
        kind=StepKind.CHECK,
        because=(
            *hold.told,
            *(sign.because for sign in signs),
            *(_while_held(each) for each in step.because if each.key not in _UNTRUE_WHILE_HELD),
        ),
        waiting_for=hold.waiting_for,
    )
    return check, hold


def _while_held(because: Because) -> Because:
    """The clock goes on, but what it asks for is an answer without an offer."""
    return replace(because, key=_HELD.get(because.key, because.key))


def _disputed(at: Situation, clock: Clock) -> tuple[Step, Hold] | None:
    """While somebody else decides, he is answered in his time, whatever else is to be done.

    A clock that was answered stops (domain.md 1b): what is decided is waited for then.
    """
    hold = dispute_on(at)
    if hold is None:
        return None
    answered = _answered_at(at)
    if answered is not None:
        wait = clock.ours(StepKind.CHECK, "chase_supplier", answered, "dispute_answered")
        party = Party.PLATFORM if clock.now < wait.due else None
        step = replace(_step(_snoozed(wait, at), at), waiting_for=party)
        hold = replace(hold, waiting_for=party)
        return replace(step, because=(*hold.told, *step.because)), hold
    answer = clock.by_event(
        StepKind.CHECK,
        event_of(at.case.dispute),
        at.case.dispute_at,
        "answer_dispute",
        platform=clock_of(at.case.dispute, at.case.platform),
    )
    step = _step(answer, at)
    return replace(step, because=(*hold.told, *step.because)), hold


def _answered_at(at: Situation) -> datetime | None:
    """When the dispute that is open was answered; None where nobody noted it, or it was another one."""
    answered, opened = at.line.dispute_answered_at, at.case.dispute_at
    if answered is None or (opened is not None and answered < opened):
        return None
    return answered


def _step(chosen: Candidate, at: Situation) -> Step:
    return Step(
        chosen.kind,
        chosen.due,
        chosen.because,
        chosen.supplier_clock,
        chosen.waiting_for,
        (at.line.id,),
        lapses=chosen.lapses,
    )


def next_on_case(
    case: StoredCase, outlooks: Sequence[LineOutlook], seconds: Sequence[SecondParty] = ()
) -> Step | None:
    """The earliest step of the lines, with all lines that one letter or act can do together.

    A line that is at rest waits for the others: the case is closed once all are.
    """
    known = {
        outlook.line_id: (case.line(outlook.line_id), outlook.advice) for outlook in outlooks
    }
    theirs = {second.line.id: (second.line, second.outlook.advice) for second in seconds}
    open_steps = [outlook.step for outlook in outlooks if outlook.step is not None]
    if not open_steps:
        return None
    busy = [step for step in open_steps if step.kind is not StepKind.CLOSE] or open_steps
    first = min(
        busy, key=lambda s: (s.waiting_for is not None, s.due_at, _PLACE[s.kind], s.line_ids)
    )

    def about(step: Step) -> tuple[object, ...]:
        """What two lines must have in common to be done in one act."""
        line, advice = (theirs if step.second is not None else known)[step.line_ids[0]]
        # a line's own claim is no part of an act on its second party's
        key: tuple[object, ...] = (step.kind, step.waiting_for, step.second)
        if step.kind is StepKind.CHECK:
            # one sentence says what is checked
            return (*key, step.because[0].key)
        return (*key, reader_of(case, line, advice, step.kind))

    together = tuple(step.line_ids[0] for step in busy if about(step) == about(first))
    first = _with_turn(first, busy)
    return first if together == first.line_ids else replace(first, line_ids=together)


def _candidates(at: Situation, clock: Clock) -> list[Candidate]:
    tracks = at.line.tracks
    if _unanswered(at):
        if at.line.asked_buyer_at is not None:
            answer = clock.ours(StepKind.ANSWER_BUYER, "negotiate", at.line.asked_buyer_at)
        else:
            asked = at.spoke_at or at.case.requested_at
            answer = clock.by_event(StepKind.ANSWER_BUYER, "answer_buyer", asked)
        return [_pulled(answer, at, clock.now)]
    here = bool(at.goods & GOODS_HERE)
    negotiating = tracks.request is Request.NEGOTIATING and not here
    # until the buyer's money is agreed on, nobody is asked for a number or a credit
    undecided = negotiating and tracks.buyer_money in UNDECIDED
    goods, talk = goods_steps(at, clock), _talk_step(at, clock)
    claim = None if undecided else claim_step(at, clock, goods)
    # what stands between us and the supplier is what its clock pulls forward
    if claim is not None:
        claim = _pulled(claim, at, clock.now)
    elif goods and not _posted_there(at):
        goods[0] = _pulled(goods[0], at, clock.now)
    elif talk is not None:
        talk = _pulled(talk, at, clock.now)
    unpaid = tracks.buyer_money not in PAID
    money = None if negotiating and unpaid else money_step(at, clock)
    threads = (talk, *goods, money, claim, place_step(at, clock))
    found = [candidate for candidate in threads if candidate is not None]
    lapsing = [c for c in found if c.kind is StepKind.CLOSE]
    rest = [c for c in found if c.kind is not StepKind.CLOSE]
    if lapsing and not rest:
        came = _without_awaited(at)
        last = claim_step(came, clock) if came is not None else None
        last = last or confirm_before_end(at, clock, lapsing[0].due)
        rest = [last] if last is not None else []
    return rest or [each.due_since(at.changed_at) for each in lapsing]


def _without_awaited(at: Situation) -> Situation | None:
    """The line without what will not come any more: the claim for what it cost us is still open."""
    came = tuple(unit for unit in at.line.units if unit.goods not in _COMING)
    given_back = at.line.tracks.buyer_money in PAID
    return replace(at, line=replace(at.line, units=came)) if came or given_back else None


def _posted_there(at: Situation) -> bool:
    """Whether all of it is on its way to the supplier: his clock was answered, and a parcel is waited for."""
    coming = at.goods & _COMING
    return at.line.route is Route.TO_SUPPLIER and coming == {Goods.IN_TRANSIT}


def _pulled(candidate: Candidate, at: Situation, now: datetime) -> Candidate:
    """Due on the supplier's last safe day where that comes first.

    What others have to do is waited for until then; once it is over, as long as usual. Who was asked
    for his number before that day is reminded on it, and after it as others are.
    """
    pull = supplier_day(at)
    if pull is None or candidate.kind in _NEVER_PULLED:
        return candidate
    day, because = pull
    if candidate.kind is not StepKind.SEND_CLAIM and in_part(at):
        day -= A_DAY_BEFORE
    if day >= candidate.due:
        return candidate
    waiting_for = candidate.waiting_for
    asked = at.line.rma_asked_at if candidate.kind is StepKind.CHASE_SUPPLIER else None
    if asked is not None and asked >= day:
        return candidate
    if now >= day and waiting_for is not None:
        if asked is None:
            return candidate
        waiting_for = None
    return replace(
        candidate,
        due=day,
        because=(*candidate.because, because),
        outside=True,
        supplier_clock=True,
        waiting_for=waiting_for,
    )


def _unanswered(at: Situation) -> bool:
    """A new request: what the platform approved was answered there (domain.md 2)."""
    return at.line.tracks.request is Request.NEW


def _talk_step(at: Situation, clock: Clock) -> Candidate | None:
    """Negotiating, until the return is approved; a needed RMA is waited for by the claim thread.

    Goods that are here were sent back, whether or not anybody had approved it: they are looked at.
    """
    tracks = at.line.tracks
    if tracks.request in ENDED or tracks.request is Request.APPROVED:
        return None
    if at.goods & GOODS_HERE:
        return None
    since = at.line.answered_at or at.case.requested_at
    if tracks.buyer_money in UNDECIDED:
        heard = max(since, at.line.asked_buyer_at or since)
        return _told_closed(negotiate_step(at, clock, heard), at)
    if all_lost(at.line) and tracks.buyer_money not in PAID:
        # sent off before anybody agreed to it: nobody is asked to post it any more
        return _told_closed(lost_step(at, clock), at)
    if at.waits_for_rma:
        return None
    approve = clock.by_event(StepKind.APPROVE, "approve", since)
    # the platform authorises it itself, or closes it, once its own time is over
    approve = clock.within(approve, "authorise", at.case.requested_at, since)
    first = approve.because[0]
    if first.key == "step.approve" and at.rma_needed and not at.line.supplier_rma:
        # the goods come to us: the number in the letter is ours
        told = (replace(first, key="step.approve_own_number"), *approve.because[1:])
        approve = replace(approve, because=told)
    return _told_closed(approve, at)


def _told_closed(candidate: Candidate, at: Situation) -> Candidate:
    """What is left to do where the platform has closed the request for good and the talk goes on."""
    platform = platform_of(at.case.platform)
    if platform.reopens or PlatformAct.CLOSED not in at.case.platform_did:
        return candidate
    told = Because("step.closed_there", (("platform", platform.name),), "A")
    return replace(candidate, because=(*candidate.because, told))


def _snoozed(candidate: Candidate, at: Situation) -> Candidate:
    """Put off: to the day until which the case sleeps, or on which its own hold is looked at again."""
    held = at.line.held.until if at.line.held is not None else None
    until = max((day for day in (at.case.snoozed_until, held) if day), default=None)
    if until is not None and candidate.no_later is not None:
        until = min(until, candidate.no_later)
    if until is None or candidate.outside or candidate.due >= until:
        return candidate
    return replace(candidate, due=until)
