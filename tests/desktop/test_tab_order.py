"""Tab goes as the eye does: down a column, along a row, through every stop and round again."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from desktop.desk_settings.dialog import SettingsDialog
from desktop.frame.tabs import place_of
from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.facts_dialog import FactsDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.new_case_dialog import NewCaseDialog
from tests import shots
from tests.pages.window import WindowPage

_MOST = 120


@pytest.fixture
def page(application: Callable[..., WindowPage], desk_folder: Path) -> WindowPage:
    """The window on the sample desk, a case to be answered open."""
    page = application(desk_folder)
    page.window.resize(1280, 720)
    page.queue.choose_view("to_answer")
    return page


def walked(window: QWidget) -> list[QWidget]:
    """Where Tab stops, from where the focus is until it is there again."""
    passed: list[QWidget] = []
    focused = window.focusWidget()
    while focused is not None and focused not in passed and len(passed) < _MOST:
        passed.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = window.focusWidget()
    assert focused is passed[0], "it does not come round"
    return passed


def _box(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def jumps(stops: list[QWidget], window: QWidget) -> list[QWidget]:
    """Where a step goes up within a column, or to the left within a row."""
    found = []
    for one, other in pairwise([*stops, stops[0]]):
        here, there = _box(one, window), _box(other, window)
        beside = there.left() >= here.right()
        up = there.bottom() <= here.top() and not beside
        row = there.top() < here.bottom() and there.bottom() > here.top()
        left = there.right() <= here.left() and row
        # what scrolls in a stop may lie above it
        if (up or left) and not one.isAncestorOf(other):
            found.append(other)
    return found


@pytest.mark.parametrize("tab", ["tab_queue", "tab_policies", "tab_inspection", "products"])
def test_tab_goes_through_a_page_as_it_is_read(page: WindowPage, tab: str) -> None:
    page.do(tab)
    page.settle()
    # from the end to the beginning, and nowhere else
    assert there_and_back(page.window) == [page.window.top.brand]


@pytest.mark.parametrize("scene", ["inspection", "inspection-lines"])
def test_tab_goes_from_the_questions_to_what_comes_of_them_and_then_to_all_else(
    page: WindowPage, scene: str
) -> None:
    shots.SCENES[scene](page)
    page.settle()
    tab = page.application.open.tabs[place_of("inspection")].real
    table, panel, scan = tab.table, tab.table.panel, tab.scan.line
    assert panel.findings.package.isAncestorOf(page.window.focusWidget())
    stops = walked(page.window)
    to_save = stops[: stops.index(panel.finish) + 1]
    assert all(panel.isAncestorOf(each) for each in to_save)
    # what was in nobody's way comes after it, and the next parcel last
    for part in (table.header, table.shots, table.comparison, table.verdict, panel.findings):
        assert any(part.isAncestorOf(each) for each in stops[len(to_save) :]), part
    assert stops[-1] is scan
    assert there_and_back(page.window) == [page.window.top.brand, scan]


@pytest.mark.parametrize("tab", ["tab_queue", "tab_policies", "tab_inspection", "products"])
def test_where_the_keyboard_is_can_be_seen(page: WindowPage, tab: str) -> None:
    page.do(tab)
    page.settle()
    away = page.window.top.brand
    unseen = []
    for stop in walked(page.window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        page.settle()
        around = stop.parentWidget() or stop
        seen = around.grab().toImage()
        away.setFocus(Qt.FocusReason.TabFocusReason)
        page.settle()
        if stop is not away and around.grab().toImage() == seen:
            unseen.append(f"{type(stop).__name__} {stop.accessibleName()}")
    assert not unseen, unseen


def there_and_back(window: QWidget) -> list[QWidget]:
    """Where Tab jumps on its way round from where the focus is; Shift+Tab goes the same way."""
    stops = walked(window)
    found = jumps(stops, window)
    stops[-1].setFocus()
    for before in reversed(stops[:-1]):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
        assert window.focusWidget() is before
    return found


def test_parts_that_came_later_are_in_it(page: WindowPage) -> None:
    """The ways of another case, its photos, and the bar of several cases."""
    rows = page.queue.tab.panel._ways.rows()
    stops = walked(page.window)
    assert rows
    at = [stops.index(row) for row in rows]
    assert at == list(range(at[0], at[0] + len(rows)))
    page.queue.select(3)
    page.settle()
    assert jumps(walked(page.window), page.window) == [page.window.top.brand]


@pytest.mark.parametrize("section", ["shop", "offers", "deadlines", "reasons", "letters"])
def test_tab_goes_from_the_sections_to_their_page_and_then_to_the_end(
    page: WindowPage, section: str
) -> None:
    page.do("settings")
    dialog = page.dialog(SettingsDialog)
    dialog.show_section(section)
    page.settle()
    stops = walked(dialog)
    assert stops[(stops.index(dialog.ok) + 1) % len(stops)] is dialog.list
    assert [each for each in jumps(stops, dialog) if each is not dialog.list] == []
    dialog.reject()


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("decline", DeclineDialog),
        ("order_facts", FactsDialog),
        ("money_out", MoneyDialog),
        ("new_case", NewCaseDialog),
    ],
)
def test_tab_goes_through_a_dialog_as_it_is_read(
    page: WindowPage, action: str, kind: type[QWidget]
) -> None:
    page.do(action)
    page.settle()
    dialog = page.dialog(kind)
    assert len(jumps(walked(dialog), dialog)) <= 1
    page.close_dialogs()


def test_tab_goes_from_the_list_to_what_can_be_pressed_in_the_case(page: WindowPage) -> None:
    """The pane around it is nothing to press: its own stop did nothing."""
    panel = page.queue.tab.panel
    page.queue.tab.list.setFocus()
    QTest.keyClick(page.queue.tab.list, Qt.Key.Key_Tab)
    assert panel.isAncestorOf(page.window.focusWidget())
    assert isinstance(page.window.focusWidget(), QAbstractButton)
    assert [each for each in walked(page.window) if isinstance(each, QScrollArea)] == []


def test_a_long_line_is_read_from_its_beginning_as_tab_goes_by(page: WindowPage) -> None:
    """All of it is chosen, and stood scrolled to its end, also once Tab was elsewhere."""
    subject = page.queue.tab.panel.letter.subject
    subject.setText("Your order 302-5581224-7722288: we refund you at once, and more " * 3)
    subject.previousInFocusChain().setFocus()
    subject.setFocus(Qt.FocusReason.TabFocusReason)
    assert (subject.selectedText(), subject.cursorPosition()) == (subject.text(), 0)
    QTest.keyClick(subject, Qt.Key.Key_End)
    assert subject.cursorPosition() == len(subject.text())
    QTest.keyClick(subject, Qt.Key.Key_Tab)
    assert not subject.hasFocus()
    assert (subject.selectedText(), subject.cursorPosition()) == ("", 0)
