"""A column that somebody widened by its head is as wide the next day."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.queue.list.columns import Column
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]

_LEFT = Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier


def drag_edge(page: WindowPage, queue: QueuePage, column: Column, by: int) -> None:
    """Draw the right edge of a column's head along, with the mouse over the window."""
    head, handle = queue.tab.list.horizontalHeader(), page.window.windowHandle()
    edge = head.sectionViewportPosition(column) + head.sectionSize(column) - 1
    at = head.viewport().mapTo(page.window, QPoint(edge, head.height() // 2))
    QTest.mouseMove(handle, at)
    QTest.mousePress(handle, _LEFT, _NO_KEYS, at)
    for part in (by // 2, by):
        QTest.mouseMove(handle, at + QPoint(part, 0))
    QTest.mouseRelease(handle, _LEFT, _NO_KEYS, at + QPoint(by, 0))
    page.settle()


@pytest.mark.parametrize(
    ("column", "by"), [(Column.CASE, 37), (Column.STEP, -9), (Column.VALUE, 21)]
)
def test_a_column_widened_by_its_head_is_as_wide_after_a_restart(
    application: Start, page: WindowPage, queue: QueuePage, column: Column, by: int
) -> None:
    folder, view = page.desk.folder, queue.tab.list
    before = view.columnWidth(column)
    drag_edge(page, queue, column, by)
    assert view.columnWidth(column) == before + by
    others = {each: view.columnWidth(each) for each in Column if each is not Column.ITEM}
    page.window.close()
    again = application(folder).queue
    shown = again.tab.list
    assert {each: shown.columnWidth(each) for each in others} == others
    # another view, and rows that came meanwhile, take no width away
    again.choose_view("all")
    assert shown.columnWidth(column) == before + by
