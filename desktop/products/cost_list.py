"""What each of several products costs: Enter goes to the next one, a column that is pasted fills all."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.look.theme import px
from desktop.products.listing import ProductRow
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.money_edit import MoneyEdit
from returns.money import Money

#: more are told by a table
MOST = 60
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CostList(Card):
    """A line for each; hides itself for a single product, and for more than are typed."""

    changed = Signal()
    #: Enter in the last one
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: tuple[ProductRow, ...] = ()
        self.edits: list[MoneyEdit] = []
        self._names: list[PlainLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(0, 1)
        self._hint = PlainLabel("", "small", "muted")
        self.add(self._grid)
        self.add(self._hint)
        self.hide()

    def set_rows(self, rows: Sequence[ProductRow], currency: str) -> None:
        """Ask for the cost of each; a new one is in `currency`."""
        self._rows = tuple(rows) if 1 < len(rows) <= MOST else ()
        for part in (*self._names, *self.edits):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._names, self.edits = [], []
        for at, row in enumerate(self._rows):
            name = PlainLabel(row.title)
            name.set_most_lines(2)
            known = row.product.cost or row.product.price
            edit = MoneyEdit(known.currency if known else currency, row.title)
            edit.line.setMaximumWidth(px(72))
            edit.set_money(row.product.cost)
            edit.changed.connect(self.changed)
            edit.line.installEventFilter(self)
            self._grid.addWidget(name, at, 0)
            self._grid.addWidget(edit, at, 1)
            self._names.append(name)
            self.edits.append(edit)
        self.setVisible(bool(self._rows))

    def costs(self) -> dict[str, Money]:
        """What was entered and is another cost than the known one, by SKU."""
        found = {}
        for row, edit in zip(self._rows, self.edits, strict=True):
            cost = edit.money()
            if cost is not None and cost != row.product.cost:
                found[row.product.sku] = cost
        return found

    def wrong(self) -> str:
        """The first text that is no cost, "" where there is none."""
        return next((edit.line.text() for edit in self.edits if edit.is_wrong()), "")

    def take_focus(self) -> None:
        """Type the first cost that is missing, else the first."""
        empty = (edit for edit in self.edits if not edit.line.text())
        first = next(empty, self.edits[0] if self.edits else None)
        if first is not None:
            self._to(first)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.set_caption(self.tr("Cost, one by one"))
        self._hint.setText(
            self.tr("Enter moves to the next; a column pasted from a table fills all of them.")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes down; of what is pasted each line is one cost."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = next((n for n, e in enumerate(self.edits) if e.line is watched), -1)
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if at >= 0 and event.key() in _ENTER and plain:
                self._next(at)
                return True
            turn = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if at >= 0 and turn and 0 <= at + turn < len(self.edits):
                self._to(self.edits[at + turn])
                return True
            if at >= 0 and event.matches(QKeySequence.StandardKey.Paste):
                return self.paste(at, QGuiApplication.clipboard().text())
        return super().eventFilter(watched, event)

    def paste(self, at: int, text: str) -> bool:
        """Fill from here down; False for a single line, which the field takes itself."""
        costs = [line.split("\t")[0].strip() for line in text.strip("\r\n").splitlines()]
        if len(costs) < 2:
            return False
        for edit, cost in zip(self.edits[at:], costs, strict=False):
            edit.line.setText(cost)
        self._to(self.edits[min(at + len(costs), len(self.edits)) - 1])
        return True

    def _next(self, at: int) -> None:
        if at + 1 < len(self.edits):
            self._to(self.edits[at + 1])
        else:
            self.ended.emit()

    def _to(self, edit: MoneyEdit) -> None:
        edit.line.setFocus()
        edit.line.selectAll()
