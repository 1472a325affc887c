"""What stands in the open case, in the order in which it is read, and what sets its parts apart."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from desktop.look.theme import tokens
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


def test_the_head_lies_on_paper_of_its_own_from_edge_to_edge(queue: QueuePage) -> None:
    """What the case is stands apart from what to do with it."""
    panel = queue.tab.panel
    queue.choose_view("to_answer")
    picture = panel.grab().toImage()
    bottom = _top(panel.head, panel) + panel.head.height() - 1
    at_left = [picture.pixelColor(1, y) for y in (bottom - 2, bottom, bottom + 2)]
    assert at_left == [tokens().of(name) for name in ("surface", "line", "sunk")]


def test_head_and_cards_begin_and_end_alike_at_every_width(queue: QueuePage) -> None:
    panel = queue.tab.panel
    queue.choose_view("to_answer")
    for wide in (1440, 1280, 900):
        queue.page.window.resize(wide, 720)
        queue.page.settle()
        title, card = panel.head._title, panel._ways
        assert title.mapTo(panel, QPoint(0, 0)).x() == card.mapTo(panel, QPoint(0, 0)).x()
        assert title.width() == card.width()


class _Hidden(QObject):
    """How often a part was taken out of sight."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.count = 0
        part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Hide
        return False


def test_what_stays_from_case_to_case_is_never_taken_away(queue: QueuePage) -> None:
    """Where nobody knows the supplier, that card went and came again with each case."""
    panel, view = queue.tab.panel, queue.tab.case.view()
    assert view is not None
    unknown = replace(view, supplier_known=False, policy=())
    panel.show_case(unknown)
    hidden = _Hidden(panel._policy)
    panel.show_case(replace(unknown, id=view.id + 1))
    assert panel._policy.isVisibleTo(panel)
    assert hidden.count == 0
    panel.show_case(replace(unknown, supplier_known=True))
    assert hidden.count == 1
