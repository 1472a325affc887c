"""Paints the queue's rows, each cell as its column says."""

from collections import OrderedDict
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from desktop.look.theme import Tokens, px, tokens
from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.case_table import ID_ROLE, ROW_ROLE, CaseTableModel
from desktop.queue.list.cells import Cell
from desktop.queue.list.columns import COLUMNS, Column
from desktop.queue.list.grouping import group_of
from desktop.queue.list.heading_row import paint_heading
from desktop.queue.list.line_paint import ground_of, paint_line
from desktop.queue.list.line_rows import LineRow
from desktop.widgets.labels import as_tooltip
from desktop.widgets.list_header import CELL_PAD, EDGE, first_shown, kept_free, last_shown
from desktop.widgets.thumbnails import Thumbnails
from returns.records.case_summary import Group

ROW_HEIGHT, TALL_ROW = 52, 70
#: more rows than a screen shows, and more looks of one than it takes on while it is there
_KEPT_ROWS, _KEPT_SHAPES = 80, 24


class _Shape(NamedTuple):
    """All that a cell's look depends on beside its row and the colours."""

    column: Column
    width: int
    height: int
    ratio: float
    chosen: bool
    #: the keys of the list go to it
    heard: bool
    first: bool
    last: bool
    #: the next step has no column of its own
    stacked: bool


class _PaintedRow(NamedTuple):
    """The cells of one row as they were painted last."""

    row: CaseRow
    colours: Tokens
    cells: dict[_Shape, QPixmap]


class _PaintedCells:
    """Cells that are painted already: a list that moves by one row sets no text anew."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        self._thumbnails = thumbnails
        self._rows: OrderedDict[int, _PaintedRow] = OrderedDict()
        thumbnails.arrived.connect(self._rows.clear)

    def cell(self, row: CaseRow, shape: _Shape) -> QPixmap:
        """The picture of a cell."""
        colours, kept = tokens(), self._rows.get(row.id)
        if kept is None or kept.row is not row or kept.colours is not colours:
            kept = self._rows[row.id] = _PaintedRow(row, colours, {})
        self._rows.move_to_end(row.id)
        if len(self._rows) > _KEPT_ROWS:
            self._rows.popitem(last=False)
        if len(kept.cells) > _KEPT_SHAPES:
            kept.cells.clear()
        if shape not in kept.cells:
            kept.cells[shape] = self._paint(row, shape)
        return kept.cells[shape]

    def _paint(self, row: CaseRow, shape: _Shape) -> QPixmap:
        ratio = shape.ratio
        picture = QPixmap(ceil(shape.width * ratio), ceil(shape.height * ratio))
        picture.fill(tokens().of("accent_soft" if shape.chosen else "surface"))
        picture.setDevicePixelRatio(ratio)
        box = QRect(0, 0, shape.width, shape.height)
        painter = QPainter(picture)
        _paint_ground(painter, box, shape)
        left = px(EDGE if shape.first else CELL_PAD)
        right = px(EDGE if shape.last else CELL_PAD)
        inner = box.adjusted(left, 0, -right, -1)
        tall = shape.height > px(ROW_HEIGHT)
        cell = Cell(painter, inner, row, self._thumbnails, shape.stacked, tall)
        COLUMNS[shape.column].paint(cell)
        painter.end()
        return picture


def _paint_ground(painter: QPainter, box: QRect, shape: _Shape) -> None:
    colours = tokens()
    painter.fillRect(box, colours.of("accent_soft" if shape.chosen else "surface"))
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours.of("line"))
    if shape.chosen and shape.first:
        edge = colours.of("accent" if shape.heard else "muted")
        painter.fillRect(box.left(), box.top(), px(3), box.height(), edge)


class CaseDelegate(QStyledItemDelegate):
    """One delegate for all columns.

    It asks its view what is chosen: the option's state would need QStyle, which costs more than
    the whole row before the first paint.
    """

    def __init__(self, view: QTableView, rows: CaseTableModel, thumbnails: Thumbnails) -> None:
        super().__init__(view)
        self._view, self._rows = view, rows
        self._thumbnails, self._painted = thumbnails, _PaintedCells(thumbnails)

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
        head = self._view.horizontalHeader()
        place = head.visualIndex(index.column())
        line = self._rows.lines.at(self._rows.entries[index.row()])
        if line is not None:
            self._paint_line(painter, box, line, Column(index.column()))
            return
        chosen = self._view.selectionModel().isSelected(index)
        shape = _Shape(
            Column(index.column()),
            box.width(),
            box.height(),
            painter.device().devicePixelRatioF(),
            chosen=chosen,
            heard=chosen and self._view.hasFocus(),
            first=place == first_shown(head),
            last=place == last_shown(head),
            stacked=head.isSectionHidden(Column.STEP),
        )
        row = index.data(ROW_ROLE)
        if isinstance(row, CaseRow):
            painter.drawPixmap(box.topLeft(), self._painted.cell(row, shape))
        else:
            _paint_ground(painter, box, shape)

    def _paint_heading(
        self,
        painter: QPainter,
        box: QRect,
        group: Group,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A heading over the whole width, of which each cell shows its part: one may be painted alone."""
        colours = tokens()
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.fillRect(box, colours.of("sunk"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours.of("line"))
        view = self._view
        whole = QRect(0, box.top(), view.viewport().width(), box.height())
        focused = view.hasFocus() and view.currentIndex().row() == index.row()
        paint_heading(painter, whole, group, self._rows, focused=focused)
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRect, line: LineRow, column: Column) -> None:
        """A line below its case."""
        head = self._view.horizontalHeader()
        place = head.visualIndex(column)
        current = int(self._view.currentIndex().data(ID_ROLE) or 0) == line.case_id
        first = place == first_shown(head)
        painter.save()
        ground_of(
            painter,
            box,
            chosen=current and self._rows.lines.chosen == (line.case_id, line.number),
            current=current,
            first=first,
        )
        left, right = kept_free(head, place)
        inner = box.adjusted(left, 0, -right, -1)
        paint_line(painter, inner, line, column, self._thumbnails)
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
        column = COLUMNS[Column(index.column())]
        QToolTip.showText(
            event.globalPos(), as_tooltip(column.tip(row) or column.spoken(row)), view
        )
        return True
