"""The queue's rows as a Qt model: the ids of the whole view, and the pages that were looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.columns import COLUMNS, Column, column_sorted_by, title_of

Index = QModelIndex | QPersistentModelIndex

PAGE = 100
_KEPT_ROWS = 6_000
ROW_ROLE = Qt.ItemDataRole.UserRole
ID_ROLE = Qt.ItemDataRole.UserRole + 1


class CaseTableModel(QAbstractTableModel):
    """Rows by id; a page that is missing is asked for and stands blank for a moment."""

    #: ids whose rows are needed: `array("q")`
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ids = array("q")
        self._rows: OrderedDict[int, CaseRow] = OrderedDict()
        self._asked: set[int] = set()
        self._sorted: tuple[Column | None, bool] = (Column.DUE, False)

    def ids(self) -> "array[int]":
        """The ids of the view, in its order."""
        return self._ids

    def set_ids(self, ids: "array[int]") -> None:
        """Show these cases in this order; what is the same above and below stays where it is."""
        top = _same_from_top(self._ids, ids)
        foot = _same_from_foot(self._ids, ids, top)
        gone, new = len(self._ids) - top - foot, len(ids) - top - foot
        self._asked.clear()
        nowhere = QModelIndex()
        if gone:
            self.beginRemoveRows(nowhere, top, top + gone - 1)
            del self._ids[top : top + gone]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(nowhere, top, top + new - 1)
            self._ids[top:top] = ids[top : top + new]
            self.endInsertRows()

    def place_ids(self, places: Mapping[int, int | None]) -> None:
        """Put single cases where they stand now; None takes one out."""
        for case_id, place in places.items():
            if place is None:
                self._take_out(self.row_of(case_id))
        standing = ((place, case_id) for case_id, place in places.items() if place is not None)
        for place, case_id in sorted(standing):
            self._stand(case_id, place)
        self._asked.clear()

    def _take_out(self, at: int) -> None:
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._ids[at]
            self.endRemoveRows()

    def _stand(self, case_id: int, place: int) -> None:
        """Have a case so many rows from the top; whoever looks at it goes on looking at it."""
        nowhere, at = QModelIndex(), self.row_of(case_id)
        to = min(place, len(self._ids) - (at >= 0))
        if at == to:
            return
        if at < 0:
            self.beginInsertRows(nowhere, to, to)
            self._ids.insert(to, case_id)
            self.endInsertRows()
            return
        self.beginMoveRows(nowhere, at, at, nowhere, to + (to > at))
        del self._ids[at]
        self._ids.insert(to, case_id)
        self.endMoveRows()

    def put_rows(self, rows: Sequence[CaseRow]) -> None:
        """Rows that were wanted, or that have changed, have been read."""
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        if len(self._rows) > _KEPT_ROWS:
            self._asked.clear()
            while len(self._rows) > _KEPT_ROWS:
                self._rows.popitem(last=False)
        self._redraw()

    def forget_rows(self, case_ids: Sequence[int] | None = None) -> None:
        """Read these rows again when they come into view, or all of them."""
        self._asked.clear()
        if case_ids is None:
            self._rows.clear()
        else:
            for case_id in case_ids:
                self._rows.pop(case_id, None)
        self._redraw()

    def row_of(self, case_id: int) -> int:
        """The row of a case, -1 when it is not in the view."""
        try:
            return self._ids.index(case_id)
        except ValueError:
            return -1

    def case_at(self, row: int) -> CaseRow | None:
        """The row if it has been read; asks for its page otherwise."""
        found = self._rows.get(self._ids[row])
        if found is None:
            self._ask(row // PAGE)
        return found

    def longest(self, column: Column) -> str:
        """The longest words of a column among the rows read so far."""
        return max(map(COLUMNS[column].words, self._rows.values()), key=len, default="")

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        span = self._ids[page * PAGE : (page + 1) * PAGE]
        self.wanted.emit(array("q", (each for each in span if each not in self._rows)))

    def _redraw(self) -> None:
        if self._ids:
            last = self.index(len(self._ids) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_sorted(self, sort: str, *, descending: bool) -> None:
        """Mark the column that the view is sorted by."""
        self._sorted = (column_sorted_by(sort), descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def retranslate(self) -> None:
        """Headers speak another language; rows are read again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.forget_rows()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        """How many cases the view holds."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the delegate, words for screen readers and tooltips."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role == ROW_ROLE:
            return self.case_at(index.row())
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            row, column = self.case_at(index.row()), COLUMNS[Column(index.column())]
            if row is None:
                return ""
            spoken = column.spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else ""
            return spoken or column.words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            row, column = self.case_at(index.row()), COLUMNS[Column(index.column())]
            return (column.spoken(row) if row else "") or None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The column's name, with an arrow where the view is sorted."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            column, descending = self._sorted
            arrow = (" ↓" if descending else " ↑") if column == section else ""
            return title_of(Column(section)) + arrow
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if COLUMNS[Column(section)].figures:
                side = Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def _same_from_top(old: "array[int]", new: "array[int]") -> int:
    """How many entries at the top are equal, by halving: comparing slices is quick."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_from_foot(old: "array[int]", new: "array[int]", top: int) -> int:
    """How many entries at the foot are equal, not counting the `top` ones."""
    low, high = 0, min(len(old), len(new)) - top
    while low < high:
        middle = (low + high + 1) // 2
        ends = (
            old[len(old) - middle : len(old) - low],
            new[len(new) - middle : len(new) - low],
        )
        if ends[0] == ends[1]:
            low = middle
        else:
            high = middle - 1
    return low
