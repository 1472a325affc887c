"""How well the desk is kept, in one glance: green only when nothing is left to do."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from desktop.keeping.former_desks import FormerDesks
from desktop.keeping.sayings import State, said, when_words
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, column, row, rule
from desktop.widgets.messages import LineIcon
from desktop.wording import one_after_another


class FormerLine(QFrame):
    """Where the desk lies that was gone back from, until it is dismissed."""

    show_wanted = Signal(Path)

    def __init__(self, former: FormerDesks, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._all, self._now = former, now
        self._former = former.newest()
        self.words = PlainLabel("", "medium")
        self.show_folder, self.dismiss = Button(), Button("", "flat")
        self.show_folder.clicked.connect(self._show)
        self.dismiss.clicked.connect(self._dismiss)
        ways = FlowLayout()
        ways.addWidget(self.show_folder)
        ways.addWidget(self.dismiss)
        self.setLayout(column(rule(), self.words, ways, gap=8))
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language on screen; there is no line without such a desk."""
        self.setVisible(self._former is not None)
        if self._former is not None:
            when = when_words(self._former.copied_at, self._now())
            self.words.setText(said("former", when=when, former=str(self._former.folder)))
            self.show_folder.set_text(said("former.show"))
            self.dismiss.set_text(said("former.dismiss"))

    def _dismiss(self) -> None:
        if self._former is not None:
            self._all.dismiss(self._former)
        self._former = self._all.newest()
        self.retranslate()

    def _show(self) -> None:
        if self._former is not None:
            self.show_wanted.emit(self._former.folder)


class StateCard(Card):
    """The newest proved copy, what to do, what a broken laptop would lose; progress of a copy."""

    def __init__(self, former: FormerDesks, now: Callable[[], datetime]) -> None:
        super().__init__(padding=16, gap=10)
        self._sign = LineIcon("shield", 32, "muted")
        self.title = PlainLabel("", "heading")
        self.holds = PlainLabel("", "body", "muted")
        self.todo = PlainLabel("", "medium")
        self._if = PlainLabel("", "small", "muted")
        self.lose = PlainLabel("", "strong")
        self.bar, self.stop = QProgressBar(), Button()
        self.bar.setTextVisible(False)
        for label in (self._if, self.lose):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        what = column(self.title, self.holds, self.todo, gap=3)
        loss = column(None, self._if, self.lose, None, gap=2)
        line = row(self._sign, gap=16)
        line.addLayout(what, 3)
        line.addLayout(loss, 2)
        self.add(line)
        self.add(row(self.bar, self.stop, gap=10))
        self.former = FormerLine(former, now)
        self.add(self.former)
        self.work(-1, 0)

    def show_state(self, state: State) -> None:
        """Show it."""
        self.set_tone(state.tone)
        self._sign.set("shield" if state.tone == "good" else "warning", state.tone)
        self.title.setText(state.title)
        self.holds.setText(state.holds)
        self.holds.setVisible(bool(state.holds))
        self.todo.setText(state.todo)
        self.todo.setVisible(bool(state.todo))
        self.lose.setText(state.lose)
        self.setAccessibleName(one_after_another(state.title, state.todo, state.lose))
        self.retranslate()

    def work(self, done: int, total: int) -> None:
        """A copy is under way, so far; -1 when none is."""
        for part in (self.bar, self.stop):
            part.setVisible(done >= 0)
        self.bar.setRange(0, total)
        self.bar.setValue(max(0, done))

    def retranslate(self) -> None:
        """Say what is always there."""
        self._if.setText(said("lose.if"))
        self.stop.set_text(said("stop"))
        self.former.retranslate()
        self.bar.setAccessibleName(said("copying"))
        self.bar.setMinimumWidth(px(120))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
