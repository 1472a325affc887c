"""Several answers out of many: pills that are switched on and off, numbered where order matters."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.look.theme import px, tokens
from desktop.widgets.chip import chip_height, chip_width, paint_chip
from desktop.widgets.labels import one_line
from desktop.widgets.layouts import FlowLayout


class ChipSet(QWidget):
    """`values()` are those switched on; `ordered` numbers them in the order chosen.

    With `folds`, those that are off stand behind a pill of their own until they are wanted.
    """

    changed = Signal()

    def __init__(
        self, *, ordered: bool = False, folds: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ordered, self._folded = ordered, folds
        self._more = _Pill(self)
        self._more.setCheckable(False)
        self._more.hide()
        self._more.clicked.connect(self.unfold)
        self._chips: dict[str, _Pill] = {}
        self._chosen: list[str] = []
        self.setLayout(FlowLayout(gap=6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_options(
        self, options: Sequence[tuple[str, str]], name: str, more: str = ""
    ) -> None:
        """Show these (value, words); what was chosen stays. `more` opens those that are folded."""
        self.setAccessibleName(name)
        self._more.set_words(more, name)
        for value, words in options:
            if value not in self._chips:
                self._add(value)
            self._chips[value].set_words(words, name)
        self._show()

    def values(self) -> tuple[str, ...]:
        """What is switched on, in the order chosen."""
        return tuple(self._chosen)

    def set_values(self, values: Iterable[str]) -> None:
        """Switch these on, without a signal; one that is not offered gets a pill of its own."""
        self._chosen = list(dict.fromkeys(values))
        for value in self._chosen:
            if value not in self._chips:
                self._add(value)
                self._chips[value].set_words(value, self.accessibleName())
        self._show()

    def unfold(self) -> None:
        """Show those that are off too."""
        self._folded = False
        self._show()

    def _add(self, value: str) -> None:
        pill = _Pill(self)
        pill.toggled.connect(lambda on: self._switch(value, on))
        self._chips[value] = pill
        layout = self.layout()
        if layout is not None:
            layout.removeWidget(self._more)
            layout.addWidget(pill)
            layout.addWidget(self._more)

    def _switch(self, value: str, on: bool) -> None:
        if on == (value in self._chosen):
            return  # set by us
        self._folded = False  # a pill switched off would vanish under the pointer
        if on:
            self._chosen.append(value)
        else:
            self._chosen.remove(value)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        folded = self._folded and bool(self._chosen)
        self._more.setVisible(folded)
        for value, pill in self._chips.items():
            on = value in self._chosen
            pill.setVisible(on or not folded)
            pill.setChecked(on)
            pill.set_number(self._chosen.index(value) + 1 if on and self._ordered else 0)


class _Pill(QPushButton):
    """One answer, pressed or not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._number = "", 0
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)

    def set_words(self, words: str, name: str) -> None:
        """Show these words."""
        self._words = one_line(words)
        self.setAccessibleName(f"{name}: {self._words}")
        self.updateGeometry()

    def set_number(self, number: int) -> None:
        """Show its place in the order, 0 for none."""
        self._number = number
        self.updateGeometry()
        self.update()

    def shown(self) -> str:
        """The words, with the number before them when there is one."""
        return f"{self._number} {self._words}" if self._number else self._words

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(chip_width(self.shown()), chip_height())

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, with a ring when it has the focus."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_chip(painter, box, self.shown(), "accent" if self.isChecked() else "plain")
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens().of("accent"), 1.5))
            ring = box.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, px(11), px(11))
        painter.end()
