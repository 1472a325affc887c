"""What is next on a case, by when, and why: the order of the queue (domain.md 3).

Three threads run side by side once the buyer has been answered: the goods and the buyer's money,
the claim, the end of the case. Each thread names its one next step with a due date; the earliest
due comes first, and where two are due together the order of the process decides.

Two clocks: a step is due by the buyer's clock (channel deadlines, our own defaults). While a claim
or goods still have to reach a supplier, the supplier's last safe day pulls it forward, and the step
says so. Snoozing moves our own defaults only: an outside deadline and the supplier's day stand.
"""

from dataclasses import replace
from datetime import datetime

from returns.records.case import Step
from returns.records.facts import StepFacts
from returns.rules.deadlines import DeadlineTable
from returns.rules.step_claim import claim_step
from returns.rules.step_clock import Candidate, Clock, supplier_day
from returns.rules.step_goods import goods_step, place_step
from returns.rules.step_money import money_step
from returns.rules.track_machines import ENDED, GOODS_HERE, PAID
from returns.terms import BuyerMoney, Request, StepKind

#: the order of the process, for steps that are due together; a promise to the buyer goes first
_PROCESS = (
    StepKind.ANSWER_BUYER,
    StepKind.NEGOTIATE,
    StepKind.REFUND,
    StepKind.REPLACE,
    StepKind.ASK_RMA,
    StepKind.APPROVE,
    StepKind.SEND_LABEL,
    StepKind.AWAIT_PARCEL,
    StepKind.CHASE_PARCEL,
    StepKind.INSPECT,
    StepKind.SEND_CLAIM,
    StepKind.CHASE_SUPPLIER,
    StepKind.SETTLE,
    StepKind.CONFIRM_BUYER,
    StepKind.PLACE_GOODS,
    StepKind.CLOSE,
)
_PLACE = {kind: place for place, kind in enumerate(_PROCESS)}

#: until the buyer's money is agreed on, nobody is asked for a number or a credit
_UNDECIDED = frozenset({BuyerMoney.OPEN, BuyerMoney.OFFERED})


def next_step(facts: StepFacts, deadlines: DeadlineTable, now: datetime) -> Step:
    """The one next step of an open case: never raises, and ends in `close`."""
    clock = Clock(facts, deadlines, now)
    candidates = [_snoozed(c, facts) for c in _candidates(facts, clock)]
    if not candidates:
        rest = facts.changed_at or now
        candidates = [_snoozed(clock.ours(StepKind.CLOSE, "close", rest), facts)]
    chosen = min(candidates, key=lambda c: (c.due, _PLACE[c.kind]))
    return Step(chosen.kind, chosen.due, chosen.because, chosen.supplier_clock)


def _candidates(facts: StepFacts, clock: Clock) -> list[Candidate]:
    if _unanswered(facts):
        answer = clock.by_event(StepKind.ANSWER_BUYER, "answer_buyer", facts.requested_at)
        return [_pulled(answer, facts)]
    here = facts.tracks.goods in GOODS_HERE
    negotiating = facts.tracks.request is Request.NEGOTIATING and not here
    undecided = negotiating and facts.tracks.buyer_money in _UNDECIDED
    claim = None if undecided else claim_step(facts, clock)
    goods, talk = goods_step(facts, clock), _talk_step(facts, clock)
    # what stands between us and the supplier is what its clock pulls forward
    if claim is not None:
        claim = _pulled(claim, facts)
    elif goods is not None:
        goods = _pulled(goods, facts)
    elif talk is not None:
        talk = _pulled(talk, facts)
    unpaid = facts.tracks.buyer_money not in PAID
    money = None if negotiating and unpaid else money_step(facts, clock)
    threads = (talk, goods, money, claim, place_step(facts, clock))
    return [candidate for candidate in threads if candidate is not None]


def _pulled(candidate: Candidate, facts: StepFacts) -> Candidate:
    """Due on the supplier's last safe day where that comes first."""
    pull = supplier_day(facts)
    if pull is None or pull[0] >= candidate.due:
        return candidate
    day, because = pull
    return replace(
        candidate,
        due=day,
        because=(*candidate.because, because),
        outside=True,
        supplier_clock=True,
    )


def _unanswered(facts: StepFacts) -> bool:
    """A new request, or one that the platform authorised before anybody wrote to the buyer."""
    if facts.tracks.request is Request.NEW:
        return True
    silent = facts.tracks.request is Request.APPROVED and facts.answered_at is None
    return silent and facts.tracks.buyer_money is BuyerMoney.OPEN


def _talk_step(facts: StepFacts, clock: Clock) -> Candidate | None:
    """Negotiating, until the return is approved; a needed RMA is waited for by the claim thread.

    Goods that are here were sent back, whether or not anybody had approved it: they are looked at.
    """
    if facts.tracks.request in ENDED or facts.tracks.request is Request.APPROVED:
        return None
    if facts.tracks.goods in GOODS_HERE:
        return None
    since = facts.offered_at or facts.answered_at or facts.requested_at
    if facts.tracks.buyer_money in _UNDECIDED:
        return clock.ours(StepKind.NEGOTIATE, "negotiate", since)
    if clock.waits_for_rma:
        return None
    return clock.by_event(StepKind.APPROVE, "approve", since)


def _snoozed(candidate: Candidate, facts: StepFacts) -> Candidate:
    until = facts.snoozed_until
    if until is None or candidate.outside or candidate.due >= until:
        return candidate
    return replace(candidate, due=until)
