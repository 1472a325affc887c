"""Who is at the desk: remembered by this window for each desk, since several people may share a laptop."""

import hashlib
from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.widgets.dialog import Dialog
from desktop.wording import refusal_words
from desktop.work.jobs import Job
from desktop.work.settings import Settings
from desktop.work.shell import Shell
from returns.errors import Refusal


class AtDesk(QObject):
    """Gives the desk the name that every step says from then on."""

    #: the person's name, "" for nobody
    told = Signal(str)

    def __init__(self, shell: Shell, settings: Settings, asker: QWidget) -> None:
        """`asker` stands in the window over which the question is put."""
        super().__init__()
        self._shell, self._settings, self._asker = shell, settings, asker
        folder = str(shell.desk.folder.absolute()).encode("utf-8", "replace")
        self._key = f"at_desk/{hashlib.sha256(folder).hexdigest()[:16]}"

    def begin(self) -> None:
        """Take the name that was chosen last, if this desk still knows it, before anything is written."""
        desk, kept = self._shell.desk, self._settings.text(self._key)

        def recall() -> str:
            desk.at_desk = kept if kept in desk.persons.names() else ""
            return desk.at_desk

        self._shell.jobs.run(recall, self.told.emit)

    def ask(self) -> Job:
        """Let somebody choose a name of the desk's, or write a new one, once the names are looked up."""
        desk = self._shell.desk

        def show(names: tuple[str, ...]) -> None:
            dialog = AtDeskDialog(names, desk.at_desk, self._asker.window())
            dialog.decided.connect(lambda name: self._choose(name, dialog))
            dialog.open_sized(420)

        return self._shell.jobs.run(lambda: desk.persons.names(), show)

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

        self._shell.jobs.run(add, chosen, refused)


class AtDeskDialog(Dialog):
    """Gives `decided(name)`, "" for nobody; stays open when the name is refused."""

    decided = Signal(str)

    def __init__(
        self, names: Sequence[str], chosen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Who is at the desk"))
        self.setAccessibleName(self.windowTitle())
        self.heading.setText(self.tr("Who is at the desk?"))
        self.words.setText(
            self.tr("Each step of a case says who took it. Empty: nobody is named.")
        )
        self.words.show()
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.addItems(list(names))
        self.name.setCurrentText(chosen)
        self.add_field(self.tr("Name"), self.name)
        self.ok.set_text(self.tr("Choose"))

    def accept(self) -> None:
        """Give what was chosen or written; the dialog waits for the answer."""
        self.ok.setEnabled(False)
        self.decided.emit(self.name.currentText())

    def taken(self) -> None:
        """It was written down."""
        super().accept()

    def refused(self, refusal: Refusal) -> None:
        """Say why it was not."""
        self.ok.setEnabled(True)
        self.show_problem(refusal_words(refusal))
