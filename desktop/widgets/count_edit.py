"""A whole number with its unit, which may also stay empty: days, months, percent, megabytes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.look.theme import font, px
from desktop.widgets.labels import PlainLabel
from returns.money import Percent
from returns.rules.shares_typed import share_typed

#: characters: more than any bound has
_LONGEST = 12


class _Line(QLineEdit):
    """Up and down change the number by one; it tells when somebody is done, with nothing in it too."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus goes elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class CountEdit(QWidget):
    """`14` and its unit; `count()` is None while it is empty, or no whole number.

    What is typed stays: a comma that is swallowed would make 25 of 2,5.
    """

    changed = Signal()
    #: somebody is done with it: Enter, or the focus went elsewhere
    left = Signal()

    def __init__(
        self, least: int = 0, most: int = 3_660, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.line = _Line()
        self.line.setMaxLength(_LONGEST)
        self.line.setFixedWidth(px(72))
        self.line.textChanged.connect(self._typed)
        self.line.stepped.connect(self._step)
        self.line.left.connect(self.left)
        self._unit = PlainLabel("", "body", "muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        box.addWidget(self.line)
        box.addWidget(self._unit)
        box.addStretch(1)
        self.setFocusProxy(self.line)

    def set_words(self, name: str, unit: str) -> None:
        """What the number is, for screen readers, and what stands behind it."""
        self.line.setAccessibleName(f"{name} ({unit})")
        self._unit.setText(unit)

    def set_hint(self, words: str) -> None:
        """What stands there while it is empty, whole."""
        self.line.setPlaceholderText(words)
        taken = QFontMetricsF(font(13)).horizontalAdvance(words) + px(28)
        self.line.setFixedWidth(max(px(72), int(taken)))

    def set_count(self, count: Percent | None) -> None:
        """Show a number, or nothing."""
        self.line.setText("" if count is None else str(count))

    def count(self) -> int | None:
        """The number, None while it is empty or no whole number."""
        text = self.line.text().strip()
        return int(text) if text.isdecimal() else None

    def number(self) -> Percent | None:
        """What is counted with, None while it is empty or none."""
        return self.count()

    def is_wrong(self) -> bool:
        """Something is typed that is no such number, or out of its bounds."""
        count = self.number()
        if count is None:
            return bool(self.line.text().strip())
        return not self._least <= count <= self._most

    def problem(self) -> str:
        """What is wrong with what is typed, "" where nothing is."""
        words = self.asked()
        told = words.format(least=f"{self._least:,}", most=f"{self._most:,}")
        return told if self.is_wrong() else ""

    def asked(self) -> str:
        """What can be typed, between which bounds."""
        return self.tr("Write a whole number from {least} to {most}.")

    def bounds(self) -> tuple[int, int]:
        """The least and the most that it may be."""
        return self._least, self._most

    def _step(self, by: int) -> None:
        count = (self.number() or 0) + by
        self.set_count(max(self._least, min(self._most, count)))

    def _typed(self) -> None:
        self.line.setProperty("wrong", self.is_wrong())
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        self.changed.emit()


class ShareEdit(CountEdit):
    """A percentage, with a fraction where somebody wants one: `12.5` or `12,5`."""

    def number(self) -> Percent | None:
        """The percentage."""
        return share_typed(self.line.text())

    def asked(self) -> str:
        """A fraction is a number, too."""
        return self.tr("Write a number from {least} to {most}.")
