"""Who is at the desk: remembered by this window for each desk, since several people may share a laptop."""

from functools import cached_property
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.work.jobs import Job
from desktop.work.settings import Settings
from desktop.work.shell import Shell
from returns.errors import Refusal

if TYPE_CHECKING:
    from desktop.frame.at_desk_dialog import AtDeskDialog


class AtDesk(QObject):
    """Gives the desk the name that every step says from then on."""

    #: the person's name, "" for nobody
    told = Signal(str)

    def __init__(self, shell: Shell, settings: Settings, asker: QWidget) -> None:
        """`asker` stands in the window over which the question is put."""
        super().__init__()
        self._shell, self._settings, self._asker = shell, settings, asker

    @cached_property
    def _key(self) -> str:
        """Under which the window remembers the name on this desk."""
        import hashlib

        folder = str(self._shell.desk.folder.absolute()).encode("utf-8", "replace")
        return f"at_desk/{hashlib.sha256(folder).hexdigest()[:16]}"

    def begin(self) -> None:
        """Take the name that was chosen last, if this desk still knows it, before anything is written."""
        desk, kept = self._shell.desk, self._settings.text(self._key)

        def recall() -> str:
            desk.at_desk = kept if kept in desk.persons.names() else ""
            return desk.at_desk

        self._shell.jobs.run(recall, self.told.emit)

    def ask(self) -> Job:
        """Let somebody write a name, or choose one of the desk's as soon as they are looked up."""
        from desktop.frame.at_desk_dialog import AtDeskDialog

        desk = self._shell.desk

        # keys that follow at once are the dialog's, and not those of the list below it
        dialog = AtDeskDialog(desk.at_desk, self._asker.window())
        dialog.decided.connect(lambda name: self._choose(name, dialog))
        dialog.open_sized(420)
        return self._shell.jobs.run(lambda: desk.persons.names(), dialog.know)

    def _choose(self, text: str, dialog: "AtDeskDialog") -> None:
        desk = self._shell.desk

        def add() -> str:
            desk.at_desk = desk.persons.add(text) if text.strip() else ""
            return desk.at_desk

        def chosen(name: str) -> None:
            if shiboken6.isValid(dialog):
                dialog.taken()
            self._settings.keep(self._key, name)
            self._settings.save()
            self.told.emit(name)

        def refused(refusal: Refusal) -> None:
            if shiboken6.isValid(dialog):
                dialog.refused(refusal)

        self._shell.jobs.writing(self._shell.jobs.run(add, chosen, refused))
