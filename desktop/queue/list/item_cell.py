"""The item's cell: the picture of the thing, its name in one line or two, and why it comes back."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from desktop.look.theme import font, px, tokens
from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.cells import Cell, draw_due, due_width
from desktop.queue.list.marks import mark_of
from desktop.queue.list.row_picture import Pictured
from desktop.widgets.chip import chip_height, chip_width, paint_chip
from desktop.widgets.labels import one_line
from desktop.widgets.thumb_tile import TILE
from desktop.widgets.unbroken import unbroken

_GAP, _LINE, _CHIP = 10, 18, 11
#: the side of each of two pictures, in pixels of the design
_OF_TWO = 27


def paint_item(cell: Cell) -> None:
    """The whole cell."""
    painter, box, row = cell.painter, cell.box, cell.row
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = px(TILE)
    frame = QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side)
    painter.setOpacity(0.62 if row.waits else 1.0)
    _paint_picture(cell, frame)
    painter.setOpacity(1.0)
    left = box.left() + side + px(_GAP)
    room = QRectF(left, box.top(), max(1, box.right() - left), box.height())
    step = row.step if cell.stacked and not cell.tall else ""
    flow = _Flow(painter, room, row, cell.tone, step)
    if cell.tall:
        flow.paint_stacked()
    else:
        flow.paint()


class _Flow(NamedTuple):
    """Two lines of text, one flowing into the other where the name is long."""

    painter: QPainter
    room: QRectF
    row: CaseRow
    tone: str
    #: what is next, where it stands before the reason; "" where it has a column of its own
    step: str

    def paint(self) -> None:
        """The name, its chips, and behind or below them the shop's mark and the reason."""
        line = px(_LINE)
        top = self.room.top() + (self.room.height() - 2 * line) / 2
        lines = list(self._lines(one_line(self.row.title)))
        first, rest = lines[0], " ".join(lines[1:])
        shown = font(13, QFont.Weight.Medium)
        metrics = QFontMetricsF(shown)
        self.painter.setFont(shown)
        self.painter.setPen(tokens().of(self.tone))
        self._draw(first, self.room.left(), top, line)
        chips, at = self.row.chips, self.room.left()
        if rest:
            most = self.room.width() * 0.72
            rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, most)
            self._draw(rest, at, top + line, line)
            at += metrics.horizontalAdvance(rest) + px(8)
        else:
            # as many as fit stand behind it: each of the others takes room from the reason
            behind = at + metrics.horizontalAdvance(first) + px(8)
            chips = chips[self._chips(chips, behind, top, line)[1] :]
        at, _ = self._chips(chips, at, top + line, line)
        self._detail(at, top + line, line)

    def paint_stacked(self) -> None:
        """The name, why it comes back, and below them what is next with by when at the right."""
        line, left = px(_LINE), self.room.left()
        top = self.room.top() + (self.room.height() - 3 * line) / 2
        shown = font(13, QFont.Weight.Medium)
        metrics, elided = QFontMetricsF(shown), Qt.TextElideMode.ElideRight
        self.painter.setFont(shown)
        self.painter.setPen(tokens().of(self.tone))
        name = metrics.elidedText(one_line(self.row.title), elided, self.room.width())
        self._draw(name, left, top, line)
        wide = due_width(self.row.due)
        room = self.room.width() - wide - px(8)
        self._draw(metrics.elidedText(self.row.step, elided, room), left, top + 2 * line, line)
        behind = left + metrics.horizontalAdvance(name) + px(8)
        _, told = self._chips(self.row.chips, behind, top, line)
        at, _ = self._chips(self.row.chips[told:], left, top + line, line)
        self._detail(at, top + line, line)
        box = QRectF(self.room.right() - wide, top + 2 * line, wide, line).toAlignedRect()
        draw_due(self.painter, box, self.row.due, "", self.tone)

    def _lines(self, text: str) -> Iterator[str]:
        """The name, broken where it is wider than the room: at most two lines matter."""
        shown = font(13, QFont.Weight.Medium)
        layout = QTextLayout(unbroken(text, QFontMetricsF(shown), self.room.width()), shown)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        found, broken = 0, 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.room.width())
            found, broken = found + 1, line.textStart()
            if found == 2:
                break
        layout.endLayout()
        if found < 2:
            yield text
            return
        yield text[:broken].rstrip()
        yield text[broken:]

    def _draw(self, text: str, left: float, top: float, height: float) -> None:
        box = QRectF(left, top, max(1.0, self.room.right() - left), height)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self.painter.drawText(box, int(flags), text)

    def _chips(
        self, chips: Sequence[tuple[str, str, str]], left: float, top: float, height: float
    ) -> tuple[float, int]:
        """Where the text after them goes on, and how many had room."""
        for shown, (text, tone, sign) in enumerate(chips):
            wide, tall = chip_width(text, _CHIP, sign), chip_height(_CHIP)
            if left + wide > self.room.right():
                return left, shown
            box = QRectF(left, top + (height - tall) / 2, wide, tall)
            paint_chip(self.painter, box, text, tone, _CHIP, sign)
            left += wide + px(6)
        return left, len(chips)

    def _detail(self, left: float, top: float, height: float) -> None:
        left = _paint_mark(self.painter, self.row.case.channel, left, top, height)
        if self.step:
            left = self._small(f"{self.step}  ", self.tone, left, top, height)
        self._small(one_line(self.row.detail), "muted", left, top, height)

    def _small(self, text: str, tone: str, left: float, top: float, height: float) -> float:
        """Where the text after it goes on."""
        room, shown = self.room.right() - left, font(12)
        if room < px(20):
            return left
        measure = QFontMetricsF(shown)
        text = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.painter.setFont(shown)
        self.painter.setPen(tokens().of(tone))
        self._draw(text, left, top, height)
        return left + measure.horizontalAdvance(text)


def _paint_mark(
    painter: QPainter, channel: str, left: float, top: float, height: float
) -> float:
    """The platform's letter; gives where the text after it begins."""
    mark = mark_of(channel)
    shown = font(10, QFont.Weight.Bold)
    wide = max(px(16), round(QFontMetricsF(shown).horizontalAdvance(mark.letters)) + px(6))
    tall = px(15)
    box = QRectF(left, top + (height - tall) / 2, wide, tall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark.colour))
    painter.drawRoundedRect(box, px(4), px(4))
    painter.setFont(shown)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), mark.letters)
    return left + wide + px(6)


def _paint_picture(cell: Cell, frame: QRectF) -> None:
    """Of one thing its picture; of several those of the first two, the second before the first."""
    case = cell.row.case
    if not case.items:
        whole = Pictured(case.picture, case.sku, cell.row.title)
        whole.paint(cell.painter, frame, cell.thumbnails)
        return
    side = px(_OF_TWO)
    small = QRectF(frame.left(), frame.top(), side, side)
    for item in case.items:
        thing = Pictured(item.picture, item.sku, item.title or item.sku)
        thing.paint(cell.painter, small, cell.thumbnails)
        small.moveBottomRight(frame.bottomRight())
