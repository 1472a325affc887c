"""What watches a page for its keys asks nothing of a page that is gone."""

import pytest
import shiboken6
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.keys_stay import KeysStay


@pytest.mark.usefixtures("dressed")
def test_a_page_that_goes_with_the_keyboard_in_it_is_not_asked(qtbot: QtBot) -> None:
    """As the window does when it is closed: the keyboard moves on while its pages go."""
    window = QWidget()
    page, field = QWidget(window), QLineEdit()
    QVBoxLayout(page).addWidget(field)
    taken: list[int] = []
    KeysStay(page, lambda: taken.append(1))
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.captureExceptions() as raised:
        shiboken6.delete(page)
    assert raised == []
    assert taken == []
    window.close()
    shiboken6.delete(window)
