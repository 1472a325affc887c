"""The head of the products' list: the tick that chooses all of them, and names that sort."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.look.theme import font, px, tokens
from desktop.products.products_model import PRODUCT
from desktop.widgets.list_header import ListHeader
from desktop.widgets.thumb_tile import TILE

#: where the tick stands in a row, and its side, in pixels of the design
TICK_AT, TICK = 16, 15
#: between tick, tile and words
GAP = 10


def words_at() -> int:
    """Where the words of a product begin in its row."""
    return px(TICK_AT) + px(TICK) + px(GAP) + px(TILE) + px(GAP)


def tick_box(box: QRect) -> QRect:
    """The tick of a row or head."""
    side = px(TICK)
    return QRect(box.left() + px(TICK_AT), box.center().y() - side // 2, side, side)


def paint_tick(painter: QPainter, box: QRect, state: str) -> None:
    """A box that is `all`, `some` or `none`: a mark in it tells the state without colour too."""
    colours = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    full = state != "none"
    painter.setPen(QPen(colours.of("accent" if full else "muted"), 1))
    painter.setBrush(colours.of("accent" if full else "surface"))
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    if full:
        pen = QPen(colours.of("on_accent"), max(1.6, px(2)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        left, top, side = box.left(), box.top(), box.width()
        middle = top + side // 2
        if state == "some":
            painter.drawLine(left + side // 4, middle, left + side - side // 4, middle)
        else:
            knee = left + round(side * 0.43), top + round(side * 0.68)
            painter.drawLine(left + side // 4, middle, *knee)
            painter.drawLine(*knee, left + round(side * 0.76), top + round(side * 0.32))
    painter.restore()


class ProductsHeader(ListHeader):
    """Emits `all_wanted` where its tick is pressed; everything else sorts."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "none"

    def set_state(self, state: str) -> None:
        """How many are chosen: `all`, `some` or `none`."""
        self._state = state
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The tick chooses."""
        if event.position().x() < px(TICK_AT + TICK) + px(GAP):
            self.all_wanted.emit()
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the tick sorts nothing."""
        if event.position().x() >= px(TICK_AT + TICK) + px(GAP):
            super().mouseReleaseEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The first head stands above the words of its column, behind the tick."""
        if logicalIndex != PRODUCT:
            super().paintSection(painter, rect, logicalIndex)
            return
        colours = tokens()
        painter.save()
        painter.fillRect(rect, colours.of("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.of("line"))
        paint_tick(painter, tick_box(rect), self._state)
        painter.setFont(font(12))
        painter.setPen(colours.of("muted"))
        role = Qt.ItemDataRole.DisplayRole
        text = str(self.model().headerData(PRODUCT, Qt.Orientation.Horizontal, role) or "")
        room = rect.adjusted(words_at(), 0, -px(6), 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
