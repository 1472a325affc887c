"""When a case closes by itself: every track is at rest, with whoever owes (domain.md 2)."""

from returns.records.case import Case
from returns.rules.tracks.track_machines import at_rest
from returns.terms import StepKind


def over(case: Case) -> bool:
    """Whether nothing of an open case is left to do, to wait for, to look into or to look at again."""
    step = case.next
    if step is None or step.kind is not StepKind.CLOSE or case.snoozed_until is not None:
        return False
    lines = (*case.lines, *(second.line for second in case.seconds))
    return not any(at_rest(line.tracks) for line in lines)
