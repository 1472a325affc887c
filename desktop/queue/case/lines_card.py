"""The lines of a case and their pieces, one section each; away where there is one of each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from desktop.look.theme import px, tokens
from desktop.queue.case.line_view import LineView
from desktop.widgets.card import Card
from desktop.widgets.chip import Chip
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, row

#: beside the section that was chosen: room for its edge
_EDGE, _BAR = 10, 3


class LinesCard(Card):
    """What is wanted for each thing, how far it is, and what moved for it; a press chooses a line."""

    #: the line that was pressed, by its place in the case
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(gap=10)
        self._sections: list[_LineSection] = []

    def set_lines(self, lines: Sequence[LineView]) -> None:
        """Show these; nothing is shown for none."""
        while len(self._sections) < len(lines):
            section = _LineSection()
            section.chose.connect(self.wanted)
            self._sections.append(section)
            self.add(section)
        for at, section in enumerate(self._sections):
            section.setVisible(at < len(lines))
            if at < len(lines):
                section.show_line(lines[at], numbered=len(lines) > 1)
        self.setVisible(bool(lines))


class _LineSection(QAbstractButton):
    """One line: its name, why it comes back, its tracks, its money, its pieces."""

    chose = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._line: LineView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        # the keys of the list do the same: the focus stays there
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._press)
        self._number = Chip()
        self._title = PlainLabel("", "strong")
        self._step = PlainLabel("", "medium", "accent")
        self._detail = PlainLabel("", "small", "muted")
        self._tracks = PlainLabel("", "small", "muted")
        self._money = PlainLabel("", "small")
        self._units = FlowLayout(gap=6)
        self._chips: list[Chip] = []
        head = row(self._number, self._title, gap=8)
        head.setStretch(1, 1)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(2))
        box.addLayout(head)
        for part in (self._detail, self._step, self._tracks, self._money):
            box.addWidget(part)
        box.addLayout(self._units)

    def show_line(self, line: LineView, *, numbered: bool) -> None:
        """Show a line; its number only beside others, where it is the key that chooses it."""
        self._line = line
        self.setEnabled(numbered)
        if numbered:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            chosen = self.tr("{line}, chosen") if line.chosen else "{line}"
            self.setAccessibleName(chosen.format(line=f"{line.number} {line.title}"))
            self.setToolTip(self.tr("Key {number}: ways, words and terms of this line"))
            self.setToolTip(self.toolTip().format(number=line.number))
        self._box.setContentsMargins(px(_EDGE) if line.chosen else 0, 0, 0, 0)
        self.update()
        self._number.set(str(line.number), "accent" if line.lead else "plain")
        self._number.setVisible(numbered)
        texts = (
            (self._title, line.title),
            (self._detail, line.detail),
            (self._step, line.step if numbered else ""),
            (self._tracks, " · ".join(words for _, words in line.tracks)),
            (self._money, line.money),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self._step.set_tone("accent" if line.lead else "muted")
        while len(self._chips) < len(line.units):
            chip = Chip()
            self._chips.append(chip)
            self._units.addWidget(chip)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(line.units))
            if at < len(line.units):
                chip.set(*line.units[at])

    def _press(self) -> None:
        if self._line is not None:
            self.chose.emit(self._line.number)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line that was chosen has an edge; what is pressed or has the focus has a ground."""
        if self._line is None or not self.isEnabled():
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(tokens().of("hover"))
            painter.drawRoundedRect(self.rect(), px(5), px(5))
        if self._line.chosen:
            painter.fillRect(0, 0, px(_BAR), self.height(), tokens().of("accent"))
        painter.end()
