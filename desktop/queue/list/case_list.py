"""The table of cases: rows that read like a list, keys that move, a header that asks to sort."""

from functools import partial

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.look.theme import px
from desktop.queue.list.arranging import arrange
from desktop.queue.list.case_delegate import CaseDelegate
from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.case_selection import CaseSelection
from desktop.queue.list.case_table import ID_ROLE, ROW_ROLE, CaseTableModel
from desktop.queue.list.chosen_rows import ChosenRows
from desktop.queue.list.columns import Column
from desktop.queue.list.heading_keys import HeadingKeys
from desktop.queue.list.heading_row import HEADING_HEIGHT
from desktop.queue.list.left_row import LeftRow, case_from
from desktop.queue.list.line_paint import LINE_HEIGHT
from desktop.queue.list.list_columns import ListColumns
from desktop.queue.list.sort_menu import SortMenu
from desktop.widgets.labels import one_line
from desktop.widgets.list_header import ListHeader
from desktop.widgets.popup_menu import PopupMenu
from desktop.widgets.thumbnails import Thumbnails
from desktop.widgets.whole_rows import chosen_by, list_whole_rows, moved_by

_BY_KEY = QContextMenuEvent.Reason.Keyboard
_UP_DOWN = (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MoveDown)


class CaseList(QTableView):
    """Emits the id of the case that became current, 0 for none."""

    current_case = Signal(int)
    #: how many cases are chosen
    chosen_count = Signal(int)
    sort_wanted = Signal(int)
    #: list only cases that share this: column, value
    hold_wanted = Signal(str, str)
    #: a digit: the line of the current case, 0 for all of them again
    line_wanted = Signal(int)
    #: the lines of this case shall stand below it, or not any more
    lines_wanted = Signal(int, bool)

    def __init__(
        self, rows: CaseTableModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lay_ground()
        self._rows = rows
        self.columns = ListColumns(self, rows)
        #: rows that are not as high as a case
        self._low: set[int] = set()
        self.setItemDelegate(CaseDelegate(self, rows, thumbnails))
        thumbnails.arrived.connect(self.viewport().update)
        self.setModel(rows)
        selection = CaseSelection(rows, self)
        selection.pressed.connect(self._pressed)
        self.setSelectionModel(selection)
        rows.lengthened.connect(self.columns.fit)
        for signal in (rows.rowsInserted, rows.rowsRemoved, rows.rowsMoved, rows.modelReset):
            signal.connect(self._fit_headings)
        list_whole_rows(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = ListHeader(self)
        self.setHorizontalHeader(head)
        head.setMinimumSectionSize(px(44))
        head.setSectionResizeMode(Column.ITEM, QHeaderView.ResizeMode.Stretch)
        head.setSectionsMovable(True)
        self.sorting = SortMenu(self, rows.head)
        self.sorting.wanted.connect(self.sort_wanted)
        head.sectionClicked.connect(self.sorting.press)
        #: another row became current while another list came, and nobody was told
        self.untold = False
        self._left = LeftRow(rows)
        self.chosen = ChosenRows(self, rows)
        self.columns.begin()
        self.columns.arrange_wanted.connect(partial(arrange, self, self.columns))
        self.columns.menu_opened.connect(lambda menu: menu.addMenu(self.sorting.menu()))
        self.clicked.connect(self._pressed)
        self.headings = HeadingKeys(self, rows)
        self.headings.case_left.connect(self.current_case)
        self.selectionModel().currentRowChanged.connect(self.tell_current)
        self.selectionModel().selectionChanged.connect(self._count)
        self.fit()

    def _lay_ground(self) -> None:
        """Paint on a widget made here: to find out what kind Qt's own is, PySide knows all kinds first."""
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)

    def fit(self) -> None:
        """Take the row height and the column widths of the present text size."""
        self.columns.fit()
        self.verticalHeader().setDefaultSectionSize(self.columns.row_height())
        self.verticalHeader().setMinimumSectionSize(px(HEADING_HEIGHT))
        self.horizontalHeader().setFixedHeight(px(34))
        self._fit_headings()

    def _fit_headings(self) -> None:
        """Headings and lines are lower than cases, wherever they stand now."""
        entries = self._rows.entries
        low = dict.fromkeys(self._rows.grouping.heads(entries), px(HEADING_HEIGHT))
        low |= dict.fromkeys(self._rows.lines.rows(entries), px(LINE_HEIGHT))
        now, head, high = set(low), self.verticalHeader(), self.columns.row_height()
        for row in self._low | now:
            wanted = low.get(row, high)
            if row < head.count() and head.sectionSize(row) != wanted:
                head.resizeSection(row, wanted)
        self._low = now

    def chosen_ids(self) -> list[int]:
        """The ids of the chosen rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        entries = self._rows.entries
        return [entries[row] for row in rows if entries[row] > 0]

    def current_box(self) -> QRect:
        """Where the current row is in the view, over the whole width; empty where there is none."""
        index = self.currentIndex()
        self.scrollTo(index)
        box = self.visualRect(index) if index.isValid() else QRect()
        return QRect(0, box.top(), self.viewport().width(), box.height())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The first case of a group comes into sight with its heading."""
        above = index.row() - 1
        if above >= 0 and self._rows.entries[above] < 0:
            super().scrollTo(self._rows.index(above, 0), hint)
        super().scrollTo(index, hint)

    def case_after(self, case_id: int) -> int:
        """The case in the row below; 0 when it is the last. Of one that is not listed, the first."""
        at = self._rows.row_of(case_id)
        return self._left.beside(1) if at < 0 else case_from(self._rows, at + 1, 1)

    def go_to(self, case_id: int, *, alone: bool = False) -> bool:
        """Make a case current; False when it is not listed. `alone`: others are chosen no more."""
        at = self._rows.row_of(case_id)
        if at < 0:
            return False
        chosen = self.selectionModel()
        # with Ctrl one is taken out of several, and is looked at still
        stands = self.currentIndex().row() == at and (
            chosen.isRowSelected(at) or len(chosen.selectedRows()) > 1
        )
        if alone or not stands:
            flag = QItemSelectionModel.SelectionFlag
            chosen.setCurrentIndex(self._rows.index(at, 0), flag.ClearAndSelect | flag.Rows)
        self.scrollTo(self._rows.index(at, 0))
        return True

    def go_to_first(self) -> bool:
        """Make the first case current; False when there is none."""
        first = case_from(self._rows, 0, 1)
        return bool(first) and self.go_to(first)

    def leave_all(self, above: int | None = None) -> None:
        """No case is current: all that stood below was done; `above`: or the open one stood there."""
        if above is None or not self._left.noted:
            self.setCurrentIndex(self._rows.index(-1, -1))
            self.clearSelection()
            self._left.note(above)

    def step(self, by: int) -> None:
        """Move the current row down or up; from nowhere, to the first."""
        at = self.currentIndex().row()
        beyond = case_from(self._rows, at + by, by) if at >= 0 else self._left.beside(by)
        if beyond:
            self.go_to(beyond)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Keys pass over headings; Home and End go to the first case and the last, not to a cell."""
        if self._left.noted and action in _UP_DOWN:
            beside = self._left.beside(1 if action is _UP_DOWN[1] else -1)
            return self._rows.index(self._rows.row_of(beside), 0)
        index = super().moveCursor(action, moved_by(action, keys))
        entries = self._rows.entries
        if not index.isValid() or entries[index.row()] > 0:
            return index
        up = index.row() < self.currentIndex().row()
        case_id = case_from(self._rows, index.row(), -1 if up else 1)
        case_id = case_id or case_from(self._rows, index.row(), 1 if up else -1)
        row = self._rows.row_of(case_id) if case_id else self.currentIndex().row()
        return self._rows.index(row, index.column())

    def _pressed(self, index: QModelIndex) -> None:
        """A press on a line chooses it, and on a heading turns its group; of a case nothing more."""
        self.headings.press(index.row())
        line = self._rows.lines.at(self._rows.entries[index.row()])
        if line is not None:
            self.go_to(line.case_id)
            self.line_wanted.emit(line.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows get narrower columns."""
        super().resizeEvent(event)
        self.fit()

    def tell_current(self) -> None:
        """Say which case is current; not while another list comes: then somebody says it after."""
        self.untold = self._rows.changing_wholly
        if self.untold:
            return
        index = self.currentIndex()
        if index.isValid():
            self._left.note(None)
        self.current_case.emit(int(index.data(ID_ROLE) or 0) if index.isValid() else 0)

    def _count(self) -> None:
        self.chosen_count.emit(len(self.selectionModel().selectedRows()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click, or the menu key: hold the list to what this case has."""
        index = self.indexAt(event.pos()) if event.reason() != _BY_KEY else self.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        if not isinstance(row, CaseRow):
            return
        menu = PopupMenu(self)
        for facet in row.facets:
            text = self.tr("Only: {what}").format(what=one_line(facet.words))
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(partial(self.hold_wanted.emit, facet.column, facet.value))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a line of the case, 0 and Esc all of it; arrows to the side open its lines.

        While several cases are chosen, Esc is for that: the open one alone stays so.
        """
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            case_id = int(self.currentIndex().data(ID_ROLE) or 0)
            self.lines_wanted.emit(case_id, event.key() == Qt.Key.Key_Right)
            return
        if plain and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            self.line_wanted.emit(event.key() - Qt.Key.Key_0)
            return
        if plain and event.key() == Qt.Key.Key_Escape:
            chosen, current = self.chosen_ids(), int(self.currentIndex().data(ID_ROLE) or 0)
            if len(chosen) > 1:
                self.go_to(current if current in chosen else chosen[0], alone=True)
            else:
                self.line_wanted.emit(0)
            return
        super().keyPressEvent(chosen_by(event))

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys that decide; nothing is searched by typing into the list."""
