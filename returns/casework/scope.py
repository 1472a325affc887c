"""Which lines of a case a step is about: the one that was named, else all that are due for it together."""

from collections.abc import Sequence

from returns.errors import IllegalMove, NotFound
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.terms import Move, StepKind, SupplierClaim
from returns.trade.steps import step_traits

#: of the case as a whole: done once, whatever lines there are
WHOLE_CASE = frozenset({StepKind.CLOSE, Move.REOPEN, Move.SNOOZE, Move.NOTE})

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
        return case.lines, kind in WHOLE_CASE or len(case.lines) == 1
    step = case.next
    if step is not None and step.kind is kind:
        return tuple(case.line(line_id) for line_id in step.line_ids), True
    due = [
        line
        for line in case.lines
        if (found := case.outlook(line).step) is not None and found.kind is kind
    ]
    lines = of_one_reader(kind, due) or (
        _who_answered(case) if kind in _ANSWERS else case.lines
    )
    return lines, bool(due)


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


def of_one_reader(kind: StepKind | Move, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Those that one letter can be about: a supplier is never told of goods that are not his."""
    if step_traits(kind).reader not in ("claimed", "receiver"):
        return tuple(lines)
    return tuple(line for line in lines if line.supplier_id == lines[0].supplier_id)
