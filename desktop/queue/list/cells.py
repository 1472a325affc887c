"""What stands in a cell of the queue: a due chip, a step over its supplier, a figure, four dots."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.look.theme import font, px, tokens
from desktop.queue.list.case_row import CaseRow
from desktop.widgets.cell_text import draw_text
from desktop.widgets.chip import chip_height, chip_width, paint_chip
from desktop.widgets.labels import one_line
from desktop.widgets.thumbnails import Thumbnails
from desktop.wording import Said


class Cell(NamedTuple):
    """A cell under the brush: where it is, and the row that it is of."""

    painter: QPainter
    box: QRect
    row: CaseRow
    thumbnails: Thumbnails
    #: the next step has no column of its own: the item's cell tells it
    stacked: bool = False
    #: nor has by when: there is room for a third line
    tall: bool = False

    @property
    def tone(self) -> str:
        """Of what is to be read first: what waits for others stands back."""
        return "muted" if self.row.waits else "text"


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
    shown = "muted" if cell.row.waits else tone
    draw_text(cell.painter, cell.box, text, shown, weight, right=right, figures=figures)


def paint_due(cell: Cell) -> None:
    """By when, of a case."""
    draw_due(cell.painter, cell.box, cell.row.due, cell.row.due_note, cell.tone)


def due_width(due: Said) -> int:
    """How much room the words take, in their chip where it presses."""
    if due.tone != "plain":
        return chip_width(due.short or due.words)
    return ceil(QFontMetricsF(font(13)).horizontalAdvance(due.words)) + 1


def draw_due(
    painter: QPainter,
    box: QRect,
    due: Said,
    note: str,
    tone: str,
    *,
    line: int = 18,
    below: int = 17,
) -> None:
    """By when, at the right: a chip where it presses, and whose clock it is below.

    `line` and `below` are the heights of the words and of the note, in pixels of the design.
    """
    chip = due.tone != "plain"
    height = chip_height() if chip else px(line)
    low = px(below) if note else 0
    top = box.top() + (box.height() - height - low) // 2
    if chip:
        # one form in every row, whatever has room: a day in amber is today
        words = due.short or due.words
        width = min(chip_width(words), box.width())
        place = QRectF(box.right() - width + 1, top, width, height)
        paint_chip(painter, place, words, due.tone)
    else:
        first = QRect(box.left(), top, box.width(), height)
        draw_text(painter, first, due.words, tone, right=True)
    if note:
        second = QRect(box.left(), top + height, box.width(), low)
        draw_text(painter, second, note, "muted", size=12, right=True)


def paint_step(cell: Cell) -> None:
    """What is next, over the supplier."""
    painter, box, row = cell.painter, cell.box, cell.row
    if not row.supplier:
        draw_text(painter, box, row.step, cell.tone, QFont.Weight.Medium)
        return
    if not row.step:
        draw_text(painter, box, one_line(row.supplier), "muted", size=12)
        return
    line = px(18)
    top = box.top() + (box.height() - 2 * line) // 2
    first = QRect(box.left(), top, box.width(), line)
    draw_text(painter, first, row.step, cell.tone, QFont.Weight.Medium)
    second = QRect(box.left(), top + line, box.width(), line)
    draw_text(painter, second, one_line(row.supplier), "muted", size=12)


def paint_tracks(cell: Cell) -> None:
    """A dot for each track, in their order."""
    painter, box, row = cell.painter, cell.box, cell.row
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step, radius = px(12), px(8) / 2
    y = box.center().y() + 0.5
    for at, mark in enumerate(row.marks):
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
