"""Writes on the case on the table: told to the window, ready for undo, then read again once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.work.operation import Operation, Result, Said, on_cases
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change

#: what is said of a write that was made
Telling = Callable[[Change], Said | None]


class CaseWrites(QObject):
    """Hands writes to the desk in order; `settled` comes when no write is under way."""

    settled = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._under_way = 0

    def busy(self) -> bool:
        """True while a write is under way: what is on screen is newer than the desk."""
        return self._under_way > 0

    def write(
        self,
        words: str,
        function: Callable[[], Change],
        done: Callable[[Change], object] | None = None,
        said: Telling | None = None,
    ) -> None:
        """Do it; `words` say what undo would take back."""
        self.perform(self.step(words, function, said), done)

    def step(
        self, words: str, function: Callable[[], Change], said: Telling | None = None
    ) -> Operation[Change]:
        """A write on a case; one that changed nothing is not spoken of."""
        return on_cases(
            lambda: self._shell.desk.cases,
            lambda _: words,
            lambda _job: function(),
            lambda change: (change,) if change.seqs else (),
            said or (lambda _: None),
        )

    def perform(
        self,
        operation: Operation[Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
    ) -> None:
        """Do it; the last of several asks for a fresh look."""

        def written(result: Result) -> None:
            if done is not None:
                done(result)
            self._ended()

        def refused(refusal: Refusal) -> None:
            # say why not, and show what stands
            (failed or self._shell.refuse)(refusal)
            self._ended()

        self._under_way += 1
        self._shell.perform(operation, self, written, refused)

    def _ended(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self.settled.emit()
