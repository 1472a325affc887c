"""What was acknowledged and is gone is told before anything is written, also a setting, with its number."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

import db.desk_file.sitting
from db.desk_file.lock import HOLDER
from db.desk_file.mark import LAST, MARK
from db.errors import DiskFull
from returns.desk import DATABASE, open_desk
from returns.errors import DeskInTrouble
from returns.money import Money
from returns.records.options import NewCase
from tests.journeys.test_belonging_together import bytes_below

WAL = f"{DATABASE}-wal"
FRAME = 24 + 4096
SETTINGS = ("First", "Second", "Third")


@pytest.fixture(scope="module")
def _made(tmp_path_factory) -> Path:
    """Yesterday's desk, closed, and the same killed after three settings and no step of a history."""
    place = tmp_path_factory.mktemp("made")
    desk = open_desk(place / "desk", create=True)
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"))
    desk.by_hand.open(new)
    desk.close()
    shutil.copytree(place / "desk", place / "yesterday")
    desk = open_desk(place / "desk")
    for name in SETTINGS:
        desk.settings.set(shop_name=name)
    shutil.copytree(place / "desk", place / "killed")
    desk.close()
    shutil.copytree(place / "desk", place / "closed")
    return place


@pytest.fixture
def made(_made, tmp_path) -> Path:
    return Path(shutil.copytree(_made, tmp_path / "made"))


def told(folder: Path) -> DeskInTrouble:
    before = bytes_below(folder)
    for read_only in (False, True):
        with pytest.raises(DeskInTrouble) as trouble:
            open_desk(folder, read_only=read_only)
        assert bytes_below(folder) == before
    return trouble.value


def shop(folder: Path, **how: str) -> str:
    desk = open_desk(folder, **how)
    try:
        return desk.settings.get().shop_name
    finally:
        desk.close()


def cut(log: Path) -> None:
    """The last page of the last change is gone."""
    content = log.read_bytes()
    log.write_bytes(content[:-FRAME])


def flip(log: Path) -> None:
    content = bytearray(log.read_bytes())
    content[-100] ^= 1
    log.write_bytes(content)


def away(folder: Path, *names: str) -> None:
    for name in names:
        with suppress(FileNotFoundError):
            (folder / name).unlink()


def test_a_killed_desk_keeps_its_settings(made):
    assert shop(made / "killed") == "Third"
    assert shop(made / "closed") == "Third"


@pytest.mark.parametrize("damage", [cut, flip])
@pytest.mark.parametrize("without", [(), (MARK,)])
def test_a_setting_that_a_damaged_log_lost(made, damage, without):
    damage(made / "killed" / WAL)
    away(made / "killed", *without)
    trouble = told(made / "killed")
    assert (trouble.kind, trouble.facts["missing"], trouble.facts["changes"]) == (
        *("steps_missing", 0),
        1,
    )
    log = (made / "killed" / WAL).read_bytes()
    assert shop(made / "killed", settle="accept") == "Second"
    (aside,) = (made / "killed").glob(f"{WAL}.*.aside")
    assert aside.read_bytes() == log
    assert shop(made / "killed") == "Second"


@pytest.mark.parametrize("without", [(LAST,), (LAST, MARK)])
def test_a_log_whose_end_cannot_be_read_when_nothing_says_how_far_it_went(made, without):
    flip(made / "killed" / WAL)
    away(made / "killed", *without)
    assert told(made / "killed").kind == "log_torn"
    assert shop(made / "killed", settle="accept") == "Second"


def test_a_log_that_is_whole_needs_no_note(made):
    away(made / "killed", LAST)
    assert shop(made / "killed") == "Third"


def test_a_change_that_a_kill_cut_off_before_it_was_acknowledged_is_none_that_is_missing(made):
    """It wrote pages into the log that no commit closes, or half a page."""
    log = made / "killed" / WAL
    content = log.read_bytes()
    frame = content[-FRAME:]
    open_end = frame[:4] + bytes(4) + frame[8:]
    log.write_bytes(content + open_end + b"half")
    assert shop(made / "killed") == "Third"


def test_mark_and_log_gone_with_the_note_still_there(made):
    away(made / "killed", MARK, WAL, f"{DATABASE}-shm")
    trouble = told(made / "killed")
    assert (trouble.kind, trouble.facts["changes"]) == ("steps_missing", len(SETTINGS))


def test_mark_log_and_note_gone_after_a_kill(made):
    away(made / "killed", MARK, WAL, f"{DATABASE}-shm", LAST)
    assert (made / "killed" / HOLDER).exists()
    assert told(made / "killed").kind == "mark_damaged"
    assert shop(made / "killed", settle="accept") == ""
    assert shop(made / "killed") == ""


def test_a_closed_desk_without_its_mark_is_opened(made):
    away(made / "closed", MARK)
    assert shop(made / "closed") == "Third"


@pytest.mark.parametrize("log", ["there", "gone"])
def test_yesterdays_database_and_mark_over_a_killed_desk(made, log):
    """The log goes on from yesterday's file, so that with it nothing is missing."""
    for name in (DATABASE, MARK):
        shutil.copy(made / "yesterday" / name, made / "killed")
    if log == "there":
        assert shop(made / "killed") == "Third"
        return
    away(made / "killed", WAL, f"{DATABASE}-shm")
    trouble = told(made / "killed")
    assert (trouble.kind, trouble.facts["changes"]) == ("steps_missing", len(SETTINGS))


def test_yesterdays_database_and_mark_under_the_log_of_a_later_day(made):
    desk = open_desk(made / "closed")
    desk.settings.set(shop_name="Later")
    shutil.copytree(made / "closed", made / "later")
    desk.close()
    for name in (DATABASE, MARK):
        shutil.copy(made / "yesterday" / name, made / "later")
    trouble = told(made / "later")
    assert (trouble.kind, trouble.facts["changes"]) == ("log_replaced", len(SETTINGS) + 1)
    away(made / "later", LAST)
    assert told(made / "later").kind == "log_replaced"


def test_yesterdays_database_that_lacks_only_settings_is_older_not_anothers(made):
    shutil.copy(made / "yesterday" / DATABASE, made / "closed")
    trouble = told(made / "closed")
    assert (trouble.kind, trouble.facts["missing"], trouble.facts["changes"]) == (
        *("older", 0),
        len(SETTINGS),
    )


def test_a_look_that_changes_nothing_is_not_counted(made):
    desk = open_desk(made / "closed")
    with desk.store.transaction() as tx:
        tx.exec_driver_sql("SELECT 1").fetchall()
    desk.close()
    shutil.copy(made / "desk" / DATABASE, made / "closed")
    assert told(made / "closed").facts["changes"] == 0


def test_on_a_full_disk_the_note_stays_until_a_mark_says_as_much(made, monkeypatch):
    away(made / "killed", MARK)

    def full(*_):
        raise DiskFull(1, 0)

    with monkeypatch.context() as patched:
        patched.setattr(db.desk_file.sitting, "write_mark", full)
        desk = open_desk(made / "killed")
        assert (made / "killed" / LAST).exists()
        desk.store.close()
        desk.lock.release()
    cut(made / "killed" / WAL)
    assert told(made / "killed").kind == "steps_missing"
