"""What is begun on a case and goes on later, by a paper or a dialog: with no case opened meanwhile."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.work.jobs import Answer
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.terms import Move, StepKind

if TYPE_CHECKING:
    from desktop.queue.case.case_presenter import CasePresenter
    from desktop.queue.case.case_view import LoadedCase


def asked_about(cases: "CasePresenter") -> "LoadedCase | None":
    """The case that a dialog is about; None also while it is decided, as the next one comes then."""
    return None if cases.busy else cases.acting


def read_about(
    cases: "CasePresenter",
    case: Case,
    read: Callable[[], Answer],
    known: Callable[[Answer], object],
) -> None:
    """Read what a dialog of a case shows; none opens over another case."""

    def still(answer: Answer) -> None:
        if _still_at(cases, case.id):
            known(answer)

    cases.shell.jobs.run(read, still)


def do_still(
    cases: "CasePresenter",
    case_id: int,
    act: StepKind | Move,
    next_id: int,
    options: StepOptions,
) -> None:
    """A paper was made for a step: do it, unless another case was opened meanwhile."""
    if _still_at(cases, case_id):
        cases.do(act, options, next_id)


def _still_at(cases: "CasePresenter", case_id: int) -> bool:
    loaded = asked_about(cases)
    return loaded is not None and loaded.case.id == case_id
