"""One thing that the window writes: what it is called, how it is done, taken back and told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from desktop.wording import with_end
from desktop.work.jobs import Job, Lane

if TYPE_CHECKING:
    from returns.casework.cases import Cases
    from returns.records.change import Change

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Said:
    """A passing message: it offers to take the write back, beside an action of its own."""

    words: str
    tone: str = "good"
    action: str = ""
    act: Callable[[], object] | None = None
    #: False where there is nothing to take back
    undo: bool = True


@dataclass(frozen=True, slots=True)
class Trace:
    """What an operation wrote first, and what its last doing or taking back wrote: ids are found here."""

    first: "Sequence[Change]"
    last: "Sequence[Change]"


#: a way back or forth; runs on the desk's lane
Way = Callable[[Trace], "Change | Sequence[Change]"]


@dataclass(frozen=True, slots=True)
class Operation(Generic[Result]):
    """For `Shell.perform`; `do` runs on the desk's lane, everything else on the window's thread.

    `words` name it for undo, "" for what cannot be taken back. `changes` finds in the answer of
    `do` what was written; nothing there is nothing to take back. `title` names long work.
    """

    words: Callable[[Result], str]
    do: Callable[[Job], Result]
    changes: "Callable[[Result], Sequence[Change]]"
    back: Way | None = None
    again: Way | None = None
    said: Callable[[Result], Said | None] = lambda _result: None
    title: str = ""
    progress: Callable[[int, int], object] | None = None
    #: who does it, and whom it waits for first
    lane: Lane = Lane.DESK
    after: Lane | None = None


def plain(
    words: str,
    do: "Callable[[], Change]",
    back: Way | None = None,
    again: Way | None = None,
    said: Said | None = None,
) -> "Operation[Change]":
    """A single service call; done again it is called again."""
    return Operation(
        lambda _: words,
        lambda _job: do(),
        lambda change: (change,),
        back,
        again or (lambda _trace: do()),
        lambda _: said,
    )


def on_cases(
    cases: "Callable[[], Cases]",
    words: Callable[[Result], str],
    do: Callable[[Job], Result],
    changes: "Callable[[Result], Sequence[Change]]",
    said: Callable[[Result], Said | None] = lambda _result: None,
    title: str = "",
    *,
    closes: bool = False,
) -> Operation[Result]:
    """Steps in the histories of cases: taken back, newest first, and done again as they were.

    Where cases closed with them, their name and what is told of them say so; those that `closes`
    are named by it already.
    """

    def named(result: Result, words: str) -> str:
        return words if closes else with_end(words, _closed(changes(result)))

    def told(result: Result) -> Said | None:
        answer = said(result)
        if answer is None:
            return None
        return replace(answer, words=named(result, answer.words))

    return Operation(
        lambda result: named(result, words(result)),
        do,
        changes,
        lambda trace: [cases().take_back(change) for change in reversed(trace.first)],
        lambda trace: [cases().again(change) for change in trace.first],
        told,
        title,
    )


def _closed(changes: "Sequence[Change]") -> int:
    """How many cases closed with what was written."""
    return len({case_id for change in changes for case_id in change.closed})
