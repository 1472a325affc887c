"""A case looked at by one of its lines: what is shown, and what a key does, follows that line."""

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.queue.case.case_view import LoadedCase
from returns.errors import Refusal
from returns.records.case import Case
from returns.records.letter import Letter
from returns.records.options import StepOptions
from returns.rules.steps.next_offer import next_offer
from returns.terms import StepKind

if TYPE_CHECKING:
    from returns.desk import Desk


def read_by_line(desk: "Desk", case_id: int, number: int) -> LoadedCase:
    """All that the panel shows of a case, with that line in front where it has one; 0 is no line."""
    read = desk.cases.open(case_id)
    chosen = number if number <= len(read.case.lines) else 0
    case, alone = looked_at(read.case, chosen)
    shown = case.lines[chosen - 1] if chosen else case.lead
    return LoadedCase(
        case,
        read.events,
        read.policies.get(shown.id),
        _letter_of(desk, case, chosen) if alone else read.preview,
        read.letters,
        {line.id: next_offer(line, case.outlook(line).advice) for line in case.lines},
        read.behind and not desk.read_only,
        chosen,
        alone,
    )


def _letter_of(desk: "Desk", case: Case, number: int) -> Letter | None:
    """What the own step of a line would write; None where it cannot be said."""
    if case.next is None:
        return None
    try:
        told = StepOptions(line=number)
        return desk.cases.preview_letter(case.id, case.next.kind, told)
    except Refusal:
        return None


def looked_at(case: Case, number: int) -> tuple[Case, bool]:
    """The case with that line in front; whether the step shown is that line's alone.

    Where the case's next step is the line's, too, it stays as it is, for all lines that it is next
    on together: one letter tells of them. Else the line's own comes in its place. 0 is no line.
    """
    if case.next is None or not 1 <= number <= len(case.lines) or len(case.lines) == 1:
        return case, False
    line, step = case.lines[number - 1], case.next
    if line.id in step.line_ids:
        others = tuple(each for each in step.line_ids if each != line.id)
        return replace(case, next=replace(step, line_ids=(line.id, *others))), False
    own = case.outlook(line).step
    if own is None or own.kind is StepKind.CLOSE:
        # a line at rest waits for the others: the case is closed as a whole
        return case, False
    return replace(case, next=own), True
