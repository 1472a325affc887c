"""What was left out of a paper and what still stands, each in a line, before it is sent."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.labels import PlainLabel, one_line
from desktop.widgets.layouts import column

#: design pixels; more lines are scrolled, so that the pages keep their room
_TALLEST = 112


class LeftOutList(QWidget):
    """The count first, then one line for each place; empty where nothing is left out."""

    def __init__(self, told: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = tuple(told)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if not self.told:
            return
        count, *places = self.told
        inside = QFrame()
        lines = column(*(PlainLabel(one_line(place), "small") for place in places), gap=2)
        inside.setLayout(lines)
        inside.setProperty("kind", "bar")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.setAccessibleName(count)
        scroll.setFixedHeight(min(px(_TALLEST), inside.sizeHint().height()))
        outer.setSpacing(px(2))
        outer.addWidget(PlainLabel(count, "medium"))
        outer.addWidget(scroll)
