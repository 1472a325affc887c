"""Choosing as assistive technology does over AT-SPI: an action of the tree, no click and no key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from desktop.frame.top_bar import TopBar
from desktop.policies.form.chip_set import ChipSet
from desktop.widgets.assisted import follow_selection
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.segmented import ChipChoice, Choice, Segmented
from desktop.widgets.side_list import SideList, SideRow

ANSWERS = (("yes", "Yes"), ("no", "No"))


@pytest.fixture(params=[Segmented, ChipChoice])
def choice(qtbot, request) -> Choice:
    choice = request.param(ANSWERS, "Sealed")
    qtbot.addWidget(choice)
    return choice


def toggle(widget: QWidget) -> None:
    """The one action that Qt offers of an answer or a tab over AT-SPI."""
    part = QAccessible.queryAccessibleInterface(widget)
    actions = part.actionInterface()
    assert "Toggle" in actions.actionNames()
    actions.doAction("Toggle")


def test_an_answer_switched_on_is_told(choice: Choice) -> None:
    told: list[str] = []
    choice.chosen.connect(told.append)
    toggle(choice.buttons()[1])
    assert (choice.value(), told) == ("no", ["no"])


def test_a_click_is_told_once_and_a_second_one_again(choice: Choice) -> None:
    told: list[str] = []
    choice.chosen.connect(told.append)
    toggle(choice.buttons()[0])
    choice.buttons()[1].click()
    choice.buttons()[1].click()
    choice.set_value("yes")
    assert told == ["yes", "no", "no"]


def test_a_tab_switched_on_is_wanted(qtbot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_tabs([QWidget(), QWidget()])
    bar.show_tab(0)
    wanted: list[int] = []
    bar.wanted.connect(wanted.append)
    toggle(bar.buttons[1])
    assert wanted == [1]
    bar.show_tab(0)
    bar.buttons[1].click()
    assert wanted == [1, 1]


def test_a_pill_switched_on_and_off_is_told(qtbot) -> None:
    pills = ChipSet()
    qtbot.addWidget(pills)
    pills.set_options(ANSWERS, "Who pays")
    told: list[tuple[str, ...]] = []
    pills.changed.connect(lambda: told.append(pills.values()))
    toggle(pills._chips["no"])
    toggle(pills._chips["no"])
    pills._chips["yes"].click()
    pills.set_values(["no"])
    assert told == [("no",), (), ("yes",)]


def test_a_row_of_a_side_list_that_was_selected_is_chosen(qtbot) -> None:
    views = SideList("Views")
    qtbot.addWidget(views)
    views.set_rows([SideRow(key, key.title()) for key in ("today", "overdue")])
    views.set_key("today")
    told: list[str] = []
    views.chosen.connect(told.append)
    row = QAccessible.queryAccessibleInterface(views).child(1)
    row.actionInterface().doAction("Toggle")
    qtbot.waitUntil(lambda: told == ["overdue"])
    assert views.key() == "overdue"


def test_a_row_that_was_selected_becomes_the_current_one(qtbot) -> None:
    places = QListWidget()
    qtbot.addWidget(places)
    follow_selection(places)
    places.addItems(["Home", "Shed"])
    places.setCurrentRow(0)
    QAccessible.queryAccessibleInterface(places).child(1).actionInterface().doAction("Toggle")
    qtbot.waitUntil(lambda: places.currentRow() == 1)


@pytest.mark.parametrize("opened", [True, False])
def test_an_entry_that_was_selected_is_chosen(qtbot, listened, opened) -> None:
    reason = ChoiceBox()
    qtbot.addWidget(reason)
    reason.addItems(["Buyer asked", "Supplier checks", "Waits for stock"])
    reason.show()
    told: list[int] = []
    reason.activated.connect(told.append)
    part = QAccessible.queryAccessibleInterface(reason)
    if opened:
        part.actionInterface().doAction("Press")
    part.child(0).child(2).actionInterface().doAction("Toggle")
    qtbot.waitUntil(lambda: told == [2])
    assert reason.currentText() == "Waits for stock"
    assert not reason.view().isVisible()


def test_keys_in_an_open_list_choose_nothing_before_enter(qtbot, listened) -> None:
    reason = ChoiceBox()
    qtbot.addWidget(reason)
    reason.addItems(["Buyer asked", "Supplier checks"])
    reason.show()
    reason.showPopup()
    QTest.keyClick(reason.view(), Qt.Key.Key_Down)
    QApplication.processEvents()
    assert reason.currentIndex() == 0
    assert reason.view().isVisible()
    QTest.keyClick(reason.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reason.currentIndex() == 1)


def test_what_a_list_is_for_is_heard_beside_what_is_chosen(qtbot, listened) -> None:
    """On Linux the name of such a field is what is chosen in it."""
    reason = ChoiceBox()
    qtbot.addWidget(reason)
    reason.addItems(["Buyer asked", "Supplier checks"])
    reason.setAccessibleName("Reason")
    reason.show()
    part = QAccessible.queryAccessibleInterface(reason)
    heard = {part.text(QAccessible.Text.Name), part.text(QAccessible.Text.Description)}
    assert "Reason" in heard
