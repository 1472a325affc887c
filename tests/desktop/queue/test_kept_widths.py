"""A column that somebody widened by its head is as wide the next day."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.look.theme import font, px
from desktop.queue.list.case_delegate import CELL_PAD
from desktop.queue.list.columns import COLUMNS, Column, title_of
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


def test_columns_and_sort_are_chosen_by_the_keyboard_alone(
    page: WindowPage, queue: QueuePage
) -> None:
    """Only the mouse reached the menu of the head."""
    view = queue.tab.list
    assert not view.isColumnHidden(Column.CASE)
    queue.press("v")
    page.settle()
    menu = QApplication.activePopupWidget()
    assert menu.activeAction().text() == title_of(Column.CASE)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    page.settle()
    assert view.isColumnHidden(Column.CASE)
    queue.press("v")
    page.settle()
    menu = QApplication.activePopupWidget()
    by = next(each for each in menu.actions() if each.menu() is not None)
    menu.setActiveAction(by)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    QTest.keyClick(by.menu(), Qt.Key.Key_Return)
    page.settle()
    assert queue.tab.presenter.listing.sort == COLUMNS[Column.ITEM].sort
    assert page.window.focusWidget() is view


def test_where_all_stands_in_one_column_no_other_is_offered(
    page: WindowPage, queue: QueuePage
) -> None:
    """Ticked or not, none of them was shown there."""
    queue.tab.list.setFixedWidth(px(340))
    page.settle()
    assert queue.tab.list.isColumnHidden(Column.DUE)
    made: list[QMenu] = []
    queue.tab.list.columns.menu_opened.connect(made.append)
    queue.press("v")
    page.settle()
    offered = [each.text() for each in made[0].actions()]
    assert offered[0] == "Sort by"
    assert title_of(Column.CASE) not in offered
    made[0].close()


@pytest.mark.parametrize("column", [Column.STEP, Column.CASE, Column.VALUE])
def test_a_column_widened_too_far_takes_what_there_is_and_drives_none_away(
    page: WindowPage, queue: QueuePage, column: Column
) -> None:
    """It vanished itself, with others, and no tick in the menu brought it back."""
    view = queue.tab.list
    shown = {each for each in Column if not view.isColumnHidden(each)}
    before = view.columnWidth(column)
    drag_edge(page, queue, column, 500)
    view.columns.fit()
    assert {each for each in Column if not view.isColumnHidden(each)} == shown
    assert view.columnWidth(column) > before
    assert view.columnWidth(Column.ITEM) >= px(165)
    assert view.horizontalHeader().length() <= view.viewport().width()
    # as wide as it is shown, not as far as the mouse went: the next step begins there
    assert view.columns.chosen.widths[column] == view.columnWidth(column)


def test_the_column_asked_for_last_is_shown_wherever_one_fits(
    page: WindowPage, queue: QueuePage
) -> None:
    """Where the list was full, a tick in the menu did nothing."""
    view = queue.tab.list
    view.setFixedWidth(px(700))
    page.settle()
    more = [column for column, row in COLUMNS.items() if row.asked_for]
    for column in (*more, *more):
        view.columns.show(column, shown=True)
        assert not view.isColumnHidden(column)
        assert view.columnWidth(Column.ITEM) >= px(165)
        assert view.horizontalHeader().length() <= view.viewport().width()
    kept = view.columns.chosen.written()
    view.columns.restore("")
    view.columns.restore(kept)
    assert not view.isColumnHidden(more[-1])


def test_a_column_that_was_asked_for_is_read_whole_while_there_is_room(
    page: WindowPage, queue: QueuePage
) -> None:
    """“Amazon …” and half of an order number stood there beside a wide item."""
    page.window.resize(1440, 900)
    queue.choose_view("all")
    view = queue.tab.list
    for column in (Column.SUPPLIER, Column.SHOP, Column.ORDER, Column.BUYER):
        view.columns.show(column, shown=True)
        words = view.model().longest(column)
        metrics = QFontMetricsF(font(13))
        assert view.columnWidth(column) >= metrics.horizontalAdvance(words) + 2 * px(CELL_PAD)
        view.columns.show(column, shown=False)
