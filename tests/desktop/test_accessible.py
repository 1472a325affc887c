"""The accessibility tree: what has no name is found, and a button says its key.

Every screen and dialog is asked in `test_nothing_is_cut.py`.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.look import theme
from desktop.widgets.button import Button
from tests.desktop import spoken_tree
from tests.desktop.spoken_tree import Role

pytestmark = pytest.mark.usefixtures("dressed", "listened")


@pytest.fixture
def listened() -> Iterator[None]:
    active = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(active)


def test_what_has_no_name_is_found(qapp: QApplication) -> None:
    """The test of the tests."""
    window = QWidget()
    box = QVBoxLayout(window)
    for part in (QPushButton(), QLineEdit(), Button("Keep it")):
        box.addWidget(part)
    window.show()
    found = spoken_tree.unnamed()
    window.close()
    assert [said.split()[0] for said in found] == ["Button", "EditableText"]


def test_a_button_says_its_key(qapp: QApplication, dressed: theme.Theme) -> None:
    button = Button("Refund and write", "primary", key="Enter")
    button.show()
    part = spoken_tree.find(Role.Button, "Refund and write")
    assert part.text(QAccessible.Text.Description) == "Enter"
    button.close()
