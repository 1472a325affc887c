"""What is said of a case that was put off: until when, or that it stays in sight."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.queue.list.case_row import asleep_until
from desktop.wording import day_words, local
from returns.clock import moment
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.terms import Move, StepKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from returns.desk import Desk
    from returns.records.change import Change


def until_when(act: StepKind | Move, options: StepOptions, desk: "Desk") -> str:
    """Of a case that is snoozed, until which day; "" for all else."""
    if act is not Move.SNOOZE or options.until is None:
        return ""
    text = QCoreApplication.translate("CasePresenter", "Snoozed until {day}")
    return text.format(
        day=day_words(local(options.until).date(), local(desk.clock.now()).date())
    )


def still_in_sight(
    act: StepKind | Move, options: StepOptions, case: Case, now: datetime
) -> str:
    """Of a case that is put off in vain; "" where it goes away, and for all else that is done."""
    due_at = case.next.due_at if case.next is not None else None
    if act is not Move.SNOOZE or asleep_until(options.until, due_at, now) is not None:
        return ""
    return QCoreApplication.translate(
        "CasePresenter", "Stays in sight, overdue by somebody else’s deadline"
    )


def some_in_sight(
    act: StepKind | Move | None, changes: "Sequence[Change]", desk: "Desk"
) -> str:
    """How many of several were put off in vain; "" for none."""
    if act is not Move.SNOOZE:
        return ""
    now = desk.clock.now()
    count = 0
    for row in desk.queue.rows([each.case_ids[0] for each in changes]):
        due_at = moment(row.due_at) if row.due_at else None
        until = moment(row.snoozed_until) if row.snoozed_until else None
        count += asleep_until(until, due_at, now) is None
    text = QCoreApplication.translate(
        "CasePresenter", "Overdue by somebody else’s deadline, still in sight: {count}."
    )
    return text.format(count=count) if count else ""
