"""Paints the queue's rows, each cell as its column says."""

from math import ceil

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
)
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from desktop.look.theme import font, px, tokens
from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.case_table import ROW_ROLE
from desktop.queue.list.cells import Cell
from desktop.queue.list.columns import COLUMNS, Column
from desktop.widgets.labels import as_tooltip
from desktop.widgets.thumbnails import Thumbnails

ROW_HEIGHT = 52
_PAD = 6


class CaseDelegate(QStyledItemDelegate):
    """One delegate for all columns.

    It asks its view what is chosen: the option's state would need QStyle, which costs more than
    the whole row before the first paint.
    """

    def __init__(self, view: QTableView, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._view, self._thumbnails = view, thumbnails

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows are as tall as a picture with air."""
        return QSize(px(60), px(ROW_HEIGHT))

    def width_of(self, column: Column, words: str) -> int:
        """How wide a cell must be to show an amount or a step whole."""
        shown = font(13, QFont.Weight.Medium, figures=COLUMNS[column].figures)
        return ceil(QFontMetricsF(shown).horizontalAdvance(words)) + 2 * px(_PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        box: QRect = option.rect
        chosen = self._view.selectionModel().isRowSelected(index.row())
        colours = tokens()
        painter.save()
        painter.fillRect(box, colours.of("accent_soft" if chosen else "surface"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours.of("line"))
        column = COLUMNS[Column(index.column())]
        if chosen and column.stripe:
            painter.fillRect(box.left(), box.top(), px(3), box.height(), colours.of("accent"))
        row = index.data(ROW_ROLE)
        if isinstance(row, CaseRow):
            painter.setClipRect(box)
            inner = box.adjusted(px(_PAD), 0, -px(_PAD), -1)
            column.paint(Cell(painter, inner, row, self._thumbnails))
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
