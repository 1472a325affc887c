"""Views, list and panel of the products side by side; widths are ours until somebody moves a border."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.look.theme import px

#: no narrower than this, in pixels of the design: all three fit a window of 1280 at twice the text size
_LEAST_LIST, _LEAST_PANEL = 230, 222


class ProductsSplit(QSplitter):
    """Gives what is left to the list."""

    def __init__(self, views: QWidget, middle: QWidget, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for part in (views, middle, panel):
            self.addWidget(part)
        self._views = views
        middle.setMinimumWidth(px(_LEAST_LIST))
        panel.setMinimumWidth(px(_LEAST_PANEL))
        self.setStretchFactor(1, 1)
        self._own = False
        self.splitterMoved.connect(self._moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives its room to the list."""
        super().resizeEvent(event)
        if not self._own:
            wide = self.width()
            side, panel = (176, 344) if wide >= px(1400) else (172, 336)
            views = max(px(side), self._views.minimumSizeHint().width())
            # large text leaves little room: list and panel share it
            shown = min(px(panel), max(0, wide - views) // 2)
            self.setSizes([views, max(0, wide - views - shown), shown])

    def _moved(self) -> None:
        self._own = True
