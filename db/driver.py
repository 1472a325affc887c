"""The bare SQLite driver: the newest at hand, and connections with every setting read back.

Light on purpose: the first page of the queue is read through it before SQLAlchemy is imported.
"""

import importlib
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

from db.errors import SqliteTooOld


def _newest() -> Any:
    try:
        module = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3
    return module if module.sqlite_version_info >= sqlite3.sqlite_version_info else sqlite3


#: the DB-API module in use: `pysqlite3.dbapi2` where it is installed and newer, else `sqlite3`
dbapi: Any = _newest()
SQLITE_VERSION: tuple[int, int, int] = dbapi.sqlite_version_info
#: FTS5 tables that keep no text and still delete (`contentless_delete`) came with 3.43
NEEDED = (3, 43, 0)
#: 3.7.0 to 3.51.2 can corrupt a WAL that two connections checkpoint at once (rare)
SAFE = (3, 51, 3)
#: True below `SAFE`: said once at start, in the log and in About
BELOW_SAFE = SQLITE_VERSION < SAFE

#: SQLITE_IOERR, SQLITE_FULL and SQLITE_CANTOPEN
_NO_ROOM = (10, 13, 14)

#: every connection; the answer of each PRAGMA must be the value set
_SETTINGS: dict[str, int | str] = {
    "busy_timeout": 5000,
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "locking_mode": "normal",
    # the log is brought into the file by `db.desk_file.sitting` alone, which writes down that it does
    "wal_autocheckpoint": 0,
}
if sys.platform == "darwin":
    _SETTINGS |= {"fullfsync": 1, "checkpoint_fullfsync": 1}


class AsItLay(dbapi.Connection):  # type: ignore[misc]
    """A look at a desk as it lay when it was opened: what is written later may not be seen.

    Whoever keeps connections opens another for the next question.
    """


def connect_writer(path: Path) -> Any:
    """Open for writing, made new if absent; WAL, FULL, and no transaction but our own BEGIN."""
    return _connect(path, {**_SETTINGS, "query_only": 0})


def connect_reader(path: Path) -> Any:
    """Open for reading only; each SELECT sees the last commit unless the caller begins.

    Where the folder cannot be written, as on a read-only or full disk, the desk is read `AsItLay`.
    A log that is in use, or was left behind, is read and never brought into the file, not
    even by the last to close.
    """
    try:
        return _connect(path, {**_SETTINGS, "query_only": 1}, read_only=_has_log(path))
    except dbapi.OperationalError as error:
        # a full disk has no room for the memory that a WAL is shared by
        full = getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_ROOM
        if (os.access(path.parent, os.W_OK) and not full) or not path.exists():
            raise
        return connect_untouched(path)


def connect_untouched(path: Path) -> Any:
    """Open to look, changing nothing: not even a journal is made where none lies beside it."""
    return _open(path, "mode=ro" if _has_log(path) else "immutable=1", AsItLay)


def connect_alone(path: Path) -> Any:
    """Open to look at the file as if it had no log; only while no program writes to it."""
    return _open(path, "immutable=1", AsItLay)


def _has_log(path: Path) -> bool:
    try:
        # asked once: the last one to close takes the log away between two questions
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _open(path: Path, mode: str, factory: Any = dbapi.Connection) -> Any:
    return dbapi.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        factory=factory,
    )


def _connect(path: Path, settings: dict[str, int | str], *, read_only: bool = False) -> Any:
    if SQLITE_VERSION < NEEDED:
        raise SqliteTooOld(dbapi.sqlite_version, ".".join(map(str, NEEDED)))
    connection = _open(path, "mode=ro" if read_only else "mode=rwc")
    try:
        for name, value in settings.items():
            connection.execute(f"PRAGMA {name} = {value}")
            rows = connection.execute(f"PRAGMA {name}").fetchall()
            if rows and rows[0][0] != value:
                raise dbapi.OperationalError(f"PRAGMA {name} is {rows[0][0]}, not {value}")
    except BaseException:
        connection.close()
        raise
    return connection
