"""Letters that were written can be found, read, copied and saved again; none is lost silently."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.queue.case.letters_out import LettersOut
from desktop.queue.dialogs.letters_dialog import LettersDialog
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def answer_first(page: WindowPage, queue: QueuePage) -> str:
    queue.choose_view("to_answer")
    number = queue.first(page.desk, lambda case: not page.desk.cases.letters(case.id))
    queue.go_to(number)
    queue.press(Qt.Key.Key_Return)
    page.application.open.shell.go("queue", page.desk.cases.find(number))
    page.settle()
    assert queue.current() == number
    return number


def test_a_letter_that_was_written_stands_in_the_case(
    page: WindowPage, queue: QueuePage
) -> None:
    number = answer_first(page, queue)
    kept = page.desk.cases.letters(page.desk.cases.find(number))[-1]
    card = queue.tab.panel.written
    assert card.isVisible()
    assert card.buttons[0].plain_text() == "To the buyer"
    assert any(
        text.startswith("22 Nov") and text.endswith(kept.letter.subject)
        for text in queue.panel_texts()
    )
    card.buttons[0].click()
    page.settle()
    dialog = page.dialog(LettersDialog)
    assert dialog.heading.text() == "Letter to the buyer"
    assert dialog.subject.text() == kept.letter.subject
    assert dialog.text.toPlainText() == kept.letter.body
    assert dialog.address.text() == kept.letter.address
    dialog.copy_button.click()
    assert page.clipboard() == f"{kept.letter.subject}\n\n{kept.letter.body}"
    assert "clipboard" in dialog.told.text()
    dialog.reject()


def test_it_is_saved_as_a_draft(
    page: WindowPage, queue: QueuePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_first(page, queue)
    page.do("letters")
    target = tmp_path / "letter.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = page.dialog(LettersDialog)
    dialog.save_button.click()
    assert b"X-Unsent: 1" in target.read_bytes()
    dialog.reject()


def test_a_draft_whose_address_is_none_is_saved_without_recipient_and_says_so(
    page: WindowPage, queue: QueuePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = answer_first(page, queue)
    kept = page.desk.cases.letters(page.desk.cases.find(number))[-1].letter
    target = tmp_path / "letter.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    old = replace(kept, address="returns@")
    LettersOut(queue.tab.presenter).save(old, number, queue.tab)
    page.settle()
    assert b"\r\nTo:\r\n" in target.read_bytes()
    assert "“returns@” is not one e-mail address" in page.banner()


def test_a_case_without_letters_says_so(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    queue.go_to(queue.first(page.desk, lambda case: not page.desk.cases.letters(case.id)))
    assert not queue.tab.panel.written.isVisible()
    page.do("letters")
    assert page.banner() == "No letter was written for this case yet."


def test_a_letter_that_was_taken_back_is_gone(page: WindowPage, queue: QueuePage) -> None:
    answer_first(page, queue)
    assert queue.tab.panel.written.isVisible()
    page.do("undo")
    assert not queue.tab.panel.written.isVisible()


def test_the_letters_of_many_cases_are_counted_and_gone_through(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    numbers = queue.rows()[:3]
    queue.select(3)
    queue.press(Qt.Key.Key_Return)
    assert "3 letters were written" in page.banner()
    page.press_banner()
    dialog = page.dialog(LettersDialog)
    read = []
    for at in range(3):
        assert f"letter {at + 1} of 3" in dialog.words.text()
        dialog.copy_button.click()
        read.append(page.clipboard())
        assert dialog.next_button.isEnabled() is (at < 2)
        dialog.next_button.click()
    dialog.reject()
    written = [
        page.desk.cases.letters(page.desk.cases.find(number))[-1].letter for number in numbers
    ]
    assert read == [f"{letter.subject}\n\n{letter.body}" for letter in written]


def letter_to_come(page: WindowPage, queue: QueuePage) -> str:
    queue.choose_view("to_answer")
    number = queue.first(page.desk, lambda case: not page.desk.cases.letters(case.id))
    queue.go_to(number)
    return number


def checked(page: WindowPage, qtbot: QtBot, words: str) -> None:
    """Wait until what was typed has been looked at, and told."""
    note = page.queue.tab.panel.letter._note
    qtbot.waitUntil(lambda: words in note.text() and bool(note.text()) is bool(words))


def test_a_letter_is_changed_before_it_goes(
    page: WindowPage, queue: QueuePage, qtbot: QtBot
) -> None:
    number = letter_to_come(page, queue)
    card = queue.tab.panel.letter
    queue.press("l")
    assert card.body_edit.hasFocus()
    assert card.back.isHidden()
    card.body_edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(card.body_edit, " PS: the box makes a fine nest.")
    assert not card.back.isHidden()
    page.key(Qt.Key.Key_Escape)
    assert queue.tab.list.hasFocus()
    # another case and back: what was typed is still there
    queue.press("j")
    assert "nest" not in card.body_edit.toPlainText()
    queue.go_to(number)
    assert card.body_edit.toPlainText().endswith("nest.")
    queue.press(Qt.Key.Key_Return)
    kept = page.desk.cases.letters(page.desk.cases.find(number))[-1].letter
    assert kept.body.endswith("nest.")
    assert page.clipboard().endswith("nest.")


def test_a_wrong_letter_is_said_while_it_is_typed_and_stops_the_step(
    page: WindowPage, queue: QueuePage, qtbot: QtBot
) -> None:
    number = letter_to_come(page, queue)
    case_id, card = page.desk.cases.find(number), queue.tab.panel.letter
    before = card.body_edit.toPlainText()
    queue.press("l")
    card.body_edit.setPlainText(f"{before}\nAnd USD 500 on top.")
    checked(page, qtbot, "USD 500")
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    assert page.desk.cases.letters(case_id) == ()
    assert "USD 500" in page.banner()
    card.body_edit.setPlainText(before)
    checked(page, qtbot, "")
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    assert page.desk.cases.letters(case_id)[-1].letter.body == before


def test_a_letter_can_be_written_in_the_other_language_and_put_back(
    page: WindowPage, queue: QueuePage
) -> None:
    number = letter_to_come(page, queue)
    card = queue.tab.panel.letter
    before = card.body_edit.toPlainText()
    other = "zh" if card.language.value() == "en" else "en"
    card.language_wanted.emit(other)
    page.settle()
    written = card.body_edit.toPlainText()
    assert written != before
    assert card.language.value() == other
    queue.press(Qt.Key.Key_Return)
    kept = page.desk.cases.letters(page.desk.cases.find(number))[-1].letter
    assert (kept.lang, kept.body) == (other, written)


def test_a_letter_is_put_back_as_it_was(page: WindowPage, queue: QueuePage) -> None:
    letter_to_come(page, queue)
    card = queue.tab.panel.letter
    before = card.subject.text(), card.body_edit.toPlainText()
    card.body_edit.setPlainText("No.")
    card.back.click()
    page.settle()
    assert (card.subject.text(), card.body_edit.toPlainText()) == before
    assert card.back.isHidden()
