"""What the driver's and the system's errors mean for whoever keeps a desk."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import driver
from db.errors import Busy, Damaged, DiskFull, DiskTrouble, ReadOnlyFolder, StorageError

#: what to ask for when SQLite says only "full": its WAL before a checkpoint, with some room
_ROOM = 5_000_000
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
#: how the driver begins to say that a text cell is no text
_UNDECODED = "Could not decode to UTF-8"
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)

#: SQLite's primary result codes (the low byte of the extended ones), https://sqlite.org/rescode.html
_ERROR, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 1, 5, 6, 8, 10, 11
_FULL, _CANTOPEN, _NOTADB = 13, 14, 26
#: of the I/O errors those of writing and of making the WAL's shared memory; 10 is a driver that
#: does not say which
_IOERR_OF_ROOM = (_IOERR, 778, 1546, 4618, 4874, 5386)
#: less than the shared memory of a WAL and one page of it
_NOTHING_LEFT = 1 << 16


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
    code = getattr(error, "sqlite_errorcode", 0)
    return code in _IOERR_OF_ROOM and free_bytes(path) < _NOTHING_LEFT


def free_bytes(path: Path) -> int:
    """Room left on the disk that holds `path`; 0 when it cannot be told."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return 0


def _of_system(error: OSError, path: Path, needed: int) -> StorageError | None:
    if error.errno in _NO_ROOM:
        return DiskFull(needed, free_bytes(path))
    if error.errno in _NOT_ALLOWED:
        return ReadOnlyFolder(str(path.parent))
    return DiskTrouble(str(error)) if error.errno == errno.EIO else None


def _of_sqlite(error: Exception, path: Path, needed: int) -> StorageError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == _FULL or _no_room(error, path):
        return DiskFull(needed, free_bytes(path))
    if code in (_BUSY, _LOCKED):
        return Busy()
    if code in (_READONLY, _CANTOPEN):
        return ReadOnlyFolder(str(path.parent))
    # every table and column that we ask for is in every desk, unless its file was altered
    if code in (_CORRUPT, _NOTADB) or (code == _ERROR and str(error).startswith("no such ")):
        return Damaged(str(error))
    return DiskTrouble(str(error)) if code == _IOERR else None
