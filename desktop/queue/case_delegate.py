"""Paints the queue's rows: due chip, picture, two lines, figures, four dots."""

from math import ceil

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from desktop.icons import pixmap
from desktop.queue.case_row import CaseRow
from desktop.queue.case_table import ROW_ROLE, Column
from desktop.theme import font, px, tokens
from desktop.widgets.chip import chip_height, chip_width, paint_chip
from desktop.widgets.labels import as_tooltip, one_line
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
        shown = font(13, QFont.Weight.Medium, figures=column is Column.VALUE)
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
        column = Column(index.column())
        if chosen and column is Column.DUE:
            painter.fillRect(box.left(), box.top(), px(3), box.height(), colours.of("accent"))
        row = index.data(ROW_ROLE)
        if isinstance(row, CaseRow):
            painter.setClipRect(box)
            inner = box.adjusted(px(_PAD), 0, -px(_PAD), -1)
            self._paint_cell(painter, inner, column, row)
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRect, column: Column, row: CaseRow) -> None:
        if column is Column.DUE:
            _paint_due(painter, box, row)
        elif column is Column.CASE:
            _text(painter, box, row.number, "muted", figures=True)
        elif column is Column.ITEM:
            self._paint_item(painter, box, row)
        elif column is Column.VALUE:
            _text(
                painter, box, row.value, "text", QFont.Weight.Medium, right=True, figures=True
            )
        elif column is Column.SUPPLIER:
            _text(painter, box, row.supplier, "muted")
        elif column is Column.STEP:
            _text(painter, box, row.step, "text", QFont.Weight.Medium)
        else:
            _paint_tracks(painter, box, row)

    def _paint_item(self, painter: QPainter, box: QRect, row: CaseRow) -> None:
        side = px(36)
        frame = QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens().of("line"), 1))
        painter.setBrush(tokens().of("sunk"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        self._paint_picture(painter, frame, row.picture)
        left = box.left() + side + px(10)
        room = QRect(left, box.top(), max(0, box.right() - left), box.height())
        line = px(18)
        top = box.top() + (box.height() - 2 * line) // 2
        first = QRect(room.left(), top, room.width(), line)
        _text(painter, first, one_line(row.title), "text")
        second = QRect(room.left(), top + line, room.width(), line)
        _text(painter, second, one_line(row.detail), "muted", size=12)

    def _paint_picture(self, painter: QPainter, frame: QRectF, picture: str) -> None:
        ratio = painter.device().devicePixelRatioF()
        inner = frame.adjusted(px(4), px(4), -px(4), -px(4))
        shown = self._thumbnails.get(picture, round(inner.width() * ratio)) if picture else None
        if shown is None:
            size = px(18)
            spot = QPointF(frame.center().x() - size / 2, frame.center().y() - size / 2)
            painter.drawPixmap(spot, pixmap("product", tokens().muted, size, ratio))
            return
        shown.setDevicePixelRatio(ratio)
        size_shown = shown.deviceIndependentSize()
        painter.drawPixmap(
            QPointF(
                frame.center().x() - size_shown.width() / 2,
                frame.center().y() - size_shown.height() / 2,
            ),
            shown,
        )

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
        column = Column(index.column())
        texts = {
            Column.DUE: row.due.words,
            Column.ITEM: f"{row.title}\n{row.detail}",
            Column.SUPPLIER: row.supplier,
            Column.TRACKS: row.tracks_words,
            Column.STEP: row.step,
        }
        text = texts.get(column, "")
        QToolTip.showText(event.globalPos(), as_tooltip(text) if text else "", view)
        return True


def _text(
    painter: QPainter,
    box: QRect,
    text: str,
    tone: str,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    size: int = 13,
    right: bool = False,
    figures: bool = False,
) -> None:
    shown = font(size, weight, figures=figures)
    painter.setFont(shown)
    painter.setPen(tokens().of(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextSingleLine
    line = text
    if len(text) * px(size) > box.width():
        # no letter is wider than the type is tall; shorter texts need not be measured
        line = QFontMetricsF(shown).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(flags), line)


def _paint_due(painter: QPainter, box: QRect, row: CaseRow) -> None:
    left = box.left() + px(10)
    room = box.right() - left
    words = row.due.words
    if row.due.short and chip_width(words) > room:
        words = row.due.short
    width = min(chip_width(words), room)
    height = chip_height()
    top = box.top() + (box.height() - height) / 2
    paint_chip(painter, QRectF(left, top, width, height), words, row.due.tone)


def _paint_tracks(painter: QPainter, box: QRect, row: CaseRow) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step, radius = px(12), px(8) / 2
    y = box.center().y() + 0.5
    for at, (mark, _) in enumerate(row.tracks):
        paint_mark(painter, QPointF(box.left() + radius + at * step, y), radius, mark)


def paint_mark(painter: QPainter, centre: QPointF, radius: float, mark: str) -> None:
    """A track's dot; its shape tells it without colour too.

    `idle` a small dot, `waiting` a ring, `ours` a diamond, `rest` a full dot.
    """
    colours = tokens()
    if mark == "waiting":
        painter.setPen(QPen(colours.of("accent"), radius * 0.55))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius * 0.72, radius * 0.72)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if mark == "idle":
        painter.setBrush(colours.of("mark_idle"))
        painter.drawEllipse(centre, radius * 0.8, radius * 0.8)
        return
    painter.setBrush(colours.of("mark_warning" if mark == "ours" else "mark_good"))
    if mark == "ours":
        painter.translate(centre)
        painter.rotate(45)
        side = radius * 1.7
        painter.drawRoundedRect(QRectF(-side / 2, -side / 2, side, side), 1, 1)
        painter.rotate(-45)
        painter.translate(-centre)
        return
    painter.drawEllipse(centre, radius, radius)
