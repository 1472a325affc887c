"""The table of cases: rows that read like a list, keys that move, a header that asks to sort."""

from functools import partial

from PySide6.QtCore import QByteArray, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from desktop.look.theme import px
from desktop.queue.list.case_delegate import ROW_HEIGHT, CaseDelegate
from desktop.queue.list.case_header import CaseHeader
from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.case_table import ID_ROLE, ROW_ROLE, CaseTableModel
from desktop.queue.list.columns import COLUMNS, Column
from desktop.widgets.labels import one_line
from desktop.widgets.thumbnails import Thumbnails

#: wide and narrow widths in design pixels; the item takes what is left
_WIDTHS = {column: row.width for column, row in COLUMNS.items() if row.width is not None}
_NARROW = 820
_BY_KEY = QContextMenuEvent.Reason.Keyboard
#: the item's title and reason can still be read in this
_LEAST_ITEM = 165
_WHOLE = tuple(column for column, row in COLUMNS.items() if row.whole)
#: what a narrow list leaves out, first to last; the open case shows it all
_LEFT_OUT = sorted(
    (column for column, row in COLUMNS.items() if row.left_out),
    key=lambda column: COLUMNS[column].left_out,
)


class CaseList(QTableView):
    """Emits the id of the case that became current, 0 for none."""

    current_case = Signal(int)
    #: how many cases are chosen
    chosen_count = Signal(int)
    sort_wanted = Signal(int)
    #: list only cases that share this: column, value
    hold_wanted = Signal(str, str)

    def __init__(
        self, rows: CaseTableModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._own_widths = False
        self._delegate = CaseDelegate(self, thumbnails)
        thumbnails.arrived.connect(self.viewport().update)
        self.setModel(rows)
        rows.dataChanged.connect(self.fit_columns)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = CaseHeader(self)
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(px(44))
        head.setSectionResizeMode(Column.ITEM, QHeaderView.ResizeMode.Stretch)
        head.sectionClicked.connect(self.sort_wanted)
        self.selectionModel().currentRowChanged.connect(self.tell_current)
        self.selectionModel().selectionChanged.connect(self._count)
        self.fit()

    def fit(self) -> None:
        """Take the row height and the column widths of the present text size."""
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(px(34))
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share out the width: hide what has no room, then let amounts and steps be read whole."""
        narrow = self.viewport().width() < px(_NARROW)
        widths = {column: px(pair[1 if narrow else 0]) for column, pair in _WIDTHS.items()}
        least = {column: px(pair[1]) for column, pair in _WIDTHS.items()}
        room = self.viewport().width() - px(_LEAST_ITEM) - sum(least.values())
        for column in _LEFT_OUT:
            self.setColumnHidden(column, room < 0)
            room += least[column] if room < 0 else 0
        if self._own_widths:
            return
        room -= sum(
            widths[column] - least[column]
            for column in widths
            if not self.isColumnHidden(column)
        )
        for column in _WHOLE:
            wanted = (
                self._delegate.width_of(column, self._rows.longest(column)) - widths[column]
            )
            given = wanted if COLUMNS[column].first else min(wanted, room)
            if given > 0 and not self.isColumnHidden(column):
                widths[column] += given
                room -= given
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def chosen_ids(self) -> list[int]:
        """The ids of the chosen rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        ids = self._rows.ids()
        return [ids[row] for row in rows]

    def case_after(self, case_id: int) -> int:
        """The case below, or above when it is the last; 0 when it is the only one."""
        ids, at = self._rows.ids(), self._rows.row_of(case_id)
        if at < 0:
            return ids[0] if ids else 0
        if at + 1 < len(ids):
            return ids[at + 1]
        return ids[at - 1] if at > 0 else 0

    def go_to(self, case_id: int) -> bool:
        """Make a case current; False when it is not listed."""
        at = self._rows.row_of(case_id)
        if at < 0:
            return False
        if self.currentIndex().row() != at or not self.selectionModel().isRowSelected(at):
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(
                self._rows.index(at, 0), flag.ClearAndSelect | flag.Rows
            )
        self.scrollTo(self._rows.index(at, 0))
        return True

    def go_to_first(self) -> bool:
        """Make the first case current; False when there is none."""
        ids = self._rows.ids()
        return bool(ids) and self.go_to(ids[0])

    def step(self, by: int) -> None:
        """Move the current row down or up."""
        at = min(max(self.currentIndex().row() + by, 0), self._rows.rowCount() - 1)
        if at >= 0:
            self.go_to(self._rows.ids()[at])

    def keep_columns(self) -> QByteArray:
        """Widths as the user set them, empty when they are ours."""
        return self.horizontalHeader().saveState() if self._own_widths else QByteArray()

    def restore_columns(self, state: QByteArray) -> None:
        """Take kept widths."""
        if not state.isEmpty() and self.horizontalHeader().restoreState(state):
            self._own_widths = True

    def watch_columns(self) -> None:
        """From now on a change of a width is the user's."""
        self.horizontalHeader().sectionHandleDoubleClicked.connect(self._resized)
        self.horizontalHeader().sectionResized.connect(self._resized)

    def _resized(self, column: int = -1, *_: int) -> None:
        pressed = self.horizontalHeader().underMouse()
        if column != Column.ITEM and pressed:
            self._own_widths = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows get narrower columns."""
        super().resizeEvent(event)
        self.fit()

    def tell_current(self) -> None:
        """Say which case is current."""
        index = self.currentIndex()
        self.current_case.emit(int(index.data(ID_ROLE)) if index.isValid() else 0)

    def _count(self) -> None:
        self.chosen_count.emit(len(self.selectionModel().selectedRows()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click, or the menu key: hold the list to what this case has."""
        index = self.indexAt(event.pos()) if event.reason() != _BY_KEY else self.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        if not isinstance(row, CaseRow):
            return
        menu = QMenu(self)
        for facet in row.facets:
            text = self.tr("Only: {what}").format(what=one_line(facet.words))
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(partial(self.hold_wanted.emit, facet.column, facet.value))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys that decide; nothing is searched by typing into the list."""
