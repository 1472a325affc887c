"""Which days are sealed and stamped; a question leaves by file, its answer comes back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.keeping.sayings import said
from desktop.look.theme import look
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout
from desktop.wording import moment_words
from returns.language import day_words
from returns.records.proof import SealsState


class StampsCard(Card):
    """One sentence on how far it is, one on what it is for, and the two ways."""

    #: a question shall be saved in a file; the answer in a file shall be taken in
    ask_wanted = Signal(Path)
    take_wanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.state = SealsState()
        self.title, self.words = PlainLabel("", "heading"), PlainLabel("", "medium")
        self.last, self._line = PlainLabel(""), PlainLabel("", "small", "muted")
        self.ask, self.take = Button(), Button()
        self.ask.clicked.connect(self._ask)
        self.take.clicked.connect(self._take)
        ways = FlowLayout()
        ways.addWidget(self.ask)
        ways.addWidget(self.take)
        for part in (self.title, self.words, self.last, self._line):
            self.add(part)
        self.add(ways)
        self.show_state(self.state)

    def show_state(self, state: SealsState) -> None:
        """Show it; nothing is to be asked while no day waits, nor taken in while none is sealed."""
        self.state = state
        self.title.setText(said("stamps"))
        self.words.setText(_words(state))
        newest = state.stamped[-1] if state.stamped else None
        self.last.setVisible(newest is not None)
        if newest is not None:
            at = moment_words(newest.at, date.fromisoformat(newest.day))
            facts = {"day": _day(newest.day), "at": at}
            self.last.setText(said("stamps.last", authority=newest.authority, **facts))
        self._line.setText(said("stamps.line"))
        self.ask.set_text(said("stamps.ask"))
        self.take.set_text(said("stamps.take"))
        self.ask.setEnabled(state.waiting > 0)
        self.take.setEnabled(bool(state.day))

    def _ask(self) -> None:
        start = str(Path.home() / f"sendback-{self.state.day}.tsq")
        path, _ = QFileDialog.getSaveFileName(self, said("stamps.ask"), start, "*.tsq")
        if path:
            self.ask_wanted.emit(Path(path))

    def _take(self) -> None:
        start = str(Path.home())
        path, _ = QFileDialog.getOpenFileName(self, said("stamps.take"), start, "*.tsr;;* (*)")
        if path:
            self.take_wanted.emit(Path(path))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state(self.state)


def _words(state: SealsState) -> str:
    if not state.day:
        return said("stamps.none")
    if not state.waiting:
        return said("stamps.all", day=_day(state.day))
    return said("stamps.waiting", day=_day(state.day), count=state.waiting)


def _day(sealed: str) -> str:
    return day_words(date.fromisoformat(sealed), look().lang)
