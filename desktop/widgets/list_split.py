"""Views, list and what is open side by side; widths are ours until somebody moves a border."""

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.look.theme import px

#: no narrower than this, in pixels of the design: all three fit a window of 1280 at twice the text size
_LEAST_LIST, _LEAST_OPEN = 230, 222
#: what the list has of a narrow window
_LISTED = 0.44
#: from so many pixels of the design on a window is wide
_WIDE = 1400


class Views(Protocol):
    """The list of views at the left."""

    def whole_width(self, tall: int) -> int:
        """So wide are all names whole, in a room of that height."""


class ListSplit(QSplitter):
    """Gives what is left to the list; `widths` are of views and open part, in a wide window and another.

    Below `narrow` pixels of the design there are no views: what stands in their place is told by `narrowed`.
    """

    narrowed = Signal(bool)

    def __init__(
        self,
        parts: tuple[QWidget, QWidget, QWidget],
        views: Views,
        widths: tuple[tuple[int, int], tuple[int, int]],
        narrow: int = 0,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for part in parts:
            self.addWidget(part)
        self._left, self._views, self._widths = parts[0], views, widths
        self._narrow, self._is_narrow = narrow, False
        parts[1].setMinimumWidth(px(_LEAST_LIST))
        parts[2].setMinimumWidth(px(_LEAST_OPEN))
        self.setStretchFactor(1, 1)
        #: somebody chose the widths
        self.own = False
        self.splitterMoved.connect(self._moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives its room to the list."""
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        """The views may have longer names, or counts, by now."""
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return answer

    def _share(self) -> None:
        wide = self.width()
        if (wide < px(self._narrow)) is not self._is_narrow:
            self._is_narrow = not self._is_narrow
            self._left.setVisible(not self._is_narrow)
            self.narrowed.emit(self._is_narrow)
        if self._is_narrow:
            self._halve(wide)
            return
        side, open_ = self._widths[0 if wide >= px(_WIDE) else 1]
        views = max(px(side), self._views.whole_width(self.height()))
        # large text leaves little room: list and open part share it
        shown = min(px(open_), max(0, wide - views) // 2)
        sizes = [views, max(0, wide - views - shown), shown]
        if not self.own and self.sizes() != sizes:
            self.setSizes(sizes)

    def _halve(self, wide: int) -> None:
        """List and open part alone, in large text: the open one has more to say."""
        listed = max(px(_LEAST_LIST), int(wide * _LISTED))
        sizes = [0, listed, max(0, wide - listed)]
        if self.sizes() != sizes:
            self.setSizes(sizes)

    def _moved(self) -> None:
        self.own = True
