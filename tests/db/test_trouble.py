"""What SQLite's and the system's errors are taken for."""

import errno

import pytest

from db import driver, trouble
from db.errors import Busy, Damaged, DiskFull, DiskTrouble, NoRoom, ReadOnlyFolder
from db.trouble import storage_error

UNTOLD, WRITE, SHMSIZE, FSYNC, READ, CANTOPEN = 10, 778, 4874, 1034, 266, 14


class Broken(driver.dbapi.OperationalError):
    """An error as the driver raises it, with SQLite's extended code."""

    def __init__(self, code):
        super().__init__("disk I/O error")
        self.sqlite_errorcode = code


@pytest.mark.parametrize("code", [UNTOLD, WRITE, SHMSIZE])
def test_a_failed_write_on_a_disk_without_room_is_a_full_disk(tmp_path, monkeypatch, code):
    """SQLite calls it an I/O error when the memory that a WAL is shared by finds no room."""
    monkeypatch.setattr(trouble, "free_bytes", lambda _path: 4096)
    assert isinstance(storage_error(Broken(code), tmp_path / "desk.sqlite"), DiskFull)


@pytest.mark.parametrize(
    ("code", "free"),
    [(UNTOLD, 1 << 40), (WRITE, 1 << 40), (SHMSIZE, 1 << 40), (FSYNC, 0), (READ, 0)],
)
def test_any_other_io_error_is_trouble_with_the_disk(tmp_path, monkeypatch, code, free):
    monkeypatch.setattr(trouble, "free_bytes", lambda _path: free)
    assert isinstance(storage_error(Broken(code), tmp_path / "desk.sqlite"), DiskTrouble)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnlyFolder),
        (errno.EIO, DiskTrouble),
        (errno.ENODEV, DiskTrouble),
    ],
)
def test_the_systems_own_words_are_understood(tmp_path, number, kind):
    assert isinstance(storage_error(OSError(number, "no"), tmp_path / "desk.sqlite"), kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database or disk is full", DiskFull),
        ("database disk image is malformed", Damaged),
        ("database is locked", Busy),
    ],
)
def test_what_sqlite_says_of_a_copy_without_a_code_is_understood(tmp_path, words, kind):
    error = driver.dbapi.OperationalError(words)
    assert isinstance(storage_error(error, tmp_path / "desk.sqlite"), kind)


@pytest.mark.parametrize(
    ("free", "kind"), [(0, DiskFull), (4_999_999, DiskFull), (1 << 40, NoRoom)]
)
def test_a_disk_with_plenty_of_room_is_not_called_full(tmp_path, monkeypatch, free, kind):
    monkeypatch.setattr(trouble, "free_bytes", lambda _path: free)
    known = storage_error(OSError(errno.ENOSPC, "no"), tmp_path / "desk.sqlite")
    assert type(known) is kind
    assert known.free == free
    assert known.needed > free or kind is NoRoom


def test_the_disk_of_a_folder_that_is_not_made_yet_is_the_nearest_one(tmp_path):
    assert trouble.free_bytes(tmp_path / "no" / "such" / "desk.sqlite") > 0


def test_a_disk_that_was_pulled_out_is_not_called_full(tmp_path):
    gone = tmp_path / "stick" / "desk.sqlite"
    assert isinstance(storage_error(Broken(WRITE), gone), DiskTrouble)


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, DiskFull), (errno.EROFS, ReadOnlyFolder), (None, ReadOnlyFolder)],
)
def test_what_sqlite_cannot_open_is_asked_of_the_system(tmp_path, monkeypatch, number, kind):
    """Of a folder without room SQLite says what it says of one without leave."""

    def refuse(_path):
        raise OSError(number, "no")

    if number is not None:
        monkeypatch.setattr(trouble, "create", refuse)
    assert isinstance(storage_error(Broken(CANTOPEN), tmp_path / "desk.sqlite"), kind)
    assert list(tmp_path.iterdir()) == []
