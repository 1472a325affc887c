"""The fields that a letter may name, to be put in where the cursor stands."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.look.theme import tokens
from desktop.widgets.chip import chip_height, chip_width, paint_chip
from desktop.widgets.labels import set_tip
from desktop.widgets.layouts import FlowLayout


class FieldChips(QWidget):
    """A chip for each field, those that the letter needs first, in colour and with a dot."""

    #: the name of the field that shall be put in
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(gap=6)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.chips: dict[str, FieldChip] = {}

    def offer(self, fields: Sequence[tuple[str, str, str, bool]]) -> None:
        """Name, words, the whole sentence about it, and whether the letter needs it, of each."""
        if [name for name, *_ in fields] != list(self.chips):
            self._make([name for name, *_ in fields])
        for name, words, about, needed in fields:
            self.chips[name].say(words, about, needed=needed)
        self.updateGeometry()

    def _make(self, names: Sequence[str]) -> None:
        for old in self.chips.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = {name: FieldChip() for name in names}
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            self._flow.addWidget(chip)


class FieldChip(QPushButton):
    """A pill to press; the pointer does not take the cursor out of the text."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._needed = "", False
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def say(self, words: str, about: str, *, needed: bool) -> None:
        """Its words, and the sentence about it."""
        self._words, self._needed = f"• {words}" if needed else words, needed
        self.setText(self._words)
        self.setAccessibleName(about)
        set_tip(self, about)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(chip_width(self._words), chip_height())

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, with a ring when it has the focus."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_chip(painter, box, self._words, "accent" if self._needed else "plain")
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens().of("accent"), 1.5))
            ring = box.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.end()
