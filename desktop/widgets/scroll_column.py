"""A column that scrolls when it is taller than its room."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


class ScrollColumn(QScrollArea):
    """Shows a layout as wide as the room, and as tall as it needs."""

    def __init__(self, content: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sparing = False
        #: what scrolls
        self.inside = QWidget()
        self.inside.setLayout(content)
        self.setWidget(self.inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for all of it now."""
        super().resizeEvent(event)
        self._spare_bar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It may ask for less now."""
        answer = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._spare_bar()
        return answer

    def _spare_bar(self) -> None:
        """Without the bar all may have room: Qt measures only what is as narrow as beside it."""
        content, room = self.inside.layout(), self.maximumViewportSize()
        if self._sparing or not self.verticalScrollBar().isVisible() or content is None:
            return
        if content.totalHeightForWidth(room.width()) <= room.height():
            # either policy lays all out anew; where Qt still wants the bar, it has it
            self._sparing = True
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self._sparing = False
