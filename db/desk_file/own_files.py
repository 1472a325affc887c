"""What lies under the names of a desk's own files must be files: else SQLite would follow it elsewhere."""

import os
from pathlib import Path
from stat import S_ISREG

from db.desk_file.mark import LAST, MARK
from db.desk_file.schema import DATABASE
from db.errors import LinkedDatabase, NotAFile, StrangeJournal

_BESIDE = ("-wal", "-shm", "-journal")


def demand_own_files(folder: Path) -> None:
    """Raises `NotAFile`, `LinkedDatabase` or `StrangeJournal`; looks at names only.

    A link that leads nowhere is left to who looks for a database that is gone.
    """
    database = folder / DATABASE
    if database.is_symlink() and database.exists():
        raise LinkedDatabase(str(database), os.path.realpath(database))
    if not database.is_symlink():
        demand_file(database)
    for name in (*(DATABASE + end for end in _BESIDE), MARK, LAST):
        demand_file(folder / name)
    # we never make one: SQLite would bring what it holds into the database
    journal = folder / f"{DATABASE}-journal"
    if journal.exists() and journal.stat().st_size:
        raise StrangeJournal(str(folder))


def demand_file(path: Path) -> None:
    """Raise `NotAFile` for a folder, a link or a pipe under that name; nothing there is fine."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if not S_ISREG(mode):
        raise NotAFile(str(path))
