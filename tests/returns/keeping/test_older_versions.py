"""A copy of a desk of an earlier version comes back, and is brought up to date when it is opened."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from db.desk_file.schema import VERSION, version_of
from returns.clock import SetClock, moment
from returns.desk import DATABASE, open_copy, open_desk
from returns.errors import DeskProblem
from returns.keeping import making
from returns.keeping.bring_back import bring_back_case
from returns.keeping.contents import copy_in
from returns.keeping.layout import copy_folders
from returns.keeping.making import Maker, make_copy
from returns.keeping.proving import read_back
from returns.keeping.restore import restore
from returns.keeping.watching import Watch
from tests.worlds.random_desk import rows_of

KEPT = sorted((Path(__file__).parents[2] / "old_desks").glob("*.sqlite"))
NUMBERS = {"RC-2026-00001", "RC-2026-00002"}
NOW = SetClock(moment("2026-11-25T08:12:00Z"))


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def old(request, tmp_path):
    """The folder of a desk of an earlier version, and a copy of it as it was."""
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copyfile(request.param, folder / DATABASE)
    maker = Maker(folder, "desk", "0.1.0")
    return folder, make_copy(maker, tmp_path / "place", "before_version", NOW.now(), Watch())


def test_it_comes_back_as_it_was_and_opens_as_today(old, tmp_path):
    folder, copy = old
    assert not read_back(copy, Watch()).altered
    # the photo that its row names was never there
    assert restore(copy, tmp_path / "again") == copy_in(copy).lacking != ()
    again = tmp_path / "again" / DATABASE
    assert version_of(again) == version_of(folder / DATABASE) == copy_in(copy).version
    assert rows_of(again) == rows_of(folder / DATABASE)
    desk = open_desk(tmp_path / "again", clock=NOW)
    try:
        assert version_of(again) == VERSION
        assert {row.number for row in desk.queue.all("everything", "", None)} == NUMBERS
    finally:
        desk.close()


def test_it_can_be_looked_into(old):
    folder, copy = old
    before = rows_of(copy / DATABASE)
    inside = open_copy(copy, NOW)
    try:
        assert {row.number for row in inside.queue.all("everything", "", None)} == NUMBERS
    finally:
        inside.close()
    assert rows_of(copy / DATABASE) == before
    assert rows_of(folder / DATABASE) == before


def test_nothing_is_taken_out_of_it_alone(old, tmp_path):
    folder, copy = old
    desk = open_desk(folder, clock=NOW)
    try:
        if copy_in(copy).version < VERSION:
            with pytest.raises(DeskProblem, match="from before an update"):
                bring_back_case(desk.store, copy, "RC-2026-00001")
    finally:
        desk.close()


def test_a_desk_is_copied_whole_before_a_new_version_changes_it(old, tmp_path):
    folder, _ = old
    then, version = rows_of(folder / DATABASE), version_of(folder / DATABASE)
    open_desk(folder, clock=NOW).close()
    copies = copy_folders(folder / "backups")
    if version == VERSION:
        assert copies == []
        return
    (copy,) = map(copy_in, copies)
    assert (copy.why, copy.version) == ("before_version", version)
    assert copy.proved_at is not None
    assert rows_of(copy.path / DATABASE) == then
    assert not list((folder / "backups").glob("*.sqlite"))


def test_a_new_version_changes_nothing_that_cannot_be_copied(old, monkeypatch):
    folder, _ = old
    if version_of(folder / DATABASE) == VERSION:
        pytest.skip("a desk of today is not changed")
    then = rows_of(folder / DATABASE)

    def refused(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(making, "copy_database", refused)
    with pytest.raises(DeskProblem, match="is full"):
        open_desk(folder, clock=NOW)
    assert rows_of(folder / DATABASE) == then
    monkeypatch.undo()
    open_desk(folder, clock=NOW).close()
    assert version_of(folder / DATABASE) == VERSION
