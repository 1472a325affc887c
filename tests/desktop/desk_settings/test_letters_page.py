"""The words of letters: chosen, written, refused while typing, seen as a case has them, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.desk_settings.dialog import SettingsDialog
from desktop.desk_settings.unkept_dialog import UnkeptDialog
from returns.desk import open_desk
from returns.records.letter_template import TemplateWords
from returns.rules.letter_templates import shipped_words
from returns.trade.letter_templates import TEMPLATES
from tests.pages.letters_page import LettersPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
KEEP = "{item} is yours, and {amount} comes back.{gift}"


@pytest.fixture
def sample(application: Start, desk_folder: Path) -> WindowPage:
    """The window on the sample desk."""
    return application(desk_folder)


def test_the_list_tells_whom_letters_are_for(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    rows = letters.rows()
    heads = [
        rows.index(head)
        for head in ("To buyers", "To suppliers", "To platforms and carriers", "Every letter")
    ]
    assert heads == sorted(heads)
    assert len(rows) == len(TEMPLATES) + 4
    assert letters.settings.sections()["Letters"] == ""
    letters.close()


def test_words_are_kept_when_they_are_left_and_marked(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    assert not letters.can_go_back()
    assert letters.part._whose.text() == "The words that came with Sendback."
    letters.write(KEEP, "Good news about {order}")
    assert letters.part._whose.text() == "Your words, kept once you leave them."
    letters.leave()
    assert letters.part._whose.text() == "Your own words."
    kept = TemplateWords("Good news about {order}", KEEP)
    assert sample.desk.letter_templates.own() == {"solution_keep.en": kept}
    assert letters.marked() == {"solution_keep": "changed"}
    assert letters.settings.sections()["Letters"] == "changed"
    assert letters.settings.state() == "Kept: letter “Keep it, money back”."
    letters.close()


def test_a_real_case_shows_how_it_reads(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    assert "RC-2026-" in letters.about()
    number = letters.about().split()[2]
    case = sample.desk.cases.get(sample.desk.cases.find(number))
    letters.write(f"Hello {{buyer}}!\n\n{KEEP}")
    assert f"Hello {case.sale.buyer}!" in letters.preview()
    assert f"{case.title} is yours" in letters.preview()
    letters.choose("solution_keep", "zh")
    assert "我们为您退款" in letters.preview()
    letters.choose("closing", "en")
    letters.write("Bye\n{shop}")
    assert letters.preview().endswith(f"Bye\n{sample.desk.settings.get().shop_name}")
    letters.close()


def test_a_letter_that_no_case_is_at_is_shown_with_made_up_facts(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("reimbursement")
    assert letters.about().startswith("With made-up facts")
    assert "{" not in letters.preview()
    letters.close()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (" {nothing}", "There is no field {nothing}."),
        (" {", "A single “{”"),
        (" Please leave us a review!", "Platforms forbid"),
        (" Plus $5.", "true in none"),
        (" The label is attached.", "attached"),
        (" and so on" * 1_100, "at most 10,000"),
        ("x" * 2_000, "eBay takes 2,000"),
    ],
)
def test_what_cannot_stand_is_said_while_it_is_typed_and_not_kept(
    sample: WindowPage, more: str, said: str
) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    letters.write(KEEP)
    letters.leave()
    assert letters.note() == ""
    letters.add(more)
    assert said in letters.note()
    assert letters.part._whose.text() == "Your words, not kept yet."
    assert letters.note().endswith("The letters keep the words they had.")
    assert letters.part.body.accessibleDescription() == letters.note()
    letters.leave()
    # turned away from and back to: it stands as it was typed
    letters.choose("received")
    assert letters.note() == ""
    assert letters.marked()["solution_keep"] == "not kept"
    letters.choose("solution_keep")
    assert letters.words()[1] == KEEP + more
    assert sample.desk.letter_templates.own()["solution_keep.en"].body == KEEP
    letters.close()
    sample.dialog(UnkeptDialog).drop.click()
    sample.settle()
    assert not sample.has_dialog(SettingsDialog)
    assert sample.desk.letter_templates.own()["solution_keep.en"].body == KEEP


@pytest.mark.parametrize("how", ["esc", "done", "frame"])
def test_words_that_cannot_be_kept_stay_until_somebody_throws_them_away(
    sample: WindowPage, how: str
) -> None:
    """Whoever leaves is asked; Esc goes on with the letter as it was typed, wherever one is by then."""
    letters = LettersPage(sample)
    letters.choose("solution_keep", "zh")
    letters.choose("solution_keep", "en")
    letters.write(f"{KEEP} Please leave us a review!")
    letters.choose("received")
    dialog = letters.settings.dialog
    dialog.show_section("shop")
    leave = {"esc": letters.close, "done": dialog.ok.click, "frame": dialog.close}[how]
    leave()
    asked = sample.dialog(UnkeptDialog)
    assert "Keep it, money back" in asked.words.text()
    assert "Platforms forbid" in asked.outcome.text()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    sample.settle()
    assert dialog.isVisible()
    assert letters.words()[1] == f"{KEEP} Please leave us a review!"
    # by its window, which lies behind another one for a moment
    assert dialog.focusWidget() is letters.part.body
    letters.write(KEEP)
    leave()
    sample.settle()
    assert not sample.has_dialog(SettingsDialog)
    assert sample.desk.letter_templates.own()["solution_keep.en"].body == KEEP


def test_esc_twice_leaves_once(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    letters.add(" Bye!")
    dialog = letters.settings.dialog
    dialog.reject()
    dialog.reject()
    sample.settle()
    assert sample.desk.letter_templates.own()["solution_keep.en"].body.endswith(" Bye!")


def test_a_megabyte_is_not_pasted_and_what_stood_there_stands(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    letters.write(KEEP)
    letters.paste("x" * 1_048_576)
    assert "1,048,6" in letters.note()
    assert letters.words()[1] == KEEP
    letters.paste(" Bye!")
    assert letters.note() == ""
    letters.close()
    sample.settle()
    assert sample.desk.letter_templates.own()["solution_keep.en"].body == KEEP + " Bye!"


def test_a_field_that_is_needed_is_missed_and_put_back_by_a_click(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    assert [name for name, needed in letters.fields().items() if needed] == [
        "item",
        "amount",
        "gift",
    ]
    letters.write("{item} is yours.{gift} ")
    assert "{amount} (sum of money)" in letters.note()
    letters.press_field("amount")
    assert letters.words()[1] == "{item} is yours.{gift} {amount}"
    assert letters.note() == ""
    assert letters.part.body.hasFocus()
    letters.part.subject.setFocus()
    letters.part.subject.end(False)
    letters.press_field("order")
    assert letters.words()[0].endswith("{order}")
    letters.close()


def test_the_usual_words_come_back_and_undo_has_the_own_ones_again(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    letters.write(KEEP)
    letters.leave()
    assert letters.can_go_back()
    letters.press_back()
    assert sample.desk.letter_templates.own() == {}
    assert letters.words()[1] == shipped_words("solution_keep", "en").body
    assert not letters.can_go_back()
    letters.settings.undo()
    assert sample.desk.letter_templates.own()["solution_keep.en"].body == KEEP
    assert letters.words()[1] == KEEP
    letters.settings.undo()
    assert sample.desk.letter_templates.own() == {}
    assert letters.marked() == {}
    letters.close()


def test_words_that_are_wrong_go_back_too(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    letters.write("{nothing}")
    assert letters.can_go_back()
    letters.press_back()
    assert letters.note() == ""
    assert letters.words()[1] == shipped_words("solution_keep", "en").body
    letters.close()
    assert "Not kept" not in sample.banner()


def test_esc_keeps_what_is_typed(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("closing")
    assert not letters.part.subject.isVisible()
    letters.write("Yours,\n{shop}")
    letters.close()
    sample.settle()
    assert sample.desk.letter_templates.own()["closing.en"].body == "Yours,\n{shop}"
    # it was kept, and said not to be
    assert "Letters" not in sample.banner()


def test_both_languages_are_written_side_by_side(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    letters.choose("solution_keep")
    letters.write(KEEP)
    letters.choose("solution_keep", "zh")
    letters.write("{item} 留给您，{amount} 退给您。{gift}")
    letters.choose("solution_keep", "en")
    assert letters.words()[1] == KEEP
    assert set(sample.desk.letter_templates.own()) == {"solution_keep.en", "solution_keep.zh"}
    letters.close()


def test_the_keyboard_goes_through_it_in_the_order_of_the_eye(sample: WindowPage) -> None:
    letters = LettersPage(sample)
    part = letters.part
    letters.choose("solution_keep")
    part.list.setFocus()
    QTest.keyClick(part.list, Qt.Key.Key_Down)
    assert part.template == "solution_replace_keep"
    QTest.keyClick(part.list, Qt.Key.Key_Up)
    QTest.keyClick(part.list, Qt.Key.Key_Home)
    # a head is no row of its own
    assert part.template == next(iter(TEMPLATES))
    sample.settle()
    passed: list[QWidget | None] = []
    for _ in range(30):
        focused = letters.settings.dialog.focusWidget()
        passed.append(focused)
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    order = [passed.index(each) for each in (part.list, part.subject, part.body)]
    order.append(passed.index(next(iter(part.chips.chips.values()))))
    order.append(passed.index(part.reading.text))
    assert order == sorted(order)
    letters.close()


def test_every_input_has_a_name_in_both_languages(
    application: Start, desk_folder: Path
) -> None:
    names = []
    page = application(desk_folder)
    for lang in ("en", "zh"):
        page.application.appearance.set_language(lang)
        letters = LettersPage(page)
        part = letters.part
        inputs = (
            part.list,
            part.subject,
            part.body,
            part.reading.text,
            part.language,
            part.back,
        )
        names.append([each.accessibleName() for each in inputs])
        assert all(names[-1])
        assert all(chip.accessibleName() for chip in part.chips.chips.values())
        letters.close()
    assert not set(names[0]) & set(names[1])


def test_words_from_another_version_stand_to_be_mended(
    application: Start, desk_folder: Path
) -> None:
    from returns.ledger.settings_rows import read_settings, write_settings

    desk = open_desk(desk_folder)
    with desk.store.transaction() as tx:
        now = read_settings(tx)
        now.letters["solution_keep.en"] = TemplateWords("x", KEEP + " {mood}")
        write_settings(tx, now)
    desk.close()
    page = application(desk_folder)
    letters = LettersPage(page)
    letters.choose("solution_keep")
    assert "{mood}" in letters.note()
    assert letters.words()[1] == KEEP + " {mood}"
    assert letters.can_go_back()
    letters.write(KEEP)
    letters.leave()
    assert page.desk.letter_templates.own()["solution_keep.en"].body == KEEP
    letters.close()


@pytest.mark.parametrize("template", ["approval", "opening.buyer"])
def test_the_letter_that_is_gone_to_is_in_sight_in_the_list(
    sample: WindowPage, template: str
) -> None:
    """It is gone to as the dialog opens; laid out for good, the list showed its other end."""
    sample.do("settings")
    dialog = sample.dialog(SettingsDialog)
    dialog.show_section("letters")
    dialog.letters.part.go_to(template)
    dialog.resize(1000, 500)
    sample.settle()
    listed = dialog.letters.part.list
    row = listed.visualItemRect(listed.currentItem())
    assert listed.currentItem() is listed._rows[template]
    assert listed.viewport().rect().contains(row)
    dialog.close()
