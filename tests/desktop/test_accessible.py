"""The accessibility tree: what has no name is found, and a button says its key.

Every screen and dialog is asked in `test_nothing_is_cut.py`.
"""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.look import theme
from desktop.widgets.button import Button, IconButton
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.labels import set_tip
from desktop.widgets.money_edit import MoneyEdit
from tests.desktop import spoken_tree
from tests.desktop.spoken_tree import Role

pytestmark = pytest.mark.usefixtures("dressed", "listened")


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


def test_a_tip_is_read_as_words_and_never_after_the_same_name(qapp: QApplication) -> None:
    """Qt reads a tip where nothing describes a part."""
    window = QWidget()
    box = QVBoxLayout(window)
    same, more, outside = IconButton("close", "Close"), Button("Postage…"), QLineEdit()
    outside.setAccessibleName("Item")
    set_tip(more, "What it cost")
    set_tip(outside, "<b>Mug</b> & Co")
    for part in (same, more, outside):
        box.addWidget(part)
    window.show()
    told = {
        spoken_tree.name(part): part.text(QAccessible.Text.Description).strip()
        for part in spoken_tree.everything()
    }
    assert spoken_tree.said_twice() == []
    window.close()
    assert told["Close"] == ""
    assert told["Postage…"] == "What it cost"
    assert told["Item"] == "<b>Mug</b> & Co"


def test_what_is_said_twice_is_found(qapp: QApplication) -> None:
    """The test of the tests."""
    window = QWidget()
    box = QVBoxLayout(window)
    for tip in ("Close: now", "<qt>Else</qt>"):
        part = QPushButton("Close now")
        part.setToolTip(tip)
        box.addWidget(part)
    window.show()
    found = spoken_tree.said_twice()
    window.close()
    assert len(found) == 2


def test_an_amount_says_its_currency_and_a_day_whose_picker_it_is(qapp: QApplication) -> None:
    window = QWidget()
    box = QVBoxLayout(window)
    amount, day = MoneyEdit("EUR", "Amount"), DayEdit("Delivered on")
    for part in (amount, day):
        box.addWidget(part)
    window.show()
    field = spoken_tree.find(Role.EditableText, "Amount")
    assert field.text(QAccessible.Text.Description) == "EUR"
    amount.set_currency("GBP")
    assert field.text(QAccessible.Text.Description) == "GBP"
    assert spoken_tree.find(Role.Button, "Pick a day: Delivered on")
    window.close()
