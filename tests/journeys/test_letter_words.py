"""The seller gives letters a voice: in both languages, refused where wrong, gone with the next case."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from returns.ledger.settings_rows import read_settings, write_settings
from returns.money import Money
from returns.records.letter_template import TemplateWords
from returns.records.options import NewCase
from tests.pages.letters_page import LettersPage
from tests.pages.window import WindowPage

KEEP_EN = "Good news: {item} is yours, and {amount} comes back to you.{gift}"
KEEP_ZH = "好消息：{item} 请留着用，{amount} 马上退给您。{gift}"


def broken_lamp(page: WindowPage, order: str) -> int:
    """A case that is not worth a parcel: its letter says keep it."""
    price = Money.parse("9.00", "USD")
    new = NewCase(order, "Shop", "Lamp", "damaged_in_transit", price, "LAMP")
    (case_id,) = page.desk.by_hand.open(new).case_ids
    return case_id


def answer(page: WindowPage, case_id: int, lang: str = "") -> str:
    """Enter on a case, its letter in that language; what then lies on the clipboard."""
    page.application.open.shell.go("queue", case_id)
    page.settle()
    card = page.queue.tab.panel.letter
    if lang:
        page.queue.press("l")
        card.language_wanted.emit(lang)
        page.settle()
    page.queue.press(Qt.Key.Key_Return)
    return page.clipboard()


@pytest.mark.timeout(300)
def test_words_of_the_sellers_go_with_the_next_case(
    application: Callable[..., WindowPage], desk_folder: Path
) -> None:
    page = application(desk_folder)
    first, second, third = (broken_lamp(page, f"K-{n}") for n in (1, 2, 3))

    # both languages, read as a case has them while they are typed
    letters = LettersPage(page)
    letters.choose("solution_keep")
    letters.write(KEEP_EN, "Good news about {order}")
    assert "is yours, and" in letters.preview()
    letters.choose("solution_keep", "zh")
    letters.write(KEEP_ZH, "订单 {order} 的好消息")

    # what cannot stand is said at once, and what was kept stays
    letters.choose("solution_keep", "en")
    for more, said in ((" {nothing}", "{nothing}"), (" Leave us a review!", "review")):
        letters.write(KEEP_EN + more)
        assert said in letters.note()
        assert letters.note().endswith("The letters keep the words they had.")
        letters.leave()
    letters.write(KEEP_EN)
    letters.paste("x" * 1_048_576)
    assert "1,048,6" in letters.note()
    letters.close()
    kept = {
        "solution_keep.en": TemplateWords("Good news about {order}", KEEP_EN),
        "solution_keep.zh": TemplateWords("订单 {order} 的好消息", KEEP_ZH),
    }
    assert page.desk.letter_templates.own() == kept

    # the next cases are told in them
    told = answer(page, first)
    assert told.startswith("Good news about K-1")
    assert "Good news: Lamp is yours, and USD 9.00 comes back to you." in told
    told = answer(page, second, "zh")
    assert told.startswith("订单 K-2 的好消息")
    assert "好消息：Lamp 请留着用，USD 9.00 马上退给您。" in told

    # words for one case win
    page.application.open.shell.go("queue", third)
    page.settle()
    card = page.queue.tab.panel.letter
    assert card.subject.text() == "Good news about K-3"
    page.queue.press("l")
    card.body_edit.setPlainText("Dear Anna, keep the lamp. USD 9.00 comes back.")
    page.settle()
    page.queue.press(Qt.Key.Key_Return)
    assert "Dear Anna, keep the lamp." in page.clipboard()


def test_words_that_fit_no_more_are_told_and_the_usual_ones_go(
    application: Callable[..., WindowPage], desk_folder: Path
) -> None:
    page = application(desk_folder)
    case_id = broken_lamp(page, "K-1")
    with page.desk.store.transaction() as tx:
        now = read_settings(tx)
        now.letters["solution_keep.en"] = TemplateWords("x", KEEP_EN + " {mood}")
        write_settings(tx, now)
    page.application.open.shell.go("queue", case_id)
    page.settle()
    page.queue.press("l")
    card = page.queue.tab.panel.letter
    assert card._unused.isVisible()
    assert "{mood}" in card._unused.text()
    assert "We refund you USD 9.00" in card.body_edit.toPlainText()
    page.queue.press(Qt.Key.Key_Return)
    assert "We refund you USD 9.00" in page.clipboard()
    assert "“Keep it, money back” could not be used" in page.banner()
