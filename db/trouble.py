"""What the driver's and the system's errors mean for whoever keeps a desk."""

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import driver
from db.errors import (
    Busy,
    Damaged,
    DiskFull,
    DiskTrouble,
    LeadsNowhere,
    NoRoom,
    NotAFolder,
    ReadOnlyFolder,
    StorageError,
)
from db.private import create

#: what to ask for when SQLite says only "full": its WAL before a checkpoint, with some room
_ROOM = 5_000_000
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
#: how the driver begins to say that a text cell is no text
_UNDECODED = "Could not decode to UTF-8"
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
#: a folder that is none, or cannot be reached by its name
_NO_FOLDER = (errno.EEXIST, errno.ENOTDIR, errno.ENOENT, errno.ELOOP)
#: a disk that fails, was pulled out or is no longer reached
_GONE = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN)

#: SQLite's primary result codes (the low byte of the extended ones), https://sqlite.org/rescode.html
_ERROR, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 1, 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _NOTADB = 13, 14, 26
#: every table and column that we ask for is in every desk, unless its file was altered
_ALTERED = re.compile("^no such |case_search|fts5")
#: of the I/O errors those of writing and of making the WAL's shared memory; 10 is a driver that
#: does not say which
_IOERR_OF_ROOM = (_IOERR, 778, 1546, 4618, 4874, 5386)
#: less than the shared memory of a WAL and one page of it
_NOTHING_LEFT = 1 << 16
#: a disk with so much more than is needed has room; what it lacks is something else
_PLENTY = 1 << 20
#: what SQLite's copying says without a code
_WORDS = {
    "disk I/O error": _IOERR,
    "database or disk is full": _FULL,
    "unable to open database file": _CANTOPEN,
    "attempt to write a readonly database": _READONLY,
    "database is locked": _BUSY,
    "database disk image is malformed": _CORRUPT,
    "file is not a database": _NOTADB,
}


@contextmanager
def storage_errors(path: Path, needed: int = _ROOM) -> Iterator[None]:
    """Let known trouble with the file at `path`, of `needed` bytes, out as a `StorageError`."""
    try:
        yield
    except (OSError, UnicodeDecodeError, driver.dbapi.Error) as error:
        known = storage_error(error, path, needed)
        if known is None:
            raise
        raise known from error


def storage_error(error: BaseException, path: Path, needed: int = _ROOM) -> StorageError | None:
    """What an error means for the file at `path`; None for what is no trouble of the disk."""
    if isinstance(error, OSError):
        return _of_system(error, path, needed)
    undecoded = isinstance(error, driver.dbapi.Error) and str(error).startswith(_UNDECODED)
    if undecoded or isinstance(error, UnicodeDecodeError):  # flipped bits in a text cell
        return Damaged("a text is no UTF-8")  # not the text: it may be a buyer's
    if isinstance(error, driver.dbapi.Error):
        return _of_sqlite(error, path, needed)
    return None


def _no_room(error: Exception, path: Path) -> bool:
    """Is what SQLite calls an I/O error only a disk without room? It says "full" of some files only."""
    code = getattr(error, "sqlite_errorcode", _WORDS.get(str(error), 0))
    # of a disk that was pulled out nobody knows how full it is
    full = path.parent.exists() and free_bytes(path) < _NOTHING_LEFT
    return code in _IOERR_OF_ROOM and full


def _full(path: Path, needed: int) -> DiskFull:
    """Whether the disk is full, or has room that is not for us."""
    free = free_bytes(path)
    if free >= needed + _PLENTY:
        return NoRoom(needed, free)
    return DiskFull(max(needed, free + 1), free)


def free_bytes(path: Path) -> int:
    """Room left on the disk that holds `path`, or would hold it; 0 when it cannot be told."""
    try:
        there = next(folder for folder in path.absolute().parents if folder.exists())
        return shutil.disk_usage(there).free
    except (OSError, StopIteration):
        return 0


def _of_system(error: OSError, path: Path, needed: int) -> StorageError | None:
    if error.errno in _NO_ROOM:
        return _full(path, needed)
    if error.errno in _NOT_ALLOWED:
        return ReadOnlyFolder(str(path.parent))
    if error.errno in _GONE:
        return DiskTrouble(error.strerror or str(error))
    return _in_the_way(path) if error.errno in _NO_FOLDER else None


def _in_the_way(path: Path) -> StorageError | None:
    """What stands where a folder above `path` should be; None when they are all there or missing."""
    for folder in reversed(path.absolute().parents):
        if os.path.lexists(folder) and not folder.is_dir():
            nowhere = folder.is_symlink() and not folder.exists()
            return (LeadsNowhere if nowhere else NotAFolder)(str(folder))
    return None


def _of_sqlite(error: Exception, path: Path, needed: int) -> StorageError | None:
    code = getattr(error, "sqlite_errorcode", _WORDS.get(str(error), 0)) & 0xFF
    if code == _FULL or _no_room(error, path):
        return _full(path, needed)
    if code in (_BUSY, _LOCKED):
        return Busy()
    if code in (_READONLY, _CANTOPEN):
        return _why_not(path, needed)
    if code in (_CORRUPT, _NOTADB) or (code == _ERROR and _ALTERED.search(str(error))):
        return Damaged(str(error))
    return DiskTrouble(str(error)) if code == _IOERR else None


def _why_not(path: Path, needed: int) -> StorageError:
    """SQLite says the same of a folder that lets nobody write and of a full one: ask the system."""
    probe = path.with_name(f".sendback-{os.urandom(4).hex()}.part")
    try:
        create(probe).close()
        probe.unlink()
    except OSError as error:
        known = _of_system(error, path, needed)
        if known is not None:
            return known
    return ReadOnlyFolder(str(path.parent))
