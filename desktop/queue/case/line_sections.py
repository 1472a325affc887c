"""What happens with each line and its pieces, one section each, inside the recommendation."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.look.theme import px, tokens
from desktop.queue.case.line_view import LineView
from desktop.widgets.chip import Chip
from desktop.widgets.key_hint import KeyHint
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import FlowLayout, row

#: above and below a section of several
_AIR = 8


class LineSections(QWidget):
    """Several lines: what each gets and why. One line of several pieces: where each of these is."""

    #: the line that was pressed, by its place in the case; 0 where it was chosen already
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sections: list[_LineSection] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def set_lines(self, lines: Sequence[LineView], said: Sequence[str] = ()) -> None:
        """Show these, without the reasons that are `said` above all of them; nothing for none."""
        while len(self._sections) < len(lines):
            section = _LineSection(len(self._sections) + 1)
            section.chose.connect(self.wanted)
            self._sections.append(section)
            self._box.addWidget(section)
        picked = any(line.chosen for line in lines)
        for at, section in enumerate(self._sections):
            section.setVisible(at < len(lines))
            if at < len(lines):
                line = lines[at]
                line = replace(line, why="") if line.why in said else line
                section.show_line(line, alone=len(lines) == 1, picked=picked)
        self.setVisible(bool(lines))

    def tops(self) -> list[int]:
        """Where each section begins."""
        return [each.y() for each in self._sections if not each.isHidden()]

    def edged(self) -> QRect:
        """The section that the keys are about; nothing where that is the whole card."""
        found = (
            each.geometry() for each in self._sections if each.edged and not each.isHidden()
        )
        return next(found, QRect())


class _LineSection(QAbstractButton):
    """One line: what it is, what happens with it, why, and its pieces; a press chooses it."""

    chose = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self._line: LineView | None = None
        #: the keys are about it
        self.edged = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # the keys of the list do the same: the focus stays there
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._press)
        #: the key that chooses it
        self._number = KeyHint(str(number))
        self._detail = PlainLabel("", "small", "muted")
        self._act = PlainLabel("", "heading")
        self._why = PlainLabel("", "body", "muted")
        self._units = FlowLayout(gap=6)
        self._chips: list[Chip] = []
        head = row(self._detail, self._number, gap=8)
        head.setStretch(0, 1)
        head.setAlignment(self._number, Qt.AlignmentFlag.AlignTop)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(px(3))
        self._box.addLayout(head)
        for part in (self._act, self._why):
            self._box.addWidget(part)
        self._box.addLayout(self._units)

    def show_line(self, line: LineView, *, alone: bool, picked: bool) -> None:
        """Show a line; of the only one its pieces alone, for the card says the rest.

        Its number is the key that chooses it; `picked` says that one of the lines was.
        """
        self._line = line
        self.edged = (line.chosen if picked else line.now) and not alone
        self.setEnabled(not alone)
        if alone:
            self.setAccessibleName(line.title)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            chosen = self.tr("{line}, chosen") if line.chosen else "{line}"
            self.setAccessibleName(chosen.format(line=f"{line.number} {line.title}"))
            tip = self.tr("Key {number}: ways, words and terms of this line")
            set_tip(self, tip.format(number=line.number))
        air = 0 if alone else px(_AIR)
        self._box.setContentsMargins(0, air, 0, air)
        self._number.setVisible(not alone)
        texts = (
            (self._detail, "" if alone else line.detail),
            (self._act, "" if alone else line.act),
            (self._why, line.why if line.now and not alone else ""),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self._act.set_tone("text" if line.now else "muted")
        while len(self._chips) < len(line.units):
            chip = Chip()
            self._chips.append(chip)
            self._units.addWidget(chip)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(line.units))
            if at < len(line.units):
                chip.set(*line.units[at])
        self.update()

    def sizeHint(self) -> QSize:
        """What its words take: a button would ask for less."""
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same at least."""
        return self._box.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Words break over lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the words are then."""
        return self._box.heightForWidth(width)

    def _press(self) -> None:
        if self._line is not None:
            # pressed once more, it is let go
            self.chose.emit(0 if self._line.chosen else self._line.number)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is pressed or has the focus has a ground."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.setBrush(tokens().of("hover"))
            painter.drawRoundedRect(self.rect(), px(5), px(5))
        painter.end()
