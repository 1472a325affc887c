"""What a tab puts into the toolbar: a search, and buttons that are icons where words have no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.search_box import SearchBox

_GAP = 10


class BarPart(QWidget):
    """Would like its words, and can be as narrow as its icons."""

    def __init__(self, search: SearchBox, *buttons: QAbstractButton) -> None:
        super().__init__()
        self._search, self._buttons = search, buttons
        bar = QHBoxLayout(self)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(px(_GAP))
        # as wide as it likes to be, and never pushed together by the space before it
        bar.addStretch(1)
        bar.addWidget(search, 100)
        for button in buttons:
            bar.addWidget(button)

    def sizeHint(self) -> QSize:
        """With all words."""
        return QSize(self._width(short=False), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Without those that an icon can stand for."""
        return QSize(self._width(short=True), super().minimumSizeHint().height())

    def _width(self, *, short: bool) -> int:
        wide = [
            each.width_of(short=short) if isinstance(each, Button) else each.sizeHint().width()
            for each in self._buttons
        ]
        # the space at the left has a gap of its own
        return self._search.minimumWidth() + sum(wide) + px(_GAP) * (len(wide) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for the words, or none."""
        super().resizeEvent(event)
        short = self._width(short=False) > self.width()
        for button in self._buttons:
            if isinstance(button, Button):
                button.set_short(on=short)
