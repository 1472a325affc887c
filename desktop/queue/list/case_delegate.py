"""Paints the queue's rows, each cell as its column says."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
)
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from desktop.look.theme import px, tokens
from desktop.queue.list.case_header import last_shown
from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.case_table import ROW_ROLE, CaseTableModel
from desktop.queue.list.cells import Cell
from desktop.queue.list.columns import COLUMNS, Column
from desktop.queue.list.grouping import group_of
from desktop.queue.list.heading_row import paint_heading
from desktop.widgets.labels import as_tooltip
from desktop.widgets.thumbnails import Thumbnails
from returns.records.case_summary import Group

ROW_HEIGHT = 52
#: air beside a cell, and at both edges of the list
CELL_PAD, _EDGE = 6, 16


class CaseDelegate(QStyledItemDelegate):
    """One delegate for all columns.

    It asks its view what is chosen: the option's state would need QStyle, which costs more than
    the whole row before the first paint.
    """

    def __init__(self, view: QTableView, rows: CaseTableModel, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._view, self._rows, self._thumbnails = view, rows, thumbnails

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows are as tall as a picture with air."""
        return QSize(px(60), px(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        box: QRect = option.rect
        # no role tells it: Qt would make a text of the group
        group = group_of(self._rows.entries[index.row()])
        if group is not None:
            self._paint_heading(painter, box, group, index)
            return
        chosen = self._view.selectionModel().isRowSelected(index.row())
        colours = tokens()
        painter.save()
        painter.fillRect(box, colours.of("accent_soft" if chosen else "surface"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours.of("line"))
        column = COLUMNS[Column(index.column())]
        head = self._view.horizontalHeader()
        if chosen and not head.visualIndex(index.column()):
            painter.fillRect(box.left(), box.top(), px(3), box.height(), colours.of("accent"))
        row = index.data(ROW_ROLE)
        if isinstance(row, CaseRow):
            painter.setClipRect(box)
            place = head.visualIndex(index.column())
            left = px(CELL_PAD if place else _EDGE)
            right = px(CELL_PAD if place != last_shown(head) else _EDGE)
            inner = box.adjusted(left, 0, -right, -1)
            column.paint(Cell(painter, inner, row, self._thumbnails))
        painter.restore()

    def _paint_heading(
        self,
        painter: QPainter,
        box: QRect,
        group: Group,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A heading over the whole width: its last cell writes, over the ground of the others."""
        head = self._view.horizontalHeader()
        colours = tokens()
        painter.save()
        painter.fillRect(box, colours.of("sunk"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours.of("line"))
        if head.visualIndex(index.column()) == last_shown(head):
            whole = QRect(0, box.top(), self._view.viewport().width(), box.height())
            paint_heading(painter, whole, group, self._rows)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tooltips: the tracks in words, and what an ellipsis hides."""
        row = index.data(ROW_ROLE) if index.isValid() else None
        if event.type() != QEvent.Type.ToolTip or not isinstance(row, CaseRow):
            return False
        text = COLUMNS[Column(index.column())].tip(row)
        QToolTip.showText(event.globalPos(), as_tooltip(text) if text else "", view)
        return True
