"""Rows under heads as a table model; it asks nobody."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.widgets.labels import as_tooltip

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TableModel(QAbstractTableModel, Generic[Row]):
    """One row for each record; a subclass says the heads, what a cell shows, and how."""

    #: columns whose words are figures: they stand at the right
    FIGURES: frozenset[int] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def heads(self) -> tuple[str, ...]:
        """What stands above each column, in the language on screen."""
        raise NotImplementedError

    def words(self, row: Row, column: int) -> str:
        """What a cell shows."""
        raise NotImplementedError

    def looks(self, row: Row, column: int, role: int) -> Any:
        """Font, colour and the like of a cell; None for the usual."""
        return None

    def show(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def retranslate(self) -> None:
        """Say heads and cells in the language on screen."""
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, last))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """One for each record."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """One for each head."""
        return 0 if parent.isValid() else len(self.heads())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.heads()[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(self.heads()[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section in self.FIGURES else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, and is heard of it: the row is read cell by cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in self.FIGURES:
            return _RIGHT
        return self.looks(row, column, role)
