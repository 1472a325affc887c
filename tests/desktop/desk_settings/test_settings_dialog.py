"""The settings: found, read, kept when entered, refused beside the field, taken back, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QPushButton

from desktop.desk_settings.dialog import SettingsDialog
from desktop.desk_settings.pages import SECTIONS
from desktop.desk_settings.rates_model import CODE, NAME, RATE
from desktop.desk_settings.sayings import counted
from desktop.desk_settings.setting_row import SettingRow
from desktop.desk_settings.transit_model import ARRIVE, SHIP, USUAL, WAY
from desktop.desk_settings.unkept_dialog import UnkeptDialog
from desktop.look.theme import font
from desktop.papers.paper_dialog import PaperDialog
from returns.desk import open_desk
from returns.records.facts import TriageSettings
from returns.records.policy import Address
from returns.records.settings import BOUNDS
from returns.rules.money.exchange import shipped_rates
from returns.terms import PlaceKind, Route
from tests.pages.settings_page import SettingsPage, settings_of
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


# --- the way there ---------------------------------------------------------------------------


def test_the_action_opens_them_and_needs_a_desk(application: Start) -> None:
    page = application()
    assert not page.can("settings")
    shortcut = page.window.actions_table["settings"].shortcut().toString()
    assert shortcut == "Ctrl+,"


def test_a_fresh_desk_says_what_it_lacks_and_offers_the_way(fresh: WindowPage) -> None:
    empty = fresh.queue.tab.empty
    assert "shop name and return address" in empty._more_words.text()
    empty._more.click()
    fresh.settle()
    settings = SettingsPage(fresh)
    assert settings.dialog.focusWidget() is settings.line("shop_name")
    assert settings.sections()["Shop"] == "incomplete"
    settings.enter("shop_name", "Harbour Gifts")
    for part, text in (("first", "12 Quay Street"), ("city", "Bristol"), ("country", "UK")):
        settings.enter("return_address", text, part)
    assert settings.sections()["Shop"] == ""
    settings.close()
    assert not empty._more_words.isVisible()


def test_what_an_address_lacks_for_a_label_is_said(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.enter("return_address", "Bristol", "city")
    assert "street, country" in settings.says("return_address")
    settings.enter("return_address", "12 Quay Street", "first")
    settings.enter("return_address", "United Kingdom", "country")
    assert "still needs" not in settings.says("return_address")
    kept = fresh.desk.settings.get().return_address
    assert kept == Address("", ("12 Quay Street",), "Bristol", "", "", "GB")
    settings.close()


def test_a_label_without_an_address_offers_the_settings_and_then_is_made(
    application: Start, desk_folder: Path
) -> None:
    desk = open_desk(desk_folder)
    desk.settings.set(return_address=Address())
    rows = desk.queue.page("everything", limit=100).rows
    ours = next(row.id for row in rows if desk.cases.get(row.id).lead.route is Route.TO_US)
    desk.close()
    page = application(desk_folder)
    page.queue.tab.case.open(ours)
    page.settle()
    page.do("label")
    assert "no return address" in page.banner()
    page.press_banner()
    settings = SettingsPage(page)
    assert settings.dialog.focusWidget() is settings.line("return_address", "name")
    for part, text in (("first", "12 Quay Street"), ("city", "Bristol")):
        settings.enter("return_address", text, part)
    settings.close()
    page.do("label")
    page.until(lambda: page.has_dialog(PaperDialog))
    page.dialog(PaperDialog).close()
    page.settle()


# --- entering --------------------------------------------------------------------------------


def test_what_is_entered_is_kept_at_once_and_shown_as_kept(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.enter("shop_name", "  Harbour   Gifts ")
    assert fresh.desk.settings.get().shop_name == "Harbour Gifts"
    assert settings.line("shop_name").text() == "Harbour Gifts"
    assert settings.state() == "Kept: Shop name."
    settings.close()


def test_leaving_a_field_by_tab_keeps_it_and_what_is_typed_next_replaces_the_next(
    fresh: WindowPage,
) -> None:
    settings = settings_of(fresh)
    settings.type("tighten_percent", "40")
    settings.tab_on()
    assert fresh.desk.settings.get().triage.tighten_percent == 40
    line = settings.line("check_policy_days")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(line, "120")
    QTest.keyClick(line, Qt.Key.Key_Return)
    fresh.settle()
    assert fresh.desk.settings.get().triage.check_policy_days == 120
    settings.close()


def test_esc_keeps_the_field_that_is_being_typed(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.type("shop_name", "Harbour Gifts")
    settings.close()
    assert fresh.desk.settings.get().shop_name == "Harbour Gifts"


def test_every_threshold_shows_its_sentence_and_its_default_and_can_be_changed_and_put_back(
    fresh: WindowPage,
) -> None:
    settings = settings_of(fresh)
    for field in BOUNDS:
        usual = getattr(TriageSettings(), field)
        told = settings.says(field)
        assert f"Usual: {counted(field, usual)}" in told
        assert settings.row(field).why() in told
        money = BOUNDS[field].unit == "cents"
        # a second part is more than the first
        other = usual - 1 if usual > BOUNDS[field].least else BOUNDS[field].least + 45
        settings.enter(field, "8.50" if money else str(other))
        settings.save_tried()
        kept = getattr(fresh.desk.settings.get().triage, field)
        assert kept == (850 if money else other)
        assert f"Back to {counted(field, usual)}" in settings.says(field)
        settings.press_back(field)
        settings.save_tried()
        assert getattr(fresh.desk.settings.get().triage, field) == usual
    settings.close()


def test_the_promise_is_told_with_the_days_that_it_gives(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    assert "30 days give 24, 14 give 11" in settings.says("tighten_percent")
    settings.enter("tighten_percent", "70")
    assert "30 days give 21, 14 give 9" in settings.says("tighten_percent")
    settings.close()


def test_limits_are_told_in_the_home_currency_too(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    assert "about" not in settings.says("returnless_below_usd")
    settings.enter("home_currency", "eur")
    assert "about €46" in settings.says("returnless_below_usd")
    assert "Euro" in settings.says("home_currency")
    settings.close()


def test_the_policy_is_one_for_all_or_one_for_each_group(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    choice = settings.row("per_group").choice
    choice._group.button(1).click()
    fresh.settle()
    assert fresh.desk.settings.get().per_group
    settings.undo()
    assert not fresh.desk.settings.get().per_group
    assert choice.value() == "one"
    settings.close()


# --- refusing --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("email", "nobody", "no e-mail address"),
        ("home_currency", "xxx", "no currency"),
        ("home_currency", "KES", "no exchange rate"),
        ("partial_percent", "101", "From 1 to 100"),
        ("partial_percent", "", "from 1 to 100"),
        ("return_freight_usd_cents", "a lot", "From 0 to 100,000"),
        ("returnless_below_usd", "150", "$150"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(
    fresh: WindowPage, field: str, text: str, words: str
) -> None:
    settings = settings_of(fresh)
    before = fresh.desk.settings.get()
    settings.enter(field, text)
    assert words in settings.says(field)
    assert settings.line(field).text() == text
    assert words in settings.line(field).accessibleDescription()
    assert fresh.desk.settings.get() == before
    settings.dialog.accept()
    fresh.settle()
    # whoever leaves is asked, and Esc goes back to what was typed
    asked = fresh.dialog(UnkeptDialog)
    assert words in asked.outcome.text()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    fresh.settle()
    assert settings.dialog.isVisible()
    assert settings.dialog.focusWidget() is settings.line(field)
    assert settings.line(field).text() == text
    settings.dialog.accept()
    fresh.dialog(UnkeptDialog).drop.click()
    fresh.settle()
    assert not fresh.has_dialog(SettingsDialog)
    assert fresh.desk.settings.get() == before


def test_a_time_that_cannot_be_stays_in_its_cell(fresh: WindowPage) -> None:
    settings, key = settings_of(fresh), "*:*:answer_buyer"
    part = settings.dialog.fields["deadlines"]
    before = part.model.cell_of(key).data()
    settings.type_time(key, "soonish")
    assert part.model.cell_of(key).data() == "soonish"
    assert "soonish" in part.wrong
    settings.close()
    asked = fresh.dialog(UnkeptDialog)
    assert asked.outcome.text() == part.wrong
    asked.ok.click()
    fresh.settle()
    assert settings.dialog.focusWidget() is part.table
    assert part.model.cell_of(key).data() == "soonish"
    # what was there before, typed again, is nothing that was typed
    settings.type_time(key, before)
    assert (part.wrong, part.model.cell_of(key).data()) == ("", before)
    settings.type_time(key, "soonish")
    settings.close()
    fresh.dialog(UnkeptDialog).drop.click()
    fresh.settle()
    assert not fresh.has_dialog(SettingsDialog)
    assert fresh.desk.settings.get().deadlines == {}


def test_a_field_that_is_put_right_forgets_what_was_wrong(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.enter("partial_percent", "101")
    settings.enter("partial_percent", "40")
    assert "possible" not in settings.says("partial_percent")
    settings.enter("partial_percent", "500")
    settings.enter("partial_percent", "40")
    assert "possible" not in settings.says("partial_percent")
    settings.close()
    assert fresh.banner() == ""


# --- taking back, other screens --------------------------------------------------------------


def test_undo_takes_back_one_after_the_other_and_the_window_can_redo(
    fresh: WindowPage,
) -> None:
    settings = settings_of(fresh)
    for field, text in (("partial_percent", "40"), ("refusals_to_leave", "4")):
        settings.enter(field, text)
        settings.save_tried()
    settings.undo()
    settings.undo()
    assert not settings.can_undo()
    assert settings.line("partial_percent").text() == "30"
    assert fresh.desk.settings.get().triage == TriageSettings()
    settings.close()
    fresh.do("redo")
    assert fresh.desk.settings.get().triage.partial_percent == 40
    assert "Part refund" in fresh.banner()


def test_a_threshold_moves_the_queue_behind_it(sample: WindowPage) -> None:
    sample.queue.choose_view("all")
    rows = sample.desk.queue.page("all", limit=100).rows
    before = [row.recommendation for row in rows].count("returnless_refund")
    settings = settings_of(sample)
    settings.enter("dear_above_usd", "900")
    settings.enter("returnless_below_usd", "900")
    settings.save_tried()
    rows = sample.desk.queue.page("all", limit=100).rows
    assert [row.recommendation for row in rows].count("returnless_refund") > before
    settings.undo()
    rows = sample.desk.queue.page("all", limit=100).rows
    assert [row.recommendation for row in rows].count("returnless_refund") == before
    settings.close()


def test_long_work_is_shown_and_can_be_stopped(
    sample: WindowPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.desk_settings.dialog._LONG", 1)
    settings = settings_of(sample)
    presenter, seen = settings.dialog.presenter, []

    def watch(done: int, total: int) -> None:
        if total and not seen:
            seen.append((settings.dialog.bar.isVisible(), settings.state()))
            presenter.stop()

    presenter.working.connect(watch)
    settings.enter("returnless_below_usd", "20")
    settings.save_tried()
    shown, words = seen[0]
    assert shown
    assert words.startswith("Working open cases out anew: ")
    assert not settings.dialog.bar.isVisible()
    kept = sample.desk.settings.get().triage.returnless_below_usd
    said = settings.says("returnless_below_usd")
    # the last case may have been done when the wish to stop arrived
    assert (kept == 50 and "Stopped" in said) or (kept == 20 and "Stopped" not in said)
    assert settings.tried().startswith("1 value") is (kept == 50), "it still stands as typed"
    settings.leave_as_it_was()
    settings.close()


def test_what_is_refused_after_the_dialog_is_gone_is_said_in_the_window(
    fresh: WindowPage,
) -> None:
    settings = settings_of(fresh)
    settings.type("email", "nobody")
    settings.dialog.reject()
    fresh.settle()
    assert "no e-mail address" in fresh.banner()


def test_what_was_refused_while_it_was_seen_is_not_refused_again_as_the_dialog_goes(
    fresh: WindowPage,
) -> None:
    settings = settings_of(fresh)
    asked = []
    row = settings.row("email")
    settings.enter("email", "nobody")
    assert row.wrong
    row.entered.connect(lambda *told: asked.append(told))
    row.close_up()
    assert asked == []
    settings.type("email", "nobody@")
    row.close_up()
    assert asked == [("email", "nobody@")]
    settings.enter("email", "")
    settings.close()


# --- rates -----------------------------------------------------------------------------------


def test_a_typed_rate_makes_the_table_ones_own_of_today(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    rates = settings.rates()
    assert rates.day.line.text() == shipped_rates().as_of
    assert not rates.day.isEnabled()
    settings.type_rate("EUR", "0,9")
    kept = fresh.desk.settings.get()
    assert (kept.rates["EUR"], kept.rates_on) == ("0.9", "2026-11-22")
    assert kept.rates["GBP"] == shipped_rates().per_usd["GBP"]
    assert settings.shown_rate("EUR") == "0.9"
    assert rates.day.isEnabled()
    rates.back.click()
    fresh.settle()
    assert fresh.desk.settings.get().rates == {}
    settings.undo()
    assert fresh.desk.settings.get() == kept
    settings.close()


def test_the_day_of_ones_own_table_can_be_told(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.type_rate("EUR", "0.9")
    day = settings.rates().day.line
    day.setFocus()
    day.setText("2026-11-20")
    QTest.keyClick(day, Qt.Key.Key_Return)
    fresh.settle()
    assert fresh.desk.settings.get().rates_on == "2026-11-20"
    day.setText("2027-01-01")
    QTest.keyClick(day, Qt.Key.Key_Return)
    fresh.settle()
    assert "no day up to today" in settings.rates().wrong
    settings.dialog.accept()
    fresh.settle()
    # whoever leaves is asked, as for every other value that cannot be kept
    asked = fresh.dialog(UnkeptDialog)
    assert "no day up to today" in asked.outcome.text()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    fresh.settle()
    assert day.text() == "2027-01-01"
    settings.dialog.accept()
    fresh.dialog(UnkeptDialog).drop.click()
    fresh.settle()
    assert not fresh.has_dialog(SettingsDialog)
    assert fresh.desk.settings.get().rates_on == "2026-11-20"


@pytest.mark.parametrize(
    ("name", "typed"), [("rates", ("XYZ", "often")), ("transit", ("KE", "soon"))]
)
def test_a_row_more_that_cannot_be_kept_is_asked_about(
    fresh: WindowPage, name: str, typed: tuple[str, str]
) -> None:
    settings = settings_of(fresh)
    part = settings.rates() if name == "rates" else settings.transit()
    fields = (part.code, part.rate) if name == "rates" else (part.country, part.days)
    for field, text in zip(fields, typed, strict=True):
        field.setText(text)
    part.add.click()
    fresh.settle()
    assert part.wrong
    settings.dialog.accept()
    asked = fresh.dialog(UnkeptDialog)
    assert asked.outcome.text() == part.wrong
    asked.ok.click()
    fresh.settle()
    assert tuple(field.text() for field in fields) == typed
    part.give_up()
    assert (part.wrong, part.unkept()) == ("", False)
    settings.close()
    assert not fresh.has_dialog(SettingsDialog)


def test_a_currency_is_added_by_keys_and_taken_away(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    rates = settings.rates()
    rates.code.setFocus()
    QTest.keyClicks(rates.code, "kes")
    QTest.keyClick(rates.code, Qt.Key.Key_Return)
    assert settings.dialog.focusWidget() is rates.rate
    QTest.keyClicks(rates.rate, "129")
    QTest.keyClick(rates.rate, Qt.Key.Key_Return)
    fresh.settle()
    assert settings.shown_rate("KES") == "129"
    assert rates.code.text() == ""
    rates.table.setFocus()
    rates.table.setCurrentIndex(rates.rates.index(rates.rates.row_of("KES"), RATE))
    assert rates.remove.isVisible()
    QTest.keyClick(rates.table, Qt.Key.Key_Delete)
    fresh.settle()
    assert settings.shown_rate("KES") == ""
    rates.table.setCurrentIndex(rates.rates.index(rates.rates.row_of("EUR"), RATE))
    assert not rates.remove.isVisible()
    QTest.keyClick(rates.table, Qt.Key.Key_Delete)
    fresh.settle()
    assert settings.shown_rate("EUR")
    settings.close()


def test_rates_stand_with_their_points_below_each_other_and_names_in_a_column(
    fresh: WindowPage,
) -> None:
    settings = settings_of(fresh)
    rates = settings.rates()
    model, measure = rates.rates, QFontMetricsF(font(13, figures=True))
    after = set()
    for row in range(model.rowCount()):
        code, name, shown = (model.index(row, at).data() for at in (CODE, NAME, RATE))
        assert (len(code), bool(name)) == (3, True)
        at = shown.index(".") if "." in shown else len(shown.rstrip("\u2007\u2008"))
        after.add(round(measure.horizontalAdvance(shown[at:])))
        assert model.index(row, RATE).data(Qt.ItemDataRole.EditRole) == shown.rstrip(
            "\u2007\u2008"
        )
    assert max(after) - min(after) <= 1
    settings.close()


@pytest.mark.parametrize("text", ["0", "abc", "-1"])
def test_what_is_no_rate_is_said_below_the_table(fresh: WindowPage, text: str) -> None:
    settings = settings_of(fresh)
    settings.type_rate("EUR", text)
    rates = settings.rates()
    cell = rates.rates.index(rates.rates.row_of("EUR"), RATE)
    assert "is no rate" in rates.wrong
    # as it was typed, and not as if it had been taken; the desk has what it had
    assert (cell.data(), cell.data(Qt.ItemDataRole.EditRole)) == (text, text)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).endswith(f": {text}")
    assert fresh.desk.settings.get().rates == {}
    # another one that is kept does not put it right
    settings.type_rate("GBP", "0.8")
    assert cell.data() == text
    assert "is no rate" in rates.wrong
    settings.dialog.accept()
    fresh.settle()
    dialog = fresh.dialog(UnkeptDialog)
    assert "rates" in dialog.words.text()
    dialog.ok.click()
    settings.type_rate("EUR", "0.9")
    assert (rates.wrong, cell.data(Qt.ItemDataRole.EditRole)) == ("", "0.9")
    settings.close()


# --- reading, keys, languages ----------------------------------------------------------------


def test_sections_are_turned_by_the_arrow_keys(sample: WindowPage) -> None:
    settings = settings_of(sample)
    assert settings.dialog.focusWidget() is settings.dialog.list
    seen = [settings.section()]
    for _ in SECTIONS[1:]:
        settings.next_section()
        seen.append(settings.section())
    assert tuple(seen) == SECTIONS
    settings.close()


def test_sections_say_where_something_is_changed(sample: WindowPage) -> None:
    settings = settings_of(sample)
    assert set(settings.sections().values()) == {""}
    settings.enter("dear_above_usd", "120")
    assert settings.sections()["What to offer"] == "not saved"
    settings.save_tried()
    settings.enter("second_partial_percent", "40")
    settings.save_tried()
    settings.enter("check_policy_days", "30")
    settings.type_rate("EUR", "0.9")
    settings.type_days("dropship:DE", ARRIVE, "2-4")
    assert settings.sections() == {
        "Shop": "",
        "What to offer": "changed",
        "The ladder": "changed",
        "Signs of abuse": "",
        "Deadlines": "",
        "Reasons": "",
        "Limits of addressees": "",
        "Store policy": "changed",
        "Exchange rates": "changed",
        "Transit times": "changed",
        "Places": "",
        "Letters": "",
    }
    settings.close()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_input_is_reached_by_tab_and_has_a_name(sample: WindowPage, section: str) -> None:
    settings = settings_of(sample)
    settings.dialog.show_section(section)
    sample.settle()
    kinds = (QLineEdit, QPushButton, QAbstractItemView, QComboBox)
    page = settings.dialog.stack.currentWidget()
    wanted = {
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        # a group of segments is entered at the chosen one and turned by arrow keys
        and not (isinstance(widget, QPushButton) and widget.isCheckable())
    }
    assert wanted
    assert [widget for widget in wanted if not widget.accessibleName()] == []
    settings.dialog.list.setFocus()
    reached = {settings.tab_on() for _ in range(40)}
    assert wanted <= reached
    assert {settings.dialog.ok, settings.dialog.list} <= reached
    settings.close()


def test_everything_is_said_in_chinese_at_once(sample: WindowPage) -> None:
    settings = settings_of(sample)
    sample.application.appearance.set_language("zh")
    sample.settle()
    assert list(settings.sections()) == [
        "店铺",
        "处理建议",
        "提议的顺序",
        "可疑迹象",
        "期限",
        "退货原因",
        "接收方要求",
        "店铺政策",
        "汇率",
        "运输时间",
        "地址",
        "信件",
    ]
    assert "默认：30%" in settings.says("partial_percent")
    assert settings.dialog.windowTitle() == "设置"
    assert settings.rates().rates.headerData(0, Qt.Orientation.Horizontal) == "币种"
    settings.enter("partial_percent", "101")
    assert "1 到 100" in settings.says("partial_percent")
    settings.dialog.accept()
    sample.settle()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cut_at_200_percent_on_a_small_screen(
    application: Start, desk_folder: Path, language: str
) -> None:
    page = application(desk_folder, language=language, factor="2.0")
    settings = settings_of(page)
    settings.dialog.resize(1240, 660)
    for section in SECTIONS:
        settings.dialog.show_section(section)
        page.settle()
        shown = settings.dialog.stack.currentWidget()
        inside = shown.widget()
        assert inside.width() <= shown.viewport().width()
        for part in shown.parts:
            if isinstance(part, SettingRow):
                editor = part.editor
                wanted = min(editor.sizeHint().width(), editor.maximumWidth(), part.width())
                assert editor.width() >= wanted
                right = editor.mapTo(inside, editor.rect().topRight()).x()
                assert right <= inside.width()
    settings.close()


def test_closing_leaves_nothing_behind(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.close()
    assert not fresh.has_dialog(SettingsDialog)
    again = settings_of(fresh)
    again.enter("shop_name", "Harbour Gifts")
    again.close()
    fresh.do("undo")
    assert fresh.desk.settings.get().shop_name == ""


@pytest.mark.parametrize(("lang", "words"), [("en", "None yet"), ("zh", "尚未添加")])
def test_a_desk_without_places_says_where_goods_go(
    fresh: WindowPage, lang: str, words: str
) -> None:
    fresh.application.appearance.set_language(lang)
    fresh.settle()
    settings = settings_of(fresh)
    settings.dialog.show_section("places")
    fresh.settle()
    places = settings.dialog.places
    assert words in places.none.text()
    assert places.none.isVisible()
    assert not any(part.isVisible() for part in (places.list, places.edit, places.remove))
    settings.close()


def test_places_are_added_edited_and_removed(application, desk_folder):
    from desktop.desk_settings.places_page import PlaceEditDialog

    page = application(desk_folder)
    page.do("settings")
    dialog = page.dialog(SettingsDialog)
    dialog.show_section("places")
    before = page.desk.places.all()
    dialog.places.add.click()
    new = page.dialog(PlaceEditDialog)
    assert not new.ok.isEnabled()
    new.name.setText("Venlo")
    new.kind._group.button(list(PlaceKind).index(PlaceKind.OVERSEAS)).click()
    new.ok.click()
    page.settle()
    assert new.problem.isVisible(), "a place without an address is nowhere"
    assert page.desk.places.all() == before
    for part, text in (("first", "Dok 3"), ("city", "Venlo"), ("country", "NL")):
        new.address.lines[part].setText(text)
    new.ok.click()
    page.settle()
    (venlo,) = set(page.desk.places.all()) - set(before)
    assert (venlo.name, venlo.kind, venlo.address.city) == (
        "Venlo",
        PlaceKind.OVERSEAS,
        "Venlo",
    )

    rows = [dialog.places.list.item(at).text() for at in range(dialog.places.list.count())]
    at = next(n for n, row in enumerate(rows) if row.startswith("Venlo · overseas warehouse"))
    dialog.places.list.setCurrentRow(at)
    dialog.places.edit.click()
    edit = page.dialog(PlaceEditDialog)
    assert edit.name.isReadOnly()
    edit.address.lines["first"].setText("Dok 4")
    edit.ok.click()
    page.settle()
    (venlo,) = set(page.desk.places.all()) - set(before)
    assert venlo.address.lines == ("Dok 4",)

    dialog.places.remove.click()
    page.settle()
    assert page.desk.places.all() == before


def test_a_new_place_takes_the_place_of_no_other(application, desk_folder):
    """Its address was put over that of the one that had the name, without a word."""
    from desktop.desk_settings.places_page import PlaceEditDialog

    page = application(desk_folder)
    page.desk.places.keep("Venlo", PlaceKind.OVERSEAS, Address(lines=("Dok 3",), city="Venlo"))
    before = page.desk.places.all()
    page.do("settings")
    dialog = page.dialog(SettingsDialog)
    dialog.show_section("places")
    page.settle()
    dialog.places.add.click()
    new = page.dialog(PlaceEditDialog)
    new.address.lines["first"].setText("Elsewhere 1")
    new.name.setText(" venlo")
    assert new.problem.text() == "There is a place of that name already."
    assert not new.ok.isEnabled()
    new.name.setText("Venlo 2")
    assert not new.problem.isVisible()
    new.ok.click()
    page.settle()
    assert set(before) < set(page.desk.places.all())


# --- transit times ---------------------------------------------------------------------------


def test_days_that_are_typed_stand_beside_the_usual_ones(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.type_days("dropship:DE", ARRIVE, "2-4")
    assert fresh.desk.settings.get().transit == {"dropship:DE": (1, 3, 2, 4)}
    part = settings.transit()
    row = part.ways.rows[part.ways.row_of("dropship:DE")]
    assert (row.ship, row.arrive) == ((1, 3), (2, 4))
    assert part.ways.words(row, USUAL) == "1–3 + 4–9"
    settings.type_days("dropship:DE", SHIP, "9-2")
    assert "fewer days first" in part.wrong
    settings.type_days("dropship:DE", SHIP, "soon")
    assert "soon" in part.wrong
    at = part.ways.row_of("dropship:DE")
    assert [part.ways.index(at, each).data() for each in (SHIP, ARRIVE)] == ["soon", "2–4"]
    assert part.unkept()
    settings.type_days("dropship:DE", SHIP, "1-3")
    assert (part.wrong, part.unkept()) == ("", False)
    settings.type_days("dropship:DE", SHIP, "soon")
    assert fresh.desk.settings.get().transit == {"dropship:DE": (1, 3, 2, 4)}
    part.back.click()
    fresh.settle()
    assert fresh.desk.settings.get().transit == {}
    assert part.wrong == ""
    settings.undo()
    assert fresh.desk.settings.get().transit == {"dropship:DE": (1, 3, 2, 4)}
    settings.close()


def test_a_country_more_comes_and_goes_by_the_keyboard(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    part = settings.transit()
    part.who.setCurrentIndex(part.who.findData("own_stock"))
    QTest.keyClicks(part.country, "ke")
    QTest.keyClicks(part.days, "2-5, 10-30")
    QTest.keyClick(part.days, Qt.Key.Key_Return)
    fresh.settle()
    assert fresh.desk.settings.get().transit == {"own_stock:KE": (2, 5, 10, 30)}
    assert part.country.text() == part.days.text() == ""
    part.table.setFocus()
    part.table.setCurrentIndex(part.ways.index(part.ways.row_of("own_stock:KE"), SHIP))
    assert part.ways.words(part.ways.rows[part.table.currentIndex().row()], WAY) == (
        "Own stock → Kenya"
    )
    QTest.keyClick(part.table, Qt.Key.Key_Delete)
    fresh.settle()
    assert fresh.desk.settings.get().transit == {}
    settings.close()
