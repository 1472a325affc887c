"""Where each column stands and how wide it is, by keys alone, and the same after a restart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.look.theme import px
from desktop.queue.list.columns import COLUMNS, Column, title_of
from desktop.queue.list.columns_dialog import ColumnsDialog
from tests.desktop import cut_text
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(page: WindowPage, queue: QueuePage) -> ColumnsDialog:
    """Opened as a person without a mouse does it: V, an arrow to its entry, Enter."""
    queue.press("v")
    page.settle()
    menu = QApplication.activePopupWidget()
    wanted = next(each for each in menu.actions() if each.text() == "Order and width…")
    while menu.activeAction() is not wanted:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    page.settle()
    return page.dialog(ColumnsDialog)


def press(
    dialog: ColumnsDialog,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(dialog.focusWidget(), key, modifier)


def light(dialog: ColumnsDialog, column: Column) -> None:
    """Go to a column with the arrows."""
    press(dialog, Qt.Key.Key_Home)
    while dialog.columns.currentItem().data(Qt.ItemDataRole.UserRole) != column:
        press(dialog, Qt.Key.Key_Down)


def listed(dialog: ColumnsDialog) -> list[str]:
    """The columns as they stand in the dialog."""
    return [dialog.columns.item(at).text() for at in range(dialog.columns.count())]


def heads(queue: QueuePage) -> list[Column]:
    """The columns on the screen, from the left."""
    view = queue.tab.list
    return [each for each in view.columns.in_order() if not view.isColumnHidden(each)]


def test_order_and_width_by_keys_stand_after_a_restart(
    application: Callable[..., WindowPage],
    page: WindowPage,
    queue: QueuePage,
    dialog: ColumnsDialog,
) -> None:
    view, folder = queue.tab.list, page.desk.folder
    assert dialog.focusWidget() is dialog.columns
    before = heads(queue)
    light(dialog, Column.DUE)
    press(dialog, Qt.Key.Key_Up, ALT)
    press(dialog, Qt.Key.Key_Up, ALT)
    # the list behind shows it already, and the lit one is lit still
    assert heads(queue).index(Column.DUE) == before.index(Column.DUE) - 2
    assert dialog.columns.currentItem().text() == title_of(Column.DUE)
    light(dialog, Column.CASE)
    width = view.columnWidth(Column.CASE)
    for _ in range(3):
        press(dialog, Qt.Key.Key_Right, ALT)
    press(dialog, Qt.Key.Key_Left, ALT)
    assert view.columnWidth(Column.CASE) == width + 2 * px(8)
    assert f"Case  ·  {width + 2 * px(8)} px wide" in listed(dialog)
    press(dialog, Qt.Key.Key_Return)
    page.settle()
    assert not page.has_dialog(ColumnsDialog)
    wanted = heads(queue)
    # the keys are the list's again
    was = queue.current()
    page.key("j")
    assert queue.current() != was
    page.window.close()
    again = application(folder).queue
    assert heads(again) == wanted
    assert again.tab.list.columnWidth(Column.CASE) == width + 2 * px(8)


def test_who_leaves_has_all_as_it_was(
    page: WindowPage, queue: QueuePage, dialog: ColumnsDialog
) -> None:
    view = queue.tab.list
    before, kept = heads(queue), view.columns.chosen.written()
    widths = {each: view.columnWidth(each) for each in before}
    light(dialog, Column.VALUE)
    press(dialog, Qt.Key.Key_Down, ALT)
    press(dialog, Qt.Key.Key_Right, ALT)
    press(dialog, Qt.Key.Key_Space)
    assert view.isColumnHidden(Column.VALUE)
    press(dialog, Qt.Key.Key_Escape)
    page.settle()
    assert heads(queue) == before
    assert {each: view.columnWidth(each) for each in before} == widths
    assert view.columns.chosen.written() == kept
    assert page.window.focusWidget() is view


def test_what_cannot_be_is_not_offered(queue: QueuePage, dialog: ColumnsDialog) -> None:
    """The item takes what is left and is always shown; what is not shown has no width."""
    light(dialog, Column.ITEM)
    assert not dialog.left.isEnabled()
    assert not dialog.wider.isEnabled()
    press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_Right, ALT)
    assert not queue.tab.list.isColumnHidden(Column.ITEM)
    assert queue.tab.list.columns.chosen.written() == ""
    light(dialog, Column.BUYER)
    assert not dialog.right.isEnabled()
    assert not dialog.wider.isEnabled()
    press(dialog, Qt.Key.Key_Space)
    assert not queue.tab.list.isColumnHidden(Column.BUYER)
    assert dialog.wider.isEnabled()
    assert not dialog.own.isEnabled()
    dialog.wider.click()
    assert dialog.own.isEnabled()
    dialog.own.click()
    assert Column.BUYER not in queue.tab.list.columns.chosen.widths


def test_no_press_makes_a_column_vanish(queue: QueuePage, dialog: ColumnsDialog) -> None:
    """Neither the one that is made narrow, nor others beside one that is made wide."""
    before, view = set(heads(queue)), queue.tab.list
    light(dialog, Column.CASE)
    for _ in range(30):
        press(dialog, Qt.Key.Key_Left, ALT)
    assert view.columnWidth(Column.CASE) == view.horizontalHeader().minimumSectionSize()
    for _ in range(120):
        press(dialog, Qt.Key.Key_Right, ALT)
    assert set(heads(queue)) == before
    assert view.columnWidth(Column.ITEM) >= px(165)
    assert view.horizontalHeader().length() <= view.viewport().width()


@pytest.mark.parametrize("column", [Column.CASE, Column.STEP, Column.VALUE, Column.BUYER])
@pytest.mark.parametrize("by", [-20, 20])
def test_a_column_at_the_edge_of_the_list_is_read_whole(
    page: WindowPage,
    queue: QueuePage,
    monkeypatch: pytest.MonkeyPatch,
    column: Column,
    by: int,
) -> None:
    """More is kept free there: “CNY 45…” stood at the right."""
    queue.choose_view("all")
    columns = queue.tab.list.columns
    words = {COLUMNS[column].words(row) for row in queue.tab.presenter.rows._rows.values()}
    # cells are kept as they were painted first
    with cut_text.watched(monkeypatch) as painted:
        columns.show(column, shown=True)
        columns.move(column, by)
        page.settle()
        painted.of_window()
    assert not words & set(painted.shortened)
    assert not words & set(painted.beyond)


def test_the_first_column_on_the_screen_has_the_edge_though_a_hidden_one_stands_before_it(
    page: WindowPage, queue: QueuePage
) -> None:
    """Which row has the keys was shown by no bar, and its picture touched the edge."""
    queue.choose_view("all")
    view = queue.tab.list
    before = view.viewport().grab().toImage()
    view.columns.move(Column.BUYER, -20)
    page.settle()
    assert view.isColumnHidden(Column.BUYER)
    assert view.viewport().grab().toImage() == before


def test_a_screen_reader_hears_name_width_and_whether_it_is_shown(
    dialog: ColumnsDialog,
) -> None:
    heard = QAccessible.queryAccessibleInterface(dialog.columns)
    assert heard.text(QAccessible.Text.Name) == "Columns"
    light(dialog, Column.STEP)
    press(dialog, Qt.Key.Key_Right, ALT)
    row = heard.child(dialog.columns.currentRow())
    assert row.text(QAccessible.Text.Name).startswith("Next step, supplier  ·  ")
    assert row.text(QAccessible.Text.Name).endswith(" px wide")
    assert row.state().checked
    assert dialog.wider.accessibleName() == "Wider"
    assert dialog.wider.accessibleDescription() == "Alt →"
