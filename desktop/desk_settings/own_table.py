"""A table of the settings that ships with Sendback until the seller types into it."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from desktop.look.theme import px, tokens
from desktop.widgets.labels import PlainLabel
from desktop.widgets.table_model import Index, TableModel
from returns.records.settings import DeskSettings

Row = TypeVar("Row")
#: what a row is called in the settings, and the column
Cell = tuple[str, int]
#: the first word of a field → the table that it is of, where it is not that word
_TABLES = {
    "rate": "rates",
    "rates_on": "rates",
    "deadline": "deadlines",
    "limit": "limits",
    "fault": "faults",
    "reason": "reasons",
}


def table_of(field: str) -> str:
    """The setting that a field is a part of: `rate.EUR` of the rates, `transit.dropship:DE` of the times."""
    first = field.partition(".")[0]
    return _TABLES.get(first, first)


class OwnTable(QWidget):
    """The table and what stands around it; every change is the whole table."""

    #: (field, changes): what `SettingsPresenter.change` takes
    entered = Signal(str, object)
    #: it takes the room that its page leaves
    grows = True
    #: the setting that it is; its rows are called `<field>.…`
    field = ""
    #: other settings that stand in it
    also: tuple[str, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.settings = DeskSettings()
        self.wrong = ""
        self._note = PlainLabel("", "small", "bad")

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        self.settings = settings

    def changed(self) -> bool:
        """Whether it is not as it came."""
        return False

    def close_up(self) -> None:
        """Nobody comes back: what is typed is asked to be kept."""

    def unkept(self) -> bool:
        """Whether something stands in it that cannot be kept."""
        return False

    def give_up(self) -> None:
        """Show what the desk has in place of what cannot be kept."""

    def refuse(self, sentence: str) -> None:
        """Say why the desk did not take it; the table stays as it was."""
        self.set_wrong(sentence)

    def set_wrong(self, sentence: str) -> None:
        """Say below the table what is wrong."""
        self.wrong = sentence
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Say it in the language on screen."""


class TypedModel(TableModel[Row]):
    """Rows of which some cells are typed; it asks nobody, and shows nothing before it is kept.

    What was refused stands as it was typed, until it is put right.
    """

    #: columns that are typed, and the one that stands back: what is usual
    TYPED: frozenset[int] = frozenset()
    QUIET = -1
    #: what could not be kept was put right by typing what was there before
    put_right = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        #: cell → what was typed into it and could not be kept
        self.refused: dict[Cell, str] = {}

    def key(self, row: Row) -> str:
        """What a row is called in the settings."""
        raise NotImplementedError

    def row_of(self, key: str) -> int:
        """Where a row stands, -1 for nowhere."""
        return next((at for at, row in enumerate(self.rows) if self.key(row) == key), -1)

    def keep_refused(self, cell: Cell, text: str | None) -> None:
        """Let this stand in a cell, None for what the desk has."""
        self.refused.pop(cell, None)
        if text is not None:
            self.refused[cell] = text
        at = self.index(self.row_of(cell[0]), cell[1])
        self.dataChanged.emit(at, at)

    def _shown(self, row: Row, column: int) -> str:
        return self.refused.get((self.key(row), column), self.words(row, column))

    def name(self, row: Row) -> str:
        """What a row is called where a cell of it is heard."""
        raise NotImplementedError

    def enter(self, row: Row, column: int, text: str) -> None:
        """Somebody typed something else into a cell."""
        raise NotImplementedError

    def looks(self, row: Row, column: int, role: int) -> Any:
        """What is typed into begins as it is; what is usual stands back."""
        if role == Qt.ItemDataRole.EditRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and (self.key(row), column) in self.refused:
            return tokens().of("bad")
        if role == Qt.ItemDataRole.ForegroundRole and column == self.QUIET:
            return tokens().of("muted")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell that one types into is heard alone, with its head and row; others by their words."""
        if (
            index.isValid()
            and role == Qt.ItemDataRole.AccessibleTextRole
            and index.column() in self.TYPED
        ):
            row, column = self.rows[index.row()], index.column()
            return f"{self.heads()[column]} {self.name(row)}: {self._shown(row, column)}"
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._shown(self.rows[index.row()], index.column())
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Not every column is typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in self.TYPED else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; nothing is shown before it is kept."""
        column, text = index.column(), str(value).strip()
        if role == Qt.ItemDataRole.EditRole and column in self.TYPED:
            row = self.rows[index.row()]
            if text != self.words(row, column):
                self.enter(row, column, text)
            elif (self.key(row), column) in self.refused:
                self.put_right.emit((self.key(row), column))
        return False


class RefusingTable(OwnTable):
    """A table of typed cells: what the desk does not take stands in its cell, with the reason below."""

    def __init__(self, model: TypedModel[Any]) -> None:
        super().__init__()
        self._typed = model
        #: what the desk was asked to keep last: the cell, and what was typed into it
        self._asked: tuple[Cell, str] | None = None
        #: fields beside the table in which a row more is typed
        self._more: tuple[QLineEdit, ...] = ()
        model.put_right.connect(self._forget)

    def refuse(self, sentence: str) -> None:
        """Say why the desk did not take it; what was typed stays where it was."""
        if self._asked is not None:
            self._typed.keep_refused(*self._asked)
        self.set_wrong(sentence)

    def unkept(self) -> bool:
        """Whether something stands in it that cannot be kept."""
        more = bool(self.wrong) and any(field.text().strip() for field in self._more)
        return more or bool(self._typed.refused)

    def give_up(self) -> None:
        """Show what the desk has in place of what cannot be kept."""
        for field in self._more:
            field.clear()
        for cell in tuple(self._typed.refused):
            self._forget(cell)
        self.set_wrong("")

    def _ask(
        self, field: str, changes: dict[str, Any], typed: tuple[Cell, str] | None = None
    ) -> None:
        """Ask the desk to keep the table; `typed` where it is a cell that was typed into."""
        self._asked = typed
        if typed is not None:
            self._forget(typed[0])
        self.entered.emit(field, changes)

    def _ask_usual(self) -> None:
        """All as it came, what could not be kept as well."""
        self.give_up()
        self._ask(self.field, {self.field: {}})

    def _forget(self, cell: Cell) -> None:
        self._typed.keep_refused(cell, None)
        if not self._typed.refused:
            self.set_wrong("")


class TypedTable(QTableView):
    """Typing begins to edit; Enter edits as F2 does; Del takes a row away; Tab goes on."""

    remove_wanted = Signal()

    def __init__(
        self, rows: TableModel[Any], first: int, least_rows: int, narrow: tuple[int, ...] = ()
    ) -> None:
        super().__init__()
        #: the column that Enter edits where the current one cannot be
        self._first = first
        #: columns that are as wide as their words; the others share the rest
        self._narrow = narrow
        self.setModel(rows)
        self.setProperty("kind", "boxed")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed
            | trigger.EditKeyPressed
            | trigger.DoubleClicked
            | trigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(34))
        self.verticalHeader().setMinimumSectionSize(px(34))
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setSectionsClickable(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in narrow:
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        for changed in (rows.modelReset, rows.dataChanged, rows.headerDataChanged):
            changed.connect(self._fit)
        self.setMinimumHeight(px(34 * least_rows))
        self.setCurrentIndex(rows.index(0, first))

    def showEvent(self, event: QShowEvent) -> None:
        """It may have been filled while nobody saw it."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Narrow columns as wide as their words; every row is asked, so only of a table that is seen."""
        if self.isVisible():
            for column in self._narrow:
                self.resizeColumnToContents(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits as F2 does."""
        editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            at = self.currentIndex()
            typed = bool(at.flags() & Qt.ItemFlag.ItemIsEditable)
            self.edit(at if typed else self.model().index(at.row(), self._first))
        else:
            super().keyPressEvent(event)
