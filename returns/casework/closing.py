"""A case that closes by itself, once what was just written left nothing of it open (domain.md 2)."""

from datetime import datetime

from sqlalchemy import select

from db.tables import cases as t
from returns.casework.outlook import concluded_in
from returns.casework.steps.acting import Act
from returns.casework.steps.ending import lapses
from returns.casework.steps.steps import perform, turned
from returns.errors import IllegalMove
from returns.ledger.case_rows import read_case_rows
from returns.ledger.history import TURNED
from returns.ledger.store import Work
from returns.records.case import Line
from returns.records.options import StepOptions
from returns.rules.tracks.over import may_be_over, nothing_left
from returns.terms import StepKind

#: how the history tells why, as `term:closed_by` names it
AT_REST = "at_rest"
_TRACKS = frozenset({"request", "goods", "buyer_money", "supplier_claim", "beside"})
#: what held a case up, and holds it up no more once they change; without reminders a loss is taken
_HOLDS = frozenset({"lifted", "held", "dispute", "reminders"})


def close_if_over(work: Work, now: datetime) -> bool:
    """Close the case if a change moved one of its tracks, or ended a hold, and left nothing open.

    Whether it was. One that was opened again, or looked into, without any of that stays open; so does
    one of which something has to be said first, and what lapses with its day. What is taken back, or
    done again, is as it was: a step that ended the case brings its end along.
    """
    moved = {name for _table, _row, cells in work.changed for name in cells}
    if work.kind in TURNED or "closed_at" in moved or not moved & (_TRACKS | _HOLDS):
        return False
    if not moved & _TRACKS and not _busy_before(work):
        return False
    read = work.left() or read_case_rows(work.tx, work.case_id)
    stored = read.stored
    if stored.closed_at is not None or not all(may_be_over(ln.tracks) for ln in stored.lines):
        return False
    case, beside = concluded_in(work, read, now)
    if not nothing_left(case):
        return False

    def closing(line: Line) -> Act:
        return Act(work, case, line, StepKind.CLOSE, StepOptions(), beside)

    acts = [closing(line) for line in case.lines]
    try:
        for act in acts:
            turned(act)
    except IllegalMove:
        return False
    if any(lapses(act) for act in acts):
        return False
    for act in acts:
        perform(act)
    work.facts["closed"] = AT_REST
    return True


def _busy_before(work: Work) -> bool:
    """Whether something was to be done, or to be waited for, before the change."""
    case = t.return_case
    query = select(case.c.next_step).where(case.c.id == work.case_id)
    return work.tx.execute(query).scalar() != StepKind.CLOSE.value
