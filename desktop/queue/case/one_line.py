"""A case looked at by one of its lines: what is shown, and what a key does, follows that line."""

from dataclasses import replace

from returns.records.case import Case
from returns.terms import StepKind


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
