"""A supplier's number that is good for some days: used in them, and asked for anew after (domain.md 3)."""

from dataclasses import replace
from datetime import UTC, datetime, time

from returns.records.advice import Because
from returns.rules.dates.deadlines import OURS
from returns.rules.dates.to_post import number_ends, number_over
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_clock import Candidate, Clock
from returns.terms import FreightPayer, Goods, Route, StepKind, SupplierClaim


def new_number(at: Situation, clock: Clock) -> Candidate | None:
    """Ask for a new number: the one that was given is over, and the goods still go there.

    Not once what nobody posts has lapsed: a return that never comes needs nothing of us (A).
    """
    ends = number_ends(at.terms, at.line)
    if ends is None or not number_over(at.case, at.line, at.terms, clock.now.date()):
        return None
    approved = at.line.approved_at or at.line.answered_at
    lapses = clock.ours(StepKind.AWAIT_PARCEL, "return_lapses", approved)
    told = at.line.label_made_at is not None or at.line.freight_payer is FreightPayer.BUYER
    if told and Goods.IN_TRANSIT not in at.goods and clock.now >= lapses.due:
        return None
    over = datetime.combine(ends, time.max, UTC)
    return Candidate(StepKind.ASK_RMA, over, (_said("step.ask_rma_again", at),))


def number_to_send(at: Situation, clock: Clock) -> Candidate | None:
    """The buyer was told another number than the supplier's last: a label with the new one is sent."""
    line, given = at.line, at.line.rma_given_at
    told = max(filter(None, (line.approved_at, line.label_made_at)), default=None)
    if given is None or told is None or given <= told or line.route is not Route.TO_SUPPLIER:
        return None
    if not line.supplier_rma or line.freight_payer is FreightPayer.PLATFORM:
        return None
    step = clock.ours(StepKind.SEND_LABEL, "send_label", given)
    return replace(step, because=(replace(step.because[0], key="step.send_new_number"),))


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


def _said(key: str, at: Situation) -> Because:
    ends = number_ends(at.terms, at.line)
    said = (
        ("supplier", at.line.supplier or "term:unnamed:supplier"),
        ("rma", at.line.supplier_rma),
        ("day", f"date:{ends.isoformat()}" if ends is not None else ""),
    )
    return Because(key, said, OURS)
