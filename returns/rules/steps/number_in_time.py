"""A supplier's number that is good for some days: used in them, and asked for anew after (domain.md 3)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from returns.records.advice import Because
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.rules.dates.deadlines import OURS
from returns.rules.dates.to_post import number_ends, number_over
from returns.rules.goods.second_leg import bound_for
from returns.rules.reasons import NEVER_HAD
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_clock import Candidate, Clock
from returns.terms import End, FreightPayer, Goods, Route, StepKind, SupplierClaim


def number_over_here(
    case: StoredCase, line: Line, terms: PolicyTerms | None, today: date
) -> bool:
    """Whether pieces that came to us would go on by a number of their supplier that was over before."""
    ends = number_ends(terms, line)
    given = line.tracks.supplier_claim is SupplierClaim.RMA_GIVEN
    if ends is None or today <= ends or not given:
        return False
    return bool(bound_for(case, line, End.SUPPLIER))


def new_number(at: Situation, clock: Clock) -> Candidate | None:
    """Ask for a new number: the one that was given is over, and the goods still go there.

    Not once what nobody posts has lapsed: a return that never comes needs nothing of us (A).
    """
    ends, today = number_ends(at.terms, at.line), clock.now.date()
    if ends is None:
        return None
    over = datetime.combine(ends, time.max, UTC)
    again = Candidate(StepKind.ASK_RMA, over, (_said("step.ask_rma_again", at),))
    if number_over_here(at.case, at.line, at.terms, today):
        return again
    if not number_over(at.case, at.line, at.terms, today):
        return None
    approved = at.line.approved_at or at.line.answered_at
    lapses = clock.ours(StepKind.AWAIT_PARCEL, "return_lapses", approved)
    told = at.line.label_made_at is not None or at.line.freight_payer is FreightPayer.BUYER
    if told and Goods.IN_TRANSIT not in at.goods and clock.now >= lapses.due:
        return None
    return again


def number_to_send(at: Situation, clock: Clock) -> Candidate | None:
    """The buyer was told another number than the supplier's last, or none: a label with it is sent."""
    line, given = at.line, at.line.rma_given_at
    told = max(filter(None, (line.approved_at, line.label_made_at)), default=None)
    if given is None or line.route is not Route.TO_SUPPLIER or not line.supplier_rma:
        return None
    if line.freight_payer is FreightPayer.PLATFORM or line.reason in NEVER_HAD:
        return None
    if told is None and (line.freight_payer is not FreightPayer.BUYER or line.received_at):
        # whom we send a label is told with it, and who sent a part of it knows where to
        return None
    if told is not None and given <= told:
        return None
    step = clock.ours(StepKind.SEND_LABEL, "send_label", given)
    key = "step.tell_number" if told is None else "step.send_new_number"
    return replace(step, because=(replace(step.because[0], key=key),))


def told_until(at: Situation, wait: Candidate) -> Candidate:
    """The waiting for goods no longer than the number that they go by is good, and that it is."""
    ends = number_ends(at.terms, at.line)
    given = at.line.tracks.supplier_claim is SupplierClaim.RMA_GIVEN
    going = wait.kind is StepKind.AWAIT_PARCEL and wait.waiting_for is not None
    if ends is None or not (given and going) or at.line.route is not Route.TO_SUPPLIER:
        return wait
    over = datetime.combine(ends, time.max, UTC)
    told = (*wait.because, _said("step.number_until", at))
    return replace(wait, due=min(wait.due, over), because=told)


def sent_in_time(at: Situation, leaves: Candidate, clock: Clock) -> Candidate:
    """The sending on to the supplier while the number that the goods go by is good."""
    ends = number_ends(at.terms, at.line)
    if ends is None or ends < clock.now.date():
        return leaves
    over = datetime.combine(ends, time.max, UTC)
    return clock.in_limit(leaves, (over, _said("step.number_until", at)))


def _said(key: str, at: Situation) -> Because:
    ends = number_ends(at.terms, at.line)
    said = (
        ("supplier", at.line.supplier or "term:unnamed:supplier"),
        ("rma", at.line.supplier_rma),
        ("day", f"date:{ends.isoformat()}" if ends is not None else ""),
    )
    return Because(key, said, OURS)
