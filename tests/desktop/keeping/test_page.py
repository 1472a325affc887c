"""Safe keeping through the window: the page, the status line, the copy of the day."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.desk_settings.dialog import SettingsDialog
from desktop.keeping.reminder import TOLD
from returns.keeping import layout, places
from tests.desktop.conftest import NOW
from tests.pages.dialogs import texts
from tests.pages.keeping_page import KeepingPage
from tests.pages.settings_page import SettingsPage


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that passes for another disk."""
    monkeypatch.setattr(places, "on_another_disk", lambda folder, desk: True)
    place = tmp_path / "USB"
    place.mkdir()
    return place


def opened(page) -> KeepingPage:
    page.do("safe_keeping")
    page.settle()
    return KeepingPage(page)


def act(page) -> None:
    """One step more on the desk."""
    page.queue.choose_view("to_answer")
    page.key(Qt.Key.Key_Return)
    page.settle()


# --- how well it is kept --------------------------------------------------------------------


def test_a_copy_on_the_same_disk_is_amber_and_says_what_to_do(application, desk_folder):
    shown = opened(application(desk_folder))
    assert shown.tone() == "warning"
    assert "Copy of today 10:00, proved" in shown.state()
    assert "Choose a second place" in shown.state()
    assert "you would lose everything" in shown.state()


def test_how_far_a_copy_is_and_how_to_stop_it_stand_there_from_its_beginning_to_its_end(
    application, desk_folder
):
    state = opened(application(desk_folder)).dialog.state
    for done, shown in ((-1, False), (0, True), (3, True), (-1, False)):
        state.work(done, 10)
        assert (state.bar.isVisible(), state.stop.isVisible()) == (shown, shown)


def test_green_only_with_a_proved_copy_on_another_disk(application, desk_folder, elsewhere):
    page = application(desk_folder)
    page.desk.keeping.set_second_place(elsewhere)
    shown = opened(page)
    assert shown.tone() == "warning"
    shown.copy_now()
    assert shown.tone() == "good"
    assert "on another disk than the desk" in shown.state()
    assert "you would lose no step of a case" in shown.state()
    assert shown.told() == "The copy is made and proved."
    assert page.window.foot.safe.plain_text() == "Backup today 10:00, proved"


def test_steps_since_the_copy_are_counted(application, desk_folder, elsewhere):
    page = application(desk_folder)
    page.desk.keeping.set_second_place(elsewhere)
    page.desk.keeping.copy_now()
    act(page)
    assert "since today 10:00" in opened(page).state()


def test_a_place_that_was_unplugged_is_told(application, desk_folder, elsewhere):
    page = application(desk_folder)
    page.desk.keeping.set_second_place(elsewhere)
    page.desk.keeping.copy_now()
    shutil.rmtree(elsewhere)
    shown = opened(page)
    assert "USB is not connected" in shown.state()
    assert any("not connected" in text for text in texts(shown.dialog.places))
    assert [button.isEnabled() for button in shown.dialog.places.buttons] == [True, False]


def test_a_copy_that_lies_on_this_disk_only_is_not_said_in_green(application, desk_folder):
    shown = opened(application(desk_folder))
    shown.copy_now()
    assert shown.told() == "The copy is made and proved, on the desk’s own disk only."
    assert shown.told_tone() == shown.tone() == "warning"


def test_a_place_that_took_no_copy_is_said_in_amber(application, desk_folder, elsewhere):
    page = application(desk_folder)
    page.desk.keeping.set_second_place(elsewhere)
    shutil.rmtree(elsewhere)
    shown = opened(page)
    shown.copy_now()
    assert shown.told().startswith("USB was not connected, so today’s copy is on this laptop")
    assert shown.told_tone() == shown.tone() == "warning"
    assert [dot.tone for dot in shown.dialog.places.dots] == ["mark_good", "mark_warning"]


def test_a_second_place_on_the_same_disk_does_not_look_as_if_it_helped(
    application, desk_folder, tmp_path
):
    page = application(desk_folder)
    (tmp_path / "Beside").mkdir()
    page.desk.keeping.set_second_place(tmp_path / "Beside")
    page.desk.keeping.copy_now()
    shown = opened(page)
    assert [dot.tone for dot in shown.dialog.places.dots] == ["mark_good", "mark_warning"]
    assert shown.tone() == "warning"


# --- where copies go ------------------------------------------------------------------------


def test_a_second_place_is_chosen_in_one_dialog(application, desk_folder, elsewhere):
    page = application(desk_folder)
    shown = opened(page)
    dialog = shown.ask_where()
    dialog.place.setText(str(elsewhere))
    QTest.keyClick(dialog.place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    assert [place.folder for place in page.desk.keeping.kept().places][1] == elsewhere


def test_the_desks_own_folder_is_refused_in_the_dialog(application, desk_folder):
    page = application(desk_folder)
    dialog = opened(page).ask_where()
    dialog.place.setText(str(desk_folder / "documents"))
    dialog.ok.click()
    page.settle()
    assert "in the desk’s own folder" in dialog.problem.text()
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize("typed", ["~nobody-of-that-name/x", "Copies"])
def test_a_folder_that_is_no_whole_path_is_told(application, desk_folder, typed):
    page = application(desk_folder)
    dialog = opened(page).ask_where()
    dialog.place.setText(typed)
    dialog.ok.click()
    page.settle()
    assert dialog.problem.text().startswith("Write the whole path of the folder")
    dialog.reject()


# --- the table and the preview --------------------------------------------------------------


def test_a_copy_is_chosen_by_the_arrows_and_says_what_would_be_lost(application, desk_folder):
    page = application(desk_folder)
    page.desk.clock.moment = NOW + timedelta(hours=1)
    act(page)
    page.desk.keeping.copy_now()
    shown = opened(page)
    assert [row[1] for row in shown.copies()] == ["asked for", "before the day’s first change"]
    assert "No step of a case." in shown.preview()
    shown.choose_copy(1)
    assert "Copy of today 10:00" in shown.preview()
    assert "RC-2026-" in shown.preview()


def test_a_copy_that_nobody_read_back_can_be_proved(application, desk_folder):
    copy = layout.copy_folders(desk_folder / "backups")[0]
    (copy / layout.PROOF).unlink()
    shown = opened(application(desk_folder))
    assert shown.copies()[0][2] == "not proved yet"
    assert "No copy yet" in shown.state()
    shown.press(shown.dialog.copies.prove)
    assert shown.copies()[0][2].startswith("✓ read back")


# --- the check ------------------------------------------------------------------------------


def test_a_check_counts_each_kind_and_finds_what_is_gone(application, desk_folder):
    page = application(desk_folder)
    original = next((desk_folder / "photos").glob("??/*.orig"))
    shown = opened(page)
    shown.copy_now()
    assert shown.told()
    shown.check()
    assert shown.found() == "Everything is as it should be."
    original.chmod(0o600)
    original.unlink()
    shown.check()
    assert "is missing" in shown.found()
    assert shown.told() == ""
    shown.press(shown.dialog.check.mend)
    assert shown.found() == "Everything is as it should be."
    assert original.is_file()
    assert shown.told() == "Put right without loss: 1."
    assert shown.told_tone() == "good"


def test_what_cannot_be_mended_stays_found(application, desk_folder):
    page = application(desk_folder)
    shown = opened(page)
    shutil.rmtree(desk_folder / "backups" / "photos")
    original = next((desk_folder / "photos").glob("??/*.orig"))
    original.chmod(0o600)
    original.unlink()
    shown.check()
    shown.press(shown.dialog.check.mend)
    assert "is missing" in shown.found()
    assert shown.told() == "Put right without loss: 0. What is left needs a copy."
    assert shown.told_tone() == "warning"


def test_what_was_found_is_in_sight(application, desk_folder):
    page = application(desk_folder)
    shown = opened(page)
    shown.dialog.resize(1160, 690)
    shown.check()
    card = shown.dialog.check
    assert card.visibleRegion().boundingRect() == card.rect()


def test_the_report_is_saved(application, desk_folder, tmp_path):
    page = application(desk_folder)
    shown = opened(page)
    shown.check()
    shown.dialog.presenter.save_report(tmp_path / "report.txt")
    page.settle()
    assert "Photos as they came in: 23 of 23" in (tmp_path / "report.txt").read_text(
        encoding="utf-8"
    )


# --- by itself ------------------------------------------------------------------------------


def test_the_day_begins_with_a_copy(application, desk_folder):
    page = application(desk_folder)
    assert len(layout.copy_folders(desk_folder / "backups")) == 1
    page.desk.clock.moment = NOW + timedelta(days=1)
    page.application.open._tick()
    page.settle()
    assert len(layout.copy_folders(desk_folder / "backups")) == 2
    page.application.open._tick()
    page.settle()
    assert len(layout.copy_folders(desk_folder / "backups")) == 2


def test_a_copy_that_cannot_be_made_is_told_once_and_stops_nobody(
    application, desk_folder, monkeypatch
):
    from returns.errors import DeskProblem
    from returns.keeping.keeping import Keeping

    def refuses(*_args):
        raise DeskProblem("keeping.place_read_only", place="backups")

    monkeypatch.setattr(Keeping, "copy_now", refuses)
    page = application(desk_folder)
    page.desk.clock.moment = NOW + timedelta(days=1)
    page.application.open._tick()
    page.settle()
    assert page.banner().startswith("Today’s copy could not be made.")
    act(page)
    page.window.foot.message.leave()
    page.window.banner.hide()
    page.desk.clock.moment = NOW + timedelta(days=2)
    page.application.open._tick()
    page.settle()
    assert page.banner() == ""


def test_a_week_without_a_copy_elsewhere_is_told_once_a_day(application, desk_folder):
    page = application(desk_folder, told="")
    page.application.desks.give_back()
    assert page.application.desks.open_folder(desk_folder)
    page.settle()
    assert page.banner().startswith("There is no copy of this desk on another disk")
    assert page.window.foot.safe.plain_text() == "No backup on another disk"
    assert page.window.foot.safe.property("tone") == "warning"
    page.press_banner()
    KeepingPage(page).dialog.reject()
    page.application.desks.give_back()
    page.window.banner.hide()
    assert page.application.desks.open_folder(desk_folder)
    page.settle()
    assert page.banner() == ""


def test_the_weekly_reminder_leads_to_a_copy_elsewhere_and_falls_silent(
    application, desk_folder, elsewhere
):
    page = application(desk_folder, told="")
    page.application.desks.give_back()
    page.window.banner.hide()
    assert page.application.desks.open_folder(desk_folder)
    page.settle()
    assert page.banner().startswith("There is no copy of this desk on another disk")
    page.press_banner()
    shown = KeepingPage(page)
    dialog = shown.ask_where()
    dialog.place.setText(str(elsewhere))
    QTest.keyClick(dialog.place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    shown.copy_now()
    assert shown.tone() == "good"
    shown.dialog.reject()
    assert page.window.foot.safe.plain_text() == "Backup today 10:00, proved"
    assert page.window.foot.safe.property("tone") == "muted"
    page.application.settings.keep(TOLD, "")
    page.application.desks.give_back()
    page.window.banner.hide()
    assert page.application.desks.open_folder(desk_folder)
    page.settle()
    assert page.banner() == ""


def test_the_status_line_opens_the_page_by_the_keyboard(application, desk_folder):
    page = application(desk_folder)
    foot = page.window.foot.safe
    assert foot.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert foot.accessibleName() == "No backup on another disk. Open Safe keeping"
    foot.setFocus()
    QTest.keyClick(foot, Qt.Key.Key_Space)
    page.settle()
    KeepingPage(page).dialog.reject()


def test_what_was_settled_at_opening_is_told_and_not_talked_over(application, desk_folder):
    page = application(desk_folder, told="")
    assert page.desk.notices
    assert page.banner() == page.desk.notices[0].say("en")
    page.application.desks.give_back()
    assert page.application.desks.open_folder(desk_folder)
    page.settle()
    assert page.banner().startswith("There is no copy of this desk on another disk")


def test_the_settings_lead_to_the_page(application, desk_folder):
    page = application(desk_folder)
    page.do("settings")
    settings = SettingsPage(page)
    settings.dialog.keeping.click()
    page.settle()
    assert not page.has_dialog(SettingsDialog)
    KeepingPage(page).dialog.reject()


# --- for everybody --------------------------------------------------------------------------


def test_the_keyboard_reaches_every_button(application, desk_folder):
    page = application(desk_folder)
    shown = opened(page)
    shown.check()
    reached = shown.focus_order()
    buttons = [
        button
        for button in shown.dialog.findChildren(QPushButton)
        if button.isVisible() and button.isEnabled()
    ]
    left = [b.accessibleName() for b in buttons if b not in reached and not b.isCheckable()]
    assert left == []
    assert shown.dialog.copies.table in reached
    assert all(button.accessibleName() for button in buttons)


def test_the_page_speaks_chinese(application, desk_folder):
    page = application(desk_folder, language="zh")
    shown = opened(page)
    shown.check()
    words = [text for text in texts(shown.dialog) if any(sign.isalpha() for sign in text)]
    plain = [text for text in words if not any("一" <= sign <= "鿿" for sign in text)]
    assert [text for text in plain if text not in ("MB", "1 s")] == []


@pytest.mark.parametrize("factor", ["1.0", "2.0"])
def test_nothing_is_wider_than_the_page(application, desk_folder, factor):
    page = application(desk_folder, factor=factor)
    shown = opened(page)
    shown.dialog.resize(1240, 680)
    page.settle()
    inside = shown.dialog.preview.parentWidget().parentWidget()
    assert inside.minimumSizeHint().width() <= 1240
