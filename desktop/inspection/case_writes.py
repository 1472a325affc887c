"""Writes on the case on the table: told to the window, ready for undo, then read again once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change


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
    ) -> None:
        """Do it; `words` say what undo would take back."""
        self.began()

        def written(change: Change) -> None:
            self.wrote(words, change)
            if done is not None:
                done(change)
            self.ended()

        self._shell.jobs.run(function, written, self.failed)

    def began(self) -> None:
        """A write goes out."""
        self._under_way += 1

    def wrote(self, words: str, change: Change) -> None:
        """Tell of a write; one that changed nothing is not spoken of."""
        if not change.seqs:
            return
        cases = self._shell.desk.cases
        self._shell.wrote(
            change,
            self,
            words,
            lambda: cases.take_back(change),
            lambda: cases.again(change),
        )

    def failed(self, refusal: Refusal) -> None:
        """Say why not, and show what stands."""
        self._shell.refuse(refusal)
        self.ended()

    def ended(self) -> None:
        """A write is over; the last one asks for a fresh look."""
        self._under_way -= 1
        if not self._under_way:
            self.settled.emit()
