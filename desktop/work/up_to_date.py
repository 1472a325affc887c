"""Keeps the queue true while time passes: next steps that turn are worked out anew in the background."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.work.shell import Shell
from returns.clock import stamp
from returns.errors import Refusal

if TYPE_CHECKING:
    from returns.casework.catching_up import Caught, Place

#: after so many looks at what has just fallen due, all that is overdue is looked at once more
_LOOKS = 60
#: the list is read anew when so many cases changed, and at the end
_TOLD_AT_ONCE = 2_000


class UpToDate(QObject):
    """Looks at a desk's cases whose day has come, a chunk at a time between other work."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._busy = False
        self._looks = 0
        self._since = ""
        self._changed: list[int] = []
        #: the trouble that was told, so that it is not told each minute
        self._told = ""

    def look(self) -> None:
        """Look at all that is overdue the first time, then at what fell due since the last look."""
        desk = self._shell.desk
        if desk.read_only or self._busy:
            return
        since = self._since if self._looks % _LOOKS else ""
        self._since = stamp(desk.clock.now())
        self._looks += 1
        self._busy = True
        self._next(None, since)

    def _next(self, after: "Place | None", since: str) -> None:
        desk = self._shell.desk

        def done(caught: "Caught") -> None:
            self._told = ""
            self._changed += caught.change.case_ids
            if caught.after is None or len(self._changed) >= _TOLD_AT_ONCE:
                self._tell()
            if caught.after is None:
                self._busy = False
            else:
                self._next(caught.after, since)

        self._shell.jobs.run(lambda: desk.catching_up.chunk(after, since), done, self._failed)

    def _tell(self) -> None:
        changed, self._changed = tuple(self._changed), []
        if changed:
            from returns.records.change import Change

            self._shell.changes.tell(Change(changed, frozenset({"case"})))

    def _failed(self, refusal: Refusal) -> None:
        self._busy = False
        # what this look left out is looked at by the next one
        self._looks = 0
        self._tell()
        if refusal.key != self._told:
            self._told = refusal.key
            self._shell.refuse(refusal)
