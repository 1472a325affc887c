"""What stands in the open case, in the order in which it is read."""

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.pages.queue import QueuePage


def _top(part: QWidget, panel: QWidget) -> int:
    return part.mapTo(panel, QPoint(0, 0)).y()


def test_what_the_buyer_wrote_is_read_before_the_letter_that_answers_it(
    queue: QueuePage,
) -> None:
    """On a laptop the letter's lines had all the room, and the buyer's words lay below the edge."""
    panel = queue.tab.panel
    queue.choose_view("to_answer")
    parts = (panel.head, panel._advice, panel._ways, panel._words, panel.letter)
    assert all(part.isVisible() for part in parts)
    assert all(_top(above, panel) < _top(below, panel) for above, below in pairwise(parts))
