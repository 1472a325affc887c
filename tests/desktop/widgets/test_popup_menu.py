"""Popups in the tree of the program, where assistive technology looks for all that is open."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from desktop.frame.finding.palette import CommandPalette
from desktop.widgets.popup_menu import PopupMenu
from tests.desktop import spoken_tree
from tests.desktop.spoken_tree import Role, find, name, press

pytestmark = pytest.mark.usefixtures("listened")


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def open_menus() -> list[str]:
    return [name(root) for root in spoken_tree.roots() if root.role() is Role.PopupMenu]


def test_a_menu_is_found_while_it_is_open(window: QWidget) -> None:
    menu = PopupMenu(window, "Steps")
    menu.addAction("Snooze…")
    assert open_menus() == []
    menu.popup(window.pos())
    assert open_menus() == ["Steps"]
    menu.close()
    assert open_menus() == []


def test_an_entry_that_is_pressed_is_done_and_the_menu_is_closed(window: QWidget) -> None:
    menu, done = PopupMenu(window), list[str]()
    menu.addAction("Snooze…").triggered.connect(lambda: done.append("snooze"))
    menu.popup(window.pos())
    press(find(Role.MenuItem, "Snooze…"))
    assert done == ["snooze"]
    assert not menu.isVisible()


def test_an_entry_of_a_menu_in_a_menu_closes_both(window: QWidget) -> None:
    menu, inner = PopupMenu(window), PopupMenu(window, "Sort by")
    inner.addAction("Value")
    menu.addMenu(inner)
    menu.popup(window.pos())
    inner.popup(window.pos())
    press(find(Role.MenuItem, "Value"))
    assert not inner.isVisible()
    assert not menu.isVisible()


def test_nothing_stands_in_the_tree_where_nobody_listens(window: QWidget) -> None:
    QAccessible.setActive(False)
    menu = PopupMenu(window, "Steps")
    menu.addAction("Snooze…")
    menu.popup(window.pos())
    assert open_menus() == []
    menu.close()


def test_an_entry_of_the_palette_is_chosen_and_done(application, desk_folder) -> None:
    page = application(desk_folder)
    page.do("palette")
    palette = page.dialog(CommandPalette)
    page.settle()
    chosen: list[tuple[str, str]] = []
    palette.chosen.connect(lambda *what: chosen.append(what))
    wanted = palette.entries()[1]
    row = find(Role.ListItem, wanted.title)
    row.actionInterface().doAction("Toggle")
    page.until(lambda: palette.current() == wanted)
    press(find(Role.Button, "do it"))
    page.until(lambda: chosen == [(wanted.kind, wanted.key)])
    page.settle()
    page.close_dialogs()
