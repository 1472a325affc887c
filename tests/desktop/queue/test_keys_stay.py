"""After any dialog, a click on a view, a button or an empty spot the keys of the list work."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.queue.dialogs.hold_dialogs import HoldDialog
from desktop.widgets.dialog import Dialog
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def click(part: QWidget, spot: QPoint | None = None) -> None:
    QTest.mouseClick(
        part, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot or QPoint()
    )


def on_empty_ground(queue: QueuePage) -> None:
    inside = queue.tab.panel._inside
    click(inside, QPoint(inside.width() // 2, inside.height() - 2))


def on_a_card(queue: QueuePage) -> None:
    click(queue.tab.panel._advice, QPoint(3, 3))


def on_the_titles_of_the_views(queue: QueuePage) -> None:
    click(queue.tab.views._views_title)


def on_a_view(queue: QueuePage) -> None:
    views = queue.tab.views.views
    click(views.viewport(), views.visualRect(views.model().index(0, 0)).center())


def on_a_folded_card(queue: QueuePage) -> None:
    click(queue.tab.panel._timeline.head)


def on_why(queue: QueuePage) -> None:
    click(queue.tab.panel._advice.why)


CLICKS = (
    *(on_empty_ground, on_a_card, on_the_titles_of_the_views, on_a_view),
    *(on_a_folded_card, on_why),
)


@pytest.mark.parametrize("press", CLICKS)
def test_a_click_leaves_the_keys_with_the_list(
    page: WindowPage, queue: QueuePage, press: Callable[[QueuePage], None]
) -> None:
    queue.choose_view("all")
    queue.press("j")
    press(queue)
    page.settle()
    before = queue.current()
    # where the focus is, not in the list: this is what is asked
    page.key("j")
    assert queue.current() != before
    page.key("h")
    page.dialog(HoldDialog).reject()
    page.settle()


def test_a_click_on_the_ground_leaves_what_is_typed_into(
    page: WindowPage, queue: QueuePage
) -> None:
    page.window.activateWindow()
    queue.tab.search.line.setFocus()
    on_empty_ground(queue)
    page.settle()
    assert QApplication.focusWidget() is queue.tab.list


def test_every_button_of_the_page_leaves_the_keys(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    taking = {
        type(each).__name__ + " " + each.accessibleName()
        for each in queue.tab.findChildren(QAbstractButton)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.ClickFocus
    }
    assert taking == set()


def test_what_goes_with_the_keyboard_in_it_gives_it_back_to_the_list(
    page: WindowPage, queue: QueuePage
) -> None:
    """As the bar of the first day does, or a chip of a filter."""
    queue.choose_view("all")
    page.window.activateWindow()
    for gone in (queue.tab.search.line, queue.tab.panel.letter.subject):
        gone.show()
        gone.setFocus()
        page.settle()
        gone.hide()
        page.settle()
        assert QApplication.focusWidget() is queue.tab.list
        gone.show()


def test_a_saved_filter_gives_the_keys_back_once_it_has_its_name(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    queue.search("mug")
    page.window.activateWindow()
    queue.tab.views._save.setFocus()
    queue.tab.views._save.click()
    dialog = page.dialog(Dialog)
    dialog.activateWindow()
    page.settle()
    dialog.findChild(QLineEdit).setText("Mugs")
    dialog.ok.click()
    page.window.activateWindow()
    page.settle()
    assert "Mugs" in [name for name, _ in queue.tab.filters.counted()]
    assert QApplication.focusWidget() is queue.tab.list


@pytest.mark.parametrize("modifier", ["NoModifier", "ControlModifier"])
@pytest.mark.parametrize(("key", "at"), [("Key_End", -1), ("Key_Home", 0)])
def test_home_and_end_choose_the_case_that_they_open(
    queue: QueuePage, key: str, at: int, modifier: str
) -> None:
    """What is marked in the list, what is open beside it and what a key decides are one case."""
    queue.choose_view("all")
    ids = queue.ids()
    queue.tab.list.go_to(ids[len(ids) // 2])
    queue.page.window.activateWindow()
    queue.tab.list.setFocus()
    queue.page.key(Qt.Key[key], Qt.KeyboardModifier[modifier])
    queue.page.settle()
    assert queue.tab.list.chosen_ids() == [ids[at]] == [queue.tab.case.case_id]


@pytest.mark.parametrize("key", ["Key_PageDown", "Key_PageUp"])
def test_a_page_with_ctrl_chooses_what_it_opens(queue: QueuePage, key: str) -> None:
    queue.choose_view("all")
    ids = queue.ids()
    queue.tab.list.go_to(ids[0 if key == "Key_PageDown" else -1])
    queue.page.window.activateWindow()
    queue.tab.list.setFocus()
    queue.page.key(Qt.Key[key], Qt.KeyboardModifier.ControlModifier)
    queue.page.settle()
    assert queue.tab.list.chosen_ids() == [queue.tab.case.case_id]


def test_shift_end_chooses_all_below(queue: QueuePage) -> None:
    queue.choose_view("all")
    ids = queue.ids()
    queue.tab.list.go_to(ids[3])
    queue.page.window.activateWindow()
    queue.tab.list.setFocus()
    queue.page.key(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    queue.page.settle()
    assert queue.tab.list.chosen_ids() == ids[3:]


def test_the_window_has_the_keys_again_when_a_dialog_is_closed(queue: QueuePage) -> None:
    """Who clicks on the window behind a dialog may leave it where no system gives it the keys back."""
    page = queue.page
    page.window.activateWindow()
    for close in (Dialog.reject, Dialog.accept):
        page.do("snooze")
        dialog = page.dialog(Dialog)
        dialog.activateWindow()
        page.settle()
        close(dialog)
        page.settle()
        assert page.window.isActiveWindow()
        assert queue.tab.list.hasFocus()


def test_a_key_that_comes_is_taken_where_no_window_is_said_to_be_active(
    queue: QueuePage,
) -> None:
    """As under a window manager that tells nothing of a window which was clicked on behind a dialog."""
    page = queue.page
    queue.choose_view("all")
    page.window.activateWindow()
    page.settle()
    before = queue.current()
    over = QWidget()
    over.show()
    over.activateWindow()
    page.settle()
    over.hide()
    page.settle()
    assert QApplication.activeWindow() is None
    QTest.keyClick(page.window.windowHandle(), Qt.Key.Key_J)
    page.settle()
    assert queue.current() != before
    assert queue.tab.list.hasFocus()


def test_a_click_from_an_empty_view_on_a_full_one_gives_the_keys_to_its_list(
    page: WindowPage, queue: QueuePage
) -> None:
    views = queue.tab.views.views

    def click_on(key: str) -> None:
        at = next(n for n, row in enumerate(views.rows()) if row.key == key)
        click(views.viewport(), views.visualRect(views.model().index(at, 0)).center())
        page.settle()

    page.window.activateWindow()
    click_on("snoozed")
    assert not queue.ids()
    # as at a start with nothing for today
    views.setFocus()
    click_on("all")
    assert queue.tab.shown_case() == queue.ids()[0]
    assert QApplication.focusWidget() is queue.tab.list


def test_what_lets_go_of_the_keyboard_while_it_is_seen_leaves_it_to_the_list(
    page: WindowPage, queue: QueuePage
) -> None:
    """Qt has a page do so before it puts it away, and does not always say who is next."""
    queue.tab.list.setFocus()
    queue.tab.list.clearFocus()
    page.settle()
    assert QApplication.focusWidget() is queue.tab.list
