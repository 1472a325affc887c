"""The key that accepts a dialog never does nothing in silence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.segmented import ChipChoice

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, *fields: QLineEdit | QPlainTextEdit | ChipChoice) -> Dialog:
    dialog = Dialog("Note it")
    qtbot.addWidget(dialog)
    for place, field in enumerate(fields):
        dialog.add_field(f"Field {place}", field)
    dialog.ok.setEnabled(False)
    dialog.open_sized()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_one_field_that_is_empty_is_named_and_gone_to(dressed: Theme, qtbot: QtBot) -> None:
    filled, empty = QLineEdit("words"), QLineEdit()
    dialog = opened(qtbot, filled, empty)
    filled.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert dialog.problem.text() == "“Field 1” is still missing."
    assert empty.hasFocus()
    dialog.ok.setEnabled(True)
    assert dialog.problem.isHidden()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)


def test_a_text_that_cannot_be_kept_is_said_while_the_dialog_still_has_it(
    dressed: Theme, qtbot: QtBot
) -> None:
    line, text = QLineEdit("words"), QPlainTextEdit("x" * 10_001)
    dialog = opened(qtbot, line, text)
    dialog.ok.setEnabled(True)
    text.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    said = "is 10,001 characters long; at most 10,000 can be kept. Nothing was saved"
    assert said in dialog.problem.text()
    assert len(text.toPlainText()) == 10_001
    text.setPlainText("short")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)


def test_of_several_the_first_is_gone_to(dressed: Theme, qtbot: QtBot) -> None:
    answer, words = ChipChoice([("a", "Agreed"), ("r", "Refused")]), QLineEdit()
    dialog = opened(qtbot, answer, words)
    words.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert dialog.problem.text() == "Something is still to be filled in."
    assert answer.isAncestorOf(dialog.focusWidget())


def test_what_is_wrong_already_stays_said(dressed: Theme, qtbot: QtBot) -> None:
    dialog = opened(qtbot, QLineEdit())
    dialog.show_problem("More than was paid.")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert dialog.problem.text() == "More than was paid."


def test_enter_presses_the_button_that_has_the_focus(dressed: Theme, qtbot: QtBot) -> None:
    """Else *Cancel*, reached by the Tab key, would do what the dialog is about."""
    dialog = opened(qtbot, QLineEdit("words"))
    dialog.ok.setEnabled(True)
    dialog.cancel.setFocus()
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_what_takes_or_leaves_it_stays_side_by_side(dressed: Theme, qtbot: QtBot) -> None:
    """A third way that has no room beside them stood them below each other, as wide as the dialog."""
    dialog = Dialog("Note it")
    qtbot.addWidget(dialog)
    third = Button("There is something else that can be done in its place as well", "link")
    dialog.buttons.insertWidget(0, third)
    dialog.open_sized()
    assert third.geometry().bottom() < dialog.ok.geometry().top()
    assert dialog.cancel.geometry().top() == dialog.ok.geometry().top()
    assert dialog.cancel.geometry().right() < dialog.ok.geometry().left()
    assert dialog.ok.width() <= dialog.ok.sizeHint().width()


def test_the_window_below_stands_back_while_it_is_open(dressed: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    plain = window.grab().toImage()
    dialog = Dialog("Note it", parent=window)
    dialog.open_sized()
    qtbot.waitUntil(dialog.isVisible)
    dimmed = window.grab().toImage()
    at = plain.rect().center()
    assert dimmed.pixelColor(at).lightness() < plain.pixelColor(at).lightness()
    dialog.reject()
    qtbot.waitUntil(lambda: window.grab().toImage() == plain)


def test_what_is_not_laid_out_yet_keeps_no_room_in_the_end(
    dressed: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fields that went were measured once more with those that came, and their room stayed empty."""
    dialog = Dialog("New case")
    dialog.add(QLineEdit())
    dialog.open_sized()
    measured = [240, 330]
    monkeypatch.setattr(
        dialog, "_height_at", lambda _wide: measured.pop() if measured[1:] else measured[0]
    )
    dialog.fit_anew()
    qtbot.waitUntil(lambda: dialog.height() == 240)
    dialog.close()


def test_enter_too_says_what_is_missing(dressed: Theme, qtbot: QtBot) -> None:
    """In a line it did nothing, and nothing was said."""
    filled, empty = QLineEdit("words"), QLineEdit()
    dialog = opened(qtbot, filled, empty)
    filled.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.problem.text() == "“Field 1” is still missing."
    assert empty.hasFocus()


def test_what_is_not_shown_is_not_missing(dressed: Theme, qtbot: QtBot) -> None:
    filled, empty, hidden = QLineEdit("words"), QLineEdit(), MoneyEdit("EUR", "Amount")
    dialog = opened(qtbot, filled, empty)
    dialog.add(hidden)
    hidden.hide()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert dialog.problem.text() == "“Field 1” is still missing."


@pytest.mark.parametrize("choose", [Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_what_is_typed_on_an_answer_goes_where_it_asks_for_it(
    dressed: Theme, qtbot: QtBot, choose: Qt.Key
) -> None:
    answer, amount = ChipChoice([("a", "All"), ("p", "Partly")]), MoneyEdit("EUR", "Amount")
    dialog = opened(qtbot)
    dialog.add(answer)
    dialog.add(amount)
    answer.lead("p", amount)
    answer.set_value("a")
    answer.buttons()[choose == Qt.Key.Key_Space].setFocus()
    QTest.keyClick(dialog.focusWidget(), choose)
    assert answer.value() == "p"
    # the arrow keys may go on to another answer
    assert amount.line.hasFocus() is (choose == Qt.Key.Key_Space)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_7)
    assert amount.line.text() == "7"
    assert amount.line.hasFocus()
