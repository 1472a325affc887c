"""Copies of a live database by SQLite's own backup: never by copying the file."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from db import driver
from db.files.safe_file import sync_file, sync_folder
from db.private import create, make_folder
from db.trouble import storage_errors

#: pages per step: the writer and the window get their turn between two
_STEP = 1000


def copy_database(
    source: Path, target: Path, progress: Callable[[int, int], None] | None = None
) -> None:
    """Copy the database whole, its WAL included, while it is in use; the copy is on disk on return.

    `progress` is told pages left and pages in all. Raises `StorageError`; no half copy stays.
    """
    fresh = target.with_name(target.name + ".part")
    try:
        with storage_errors(target):
            make_folder(target.parent)
            with closing(driver.connect_reader(source)) as reading:
                _copy(reading, fresh, progress)
            fresh.replace(target)
            sync_folder(target.parent)
    finally:
        fresh.unlink(missing_ok=True)


def _copy(reading: Any, fresh: Path, progress: Callable[[int, int], None] | None) -> None:
    fresh.unlink(missing_ok=True)
    create(fresh).close()
    told = (lambda _status, left, total: progress(left, total)) if progress else None
    with closing(driver.dbapi.connect(str(fresh), isolation_level=None)) as writing:
        # one moment of the desk: without it, each change made meanwhile would start the copy anew
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=_STEP, progress=told)
        # the copy is one file: no WAL may lie beside it
        writing.execute("PRAGMA journal_mode = DELETE")
    sync_file(fresh)
