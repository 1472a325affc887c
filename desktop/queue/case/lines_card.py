"""The lines of a case and their pieces, one section each; away where there is one of each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.case.line_view import LineView
from desktop.widgets.card import Card
from desktop.widgets.chip import Chip
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, row


class LinesCard(Card):
    """What is wanted for each thing, how far it is, and what moved for it."""

    def __init__(self) -> None:
        super().__init__(gap=10)
        self._sections: list[_LineSection] = []

    def set_lines(self, lines: Sequence[LineView]) -> None:
        """Show these; nothing is shown for none."""
        while len(self._sections) < len(lines):
            section = _LineSection()
            self._sections.append(section)
            self.add(section)
        for at, section in enumerate(self._sections):
            section.setVisible(at < len(lines))
            if at < len(lines):
                section.show_line(lines[at], numbered=len(lines) > 1)
        self.setVisible(bool(lines))


class _LineSection(QWidget):
    """One line: its name, why it comes back, its tracks, its money, its pieces."""

    def __init__(self) -> None:
        super().__init__()
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
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(2))
        box.addLayout(head)
        for part in (self._detail, self._step, self._tracks, self._money):
            box.addWidget(part)
        box.addLayout(self._units)

    def show_line(self, line: LineView, *, numbered: bool) -> None:
        """Show a line; its number only beside others."""
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
