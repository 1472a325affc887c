"""Values that are tried before they are kept: shown, tried on past cases, saved, left, asked about."""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QStyleOptionViewItem, QTableView

from desktop.desk_settings.dialog import SettingsDialog
from desktop.desk_settings.pages import SECTIONS
from desktop.desk_settings.trying.dry_run_dialog import DryRunDialog
from desktop.desk_settings.trying.trying import UnsavedDialog
from desktop.desk_settings.unkept_dialog import UnkeptDialog
from desktop.look.theme import tokens
from returns.records.facts import TriageSettings
from tests.pages.settings_page import DryRunPage, SettingsPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


@pytest.fixture
def window(application: Start, desk_folder: Path) -> WindowPage:
    """The window on the sample desk."""
    return application(desk_folder)


@pytest.fixture
def settings(window: WindowPage) -> SettingsPage:
    """Its settings, open."""
    window.do("settings")
    return SettingsPage(window)


def kept(page: SettingsPage) -> TriageSettings:
    return page.page.desk.settings.get().triage


def pressed(page: SettingsPage, answer: str) -> None:
    """Answer the question that is asked when the settings are left."""
    question = page.question()
    buttons = {"save": question.ok, "leave": question.leave, "go on": question.cancel}
    buttons[answer].click()
    page.page.settle()


# --- the line under the pages ------------------------------------------------------------------


def test_what_decides_on_cases_is_tried_and_what_does_not_is_kept_at_once(settings):
    usual = kept(settings)
    settings.enter("partial_percent", "40")
    settings.enter("dear_above_usd", "120")
    settings.enter("shop_name", "Quay Goods")
    assert settings.page.desk.settings.get().shop_name == "Quay Goods"
    assert kept(settings) == usual
    assert settings.tried() == "2 values changed, not saved yet: “Dear, above”, “Part refund”"
    assert settings.sections()["What to offer"] == "not saved"
    assert settings.line("partial_percent").text() == "40"
    settings.leave_as_it_was()
    assert settings.tried() == ""
    assert settings.line("partial_percent").text() == str(usual.partial_percent)
    settings.close()
    assert not settings.page.has_dialog(SettingsDialog)


@pytest.mark.parametrize("typed", ["999999999", ""])
def test_what_cannot_be_is_not_tried_and_nor_is_what_was_tried_there_before(settings, typed):
    usual = kept(settings)
    settings.enter("partial_percent", "40")
    settings.enter("returnless_below_usd", "0")
    settings.enter("returnless_below_usd", typed)
    assert settings.tried() == "1 value changed, not saved yet: “Part refund”"
    assert settings.dialog.fields["returnless_below_usd"].wrong
    assert settings.line("returnless_below_usd").text() == typed
    settings.save()
    assert kept(settings) == replace(usual, partial_percent=40)


def test_a_page_says_itself_whether_it_is_tried(settings):
    tried = {page.section for page in settings.dialog.pages if page.tried}
    assert tried == {"offers", "ladder", "signs", "deadlines", "reasons"}
    assert tried < set(SECTIONS)


def test_saved_together_they_have_one_way_back(settings):
    usual = kept(settings)
    settings.enter("partial_percent", "40")
    settings.enter("dear_above_usd", "120")
    settings.save()
    assert (kept(settings).partial_percent, kept(settings).dear_above_usd) == (40, 120)
    assert settings.tried() == ""
    assert settings.state() == "Kept: “Dear, above”, “Part refund”."
    settings.undo()
    assert kept(settings) == usual
    assert settings.line("dear_above_usd").text() == "100"
    settings.close()
    settings.page.do("redo")
    assert kept(settings).partial_percent == 40
    assert "Part refund" in settings.page.banner()


def test_typed_back_nothing_is_tried_any_more(settings):
    settings.enter("partial_percent", "40")
    settings.press_back("partial_percent")
    assert settings.tried() == ""
    settings.close()
    assert not settings.page.has_dialog(SettingsDialog)


def test_undo_takes_back_what_was_tried_last_before_what_was_kept(settings):
    settings.enter("shop_name", "Quay Goods")
    settings.enter("partial_percent", "40")
    settings.enter("partial_percent", "50")
    settings.undo()
    assert settings.line("partial_percent").text() == "40"
    QTest.keyClick(settings.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert settings.tried() == ""
    assert settings.page.desk.settings.get().shop_name == "Quay Goods"
    settings.undo()
    assert settings.page.desk.settings.get().shop_name != "Quay Goods"
    settings.close()


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("returnless_below_usd", "-1", "from 0 to 100,000"),
        ("returnless_below_usd", "150", "$150"),
        ("partial_percent", "101", "From 1 to 100"),
    ],
)
def test_what_cannot_be_kept_cannot_be_tried(settings, field, text, words):
    before = kept(settings)
    settings.enter("resale_percent", "50")
    settings.enter(field, text)
    assert words in settings.says(field)
    assert settings.line(field).text() == text
    assert settings.tried().startswith("1 value")
    assert kept(settings) == before
    settings.leave_as_it_was()
    settings.dialog.reject()
    settings.page.dialog(UnkeptDialog).drop.click()
    settings.page.settle()
    assert kept(settings) == before


def test_what_is_kept_elsewhere_meanwhile_stays_under_what_is_tried(settings):
    settings.enter("returnless_below_usd", "80")
    settings.enter("partial_percent", "40")
    desk = settings.page.desk
    desk.settings.set(dear_above_usd=60)
    settings.dialog.presenter.load()
    settings.page.settle()
    # 80 cannot stand above 60 any more; the other one still can
    assert settings.tried() == "1 value changed, not saved yet: “Part refund”"
    assert settings.line("returnless_below_usd").text() == "50"
    settings.save()
    assert (kept(settings).partial_percent, kept(settings).dear_above_usd) == (40, 60)
    settings.close()


# --- leaving -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "percent", "open_still"),
    [("save", 40, False), ("leave", 30, False), ("go on", 30, True)],
)
def test_whoever_leaves_is_asked_what_becomes_of_it(settings, answer, percent, open_still):
    settings.type("partial_percent", "40")
    settings.close()
    question = settings.question()
    assert question.heading.text() == "1 changed value is not saved"
    assert question.words.text() == "“Part refund”"
    pressed(settings, answer)
    assert kept(settings).partial_percent == percent
    assert settings.page.has_dialog(SettingsDialog) is open_still
    if open_still:
        assert settings.line("partial_percent").text() == "40"
        settings.leave_as_it_was()
        settings.close()
    settings.page.do("settings")
    again = SettingsPage(settings.page)
    assert again.tried() == ""
    again.close()


def test_esc_in_the_question_goes_on(settings):
    settings.enter("partial_percent", "40")
    settings.close()
    QTest.keyClick(settings.question(), Qt.Key.Key_Escape)
    settings.page.settle()
    assert not settings.page.has_dialog(UnsavedDialog)
    assert settings.tried().startswith("1 value")
    settings.leave_as_it_was()
    settings.close()


# --- past cases --------------------------------------------------------------------------------


def test_a_dry_run_tells_what_would_have_gone_otherwise_and_changes_nothing(settings):
    usual = kept(settings)
    settings.enter("returnless_below_usd", "20")
    run = settings.try_out()
    assert run.says().startswith("6 of 30 cases would have gone differently; about $")
    assert "as it stood when the buyer asked" in run.notes()
    assert len(run.rows()) == 6
    for _, _, old, new, cost_old, cost_new, difference in run.rows():
        assert old != new
        assert cost_old != cost_new
        assert difference[0] in "+\N{MINUS SIGN}"
    assert kept(settings) == usual
    assert run.dialog.focusWidget() is run.dialog.table
    run.key(Qt.Key.Key_Escape)
    assert not settings.page.has_dialog(DryRunDialog)
    assert settings.tried().startswith("1 value"), "it still stands as typed"
    settings.leave_as_it_was()
    settings.close()


def test_the_case_stands_out_and_less_money_is_green(settings):
    settings.enter("returnless_below_usd", "20")
    run = settings.try_out()
    model, role = run.dialog.model, Qt.ItemDataRole
    last = model.columnCount() - 1
    for at, row in enumerate(model.rows):
        case, thing, saved = (model.index(at, column) for column in (0, 1, last))
        assert model.data(case, role.FontRole).weight() == QFont.Weight.DemiBold
        assert model.data(thing, role.FontRole) is None
        less = row.difference is not None and row.difference.minor < 0
        colour = tokens().of("good" if less else "text")
        assert model.data(saved, role.ForegroundRole) == colour
    settings.leave_as_it_was()
    settings.close()


def ink(table: QTableView) -> list[list[int]]:
    """How many dots of each cell that is in sight are not its ground."""
    picture = table.viewport().grab().toImage()
    cells = []
    for row in range(8):
        boxes = [table.visualRect(table.model().index(row, at)) for at in range(4)]
        counted = []
        for box in boxes:
            part = picture.copy(box.adjusted(2, 2, -2, -2))
            dots = [part.pixel(x, y) for x in range(part.width()) for y in range(part.height())]
            ground = max(set(dots), key=dots.count)
            counted.append(sum(dot != ground for dot in dots))
        cells.append(counted)
    return cells


@pytest.mark.parametrize("wide", [700, 900, 1180])
def test_the_rows_of_a_dry_run_are_as_tall_as_their_words_with_air(settings, wide):
    """Three lines touched the next row's, and ended in an ellipsis: with more room they say no more."""
    settings.enter("returnless_below_usd", "20")
    settings.enter("partial_percent", "40")
    run = settings.try_out()
    run.dialog.resize(wide, 2400)
    settings.page.settle()
    table = run.dialog.table
    for row in range(len(run.rows())):
        assert table.rowHeight(row) >= table.sizeHintForRow(row) + 8
    shown = ink(table)
    tall = table.verticalHeader()
    tall.setDefaultSectionSize(tall.defaultSectionSize() + 40)
    assert table.visualRect(table.model().index(7, 0)).bottom() < table.viewport().height()
    assert shown == ink(table)
    settings.leave_as_it_was()
    settings.close()


@pytest.mark.parametrize("wide", [700, 860, 1180])
def test_no_line_of_a_dry_run_ends_within_a_day_or_in_a_mark(settings, wide):
    settings.enter("returnless_below_usd", "20")
    settings.enter("partial_percent", "40")
    run = settings.try_out()
    run.dialog.resize(wide, 700)
    settings.page.settle()
    table = run.dialog.table
    ends = []
    for row in range(len(run.rows())):
        for column in range(4):
            index, option = table.model().index(row, column), QStyleOptionViewItem()
            table.initViewItemOption(option)
            table.itemDelegate().initStyleOption(option, index)
            *broken, last = option.text.split("\u2028")
            shown = [word for line in (*broken, last) for word in line.split() if word != "·"]
            assert shown == [word for word in index.data().split() if word != "·"]
            ends += broken
    assert ends, "nothing is broken at this width"
    for line in ends:
        assert not line.endswith("·"), line
        assert not re.search(r"\bby \d+$|\s\d+$", line), line
    settings.leave_as_it_was()
    settings.close()


def test_save_and_leave_stand_under_the_table_too(settings):
    settings.enter("partial_percent", "40")
    settings.try_out().dialog.leave.click()
    settings.page.settle()
    assert (settings.tried(), kept(settings).partial_percent) == ("", 30)
    settings.enter("partial_percent", "45")
    run = settings.try_out()
    run.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (settings.tried(), kept(settings).partial_percent) == ("", 45)
    settings.undo()
    assert kept(settings).partial_percent == 30
    settings.close()


def test_another_span_of_days_is_tried_at_once(settings):
    settings.enter("returnless_below_usd", "20")
    run = settings.try_out()
    before = len(run.rows())
    run.look_back(365)
    assert "in the last 365 days" in run.says()
    assert len(run.rows()) >= before
    run.look_back(30)
    assert "in the last 30 days" in run.says()
    run.key(Qt.Key.Key_Escape)
    settings.leave_as_it_was()
    settings.close()


def test_it_can_be_stopped(settings, monkeypatch):
    settings.enter("returnless_below_usd", "20")
    service = settings.page.desk.settings
    tried, moment = service.dry_run, Event()

    def stopped(old, new, days, progress, cancelled):
        # the window may not hold it yet when the worker begins
        while run.dialog.presenter._job is None:
            moment.wait(0.005)
        run.dialog.presenter._job.cancel()
        return tried(old, new, days, progress, cancelled)

    run = settings.try_out()
    monkeypatch.setattr(service, "dry_run", stopped)
    run.look_back(365)
    assert run.says().startswith("Stopped. Nothing was changed")
    assert not run.dialog.bar.isVisible()
    monkeypatch.undo()
    run.look_back(90)
    assert run.says().startswith("6 of 30 cases")
    run.key(Qt.Key.Key_Escape)
    settings.leave_as_it_was()
    settings.close()


def test_the_table_is_written_for_a_spreadsheet(settings, tmp_path, monkeypatch):
    settings.enter("returnless_below_usd", "20")
    run = settings.try_out()
    target = tmp_path / "tried.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    run.dialog.write_out.click()
    settings.page.settle()
    heads, *rows = csv.reader(target.read_text("utf-8-sig").splitlines())
    assert heads[0] == "Case"
    assert [row[0] for row in rows] == [row[0] for row in run.rows()]
    assert all(float(row[heads.index("Difference")]) for row in rows)
    run.key(Qt.Key.Key_Escape)
    settings.leave_as_it_was()
    settings.close()


def test_a_row_opens_its_case_and_what_is_tried_waits(settings):
    window = settings.page
    settings.enter("returnless_below_usd", "20")
    run = settings.try_out()
    wanted = run.dialog.model.rows[1].case_id
    run.key(Qt.Key.Key_Down)
    run.key(Qt.Key.Key_Return)
    window.until(lambda: window.queue.tab.case.case_id == wanted)
    assert not window.has_dialog(SettingsDialog)
    assert not window.has_dialog(DryRunDialog)
    assert window.banner() == "1 changed value waits in the settings, not saved."
    window.press_banner()
    again = SettingsPage(window)
    assert again.tried() == "1 value changed, not saved yet: “Keep it, below”"
    assert again.line("returnless_below_usd").text() == "20"
    again.leave_as_it_was()
    again.close()


def test_all_of_it_goes_by_the_keyboard_and_is_named(settings):
    settings.enter("returnless_below_usd", "20")
    bar = settings.dialog.trying.bar
    settings.dialog.list.setFocus()
    reached = [settings.tab_on() for _ in range(40)]
    for button in (bar.leave, bar.attempt, bar.save):
        assert button in reached
        assert button.accessibleName()
    bar.attempt.setFocus()
    QTest.keyClick(bar.attempt, Qt.Key.Key_Space)
    settings.page.settle()
    run = DryRunPage(settings.page)
    wanted = {run.dialog.back, run.dialog.leave, run.dialog.save, run.dialog.write_out}
    seen = set()
    for _ in range(12):
        run.key(Qt.Key.Key_Tab)
        seen.add(run.dialog.focusWidget())
    assert wanted <= seen
    assert run.dialog.table in seen
    assert all(widget.accessibleName() for widget in seen)
    run.key(Qt.Key.Key_Escape)
    bar.leave.setFocus()
    QTest.keyClick(bar.leave, Qt.Key.Key_Space)
    settings.page.settle()
    assert settings.dialog.focusWidget() is settings.line("returnless_below_usd")
    settings.close()


def test_it_is_said_in_chinese_at_once(settings):
    settings.enter("returnless_below_usd", "20")
    run = settings.try_out()
    settings.page.application.appearance.set_language("zh")
    settings.page.settle()
    assert run.says().startswith("30 个退货中有 6 个会改变处理方式")
    assert run.dialog.save.plain_text() == "保存"
    assert run.dialog.model.headerData(0, Qt.Orientation.Horizontal) == "退货单"
    assert settings.tried().startswith("已改动 1 项，尚未保存")
    run.key(Qt.Key.Key_Escape)
    settings.leave_as_it_was()
    settings.close()
