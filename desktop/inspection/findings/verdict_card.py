"""The verdict that follows from what was found, its reason, and the way to decide otherwise."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.inspection.findings.run_label import RunLabel
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.popup_menu import PopupMenu
from desktop.wording import word
from returns.terms import Verdict


class VerdictCard(Card):
    """`As claimed` because …, and `Change…` with every verdict there is."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._decided: Verdict | None = None
        self._proposed: Verdict | None = None
        self._because = ""
        self.title = PlainLabel("", "caption", "muted")
        self.words = RunLabel()
        self.change = Button("")
        self.menu = PopupMenu(self)
        self.add(row(column(self.title, self.words, gap=2), self.change, gap=12))
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._picked)
        self.change.clicked.connect(self._open)
        self.retranslate()

    def show_verdict(
        self, decided: Verdict | None, proposed: Verdict | None, because: str
    ) -> None:
        """Show what was decided, or else what is proposed and why."""
        self._decided, self._proposed, self._because = decided, proposed, because
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        shown = self._decided or self._proposed
        own = self._decided is not None and self._decided is not self._proposed
        self.title.setText(self.tr("Your verdict") if own else self.tr("Proposed verdict"))
        self.change.set_text(self.tr("Change…"))
        if shown is None:
            self.words.set_runs(
                "", self.tr("Say first what you found; the verdict follows from it.")
            )
            return
        quiet = "" if own or not self._because else f"· {self._because}"
        if own and self._proposed is not None:
            quiet = self.tr("· proposed was: {verdict}").format(
                verdict=word("verdict", self._proposed)
            )
        self.words.set_runs(word("verdict", shown), quiet)

    def _open(self) -> None:
        self.menu.popup(self.change.mapToGlobal(self.change.rect().bottomLeft()))

    def _fill(self) -> None:
        self.menu.clear()
        for verdict in Verdict:
            action = QAction(word("verdict", verdict), self.menu)
            action.setData(verdict.value)
            action.setCheckable(True)
            action.setChecked(verdict is (self._decided or self._proposed))
            self.menu.addAction(action)

    def _picked(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
