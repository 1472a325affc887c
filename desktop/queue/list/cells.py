"""What stands in a cell of the queue: a due chip, a picture with two lines, a figure, four dots."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.look.icons import pixmap
from desktop.look.theme import font, px, tokens
from desktop.queue.list.case_row import CaseRow
from desktop.widgets.chip import chip_height, chip_width, paint_chip
from desktop.widgets.labels import one_line
from desktop.widgets.thumbnails import Thumbnails


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell under the brush: where it is, and the row that it is of."""

    painter: QPainter
    box: QRect
    row: CaseRow
    thumbnails: Thumbnails


def paint_text(
    cell: Cell,
    text: str,
    tone: str = "muted",
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    right: bool = False,
    figures: bool = False,
) -> None:
    """One line of it, cut where the cell is too narrow."""
    _text(cell.painter, cell.box, text, tone, weight, right=right, figures=figures)


def paint_due(cell: Cell) -> None:
    """The chip that says by when, in short where there is less room."""
    box, row = cell.box, cell.row
    left = box.left() + px(10)
    room = box.right() - left
    words = row.due.words
    if row.due.short and chip_width(words) > room:
        words = row.due.short
    width = min(chip_width(words), room)
    height = chip_height()
    top = box.top() + (box.height() - height) / 2
    paint_chip(cell.painter, QRectF(left, top, width, height), words, row.due.tone)


def paint_item(cell: Cell) -> None:
    """The picture of the thing, its name, and why it comes back from whom."""
    painter, box, row = cell.painter, cell.box, cell.row
    side = px(36)
    frame = QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens().of("line"), 1))
    painter.setBrush(tokens().of("sunk"))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
    _paint_picture(cell, frame)
    left = box.left() + side + px(10)
    room = QRect(left, box.top(), max(0, box.right() - left), box.height())
    line = px(18)
    top = box.top() + (box.height() - 2 * line) // 2
    first = QRect(room.left(), top, room.width(), line)
    _text(painter, first, one_line(row.title), "text")
    second = QRect(room.left(), top + line, room.width(), line)
    _text(painter, second, one_line(row.detail), "muted", size=12)


def _paint_picture(cell: Cell, frame: QRectF) -> None:
    painter, picture = cell.painter, cell.row.picture
    ratio = painter.device().devicePixelRatioF()
    inner = frame.adjusted(px(4), px(4), -px(4), -px(4))
    shown = cell.thumbnails.get(picture, round(inner.width() * ratio)) if picture else None
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


def paint_tracks(cell: Cell) -> None:
    """A dot for each track, in their order."""
    painter, box, row = cell.painter, cell.box, cell.row
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
