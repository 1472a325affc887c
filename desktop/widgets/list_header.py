"""The heading of the list: names in line with what stands below them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.look.theme import font, px, tokens

#: design pixels that a cell keeps free at either side, and that it does at an edge of the list
CELL_PAD, EDGE = 6, 16


class ListHeader(QHeaderView):
    """Painted, so that a name starts where its column's text does, also above the due chips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The name and the line below."""
        colours = tokens()
        painter.save()
        painter.fillRect(rect, colours.of("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.of("line"))
        model = self.model()
        role = Qt.ItemDataRole
        orientation = Qt.Orientation.Horizontal
        text = str(model.headerData(logicalIndex, orientation, role.DisplayRole) or "")
        side = model.headerData(logicalIndex, orientation, role.TextAlignmentRole)
        place = self.visualIndex(logicalIndex)
        left, right = kept_free(self, place)
        painter.setFont(font(12))
        painter.setPen(colours.of("muted"))
        room = rect.adjusted(left, 0, -right, 0)
        shown = QFontMetricsF(font(12)).elidedText(
            text, Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room, int(side), shown)
        painter.restore()


def first_shown(head: QHeaderView) -> int:
    """The place of the first column that is shown."""
    return head.visualIndexAt(-head.offset())


def last_shown(head: QHeaderView) -> int:
    """The place of the last column that is shown."""
    return head.visualIndexAt(head.length() - 1 - head.offset())


def kept_free(head: QHeaderView, place: int) -> tuple[int, int]:
    """What the cells of the column at that place keep free at the left and at the right."""
    return (
        px(EDGE if place == first_shown(head) else CELL_PAD),
        px(EDGE if place == last_shown(head) else CELL_PAD),
    )
