"""Going back to a copy, looked at before anything is done: what it holds, what would be lost."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.keeping.sayings import said, when_words
from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, rule
from returns.phrases import has, say
from returns.records.keeping import Copy, GoingBack, Step

_COUNTED = ("cases", "steps", "photos", "papers")
#: steps that are named; the rest is counted
_NAMED = 5


class PreviewCard(Card):
    """Copy beside now, the steps that a copy does not hold, and the three ways on."""

    look_wanted = Signal(object)
    go_wanted = Signal(object)
    one_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tone="accent", padding=16, gap=6)
        self._copy: Copy | None = None
        self._back: GoingBack | None = None
        self._now: datetime | None = None
        self.title = PlainLabel("", "heading")
        self._hint = PlainLabel("", "body", "muted")
        self._table = QWidget()
        self._heads = (PlainLabel("", "caption", "muted"), PlainLabel("", "caption", "muted"))
        self._cells = [(PlainLabel(), PlainLabel(), PlainLabel("", "strong")) for _ in _COUNTED]
        self._lose = PlainLabel("", "strong")
        self.lost = PlainLabel()
        self._note = PlainLabel("", "small", "muted")
        self.look, self.go = Button("", "primary"), Button()
        self.one = Button("", "link")
        self._lay_out()
        self.look.clicked.connect(lambda: self.look_wanted.emit(self._copy))
        self.go.clicked.connect(lambda: self.go_wanted.emit(self._back))
        self.one.clicked.connect(lambda: self.one_wanted.emit(self._copy))
        self.show_copy(None)

    def _lay_out(self) -> None:
        box = QGridLayout(self._table)
        box.setContentsMargins(0, 0, 0, 0)
        box.setHorizontalSpacing(px(14))
        box.setVerticalSpacing(px(5))
        box.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        for at, head in enumerate(self._heads):
            head.setAlignment(right)
            box.addWidget(head, 0, at + 1)
        for number, cells in enumerate(self._cells):
            box.addWidget(rule(), 2 * number + 1, 0, 1, 3)
            for at, cell in enumerate(cells):
                if at:
                    cell.setAlignment(right)
                box.addWidget(cell, 2 * number + 2, at)
        ways = FlowLayout()
        for button in (self.look, self.go, self.one):
            ways.addWidget(button)
        for part in (self.title, self._hint, self._table, self._lose, self.lost):
            self.add(part)
        self.add(ways)
        self.add(self._note)

    def show_copy(self, copy: Copy | None) -> None:
        """A copy was chosen, or none: what it would cost is on the way."""
        self._copy, self._back = copy, None
        self._say()

    def show_back(self, back: GoingBack, now: datetime) -> None:
        """What going back would lose."""
        if self._copy is not None and back.copy.path == self._copy.path:
            self._back, self._now = back, now
            self._say()

    def _say(self) -> None:
        back = self._back
        self.set_caption(said("back.caption"))
        self._hint.setText(said("back.choose"))
        self._hint.setVisible(self._copy is None)
        for part in (self.title, self._table, self._lose, self.lost, self._note):
            part.setVisible(back is not None)
        for button in (self.look, self.go, self.one):
            button.setVisible(self._copy is not None)
        self.look.set_text(said("back.look"))
        self.go.set_text(said("back.go"))
        self.one.set_text(said("back.one"))
        self.go.setEnabled(back is not None)
        self._note.setText(said("back.note"))
        if back is not None and self._now is not None:
            self._fill(back, self._now)
        self.updateGeometry()

    def _fill(self, back: GoingBack, now: datetime) -> None:
        self.title.setText(said("back.title", when=when_words(back.copy.made_at, now)))
        for head, name in zip(self._heads, ("copy", "now"), strict=True):
            head.setText(said(f"back.{name}"))
        for name, cells in zip(_COUNTED, self._cells, strict=True):
            cells[0].setText(said(f"back.{name}"))
            cells[1].setText(f"{getattr(back.then, name):,}")
            cells[2].setText(f"{getattr(back.now, name):,}")
        self._lose.setText(said("back.lose"))
        lines = [f"• {_step_words(step, now)}" for step in back.lost[:_NAMED]]
        rest = back.lost_count - len(lines)
        if rest > 0:
            lines.append(f"• {said('back.more', count=f'{rest:,}')}")
        self.lost.setText("\n".join(lines) or said("back.lose.nothing"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()


def _step_words(step: Step, now: datetime) -> str:
    key = f"events.{step.kind}"
    what = say(key if has(key) else "events.other", look().lang)
    return said("back.step", case=step.case, what=what, when=when_words(step.at, now))
