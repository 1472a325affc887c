"""A column that scrolls when it is taller than its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


class ScrollColumn(QScrollArea):
    """Shows a layout as wide as the room, and as tall as it needs."""

    def __init__(self, content: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        #: what scrolls
        self.inside = QWidget()
        self.inside.setLayout(content)
        self.setWidget(self.inside)
