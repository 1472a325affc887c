"""The rules in the settings: ladder, gift, signs, deadlines, reasons; read, changed, refused, taken back."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk_settings.setting_row import SettingRow
from returns.desk import open_desk
from returns.money import Money
from returns.records.facts import TriageSettings
from returns.records.options import NewCase
from returns.records.settings import BOUNDS, CHOICES
from returns.rules.dates.deadlines import DeadlineTable, source_pages
from returns.rules.reasons import all_reasons
from returns.terms import Offer
from tests.pages.settings_page import settings_of
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
AMAZON = "amazon:*:answer_buyer"


# --- the ladder --------------------------------------------------------------------------------


def test_the_ladder_is_read_off_the_rules_and_follows_what_is_chosen(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    table = settings.ladder()
    assert list(table) == ["Below $50", "$50 to $100", "Above $100"]
    fine, faulty = table["$50 to $100"]
    assert fine.splitlines() == [
        "1. 30 % back, keeps it",
        "2. A gift or coupon on top",
        "3. All of it, once it is back",
    ]
    assert faulty.splitlines()[0] == "1. All of it back at once"
    settings.enter("second_partial_percent", "50")
    settings.save_tried()
    settings.choose("gift_when", "with_part")
    settings.save_tried()
    settings.enter("dear_above_usd", "120")
    settings.save_tried()
    assert settings.ladder()["$50 to $120"][0].splitlines() == [
        "1. 30 % back and a gift, keeps it",
        "2. 50 % back in all, keeps it",
        "3. All of it, once it is back",
    ]
    assert settings.sections()["The ladder"] == "changed"
    settings.enter("returnless_below_usd", "0")
    assert list(settings.ladder()) == ["$0 to $120", "Above $120"]
    settings.close()


def test_a_second_part_that_is_no_more_than_the_first_is_refused_beside_it(
    fresh: WindowPage,
) -> None:
    settings = settings_of(fresh)
    settings.enter("second_partial_percent", "30")
    settings.save_tried()
    told = settings.says("second_partial_percent")
    assert "has to be more than the first (30 %)" in told
    assert fresh.desk.settings.get().triage == TriageSettings()
    settings.close()


def test_minus_one_is_refused_while_it_is_typed_and_nothing_is_lost(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    for field in BOUNDS:
        settings.enter(field, "-1")
        assert "is possible here. The setting stays as it was." in settings.says(field)
    assert {settings.line(field).text() for field in BOUNDS} == {"-1"}
    assert fresh.desk.settings.get().triage == TriageSettings()
    settings.close()


@pytest.mark.parametrize("typed", ["2,5", "2.5", "1e1"])
def test_a_figure_that_is_no_whole_number_is_never_taken_for_another(
    fresh: WindowPage, typed: str
) -> None:
    settings = settings_of(fresh)
    settings.enter("first_returns_to_us", typed)
    told = "A whole number from 0 to 10,000 is possible here. The setting stays as it was."
    assert told in settings.says("first_returns_to_us")
    assert settings.line("first_returns_to_us").text() == typed
    assert settings.tried() == ""
    settings.close()


@pytest.mark.parametrize("typed", ["12,5", "12.5", "12.50", "12.5 %"])
def test_a_percentage_may_have_a_fraction_in_either_way_of_writing(
    fresh: WindowPage, typed: str
) -> None:
    settings = settings_of(fresh)
    settings.enter("partial_percent", typed)
    settings.save_tried()
    assert fresh.desk.settings.get().triage.partial_percent == Decimal("12.5")
    assert settings.line("partial_percent").text() == "12.5"
    settings.undo()
    assert fresh.desk.settings.get().triage == TriageSettings()
    settings.close()


@pytest.mark.parametrize("typed", ["1e1", "1,000", "2.5.1", "-2,5", "12.555"])
def test_what_is_no_percentage_is_never_taken_for_another(
    fresh: WindowPage, typed: str
) -> None:
    settings = settings_of(fresh)
    settings.enter("partial_percent", typed)
    told = "A percentage from 1 to 100 is possible here. The setting stays as it was."
    assert told in settings.says("partial_percent")
    assert settings.line("partial_percent").text() == typed
    assert settings.tried() == ""
    settings.close()


def test_a_choice_is_kept_undone_and_put_back_to_the_usual(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    for field, other in (("gift_when", "none"), ("insisting_pays", "seller")):
        settings.choose(field, other)
        settings.save_tried()
        assert getattr(fresh.desk.settings.get().triage, field) == other
        settings.undo()
        assert fresh.desk.settings.get().triage == TriageSettings()
        settings.choose(field, other)
        settings.save_tried()
        settings.press_back(field)
        settings.save_tried()
        assert fresh.desk.settings.get().triage == TriageSettings()
    # both guides are quoted where they differ
    told = settings.says("insisting_pays")
    assert "Dropshipping guide" in told
    assert "Amazon guide" in told
    settings.close()


def test_the_gifts_words_are_kept_in_both_languages_and_taken_back(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.enter("gift_en", "a 10 % coupon")
    settings.save_tried()
    chinese = settings.type("gift_zh", "")
    chinese.insert("九折优惠券")
    QTest.keyClick(chinese, Qt.Key.Key_Return)
    fresh.settle()
    kept = fresh.desk.settings.get()
    settings.save_tried()
    kept = fresh.desk.settings.get()
    assert (kept.gift_en, kept.gift_zh) == ("a 10 % coupon", "九折优惠券")
    settings.press_back("gift_en")
    settings.save_tried()
    assert fresh.desk.settings.get().gift_en == ""
    assert "Usual: asked for each time" in settings.says("gift_en")
    settings.close()


# --- deadlines ---------------------------------------------------------------------------------


def test_every_deadline_is_told_in_words_with_its_source(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    part = settings.deadlines()
    assert len(part.model.rows) == len(DeadlineTable.shipped().rows)
    for lang in ("en", "zh"):
        fresh.application.appearance.set_language(lang)
        fresh.settle()
        for at, row in enumerate(part.model.rows):
            part.table.setCurrentIndex(part.model.index(at, 2))
            words = [part.model.words(row, column) for column in range(4)]
            assert all(words), row.key
            assert "deadlines." not in "".join(words) + settings.told_below(), row.key
            assert settings.told_below(), row.key
            assert row.last_checked[:4] in words[3], "the day is told with its year"
            page = source_pages().get(row.source, "")
            assert page in settings.told_below(), row.key
    fresh.application.appearance.set_language("en")
    fresh.settle()
    settings.close()


def test_an_own_time_is_typed_told_as_ones_own_and_put_back(sample: WindowPage) -> None:
    settings = settings_of(sample)
    settings.type_time(AMAZON, "12")
    assert settings.tried().startswith("1 value changed, not saved yet")
    assert sample.desk.settings.get().deadlines == {}
    settings.save()
    own = sample.desk.settings.get().deadlines[AMAZON]
    assert (own.amount, own.unit) == (12, "hours")
    assert settings.time(AMAZON) == "12 hours"
    assert "Yours, since" in settings.told_below()
    assert "(usual: 24 hours)" in settings.told_below()
    assert settings.sections()["Deadlines"] == "changed"
    settings.deadlines().usual.click()
    sample.settle()
    settings.save_tried()
    assert sample.desk.settings.get().deadlines == {}
    assert settings.time(AMAZON) == "24 hours"
    settings.close()


def test_a_time_that_ends_after_the_platforms_is_kept_with_a_warning(
    sample: WindowPage,
) -> None:
    settings = settings_of(sample)
    settings.type_time(AMAZON, "3 days")
    settings.save()
    assert "Later than its source says (24 hours)" in settings.told_below()
    QTest.keyClick(settings.deadlines().table, Qt.Key.Key_Delete)
    sample.settle()
    settings.save()
    assert sample.desk.settings.get().deadlines == {}
    assert "Later than" not in settings.told_below()
    settings.close()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-3 days", "-3 days is no time to act in: a deadline is 1 to 365 days."),
        ("0", "0 hours is no time to act in"),
        ("10000 days", "10,000 days is no time to act in"),
        ("3 moons", "“3 moons” is no time."),
    ],
)
def test_a_deadline_that_cannot_be_is_told_below_the_table_and_not_kept(
    sample: WindowPage, text: str, says: str
) -> None:
    settings = settings_of(sample)
    settings.type_time(AMAZON, text)
    assert says in settings.told_below()
    assert "stays as it was" in settings.told_below()
    assert settings.time(AMAZON) == text
    assert sample.desk.settings.get().deadlines == {}
    assert settings.tried() == "", "nothing impossible is tried"
    # taken out, what holds stands there again
    part = settings.deadlines()
    part.table.setCurrentIndex(part.model.cell_of(AMAZON))
    QTest.keyClick(part.table, Qt.Key.Key_Delete)
    assert (settings.time(AMAZON), part.wrong) == ("24 hours", "")
    settings.type_time(AMAZON, text)
    settings.type_time(AMAZON, "12 hours")
    assert "no time" not in settings.told_below()
    settings.leave_as_it_was()
    settings.close()


def test_own_times_are_undone_and_all_of_them_taken_back(sample: WindowPage) -> None:
    settings = settings_of(sample)
    settings.type_time(AMAZON, "12 hours")
    settings.save()
    settings.type_time("*:*:negotiate", "5 days")
    settings.save()
    settings.undo()
    assert set(sample.desk.settings.get().deadlines) == {AMAZON}
    settings.deadlines().back.click()
    sample.settle()
    settings.save()
    assert sample.desk.settings.get().deadlines == {}
    settings.undo()
    assert set(sample.desk.settings.get().deadlines) == {AMAZON}
    settings.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_rule_has_its_sentence(fresh: WindowPage, lang: str) -> None:
    fresh.application.appearance.set_language(lang)
    settings = settings_of(fresh)
    rows = [
        part
        for page in settings.dialog.pages
        if page.tried
        for part in page.parts
        if isinstance(part, SettingRow)
    ]
    assert {*BOUNDS, *CHOICES} - {row.field for row in rows} == {
        *("tighten_percent", "check_policy_days")
    }
    for row in rows:
        # a sentence, or one with its source behind it in brackets
        why = row._why.text()
        assert why[-1] in ".。”)）", row.field
        assert any(mark in why for mark in ".。"), row.field
        assert "settings." not in why + settings.says(row.field), row.field
    settings.close()


# --- signs and reasons -------------------------------------------------------------------------


def test_a_weight_is_changed_and_its_page_says_so(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.enter("sign_serial", "4")
    settings.save_tried()
    assert fresh.desk.settings.get().triage.sign_serial == 4
    assert settings.sections()["Signs of abuse"] == "changed"
    assert "Back to 2 points" in settings.says("sign_serial")
    settings.close()


def test_every_reason_says_whose_fault_it_is_and_what_means_it(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    for lang in ("en", "zh"):
        fresh.application.appearance.set_language(lang)
        fresh.settle()
        for row in all_reasons():
            part = settings.choose_reason(row.id)
            told = (part._name.text(), part._why.text(), part._codes.text())
            assert all(told), row.id
            assert "settings." not in "".join(told), row.id
    fresh.application.appearance.set_language("en")
    fresh.settle()
    settings.close()


def test_whose_fault_a_reason_is_can_be_chosen_where_it_is_a_choice(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    assert not settings.choose_reason("wrong_item").fault.isVisible()
    settings.choose_fault("style", "seller")
    settings.save()
    assert fresh.desk.settings.get().triage.faults == (("style", "seller"),)
    part = settings.reasons()
    assert part.usual.plain_text() == "Back to buyer"
    part.usual.click()
    fresh.settle()
    settings.save()
    assert fresh.desk.settings.get().triage.faults == ()
    settings.close()


def test_a_learned_wording_is_shown_and_forgotten_and_comes_back_by_undo(
    fresh: WindowPage,
) -> None:
    fresh.desk.settings.teach("amazon", "CR-SMELLS", "defective")
    settings = settings_of(fresh)
    fresh.settle()
    assert settings.learned() == ["Amazon · “cr-smells” → Defective"]
    settings.forget()
    assert settings.learned() == []
    assert fresh.desk.settings.learned() == {}
    settings.close()
    fresh.do("undo")
    fresh.settle()
    assert list(fresh.desk.settings.learned().values()) == ["defective"]


# --- a morning with rules of one's own ---------------------------------------------------------


def test_a_seller_changes_the_rules_and_the_next_case_goes_by_them(
    application: Start, tmp_path: Path
) -> None:
    """A journey: ladder, gift and clock are changed in the settings; case, letter and why follow."""
    folder = tmp_path / "My shop"
    desk = open_desk(folder, create=True)
    price = Money.parse("75.00", "USD")
    new = NewCase("A-1", "Shop", "Lamp", "changed_mind", price, "LAMP", buyer_name="Mark")
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.close()
    page = application(folder)
    settings = settings_of(page)
    settings.choose("gift_when", "with_part")
    settings.save_tried()
    settings.enter("gift_en", "a 10 % coupon")
    settings.save_tried()
    settings.enter("partial_percent", "20")
    settings.save_tried()
    settings.type_time("*:*:answer_buyer", "7 hours")
    settings.save_tried()
    settings.close()
    case = page.desk.cases.get(case_id)
    assert case.next.due_at - case.requested_at == timedelta(hours=7)
    page.queue.choose_view("to_answer")
    told = page.queue.tab.case.loaded.case.next.because
    assert [each.key for each in told][:2] == ["step.answer_buyer", "step.own_time"]
    page.do("recommended")
    page.settle()
    line = page.desk.cases.get(case_id).lead
    assert (line.offer, line.offer_amount) == (
        Offer.PARTIAL_REFUND,
        Money.parse("15.00", "USD"),
    )
    (kept,) = page.desk.cases.letters(case_id)
    assert "On top of it we send you: a 10 % coupon." in kept.letter.body
