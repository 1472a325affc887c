"""What the head of the list says: a name for each column, an arrow where the view is sorted."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.queue.list.columns import COLUMNS, Column, head_tip, title_of


class ListHead(QObject):
    """How the view is sorted, and in what words the heads tell it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sort, self._descending = "due_at", False
        #: all of a case stands in the first column, and that is the only one
        self.stacked = False

    def set_sorted(self, sort: str, *, descending: bool) -> None:
        """Mark the column that the view is sorted by."""
        self._sort, self._descending = sort, descending
        self.changed.emit()

    def set_stacked(self, *, on: bool) -> None:
        """The head of the only column stands for all of them."""
        if on is not self.stacked:
            self.stacked = on
            self.changed.emit()

    def arrow(self, column: Column) -> str:
        """Which way round the view is sorted by that column, "" where it is not."""
        return "" if COLUMNS[column].sort != self._sort else "↓" if self._descending else "↑"

    def words(self, column: Column) -> str:
        """What stands at the head of a column."""
        named = f"{title_of(column)} {self.arrow(column)}".rstrip()
        if not self.stacked or column is not Column.ITEM:
            return named
        by = next(each for each, row in COLUMNS.items() if row.sort == self._sort)
        words = QCoreApplication.translate("CaseTable", "Sorted by: {column}")
        return f"{words.format(column=title_of(by))} {self.arrow(by)}  ▾"

    def tip(self, column: Column) -> str:
        """What the mouse is told of it."""
        return self.words(column) if self.stacked else head_tip(column)
