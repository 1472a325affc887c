"""What SQLite's and the system's errors are taken for."""

import errno

import pytest

from db import driver, trouble
from db.errors import DiskFull, DiskTrouble, ReadOnlyFolder
from db.trouble import storage_error

UNTOLD, WRITE, SHMSIZE, FSYNC, READ = 10, 778, 4874, 1034, 266


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
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EROFS, ReadOnlyFolder)],
)
def test_the_systems_own_words_are_understood(tmp_path, number, kind):
    assert isinstance(storage_error(OSError(number, "no"), tmp_path / "desk.sqlite"), kind)
