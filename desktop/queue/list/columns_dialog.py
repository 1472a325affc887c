"""Which columns the list shows, in which order and how wide, said by keys alone."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.look.theme import px
from desktop.queue.list.columns import Column, title_of
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.layouts import FlowLayout

#: design pixels that a press adds or takes away
_STEP = 8
_COLUMN = Qt.ItemDataRole.UserRole


class ColumnRow(NamedTuple):
    """One column as it stands in the list of cases now."""

    column: Column
    wanted: bool
    #: in pixels; 0 where it is not on the screen, or takes what is left
    width: int
    #: somebody said how wide
    own: bool


class ColumnsDialog(Dialog):
    """Tells each wish at once, so that the list behind shows it; whoever leaves it has the former back."""

    shown = Signal(Column, bool)
    #: how many places further to the right
    moved = Signal(Column, int)
    #: by how many pixels; 0 as wide as it needs to be
    widened = Signal(Column, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        title = self.tr("Columns of the list")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.heading.setText(title)
        self.words.setText(
            self.tr("Space shows a column or hides it. The list behind shows each change.")
        )
        self.words.show()
        self._rows: Sequence[ColumnRow] = ()
        self._filling = False
        self.columns = QListWidget()
        self.columns.setProperty("kind", "ticks")
        self.columns.setAccessibleName(self.tr("Columns"))
        self.columns.setSpacing(px(2))
        self.left, self.right = Button(key="Alt ↑"), Button(key="Alt ↓")
        self.narrower, self.wider = Button(key="Alt ←"), Button(key="Alt →")
        self.own = Button()
        self.left.set_text(self.tr("Further left"))
        self.right.set_text(self.tr("Further right"))
        self.narrower.set_text(self.tr("Narrower"))
        self.wider.set_text(self.tr("Wider"))
        self.own.set_text(self.tr("As wide as it needs to be"))
        self.add(self.columns)
        # each pair in a row of its own, broken only where there is no room for both
        for row in ((self.left, self.right), (self.narrower, self.wider, self.own)):
            presses = FlowLayout(gap=8)
            for button in row:
                presses.addWidget(button)
            self.add(presses)
        self.ok.set_text(self.tr("Keep it so"))
        self.left.clicked.connect(partial(self._move, -1))
        self.right.clicked.connect(partial(self._move, 1))
        self.narrower.clicked.connect(partial(self._widen, -px(_STEP)))
        self.wider.clicked.connect(partial(self._widen, px(_STEP)))
        self.own.clicked.connect(partial(self._widen, 0))
        self.columns.itemChanged.connect(self._ticked)
        self.columns.currentRowChanged.connect(lambda _: self._say_possible())
        self.columns.itemActivated.connect(self.accept)
        self.columns.installEventFilter(self)
        self.columns.setFocus()

    def show_rows(self, rows: Sequence[ColumnRow]) -> None:
        """How the columns stand, from the left; the lit one stays lit."""
        lit = self._lit()
        self._filling = True
        self._rows = rows
        while self.columns.count() < len(rows):
            self.columns.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            self._fill(self.columns.item(place), row)
        at = [row.column for row in rows].index(lit.column) if lit is not None else 0
        self.columns.setCurrentRow(at)
        self._filling = False
        self.columns.setMinimumHeight(
            len(rows) * (self.columns.sizeHintForRow(0) + 2 * self.columns.spacing()) + px(4)
        )
        self._say_possible()

    def _fill(self, item: QListWidgetItem, row: ColumnRow) -> None:
        name = title_of(row.column)
        if row.own and row.width:
            name = self.tr("{column}  ·  {count} px wide").format(column=name, count=row.width)
        elif row.column is Column.ITEM:
            name = self.tr("{column}  ·  takes what is left").format(column=name)
        item.setText(name)
        item.setData(_COLUMN, int(row.column))
        ticked = Qt.CheckState.Checked if row.wanted else Qt.CheckState.Unchecked
        item.setCheckState(ticked)
        may = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
        # the item is always shown
        if row.column is Column.ITEM:
            may &= ~Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(may)

    def _lit(self) -> ColumnRow | None:
        at = self.columns.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _say_possible(self) -> None:
        lit, at = self._lit(), self.columns.currentRow()
        if lit is None:
            return
        self.left.setEnabled(at > 0)
        self.right.setEnabled(at < len(self._rows) - 1)
        for button in (self.narrower, self.wider):
            button.setEnabled(bool(lit.width))
        self.own.setEnabled(lit.own)

    def _move(self, by: int) -> None:
        lit = self._lit()
        if lit is not None:
            self.moved.emit(lit.column, by)

    def _widen(self, by: int) -> None:
        lit = self._lit()
        if lit is not None and (lit.width or not by):
            self.widened.emit(lit.column, by)

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            column = Column(item.data(_COLUMN))
            self.shown.emit(column, item.checkState() is Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and an arrow in the list move the lit column, or make it wider or narrower."""
        if (
            watched is self.columns
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            presses = {
                Qt.Key.Key_Up: self.left,
                Qt.Key.Key_Down: self.right,
                Qt.Key.Key_Left: self.narrower,
                Qt.Key.Key_Right: self.wider,
            }
            button = presses.get(Qt.Key(event.key()))
            if button is not None:
                button.click()
                return True
        return super().eventFilter(watched, event)
