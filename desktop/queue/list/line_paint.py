"""The row of a line below its case: numbered, set in, as its case's columns have it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from desktop.look.theme import px, tokens
from desktop.queue.list.cells import draw_due
from desktop.queue.list.columns import Column
from desktop.queue.list.line_rows import LineRow
from desktop.widgets.cell_text import draw_text
from desktop.widgets.key_hint import key_size, paint_key
from desktop.widgets.labels import one_line
from desktop.widgets.thumbnails import Thumbnails

LINE_HEIGHT = 44
_NUMBER, _PICTURE, _TILE, _TEXT = 10, 40, 30, 78
_LINE = 17


def words_of(line: LineRow, column: Column) -> str:
    """A cell of it in words."""
    if column is Column.ITEM:
        return ", ".join(p for p in (f"{line.number} {line.title}", line.detail) if p)
    if column is Column.DUE:
        return " · ".join(p for p in (line.due.words, line.due_note) if p)
    cells = {
        Column.STEP: ", ".join(filter(None, (line.step, line.supplier))),
        Column.VALUE: line.value,
        Column.SUPPLIER: line.supplier,
    }
    return cells.get(column, "")


def paint_line(
    painter: QPainter, box: QRect, line: LineRow, column: Column, thumbnails: Thumbnails
) -> None:
    """One cell, within `box`."""
    if column is Column.ITEM:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _item(painter, box, line, thumbnails)
    elif column is Column.STEP:
        _two(painter, box, line.step, one_line(line.supplier))
    elif column is Column.VALUE:
        strong = QFont.Weight.DemiBold
        draw_text(painter, box, line.value, "text", strong, right=True, figures=True)
    elif column is Column.DUE:
        # the chip is its case's: one in each line would press three times
        tone = "bad" if line.due.tone == "bad" else "text"
        due = line.due._replace(tone="plain")
        draw_due(painter, box, due, line.due_note, tone, line=_LINE, below=15)
    elif words := words_of(line, column):
        draw_text(painter, box, words, "muted")


def _item(painter: QPainter, box: QRect, line: LineRow, thumbnails: Thumbnails) -> None:
    """Its number as the key that chooses it, its picture, and what it is over why it comes back."""
    key = str(line.number)
    size = key_size(key)
    top = box.top() + (box.height() - size.height()) / 2
    paint_key(painter, QRectF(box.left() + px(_NUMBER), top, size.width(), size.height()), key)
    side = px(_TILE)
    frame = QRectF(box.left() + px(_PICTURE), box.top() + (box.height() - side) / 2, side, side)
    line.shown.paint(painter, frame, thumbnails)
    _two(painter, box.adjusted(px(_TEXT), 0, 0, 0), line.title, line.detail)


def _two(painter: QPainter, box: QRect, first: str, second: str) -> None:
    if not second:
        draw_text(painter, box, first, "text")
        return
    top = box.top() + (box.height() - 2 * px(_LINE)) // 2
    over = QRect(box.left(), top, box.width(), px(_LINE))
    draw_text(painter, over, one_line(first), "text")
    draw_text(painter, over.translated(0, px(_LINE)), one_line(second), "muted", size=12)


def ground_of(
    painter: QPainter, box: QRect, *, chosen: bool, current: bool, first: bool
) -> None:
    """Of the line that was chosen, of the current case's others, and of any other."""
    colours = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(box, colours.of("accent_soft" if chosen else "sunk"))
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours.of("line"))
    if first and (chosen or current):
        edge = colours.of("accent" if chosen else "halo")
        painter.fillRect(box.left(), box.top(), px(3), box.height(), edge)
