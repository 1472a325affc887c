"""A column that scrolls when it is taller than its room."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from desktop.look.theme import px

#: design pixels above and below what is typed into: its name stands there
_ABOVE = 34


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
        self.inside = _Inside()
        self.inside.setLayout(content)
        self.setWidget(self.inside)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What a key goes to is seen: nobody types or answers out of sight."""
        if (
            new is None
            or not shiboken6.isValid(self.inside)
            or not self.inside.isAncestorOf(new)
        ):
            return
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.ensureWidgetVisible(new, 0, px(_ABOVE))

    def bar_width(self, tall: int) -> int:
        """How wide the bar is that all of it needs in a room of that height; 0 where it needs none."""
        if self.inside.sizeHint().height() <= tall:
            return 0
        return self.verticalScrollBar().sizeHint().width()

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


class _Inside(QWidget):
    """As tall as its words need at its width, and no taller: their least height is that of a narrow room."""

    def minimumSizeHint(self) -> QSize:
        """Qt asks what breaks over lines for its height at the width that it has."""
        content, least = self.layout(), super().minimumSizeHint()
        breaks = content is not None and content.hasHeightForWidth()
        return QSize(least.width(), 0) if breaks else least
