"""What a recommended step asks before it writes anything, and what its button is called then."""

from datetime import datetime

from returns.records.case import Case
from returns.rules.steps.claim_not_owed import OVERPAID
from returns.terms import StepKind, SupplierClaim

#: steps that need something of the seller before anything is written → what is asked
_ASKS = {
    StepKind.CHECK: "check",
    StepKind.REPLACE: "instead",
    StepKind.SEND_ON: "send_on",
}
#: what is asked first → the word on the button, where it is another than the step's
ASKED_BUTTONS = {
    "money_in": StepKind.SETTLE.value,
    "answer": "answer",
    "rma": "rma",
    "appeal": "appeal",
}
_MONEY_AWAITED = (SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED)
#: whatever `asks_first` gives, and *place*: each is a dialog of `CaseActions`
ASKED = frozenset({*_ASKS.values(), "money_in", "answer", "rma", "place", "appeal"})


def gives_back(case: Case) -> bool:
    """Whether the next step gives a supplier or carrier back what it paid and does not owe."""
    return case.next is not None and any(
        why.key in OVERPAID.values() for why in case.next.because
    )


def notes_only(case: Case, now: datetime) -> bool:
    """Whether the next step's letter is a reminder of somebody who is not late: Enter notes his answer."""
    chases = case.next is not None and case.next.kind is StepKind.CHASE_SUPPLIER
    return chases and bool(asks_first(case, now))


def asks_first(case: Case, now: datetime) -> str:
    """What the next step asks before it writes anything: one of `ASKED`, "" for nothing."""
    step, line = case.next, case.lead
    if step is None:
        return ""
    if step.second is not None:
        line = case.as_asked(line, step.second)[0]
    claim = line.tracks.supplier_claim
    if any(why.key == "step.appeal_refusal" for why in step.because):
        # who refused hears what is new, and once
        return "appeal"
    if step.kind is StepKind.CHASE_SUPPLIER and now < step.due_at:
        # until they are late, what can happen is that the money comes, or their answer
        number = "rma" if claim is SupplierClaim.ASKED_FOR_RMA else "answer"
        return "money_in" if claim in _MONEY_AWAITED else number
    given_up = claim in (*_MONEY_AWAITED, SupplierClaim.CLAIM_SENT)
    if step.kind is StepKind.SETTLE and given_up and not gives_back(case):
        return "money_in"
    return _ASKS.get(step.kind, "")
