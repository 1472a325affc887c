"""A card of one line that opens, by mouse, key and screen reader, and stays as it was left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.widgets.fold_card import FoldCard
from desktop.widgets.labels import PlainLabel


@pytest.fixture
def card(qtbot, dressed):
    made = FoldCard()
    qtbot.addWidget(made)
    made.set_caption("Money")
    made.set_summary("paid\nto buyer · €46.00")
    inside = PlainLabel("Paid to buyer")
    made.add(inside)
    made.resize(320, 120)
    made.show()
    return made, inside


def test_it_is_folded_first_and_says_what_is_in_it(card):
    made, inside = card
    assert not inside.isVisible()
    assert made.head.accessibleName() == "Money: paid to buyer · €46.00"


def test_it_opens_by_key_and_press_and_stays_as_it_was_left(card):
    made, inside = card
    made.head.setFocus()
    QTest.keyClick(made.head, Qt.Key.Key_Space)
    assert inside.isVisible()
    made.set_summary("something else")
    assert inside.isVisible()
    QTest.mouseClick(made.head, Qt.MouseButton.LeftButton)
    assert not inside.isVisible()
    made.unfold()
    made.unfold()
    assert inside.isVisible()


def test_what_has_no_room_is_not_painted_over_the_name(card):
    made, _ = card
    wide = made.head.grab().toImage()
    made.resize(90, 120)
    made.set_summary("x" * 400)
    assert made.head.grab().toImage() != wide
