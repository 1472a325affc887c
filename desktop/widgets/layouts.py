"""Rows, columns and a flow, with the spacing of the look."""

from typing import TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QVBoxLayout,
    QWidget,
)

from desktop.look.theme import look, px

Box = TypeVar("Box", bound=QBoxLayout)


def row(*parts: QWidget | QLayout | int | None, gap: int = 8) -> QHBoxLayout:
    """A row; an int is that much space, None takes the room that is left."""
    return _fill(QHBoxLayout(), parts, gap)


def column(*parts: QWidget | QLayout | int | None, gap: int = 8) -> QVBoxLayout:
    """A column; an int is that much space, None takes the room that is left."""
    return _fill(QVBoxLayout(), parts, gap)


def _fill(box: Box, parts: tuple[QWidget | QLayout | int | None, ...], gap: int) -> Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(gap))
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(px(part))
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def framed(kind: str, layout: QLayout, margins: tuple[int, int, int, int]) -> QFrame:
    """A frame of a `kind` of the style sheet around a layout; margins left, top, right, bottom."""
    frame = QFrame()
    frame.setProperty("kind", kind)
    layout.setContentsMargins(*(px(m) for m in margins))
    frame.setLayout(layout)
    return frame


def rule() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


def _size(item: QLayoutItem, width: int) -> QSize:
    """An item at that width: what wraps is taller where it has not all that it likes."""
    hint = item.sizeHint()
    wraps = item.hasHeightForWidth() and width < hint.width()
    return QSize(width, item.heightForWidth(width) if wraps else hint.height())


class FlowLayout(QLayout):
    """Sets its widgets side by side and starts a new line where the width ends.

    With `last_right` the last of them stands at the right end of its line. With `tight` they are as
    narrow as they can be before a new line starts.
    """

    def __init__(self, gap: int = 8, *, last_right: bool = False, tight: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._last_right, self._tight = gap, last_right, tight
        #: by width and text factor, until something in it changes
        self._heights: dict[tuple[int, float], int] = {}
        self.setContentsMargins(QMargins())

    def invalidate(self) -> None:
        """Measure again: an item was added, shown, hidden, or has become another size."""
        self._heights.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, or None."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no room of its own."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at that width."""
        at = (width, look().factor)
        if at not in self._heights:
            edges = self.contentsMargins()
            inner = width - edges.left() - edges.right()
            lines = self._place(QRect(0, 0, inner, 0), move=False)
            self._heights[at] = lines + edges.top() + edges.bottom()
        return self._heights[at]

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        gap = px(self._gap)
        shown = [i.sizeHint() for i in self._items if not i.isEmpty()]
        width = sum(s.width() + gap for s in shown) - (gap if shown else 0)
        size = QSize(width, max((s.height() for s in shown), default=0))
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Set the items line by line, each in the middle of its line's height; the height of all."""
        gap, y, tall = px(self._gap), rect.y(), 0
        for line in self._lines(rect.width()):
            y += gap if tall else 0
            widths = self._widths(line, rect.width())
            sizes = [
                _size(item, min(wide, rect.width()))
                for item, wide in zip(line, widths, strict=True)
            ]
            tall = max(size.height() for size in sizes)
            x = rect.x()
            for item, wide, size in zip(line, widths, sizes, strict=True):
                at_end = self._last_right and item is self._items[-1]
                left = rect.x() + rect.width() - size.width() if at_end else x
                if move:
                    top = y + (tall - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top), size))
                x += wide + gap
            y += tall
        return y - rect.y()

    def _widths(self, line: list[QLayoutItem], room: int) -> list[int]:
        """How wide each item of a line is; the first that can be narrower gives what there is too much."""
        wide = [item.sizeHint().width() for item in line]
        over = sum(wide) + px(self._gap) * (len(line) - 1) - room
        for at, item in enumerate(line if self._tight else ()):
            given = max(0, min(over, wide[at] - item.minimumSize().width()))
            wide[at], over = wide[at] - given, over - given
        return wide

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are shown, as many on each line as have room."""
        lines: list[list[QLayoutItem]] = []
        end = 0
        for item in self._items:
            if item.isEmpty():
                continue
            least = item.minimumSize() if self._tight else item.sizeHint()
            wide = least.width()
            if not lines or end + wide > width:
                lines.append([])
                end = 0
            lines[-1].append(item)
            end += wide + px(self._gap)
        return lines
