"""Undo and redo of what was written: two service calls, never an erased entry."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.work.changes import Changes
from desktop.work.jobs import Jobs
from returns.errors import Refusal

if TYPE_CHECKING:
    from returns.records.change import Change

#: a service call of the database lane that writes and says what it changed
Write = Callable[[], "Change | Sequence[Change]"]


class Written(QUndoCommand):
    """Something that was written, with the call that takes it back and the one that redoes it."""

    def __init__(self, words: str, back: Write, again: Write) -> None:
        super().__init__(words)
        self.back, self.again = back, again


class Undo(QObject):
    """The stack of what can be taken back.

    The services are asked first, off the window's thread; the stack moves when they agreed. What
    they refuse leaves the stack, with the reason shown.
    """

    #: a word for people on what was just undone or redone: (words, True when undone)
    moved = Signal(str, bool)
    #: the cases on which something was taken back: their ids
    landed = Signal(object)
    #: a way back that the desk refused
    refused = Signal(object)
    #: texts or possibilities have changed
    changed = Signal()

    def __init__(self, jobs: Jobs, changes: Changes) -> None:
        super().__init__()
        self._jobs, self._changes = jobs, changes
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(200)
        self._stack.indexChanged.connect(self.changed)
        self._busy = False

    def push(self, words: str, back: Write, again: Write) -> None:
        """Remember something that has just been written; `words` say what it was."""
        self._stack.push(Written(words, back, again))

    def undo_words(self) -> str:
        """What would be undone, "" for nothing."""
        return self._stack.undoText() if self._stack.canUndo() else ""

    def redo_words(self) -> str:
        """What would be done again, "" for nothing."""
        return self._stack.redoText() if self._stack.canRedo() else ""

    def undo(self) -> None:
        """Take the last thing back."""
        self._move(self._stack.index() - 1, back=True)

    def redo(self) -> None:
        """Do the last undone thing again."""
        self._move(self._stack.index(), back=False)

    def clear(self) -> None:
        """Forget everything: another desk was opened."""
        self._stack.clear()

    def _move(self, at: int, *, back: bool) -> None:
        command = self._stack.command(at) if 0 <= at < self._stack.count() else None
        if self._busy or not isinstance(command, Written):
            return
        self._busy = True

        def done(answer: "Change | Sequence[Change]") -> None:
            self._busy = False
            self._step(back=back)
            changes = list(answer) if isinstance(answer, Sequence) else [answer]
            for change in changes:
                self._changes.tell(change)
            cases = [
                each
                for change in reversed(changes)
                for each in change.case_ids
                if _acted(change)
            ]
            if back and cases:
                self.landed.emit(tuple(cases))
            self.moved.emit(command.text(), back)

        def failed(refusal: Refusal) -> None:
            self._busy = False
            command.setObsolete(True)
            self._step(back=back)
            self.refused.emit(refusal)

        move = self._jobs.run(command.back if back else command.again, done, failed)
        self._jobs.writing(move)

    def _step(self, *, back: bool) -> None:
        if back:
            self._stack.undo()
        else:
            self._stack.redo()
        self.changed.emit()


def _acted(change: "Change") -> bool:
    """True when somebody acted on the cases, not on terms that reach into many."""
    return "policy" not in change.kinds
