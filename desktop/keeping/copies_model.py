"""The copies of one place as a table: when, why, whether proved, how large."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.keeping.sayings import opening, proved_words, said, when_words, why_words
from desktop.theme import font, tokens
from returns.records.keeping import Copy

Index = QModelIndex | QPersistentModelIndex
MADE, WHY, PROVED, SIZE = range(4)
_HEADS = ("copies.made", "copies.why", "copies.proved", "copies.size")
_FIGURES = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CopiesModel(QAbstractTableModel):
    """Newest first, as they are given."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.copies: tuple[Copy, ...] = ()

    def show(self, copies: Sequence[Copy]) -> None:
        """Show these."""
        self.beginResetModel()
        self.copies = tuple(copies)
        self.endResetModel()

    def retranslate(self) -> None:
        """Say heads and cells in the language on screen."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SIZE)
        if self.copies:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.copies) - 1, SIZE))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """One for each copy."""
        return 0 if parent.isValid() else len(self.copies)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Four."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return said(_HEADS[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                return _FIGURES if section == SIZE else left
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        copy, column = self.copies[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(copy, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._words(copy, each) for each in range(SIZE + 1))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == SIZE:
            return _FIGURES
        if role == Qt.ItemDataRole.FontRole and column == MADE:
            return font(13, QFont.Weight.DemiBold)
        if role == Qt.ItemDataRole.ForegroundRole and column != MADE:
            unproved = column == PROVED and copy.proved_at is None
            return tokens().of("warning" if unproved else "text" if column == SIZE else "muted")
        return None

    def _words(self, copy: Copy, column: int) -> str:
        if column == MADE:
            return opening(when_words(copy.made_at, self._now()))
        if column == WHY:
            return why_words(copy)
        return proved_words(copy) if column == PROVED else f"{copy.bytes / 1e6:,.1f}"
