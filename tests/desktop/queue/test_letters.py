"""Letters that were written can be found, read, copied and saved again; none is lost silently."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.queue.case.letters_out import LettersOut
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from desktop.queue.dialogs.letters_dialog import LettersDialog
from desktop.queue.list.case_row import short_number
from returns.documents.event_words import event_words
from returns.errors import Refusal
from returns.records.options import StepOptions
from returns.terms import Disposition, Offer, StepKind
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
    number = queue.first(page.desk, lambda case: not page.desk.cases.letters(case.id))
    queue.go_to(number)
    assert not queue.tab.panel.written.isVisible()
    case = page.desk.cases.get(page.desk.cases.find(number))
    sentence = f"No letter was written for {case.number} yet."
    page.do("letters")  # refused at once where what applies to the case is known already
    assert page.banner() == sentence
    queue.tab.panel.written_wanted.emit(0)
    assert page.banner() == sentence


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
    assert "Letters written, waiting to be sent: 3." in page.banner()
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


def test_in_the_letter_only_its_own_keys_are_shown(page: WindowPage, queue: QueuePage) -> None:
    """There L, P and Enter are typed: the foot and the button say what sends it and what leaves it."""
    queue.choose_view("to_answer")
    panel = queue.tab.panel
    outside = panel._keys.shown()
    queue.press("l")
    assert panel._keys.shown() == ["Ctrl ↵ do it with this letter", "Esc back to the list"]
    assert panel.decides.accessibleDescription() == "Ctrl ↵"
    page.key(Qt.Key.Key_Escape)
    assert panel._keys.shown() == outside
    assert panel.decides.accessibleDescription() == "Enter"


def test_what_is_said_of_a_letter_stays_in_sight_while_it_is_typed(
    page: WindowPage, queue: QueuePage, qtbot: QtBot
) -> None:
    page.window.resize(1280, 720)
    letter_to_come(page, queue)
    queue.press("l")
    card, seen = queue.tab.panel.letter, queue.tab.panel._scroll.viewport()
    QTest.keyClicks(card.body_edit, "We add $5.00. ")
    checked(page, qtbot, "$5.00")
    page.settle()
    below = card.mapTo(seen, QPoint(0, card.height()))
    assert below.y() <= seen.height()


def test_a_letter_is_changed_before_it_goes(
    page: WindowPage, queue: QueuePage, qtbot: QtBot
) -> None:
    number = letter_to_come(page, queue)
    card = queue.tab.panel.letter
    # what it says, not its greeting
    said = card.body_edit.toPlainText().split("\n\n")[1].replace("\n", " ")
    assert f"Letter: {said}" in queue.panel_texts()
    queue.press("l")
    assert card.body_edit.hasFocus()
    assert card.back.isHidden()
    card.body_edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(card.body_edit, " PS: the box makes a fine nest.")
    assert not card.back.isHidden()
    assert any(text.startswith("Letter, changed: ") for text in queue.panel_texts())
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
    # what the window said of it is not so any more
    page.settle()
    assert "USD 500" not in page.banner()
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


def add_words(page: WindowPage, queue: QueuePage, words: str) -> None:
    """Go to the letter of the open case, write behind it, and back to the list."""
    queue.press("l")
    card = queue.tab.panel.letter
    card.body_edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(card.body_edit, words)
    page.key(Qt.Key.Key_Escape)


def last_letter(page: WindowPage, number: str) -> str:
    return page.desk.cases.letters(page.desk.cases.find(number))[-1].letter.body


def test_after_the_step_the_list_has_the_keys_again(page: WindowPage, queue: QueuePage) -> None:
    letter_to_come(page, queue)
    queue.press("l")
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    assert queue.tab.list.hasFocus()
    before = queue.tab.panel.letter.body_edit.toPlainText()
    page.key("x")
    assert queue.tab.panel.letter.body_edit.toPlainText() == before


def test_the_key_of_the_same_letter_takes_the_words_along(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    keeps = {Offer.RETURNLESS_REFUND}
    number = queue.first(page.desk, lambda case: case.recommendation.first in keeps)
    queue.go_to(number)
    add_words(page, queue, " Keep the box, too.")
    queue.press("k")
    page.settle()
    assert last_letter(page, number).endswith("Keep the box, too.")


@pytest.mark.parametrize("lang", ["", "zh"])
def test_a_fact_that_a_dialog_adds_stands_beside_the_words(
    page: WindowPage, queue: QueuePage, lang: str
) -> None:
    """A tracking number changed the letter, and the seller's words and language went with a shrug."""
    queue.choose_view("to_answer")
    number = queue.rows()[0]
    case_id = page.desk.cases.find(number)
    stands = StepOptions(offer=Offer.RETURNLESS_REPLACEMENT)
    page.desk.cases.do(case_id, StepKind.ANSWER_BUYER, stands)
    queue.tab.case.refresh()
    page.settle()
    queue.choose_view("all")
    queue.go_to(number)
    assert queue.tab.case.loaded.case.next.kind is StepKind.REPLACE
    if lang:
        queue.tab.case.draft.begin_in(lang)
        page.settle()
    add_words(page, queue, " PS thanks")
    queue.press(Qt.Key.Key_Return)
    dialog = page.dialog(SendInsteadDialog)
    QTest.keyClicks(dialog.tracking, "SF101")
    dialog.ok.click()
    page.settle()
    (*_, last) = page.desk.cases.letters(case_id)
    assert last.letter.template == "replaced"
    assert "SF101" in last.letter.body
    assert last.letter.body.endswith("PS thanks")
    assert ("补发" in last.letter.body or "寄出" in last.letter.body) == bool(lang)
    assert lang in ("", last.letter.lang)


def test_many_at_once_take_their_own_words_along_and_leave_a_wrong_one(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    first, second = queue.rows()[:2]
    queue.go_to(first)
    add_words(page, queue, " Keep the box, too.")
    queue.go_to(second)
    add_words(page, queue, " And USD 500 on top.")
    queue.go_to(first)
    queue.select(2)
    queue.press(Qt.Key.Key_Return)
    page.settle()
    assert last_letter(page, first).endswith("Keep the box, too.")
    assert page.desk.cases.letters(page.desk.cases.find(second)) == ()
    assert "USD 500" in page.banner()


def test_what_is_typed_in_one_language_waits_while_another_is_looked_at(
    page: WindowPage, queue: QueuePage
) -> None:
    letter_to_come(page, queue)
    card, draft = queue.tab.panel.letter, queue.tab.case.draft
    here = card.language.value()
    there = "zh" if here == "en" else "en"
    card.body_edit.setPlainText(f"{card.body_edit.toPlainText()} Mine.")
    draft.begin_in(there)
    page.settle()
    assert card.back.isHidden()
    card.body_edit.setPlainText(f"{card.body_edit.toPlainText()} 我的。")
    assert not card.back.isHidden()
    draft.begin_in(here)
    page.settle()
    assert card.body_edit.toPlainText().endswith("Mine.")
    draft.begin_in(there)
    page.settle()
    assert card.body_edit.toPlainText().endswith("我的。")
    card.back.click()
    page.settle()
    assert card.language.value() == there
    assert "我的" not in card.body_edit.toPlainText()


def test_a_wrong_letter_is_neither_copied_nor_saved(
    page: WindowPage, queue: QueuePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_to_come(page, queue)
    target = tmp_path / "letter.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.do("copy_letter")
    good = page.clipboard()
    assert queue.tab.case.draft.letter.body in good
    add_words(page, queue, " And USD 500 on top.")
    for action in ("copy_letter", "save_letter"):
        page.do(action)
        page.settle()
        assert "USD 500" in page.banner()
    assert page.clipboard() == good
    assert not target.exists()


def test_no_sheet_is_made_for_a_claim_whose_letter_is_wrong(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("supplier_to_chase")
    number = queue.first(page.desk, lambda case: case.next.kind is StepKind.SEND_CLAIM)
    queue.go_to(number)
    made = page.desk.folder / "documents"
    before = sorted(made.iterdir())
    add_words(page, queue, " And USD 900 for the trouble.")
    queue.press(Qt.Key.Key_Return)
    page.settle()
    assert "USD 900" in page.banner()
    assert sorted(made.iterdir()) == before


def test_a_key_that_finds_no_letter_says_so(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("goods_to_place")
    queue.go_to(queue.rows()[0])
    queue.press("l")
    assert "no letter" in page.banner()


def test_placing_says_what_was_decided_and_the_history_names_it(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("goods_to_place")
    number = queue.first(
        page.desk,
        lambda case: (
            case.next.kind is StepKind.PLACE_GOODS
            and [unit.disposition for unit in case.units] == [Disposition.RESTOCK]
        ),
    )
    queue.go_to(number)
    assert queue.recommended() == "Put it on the shelf, to sell as new"
    assert any("Decided at the inspection: Sell as new" in text for text in queue.panel_texts())
    case_id = page.desk.cases.find(number)
    queue.press(Qt.Key.Key_Return)
    page.settle()
    last = page.desk.cases.history(case_id)[-1]
    assert event_words(last, "en").startswith("Goods placed: Sell as new")


def test_another_list_begins_with_its_first_case_after_the_end_of_one(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_authorise")
    queue.go_to(queue.rows()[-1])
    queue.press(Qt.Key.Key_Return)
    page.settle()
    queue.choose_view("to_answer")
    assert queue.current() == queue.rows()[0]
    assert queue.recommended()


def test_words_come_back_when_their_letter_is_taken_back_and_not_with_the_next(
    page: WindowPage, queue: QueuePage
) -> None:
    number = letter_to_come(page, queue)
    add_words(page, queue, " Keep the box, too.")
    queue.press(Qt.Key.Key_Return)
    page.settle()
    page.do("undo")
    page.settle()
    queue.go_to(number)
    card = queue.tab.panel.letter
    assert card.body_edit.toPlainText().endswith("Keep the box, too.")
    assert not card.back.isHidden()
    queue.press(Qt.Key.Key_Return)
    page.application.open.shell.go("queue", page.desk.cases.find(number))
    page.settle()
    assert "box, too" not in card.body_edit.toPlainText()
    assert "are gone" not in page.banner()


def next_day(page: WindowPage) -> QueuePage:
    """The desk is closed and opened anew."""
    folder = page.desk.folder
    page.do("close_desk")
    page.application.desks.open_folder(folder)
    page.settle()
    return page.queue


def test_words_that_did_not_go_wait_for_the_next_day(
    page: WindowPage, queue: QueuePage
) -> None:
    number = letter_to_come(page, queue)
    # the very last key, too
    add_words(page, queue, " PS: the box makes a fine nest.")
    tomorrow = next_day(page)
    tomorrow.choose_view("to_answer")
    tomorrow.go_to(number)
    page.settle()
    card = tomorrow.tab.panel.letter
    assert card.body_edit.toPlainText().endswith("nest.")
    tomorrow.press(Qt.Key.Key_Return)
    page.settle()
    case_id = page.desk.cases.find(number)
    assert page.desk.cases.letters(case_id)[-1].letter.body.endswith("nest.")
    # they went: nothing of them waits any more
    assert page.desk.begun_letters.all() == {}


def test_words_in_the_other_language_wait_too(page: WindowPage, queue: QueuePage) -> None:
    number = letter_to_come(page, queue)
    card = queue.tab.panel.letter
    other = "zh" if card.language.value() == "en" else "en"
    card.language_wanted.emit(other)
    page.settle()
    add_words(page, queue, " PS: nest")
    tomorrow = next_day(page)
    tomorrow.choose_view("to_answer")
    tomorrow.go_to(number)
    page.settle()
    card = tomorrow.tab.panel.letter
    assert card.language.value() == other
    assert card.body_edit.toPlainText().endswith(" PS: nest")
    card.back.click()
    page.until(lambda: page.desk.begun_letters.all() == {})


def test_words_of_a_case_that_is_not_opened_go_with_many_at_once(
    page: WindowPage, queue: QueuePage
) -> None:
    number = letter_to_come(page, queue)
    add_words(page, queue, " PS: the box makes a fine nest.")
    case_id = page.desk.cases.find(number)
    tomorrow = next_day(page)
    words = tomorrow.tab.case.draft.words()
    assert words[case_id].body.endswith("nest.")
    # a step that writes another letter does not take them
    (told,) = page.desk.cases.do_recommended(
        [case_id], letters={case_id: replace(words[case_id], template="another")}
    )
    assert isinstance(told, Refusal)
    assert told.key == "letter.words_for_other"
    assert page.desk.cases.letters(case_id) == ()


def test_a_letter_of_two_million_letters_is_refused_and_can_be_put_back(
    page: WindowPage, queue: QueuePage
) -> None:
    """Without a space among them the window stood still for minutes."""
    queue.choose_view("to_answer")
    queue.press("l")
    card = queue.tab.panel.letter
    before = card.body_edit.toPlainText()
    pasted = QMimeData()
    pasted.setText("x" * 2_000_000)
    card.body_edit.insertFromMimeData(pasted)
    page.until(card._note.text)
    assert "characters, and its channel takes 4,000" in card._note.text()
    assert "Nothing was changed" in card._note.text()
    card.back.click()
    page.settle()
    assert card.body_edit.toPlainText() == before
    assert card._note.text() == ""


def test_another_line_is_looked_at_and_no_words_are_lost(
    page: WindowPage, queue: QueuePage
) -> None:
    """Each line's own step has its letter: what was typed into one waits there, the next day, too."""
    number = next(
        short_number(page.desk.cases.get(case_id).number)
        for case_id in queue.each("all")
        if len(page.desk.cases.get(case_id).lines) > 1
    )
    queue.go_to(number)
    queue.press("1")
    assert queue.tab.case.acting.alone
    add_words(page, queue, " PS: of the first")
    queue.press("0")
    assert not queue.tab.case.acting.alone
    add_words(page, queue, " PS: of all")
    card = queue.tab.panel.letter
    for key, words in (("1", "of the first"), ("0", "of all")):
        queue.press(key)
        page.settle()
        assert card.body_edit.toPlainText().endswith(words)
    assert "are gone" not in page.banner()
    tomorrow = next_day(page)
    tomorrow.choose_view("all")
    tomorrow.go_to(number)
    for key, words in (("1", "of the first"), ("0", "of all")):
        tomorrow.press(key)
        page.settle()
        assert tomorrow.tab.panel.letter.body_edit.toPlainText().endswith(words)


def test_what_was_typed_just_before_another_case_was_opened_waits_too(
    page: WindowPage, queue: QueuePage
) -> None:
    number = letter_to_come(page, queue)
    add_words(page, queue, " PS: nest.")
    queue.press("j")
    assert queue.current() != number
    tomorrow = next_day(page)
    tomorrow.choose_view("to_answer")
    tomorrow.go_to(number)
    assert tomorrow.tab.panel.letter.body_edit.toPlainText().endswith(" PS: nest.")
