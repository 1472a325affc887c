"""A desk that will not open: what the window says of it, and each way on, taken by its button."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.frame.new_desk_dialog import NewDeskDialog
from desktop.keeping.copies_model import WHY
from desktop.keeping.recovery_page import RecoveryPage
from returns.clock import SetClock
from returns.desk import open_desk
from returns.keeping import layout
from returns.phrases import topic
from tests.desktop.conftest import NOW
from tests.desktop.keeping.test_going_back import bar, confirm, press


def recovery(page) -> RecoveryPage:
    shown = [each for each in page.window.findChildren(RecoveryPage) if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def spoil(folder: Path) -> None:
    database = folder / "desk.sqlite"
    content = bytearray(database.read_bytes())
    content[:4096] = b"\x00" * 4096
    database.write_bytes(content)


@pytest.mark.parametrize("harm", ["spoiled", "gone", "empty"])
def test_whatever_is_damaged_the_window_says_what_is_safe(application, desk_folder, harm):
    database = desk_folder / "desk.sqlite"
    if harm == "spoiled":
        spoil(desk_folder)
    elif harm == "gone":
        database.unlink()
    else:
        database.write_bytes(b"")
    before = {path: path.read_bytes() for path in desk_folder.rglob("*") if path.is_file()}
    page = application(desk_folder)
    shown = recovery(page)
    assert shown.what.text()
    assert "Nothing was changed and nothing was deleted" in shown.safe.text()
    assert "1 copy, proved, of today 10:00" in shown.safe.text()
    assert "In the desk’s folder: 23 photos" in shown.safe.text()
    after = {path: path.read_bytes() for path in before}
    assert after == before


def test_a_copy_in_place_of_a_damaged_desk(application, desk_folder):
    spoil(desk_folder)
    page = application(desk_folder)
    press(page, recovery(page).make)
    confirm(page)
    assert page.desk.folder == desk_folder
    assert page.queue.rows()
    assert "The former one is kept here" in page.banner()


def test_a_copy_is_looked_into_from_the_recovery_screen(application, desk_folder):
    spoil(desk_folder)
    page = application(desk_folder)
    press(page, recovery(page).look)
    assert bar(page).isVisible()
    assert page.queue.rows()
    press(page, bar(page).back)
    assert recovery(page).table.model().rowCount() == 1


def test_each_copy_says_in_which_place_it_lies(application, desk_folder):
    spoil(desk_folder)
    page = application(desk_folder)
    rows = recovery(page).model
    assert rows.rowCount() >= 1
    assert rows.index(0, WHY).data().endswith(" · This laptop")


def test_a_damaged_copy_is_told_on_the_recovery_screen(application, desk_folder):
    spoil(desk_folder)
    copy = layout.copy_folders(desk_folder / "backups")[0]
    (copy / "desk.sqlite").chmod(0o600)
    spoil(copy)
    page = application(desk_folder)
    press(page, recovery(page).look)
    assert "is not as it was made" in recovery(page).told.text()
    assert "database is damaged" in recovery(page).what.text()
    press(page, recovery(page).again)
    assert not recovery(page).told.isVisible()


def test_a_mended_desk_opens_when_it_is_tried_again(application, desk_folder):
    kept = (desk_folder / "desk.sqlite").read_bytes()
    spoil(desk_folder)
    page = application(desk_folder)
    (desk_folder / "desk.sqlite").write_bytes(kept)
    press(page, recovery(page).again)
    assert page.desk.folder == desk_folder


def test_a_folder_that_is_no_desk_is_told_on_the_start_page(application, tmp_path):
    (tmp_path / "nothing").mkdir()
    page = application(tmp_path / "nothing")
    assert "There is no desk" in page.application.desks.start_page.problem()
    assert page.application.desks.start_page.isVisible()


def test_without_a_copy_nothing_is_promised(application, desk_folder):
    shutil.rmtree(desk_folder / "backups")
    spoil(desk_folder)
    shown = recovery(application(desk_folder))
    assert "cop" not in shown.safe.text()
    assert "No copy was found" in shown.copies_line.text()
    assert not shown.make.isVisible()
    assert not shown.look.isVisible()
    assert shown.choose.isVisible()
    assert shown.choose.plain_text() == "Choose a copy…"


def test_what_can_be_read_is_saved_into_a_new_desk(application, desk_folder, tmp_path):
    database = desk_folder / "desk.sqlite"
    content = bytearray(database.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = b"\xff" * 8192
    database.write_bytes(content)
    page = application(desk_folder)
    shown = recovery(page)
    assert shown.salvage.isVisible(), shown.what.text()
    press(page, shown.salvage)
    dialog = page.dialog(NewDeskDialog)
    dialog.name.setText("Saved")
    dialog.place.setText(str(tmp_path))
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    page.settle()
    assert page.desk.folder == tmp_path / "Saved"
    assert page.queue.rows()
    assert database.read_bytes() == bytes(content)


def exchange(folder: Path) -> str:
    """Put the database of before over the one of after a change; gives what it says."""
    database = folder / "desk.sqlite"
    before = database.read_bytes()
    desk = open_desk(folder, clock=SetClock(NOW + timedelta(hours=1)))
    name = desk.settings.get().shop_name
    desk.settings.set(shop_name="Later")
    desk.close()
    database.write_bytes(before)
    return name


def test_one_goes_on_with_an_older_database_when_that_is_wanted(application, desk_folder):
    name = exchange(desk_folder)
    page = application(desk_folder)
    shown = recovery(page)
    assert page.application.open is None
    assert "Open it as it is" in shown.accept.plain_text()
    press(page, shown.accept)
    assert page.desk.folder == desk_folder
    assert page.desk.settings.get().shop_name == name != "Later"
    assert page.banner().startswith("The database was taken as it lay there.")
    page.application.desks.give_back()
    assert page.application.desks.open_folder(desk_folder)


def test_an_exchanged_database_is_not_taken_by_itself(application, desk_folder):
    exchange(desk_folder)
    before = (desk_folder / "desk.sqlite").read_bytes()
    page = application(desk_folder)
    press(page, recovery(page).again)
    assert recovery(page).accept.isVisible()
    assert (desk_folder / "desk.sqlite").read_bytes() == before


def test_the_former_desk_of_a_damaged_one_is_told_lastingly(application, desk_folder):
    spoil(desk_folder)
    page = application(desk_folder)
    press(page, recovery(page).make)
    confirm(page)
    former = page.application.open.keeping.former.newest()
    assert former is not None
    assert (former.folder / "desk.sqlite").read_bytes()[:4096] == b"\x00" * 4096


@pytest.mark.parametrize("factor", ["1.0", "2.0"])
def test_every_way_is_in_sight_without_scrolling(application, desk_folder, factor):
    exchange(desk_folder)
    page = application(desk_folder, factor=factor)
    page.window.resize(1280, 720)
    page.settle()
    shown = recovery(page)
    for button in (shown.make, shown.look, shown.again, shown.accept):
        assert button.visibleRegion().boundingRect() == button.rect(), button.plain_text()


def test_no_sentence_about_a_desk_names_a_command(application):
    for lang in ("en", "zh"):
        named = [
            key
            for key, text in topic(lang, "errors").items()
            if key.split(".")[0] in ("storage", "keeping") and "sendback " in text
        ]
        assert named == []
