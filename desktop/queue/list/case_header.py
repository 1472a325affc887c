"""The heading of the list: names in line with what stands below them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.look.theme import font, px, tokens
from desktop.queue.list.columns import COLUMNS, Column


class CaseHeader(QHeaderView):
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
        left = px(COLUMNS[Column(logicalIndex)].indent)
        painter.setFont(font(12))
        painter.setPen(colours.of("muted"))
        painter.drawText(rect.adjusted(left, 0, -px(6), 0), int(side), text)
        painter.restore()
