"""Opening by one who holds the lock and by one who only reads; a database that we put there ourselves."""

import shutil
from contextlib import closing

import pytest

from db import driver
from db.desk_file.backup import copy_database
from db.desk_file.lock import DeskLock
from db.desk_file.mark import LAST, Head, LastNote, Phase, read_mark, write_mark
from db.desk_file.opening import adopt, look_only, open_files
from db.desk_file.schema import DATABASE, VERSION
from db.desk_file.soundness import end_of_history
from db.errors import LogMissing, NewerDesk, OlderDatabase, OtherDatabase

AT = "2026-11-22T10:00:00Z"


def opened(folder, **how):
    return open_files(folder, lambda: AT, lambda event: True, **how)


def changed(folder, name):
    """A sitting in which one shop was added."""
    sitting = opened(folder).sitting
    sitting.begin()
    with closing(driver.connect_writer(folder / DATABASE)) as writing:
        writing.execute("INSERT INTO channel (name) VALUES (?)", (name,))
        sitting.committed(end_of_history(writing)[0])
    sitting.close()


def test_a_new_desk_is_marked_and_says_which_desk_it_is(tmp_path):
    sitting = opened(tmp_path).sitting
    mark = read_mark(tmp_path)
    assert mark == sitting.mark
    assert (mark.phase, len(mark.desk_id), mark.place) == (Phase.CLOSED, 32, str(tmp_path))
    sitting.close()


def test_an_unnamed_desk_is_named_when_it_is_first_opened(desk):
    with closing(driver.connect_writer(desk)) as writing:
        writing.execute("DELETE FROM belonging")
    sitting = opened(desk.parent).sitting
    assert len(sitting.desk_id) == 32
    sitting.close()
    assert opened(desk.parent).sitting.desk_id == sitting.desk_id


def test_two_desks_are_never_the_same(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = (opened(tmp_path / name).sitting.desk_id for name in ("one", "two"))
    assert one != two


def test_a_copy_that_we_put_back_is_the_desks_own(desk, tmp_path):
    folder = desk.parent
    changed(folder, "before")
    copy_database(desk, tmp_path / "copy.sqlite")
    changed(folder, "after")
    shutil.copy(tmp_path / "copy.sqlite", desk)
    with pytest.raises((OtherDatabase, OlderDatabase)):
        opened(folder)
    LastNote(folder).write(Head(99))
    adopt(folder, lambda: AT)
    assert not (folder / LAST).exists()
    again = opened(folder)
    assert again.settled == ()
    changed(folder, "and on")


def test_a_reader_looks_on_while_a_program_is_at_work(desk):
    folder = desk.parent
    lock = DeskLock(folder)
    lock.acquire(AT)
    sitting = opened(folder).sitting
    sitting.begin()
    look_only(folder, lambda event: True)
    (folder / f"{DATABASE}-wal").rename(folder / "elsewhere")
    names = {path.name for path in folder.iterdir()}
    look_only(folder, lambda event: True)  # whoever works there answers for it
    assert {path.name for path in folder.iterdir()} == names
    lock.release()
    with pytest.raises(LogMissing):  # nobody does any more
        look_only(folder, lambda event: True)
    (folder / "elsewhere").rename(folder / f"{DATABASE}-wal")
    sitting.close()


def test_a_newer_desk_is_refused_with_a_strange_log_beside_it(desk):
    opened(desk.parent).sitting.close()
    with closing(driver.connect_writer(desk)) as writing:
        writing.execute(f"PRAGMA user_version = {VERSION + 1}")
    (desk.parent / f"{DATABASE}-wal").write_bytes(b"noise" * 100)
    names = {path.name for path in desk.parent.iterdir()}
    with pytest.raises(NewerDesk):
        opened(desk.parent)
    assert {path.name for path in desk.parent.iterdir()} == names


def test_a_place_that_cannot_be_looked_at_is_only_moved_from(desk):
    opened(desk.parent).sitting.close()
    mark = read_mark(desk.parent)
    for before in ("", "/nowhere/at/all", "x" * 5000, "a\x00b", "line\nbreak"):
        write_mark(desk.parent, mark._replace(place=before))
        assert [each.what for each in opened(desk.parent).settled] == ["moved"]
