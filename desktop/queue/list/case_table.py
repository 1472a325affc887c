"""The queue's rows as a Qt model: the ids of the whole view, and the pages that were looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.columns import COLUMNS, Column
from desktop.queue.list.grouping import (
    Edit,
    Grouping,
    Groups,
    Inserted,
    Removed,
    Standing,
    group_of,
    listed,
    row_of,
)
from desktop.queue.list.line_paint import words_of
from desktop.queue.list.line_rows import LineRow, OpenLines
from desktop.queue.list.list_head import ListHead
from desktop.widgets.labels import as_tooltip
from desktop.wording import word
from returns.records.case_summary import Group

Index = QModelIndex | QPersistentModelIndex

PAGE = 100
_KEPT_ROWS = 6_000
#: so many rows are painted one by one
_FEW = 5
ROW_ROLE = Qt.ItemDataRole.UserRole
ID_ROLE = Qt.ItemDataRole.UserRole + 1


def _reach(words: str) -> int:
    """How far words reach, as near as it is seen without a font: a Chinese sign is as wide as two letters."""
    return sum(2 if each >= "\u2e80" else 1 for each in words)


def _longest(words: Iterable[str]) -> str:
    return max(words, key=_reach, default="")


class CaseTableModel(QAbstractTableModel):
    """Rows by id; a page that is missing is asked for and stands blank for a moment.

    A list by due date has headings among its cases: rows with a number below nothing.
    """

    #: ids whose rows are needed: `array("q")`, and whether at once: who hears a row does not see it come
    wanted = Signal(object, bool)
    #: rows were read whose words are longer than any before, or the first since all were forgotten
    lengthened = Signal()
    #: a group was opened: its cases are to be read again
    opened = Signal()
    #: another list comes, and rows may go that come again elsewhere; it has come
    relisting, relisted = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        #: the numbers of the cases and headings that have a row, from the top
        self.entries = array("q")
        #: the rows as they stood before cases came, went or moved last
        self.before = array("q")
        self.grouping = Grouping()
        self.lines = OpenLines()
        #: while another list comes, or rows come and go, the row that Qt makes current is nobody's choice
        self.changing_wholly = False
        self._rows: OrderedDict[int, CaseRow] = OrderedDict()
        self._asked: set[int] = set()
        #: of columns that were asked for, among all rows read since they were forgotten last
        self._longest: dict[Column, str] = {}
        self.head = ListHead()
        self.head.changed.connect(self._tell_head)

    def case_count(self) -> int:
        """How many cases the view holds, those of folded groups too."""
        if self.grouping.grouped:
            return self.grouping.total()
        return len(self.entries) - self.lines.count(self.entries)

    def fold(self, group: Group, *, folded: bool) -> None:
        """From now on the cases of a group have no rows, or have some once they are read again."""
        (self.grouping.folded.add if folded else self.grouping.folded.discard)(group)
        if folded:
            self._edit(self.lines.leaving(self.entries))
            self._edit(self.grouping.folding(self.entries, group))
            self._edit(self.lines.coming(self.entries))
        else:
            self.opened.emit()
        self._redraw()

    def set_ids(self, ids: "array[int]", groups: Groups | None = None) -> None:
        """Show these cases in this order; what is the same above and below stays where it is."""
        self.changing_wholly, self.before = True, self.entries[:]
        self.relisting.emit()
        self._edit(self.lines.leaving(self.entries))
        self.grouping.set_groups(groups)
        wanted = listed(ids, groups or (), self.grouping.folded)
        top = _same_from_top(self.entries, wanted)
        foot = _same_from_foot(self.entries, wanted, top)
        gone, new = len(self.entries) - top - foot, len(wanted) - top - foot
        self._asked.clear()
        nowhere = QModelIndex()
        if gone:
            self._edit([Removed(top, top + gone - 1)])
        if new:
            self.beginInsertRows(nowhere, top, top + new - 1)
            self.entries[top:top] = wanted[top : top + new]
            self.endInsertRows()
        self._edit(self.lines.coming(self.entries))
        self.relisted.emit()
        self.changing_wholly = False
        self._redraw()

    def put_lines(self, case_id: int, lines: Sequence[LineRow]) -> None:
        """The lines of a case stand below it from now on; () takes them away."""
        self._edit(self.lines.leaving(self.entries))
        self.lines.put(case_id, lines)
        self._edit(self.lines.coming(self.entries))
        self._redraw()

    def place_ids(self, places: Mapping[int, Standing | None]) -> None:
        """Put single cases where they stand now; None takes one out."""
        # Qt makes the row above current where one goes: what is next is said once they stand
        self.changing_wholly, self.before = True, self.entries[:]
        self._edit(self.lines.leaving(self.entries))
        for case_id, standing in places.items():
            if standing is None:
                self._edit(self.grouping.taking_out(self.entries, case_id))
        held = ((standing, case_id) for case_id, standing in places.items() if standing)
        for standing, case_id in sorted(held, key=lambda pair: pair[0].place):
            self._edit(self.grouping.standing(self.entries, case_id, standing))
        self._edit(self.lines.coming(self.entries))
        self.changing_wholly = False
        self._asked.clear()
        # rows that came, went or moved are painted for that alone; headings count anew
        self._redraw(self.grouping.heads(self.entries))

    def _edit(self, edits: Iterable[Edit]) -> None:
        """Make each edit as it comes, and tell whoever looks: they go on looking at the same case."""
        nowhere, rows = QModelIndex(), self.entries
        for edit in edits:
            if isinstance(edit, Removed):
                self.beginRemoveRows(nowhere, edit.first, edit.last)
                del rows[edit.first : edit.last + 1]
                self.endRemoveRows()
            elif isinstance(edit, Inserted):
                self.beginInsertRows(nowhere, edit.at, edit.at)
                rows.insert(edit.at, edit.entry)
                self.endInsertRows()
            else:
                below = edit.to + (edit.to > edit.at)
                self.beginMoveRows(nowhere, edit.at, edit.at, nowhere, below)
                rows.insert(edit.to, rows.pop(edit.at))
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
        few = len(rows) <= _FEW
        self._redraw([self.row_of(row.id) for row in rows] if few else None)
        known, self._longest = (
            self._longest,
            {
                column: _longest((words, *map(COLUMNS[column].words, rows)))
                for column, words in self._longest.items()
            },
        )
        if not known or self._longest != known:
            self.lengthened.emit()

    def forget_rows(self, case_ids: Sequence[int] | None = None) -> None:
        """Read these rows again when they come into view, or all of them."""
        self._asked.clear()
        if case_ids is None:
            self._rows.clear()
            self._longest.clear()
        for case_id in case_ids or ():
            self._rows.pop(case_id, None)
        few = case_ids is not None and len(case_ids) <= _FEW
        self._redraw(map(self.row_of, case_ids or ()) if few else None)

    def row_of(self, case_id: int) -> int:
        """The row of a case, -1 when it is not in the view."""
        return row_of(self.entries, case_id)

    def case_at(self, row: int, *, heard: bool = False) -> CaseRow | None:
        """The row if it has been read; asks for its page otherwise, and has it at once to be heard."""
        entry = self.entries[row]
        page = row // PAGE
        if entry > 0 and entry not in self._rows and (heard or page not in self._asked):
            self._asked.add(page)
            span = self.entries[page * PAGE : (page + 1) * PAGE]
            lacking = (each for each in span if each > 0 and each not in self._rows)
            self.wanted.emit(array("q", lacking), heard)
        return self._rows.get(entry)

    def longest(self, column: Column) -> str:
        """The longest words of a column among the rows read so far; those of a row that goes stay.

        All rows are looked through once, then those that come.
        """
        if column not in self._longest:
            self._longest[column] = _longest(map(COLUMNS[column].words, self._rows.values()))
        return self._longest[column]

    def _redraw(self, rows: Iterable[int] | None = None) -> None:
        """Have rows painted anew, all of them where none are named; -1 is a row that is not there."""
        last = len(self.entries) - 1
        spans = [(0, last)] if rows is None else [(row, row) for row in rows if row >= 0]
        for first, end in spans:
            if end >= 0:
                self.dataChanged.emit(self.index(first, 0), self.index(end, len(Column) - 1))

    def _tell_head(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def retranslate(self) -> None:
        """Headers speak another language; rows are read again."""
        self._tell_head()
        self.forget_rows()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  as Qt declares it
        """How many cases and headings have a row."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can be pressed, and not chosen."""
        if index.isValid() and self.entries[index.row()] < 0:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the delegate, words for screen readers and tooltips."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        group = group_of(self.entries[index.row()])
        if group is not None:
            return _of_heading(group, self.grouping, role, first=not index.column())
        if self.entries[index.row()] < 0:
            line = self.lines.at(self.entries[index.row()])
            return _of_line(line, role, Column(index.column())) if line is not None else None
        if role == ID_ROLE:
            return self.entries[index.row()]
        if role == ROW_ROLE:
            return self.case_at(index.row())
        heard = role == Qt.ItemDataRole.AccessibleTextRole
        row = self.case_at(index.row(), heard=heard)
        column = COLUMNS[Column(index.column())]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if row is None:
                return ""
            spoken = column.spoken(row) if heard else ""
            return spoken or column.words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(column.tip(row) or column.spoken(row)) or None if row else None
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
        if role == Qt.ItemDataRole.ToolTipRole:
            # a narrow column shows the beginning of its name
            return as_tooltip(self.head.tip(Column(section)))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.head.words(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if COLUMNS[Column(section)].figures:
                side = Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def _of_heading(group: Group, counts: Grouping, role: int, *, first: bool) -> Any:
    """What a heading's row says: its name and count, in the first column."""
    texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    if first and role in texts:
        said = f"{word('group', group)} {counts[group]:,}"
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        folded = QCoreApplication.translate("CaseTable", "collapsed")
        opened = QCoreApplication.translate("CaseTable", "expanded")
        return f"{said}, {folded if group in counts.folded else opened}"
    return 0 if role == ID_ROLE else None


def _of_line(line: LineRow, role: int, column: Column) -> Any:
    """What the row of a line says."""
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return words_of(line, column)
    return 0 if role == ID_ROLE else None


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


def stood_below(rows: CaseTableModel, case_id: int) -> int:
    """Of those still listed, the first that stood below a case which left; 0 where there is none."""
    at = row_of(rows.before, case_id)
    below = rows.before[at + 1 :] if at >= 0 else rows.before[:0]
    return next((each for each in below if each > 0 and rows.row_of(each) >= 0), 0)
