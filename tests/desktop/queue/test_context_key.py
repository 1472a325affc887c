"""Shift+F10 opens the menu of what has the focus, where the keyboard has no key for it."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the key itself")
def test_the_menu_of_a_row_opens_by_a_key_that_every_keyboard_has(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.tab.list.setFocus()
    page.key(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text().startswith("Only: ")
    menu.close()
    page.settle()
    assert queue.tab.list.hasFocus()
