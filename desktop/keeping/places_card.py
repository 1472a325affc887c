"""Where copies are kept, and whether each place is there."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.keeping.sayings import place_detail, place_name, said, short_when_words
from desktop.look.theme import px, tokens
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.chip import Chip
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, rule
from returns.records.keeping import Place


class Dot(QWidget):
    """A small round mark beside words."""

    def __init__(self, tone: str = "mark_idle") -> None:
        super().__init__()
        self.tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its own size and a little air."""
        return QSize(px(10), px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().of(self.tone))
        painter.drawEllipse(QRectF(px(1), px(1), px(8), px(8)))
        painter.end()


class PlacesCard(Card):
    """One line a place: what it is good for, its last copy, its proof, a way into the folder."""

    #: a folder shall be shown
    open_wanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("", "heading")
        self._lines = QWidget()
        self.add(self._title)
        self.add(self._lines)
        self.buttons: list[Button] = []
        self.dots: list[Dot] = []

    def show_places(self, places: Sequence[Place], now: datetime) -> None:
        """Show them, one line each."""
        self._title.setText(said("places"))
        fresh = QWidget()
        box = QGridLayout(fresh)
        box.setContentsMargins(0, 0, 0, 0)
        box.setHorizontalSpacing(px(12))
        box.setVerticalSpacing(px(6))
        box.setColumnStretch(1, 5)
        for at, name in ((2, "place.last"), (3, "place.proved")):
            box.setColumnStretch(at, 2)
            box.addWidget(PlainLabel(said(name), "caption", "muted"), 0, at)
        self.buttons, self.dots = [], []
        for number, place in enumerate(places):
            box.addWidget(rule(), 2 * number + 1, 0, 1, 5)
            self._fill(box, 2 * number + 2, place, now)
        self.body.replaceWidget(self._lines, fresh)
        self._lines.setParent(None)
        self._lines.deleteLater()
        self._lines = fresh
        # rows that are made while the page is shown are not shown by themselves
        fresh.show()

    def _fill(self, box: QGridLayout, at: int, place: Place, now: datetime) -> None:
        newest = place.copies[0] if place.copies else None
        last = newest.made_at if newest else place.last_at
        proved = next((copy.proved_at for copy in place.copies if copy.proved_at), None)
        name, detail = place_name(place), place_detail(place)
        # a second place helps by being on another disk; the desk's own is none and says so
        helps = place.there and bool(proved) and (place.own or bool(place.elsewhere))
        dot = Dot("mark_good" if helps else "mark_warning")
        self.dots.append(dot)
        box.addWidget(dot, at, 0)
        words = QWidget()
        words.setLayout(
            column(PlainLabel(name, "strong"), PlainLabel(detail, "small", "muted"), gap=0)
        )
        box.addWidget(words, at, 1)
        said_last = short_when_words(last, now) if last else said("place.never")
        stale = last is None or (now - last).days >= 1
        label: QWidget = Chip(said_last, "warning") if stale else PlainLabel(said_last)
        box.addWidget(label, at, 2, Qt.AlignmentFlag.AlignVCenter)
        words_proved = f"✓ {short_when_words(proved, now)}" if proved else "—"
        box.addWidget(PlainLabel(words_proved), at, 3, Qt.AlignmentFlag.AlignVCenter)
        button = Button(said("open"))
        button.setAccessibleName(said("open_name", place=str(place.folder)))
        button.setEnabled(place.there)
        folder = place.folder
        button.clicked.connect(lambda: self.open_wanted.emit(folder))
        self.buttons.append(button)
        box.addWidget(button, at, 4)
