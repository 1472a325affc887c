"""Opening a desk's database: made new, brought up to date, or refused untouched."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db import driver
from db.desk_file.backup import copy_database
from db.desk_file.belonging import new_state
from db.desk_file.mark import MARK
from db.desk_file.wal_file import wal_path
from db.errors import Damaged, DatabaseGone, ForeignFile, NewerDesk, OlderDesk, ReadOnlyFolder
from db.files.safe_file import sync_file, sync_folder
from db.private import create, make_folder
from db.trouble import storage_error, storage_errors

if TYPE_CHECKING:
    from sqlalchemy import Engine

DATABASE = "desk.sqlite"
BACKUPS = "backups"
#: "SBDK": tells a desk from any other SQLite file
APPLICATION_ID = 0x5342444B
#: what SQLite says of a file that is none of its own
_NOT_SQLITE = "not a database"
#: the number of the last migration
VERSION = 26
#: says which desk a database is; one that says so already goes on saying it
_NAME_IT = "INSERT OR IGNORE INTO belonging (id, desk_id, state) VALUES (1, ?, ?)"


class Opened(NamedTuple):
    """How the database was found: `came_from` is its version before, None when it was made new."""

    came_from: int | None
    #: the copy made before migrating, or None
    copy: Path | None = None


#: copies a desk whole before its tables are changed; is told their version, gives where the copy is
CopyFirst = Callable[[int], Path]


def open_or_create(path: Path, copy_first: CopyFirst | None = None) -> Opened:
    """Have a database of today's version at `path`; call it while holding the `DeskLock`.

    Without `copy_first` an older database is copied alone, without its photos, before it is changed.
    Raises `NewerDesk`, `ForeignFile`, `Damaged` and `DatabaseGone` with nothing changed;
    `ReadOnlyFolder` and `DiskFull` with the old database as it was.
    """
    if not path.exists():
        if was_here(path):
            raise DatabaseGone(str(path.parent))
        _create(path)
        return Opened(None)
    found = version_of(path)
    if found > VERSION:
        raise NewerDesk(found, VERSION)
    if found == VERSION:
        _may_write(path)
        return Opened(found)
    copy = copy_first(found) if copy_first is not None else _copy_alone(path, found)
    _migrate(path)
    return Opened(found, copy)


def _copy_alone(path: Path, found: int) -> Path:
    copy = path.parent / BACKUPS / f"before-version-{VERSION}-from-{found}.sqlite"
    copy_database(path, copy)
    return copy


def demand_current(path: Path) -> None:
    """Refuse to read a desk whose tables are not today's: `NewerDesk`, `OlderDesk`, `ForeignFile`.

    For readers that hold no lock and so may not migrate; changes nothing.
    """
    found = version_of(path)
    if found > VERSION:
        raise NewerDesk(found, VERSION)
    if found < VERSION:
        raise OlderDesk(found, VERSION)


def version_of(path: Path) -> int:
    """The version of the desk at `path`, looked at without changing a byte."""
    if not path.is_file() or path.stat().st_size == 0:
        raise ForeignFile(path.name, "empty")
    try:
        with storage_errors(path), closing(driver.connect_untouched(path)) as looking:
            (application,) = looking.execute("PRAGMA application_id").fetchone()
            (version,) = looking.execute("PRAGMA user_version").fetchone()
    except Damaged as error:
        # cut off or overwritten, also at its head beside a desk's other parts: its backup is wanted
        if _NOT_SQLITE not in error.detail or was_here(path):
            raise
        raise ForeignFile(path.name, "not SQLite") from error
    if application != APPLICATION_ID and _knows_cases(path):
        raise Damaged(f"application {application:#x}")
    if application != APPLICATION_ID:
        raise ForeignFile(path.name, "another program")
    if version < 1:
        raise Damaged(f"version {version}")
    return int(version)


def _knows_cases(path: Path) -> bool:
    """Does a file whose head says something else list our tables?"""
    query = "SELECT count(*) FROM sqlite_master WHERE name IN ('event', 'return_case')"
    try:
        with storage_errors(path), closing(driver.connect_untouched(path)) as looking:
            return bool(looking.execute(query).fetchone() == (2,))
    except Damaged:
        return was_here(path)


def name_it(path: Path) -> None:
    """Let a database of today's version, which nobody has open, say which desk it is."""
    with storage_errors(path), closing(driver.connect_writer(path)) as connection:
        connection.execute(_NAME_IT, _new_name())


def _new_name() -> tuple[str, str]:
    return os.urandom(16).hex(), new_state()


def was_here(path: Path) -> bool:
    """Is a desk there whose database is gone, or a link to a disk that is not connected?

    A new database would take a WAL that was left behind for its own, and destroy both.
    """
    wal = wal_path(path)
    if path.is_symlink() or (wal.exists() and wal.stat().st_size > 0):
        return True
    return (path.parent / MARK).exists() or holds_papers(path.parent)


def holds_papers(folder: Path) -> bool:
    """Do originals or papers of a desk lie in a folder?"""
    originals = folder.glob("photos/??/*.orig")
    papers = folder.glob("documents/*")
    return next(originals, None) is not None or next(papers, None) is not None


def _create(path: Path) -> None:
    # under another name first: a crash in between must not leave half a desk under this one
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}.new")
    try:
        with storage_errors(path):
            make_folder(path.parent)
            create(fresh).close()  # SQLite takes an empty file, and gives its rights to the WAL
            _migrate(fresh)
            _bring_home(fresh)
            sync_file(fresh)
            fresh.replace(path)
            sync_folder(path.parent)
    finally:
        for left in (fresh, *(fresh.with_name(fresh.name + end) for end in ("-wal", "-shm"))):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _bring_home(path: Path) -> None:
    """Have the file hold all that its WAL does, so that it can be moved alone.

    Closing does the same and takes the WAL away, but says nothing when the disk has no room for it.
    """
    if not wal_path(path).exists():
        return
    with closing(driver.connect_writer(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _migrate(path: Path) -> None:
    # imported here: a desk that is up to date starts without SQLAlchemy and Alembic
    from db.engine import writer_engine
    from db.migrations import upgrade

    engine = writer_engine(path)
    try:
        _leave_keys(engine)
        with engine.begin() as connection:
            upgrade(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:  # a row that leads nowhere was there before: nothing is guessed
                raise Damaged(f"{len(broken)} rows of {broken[0][0]} lead nowhere")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
            connection.exec_driver_sql(_NAME_IT, _new_name())
    finally:
        engine.dispose()


def _leave_keys(engine: "Engine") -> None:
    """A table that is made anew takes another's place only while its children are not looked at.

    SQLite takes the word outside of transactions alone.
    """
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA foreign_keys = OFF")


def _may_write(path: Path) -> None:
    with storage_errors(path):
        probe = path.with_name(f"{path.name}.{os.urandom(4).hex()}.new")
        try:
            probe.touch(exist_ok=False)
        except OSError as error:
            known = storage_error(error, path)
            raise known or ReadOnlyFolder(str(path.parent)) from error
        probe.unlink()
