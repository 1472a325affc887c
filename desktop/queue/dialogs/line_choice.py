"""Which line and which of its pieces something is about; away where there is one of each."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.case.line_view import unit_words
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.labels import PlainLabel, one_line
from desktop.widgets.layouts import FlowLayout
from returns.records.case import Case, Line
from returns.terms import Goods


class LineChoice(QWidget):
    """A list of lines and a tick for each piece; with `every`, all lines together come first.

    Without `pieces` it is about whole lines. It begins with the first line that `fits`, and of those
    with one that `waits` for what is asked; with `only` no line is listed that does not fit, as long as
    there is one that does.
    """

    changed = Signal()

    def __init__(
        self,
        case: Case,
        *,
        every: bool = False,
        pieces: bool = True,
        fits: Callable[[Line], bool] | None = None,
        waits: Callable[[Line], bool] | None = None,
        only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._case, self._by_piece = case, pieces
        self.lines, self.ticks = ChoiceBox(), list[QCheckBox]()
        self._name = PlainLabel(self.tr("For"), "caption", "muted")
        self._pieces = FlowLayout(gap=12)
        self.lines.setAccessibleName(self.tr("For"))
        fitting = tuple(line for line in case.lines if fits is not None and fits(line))
        self._listed = fitting if only and fitting else case.lines
        every = every and len(self._listed) > 1
        if every:
            self.lines.addItem(self.tr("Everything"), 0)
        for line in self._listed:
            named = " · ".join(part for part in (line.title or line.sku, line.supplier) if part)
            self.lines.addItem(f"{line.number} · {one_line(named)}", line.id)
        waiting = tuple(line for line in fitting if waits is not None and waits(line))
        among = waiting or fitting
        begun = case.lead if case.lead in among or not among else among[0]
        first = 0 if every else self.lines.findData(begun.id)
        self.lines.setCurrentIndex(max(0, first))
        # a title as long as it likes does not widen the dialog
        self.lines.setMinimumContentsLength(12)
        self.lines.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        box.addWidget(self._name)
        box.addWidget(self.lines)
        box.addLayout(self._pieces)
        self.lines.setVisible(len(self._listed) > 1)
        self.lines.currentIndexChanged.connect(self._turned)
        self._list_pieces()
        by_piece = pieces and any(len(line.units) > 1 for line in self._listed)
        several = len(self._listed) > 1 or by_piece
        self.setVisible(several)

    def choose(self, number: int) -> None:
        """Begin with the line of that place, where it is listed."""
        at = self.lines.findData(self._case.lines[number - 1].id)
        if at >= 0:
            self.lines.setCurrentIndex(at)

    def meant(self) -> tuple[Line, ...]:
        """The line that was chosen, or all of them."""
        return (self.line(),) if self.lines.currentData() else self._listed

    def line(self) -> Line:
        """The line that was chosen, the lead where all are meant."""
        chosen = int(self.lines.currentData())
        return self._case.line(chosen) if chosen else self._case.lead

    def number(self) -> int | None:
        """Its place in the case, None where it is the only one or all are meant."""
        several = len(self._case.lines) > 1 and bool(self.lines.currentData())
        return self.line().number if several else None

    def units(self) -> tuple[int, ...]:
        """The ticked pieces; none where all are meant."""
        ticked = [tick.property("unit") for tick in self.ticks if tick.isChecked()]
        return () if len(ticked) == len(self.ticks) else tuple(ticked)

    def nothing(self) -> bool:
        """Whether every tick was taken away."""
        return bool(self.ticks) and not any(tick.isChecked() for tick in self.ticks)

    def _turned(self) -> None:
        self._list_pieces()
        self.changed.emit()

    def _list_pieces(self) -> None:
        for tick in self.ticks:
            self._pieces.removeWidget(tick)
            tick.setParent(None)
            tick.deleteLater()
        self.ticks = []
        chosen = self._by_piece and self.lines.currentData()
        units = self.line().units if chosen else ()
        for unit in units if len(units) > 1 else ():
            # where the goods stay with the buyer there is nothing to say but which
            plain = unit.goods is Goods.NONE_EXPECTED and unit.verdict is None
            number = self.tr("Piece {number}").format(number=unit.number)
            tick = QCheckBox((number if plain else unit_words(unit)[0]).replace("&", "&&"))
            tick.setProperty("unit", unit.number)
            tick.setChecked(True)
            tick.toggled.connect(self.changed)
            self.ticks.append(tick)
            self._pieces.addWidget(tick)
