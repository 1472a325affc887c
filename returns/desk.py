"""A desk: one folder with its database, photos, papers and backups, and the services over them."""

import logging
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from db.errors import DatabaseGone, DiskFull, LeadsNowhere, NotAFolder, StorageError
from db.private import close_to_others, make_folder
from db.trouble import storage_error
from returns.clock import Clock, SystemClock, stamp
from returns.doors import DATABASE as DATABASE
from returns.doors import Doors
from returns.errors import DeskProblem
from returns.ledger.storage_problems import storage_problem
from returns.records.notice import Notice

if TYPE_CHECKING:
    from db.desk_file.lock import DeskLock
    from db.desk_file.sitting import Sitting
    from returns.bringing_in.approved_before import Reading
    from returns.desk_log import DeskLog
    from returns.keeping.looking import Looked
    from returns.ledger.store import Store
    from returns.rules.dates.clock_check import SetBack

#: what a migration leaves for the opening to do
_LEFT_UNDONE = "SELECT 1 FROM setting WHERE name = '{}'"
FOLDERS = ("photos", "documents", "backups")

#: what becomes of a database that is not the one this desk was left with: refused, or taken
Settle = Literal["ask", "accept"]

_LOG = logging.getLogger("sendback.desk")


def open_desk(
    folder: Path,
    *,
    clock: Clock | None = None,
    create: bool = False,
    read_only: bool = False,
    settle: Settle = "ask",
) -> "Desk":
    """Open the desk in a folder, or make one there with `create`.

    Raises `DeskProblem` for a folder that is no desk, cannot be written, is held by another
    program, or was written by a newer one, and `DeskInTrouble` for a desk that is damaged or not as
    it was left; nothing is changed then. `read_only` needs no lock and reads beside a program that
    has the desk open. With `settle="accept"` a sound database becomes the desk's as it lies there,
    and what does not belong to it is put aside.
    """
    clock = clock or SystemClock()
    folder = _behind_links(folder)
    database = folder / DATABASE
    try:
        _finish_what_was_begun(folder)
        if folder.exists() and not folder.is_dir():
            raise DeskProblem("desk.not_a_folder", name=str(folder))
        if not database.exists() and (read_only or not create):
            raise _absent(database)
        if read_only:
            return _look(folder, clock)
        return _take(folder, clock, accept=settle == "accept")
    except StorageError as error:
        raise storage_problem(error) from error
    except OSError as error:
        # what is inside of what could not be made or reached: the folder itself may be in the way
        known = storage_error(error, Path(error.filename or folder, DATABASE))
        if isinstance(known, DiskFull | NotAFolder | LeadsNowhere):
            raise storage_problem(known) from error
        raise DeskProblem("desk.cannot_open", why=error.strerror or str(error)) from error


def _behind_links(folder: Path) -> Path:
    """The desk's own folder, once for all: what lies beside it does not lie beside a link to it.

    Where no desk is, the name stays as it was given: a link that leads nowhere is told.
    """
    real = Path(os.path.realpath(folder))
    return real if real.exists() or _was_begun(real) else folder


def _was_begun(folder: Path) -> bool:
    return bool(folder.name) and folder.with_name(f".{folder.name}.going-back.json").is_file()


def _finish_what_was_begun(folder: Path) -> None:
    """Going back to a copy was cut off between two names: the note beside the desk says which."""
    if _was_begun(folder):
        from returns.keeping.restore import finish_going_back

        finish_going_back(folder)


def _absent(database: Path) -> DeskProblem:
    """No desk is there, or one whose database is gone."""
    from db.desk_file.schema import was_here

    folder = str(database.parent)
    # any folder may hold "documents"; every desk has its photos' folder from the start
    if was_here(database) and (database.parent / FOLDERS[0]).is_dir():
        return storage_problem(DatabaseGone(folder))
    return DeskProblem("desk.none_here", folder=folder)


def _look(folder: Path, clock: Clock) -> "Desk":
    from db.desk_file.opening import look_only
    from db.desk_file.schema import demand_current
    from returns.keeping.last_events import holds

    look_only(folder, holds)
    demand_current(folder / DATABASE)
    return Desk(folder, clock, None)


def _take(folder: Path, clock: Clock, *, accept: bool) -> "Desk":
    from db.desk_file.lock import DeskLock
    from db.desk_file.opening import open_files
    from returns.keeping.last_events import holds

    def now() -> str:
        return stamp(clock.now())

    def copy_first(_version: int) -> Path:
        from returns.keeping.copier import copy_before

        return copy_before("before_version", folder, clock)

    with _made_whole(folder):
        make_folder(folder)
        lock = DeskLock(folder)
        lock.acquire(now())
        try:
            opened = open_files(
                folder,
                now,
                holds,
                accept=accept,
                left_behind=lock.left_behind,
                copy_first=copy_first,
            )
            for name in FOLDERS:
                make_folder(folder / name)
        except BaseException:
            lock.release(opened=False)
            raise
    notices = tuple(Notice(each.what, each.facts) for each in opened.settled)
    closed = close_to_others(folder)
    desk = Desk(
        folder, clock, lock, closed_to_others=closed, sitting=opened.sitting, notices=notices
    )
    try:
        _go_on_from_before(desk)
    except BaseException:
        # whoever tries again finds no lock that nobody holds
        desk.close()
        raise
    return desk


def _go_on_from_before(desk: "Desk") -> None:
    """What an earlier version left undone is done; where nothing is, one connection finds that out."""
    from db import driver
    from returns.keeping.former_papers import enter_former_papers

    with closing(driver.connect_reader(desk.folder / DATABASE)) as reading:
        _carry_histories_over(desk, reading)
        _find_by_codes(desk, reading)
        _await_what_was_approved(desk, reading)
        enter_former_papers(reading, lambda: desk.store)


def _carry_histories_over(desk: "Desk", reading: "Reading") -> None:
    """On a desk whose tables were just brought up to date: the histories go on from there."""
    if not any(reading.execute(_LEFT_UNDONE.format("histories_to_carry_over"))):
        return
    from returns.ledger.carrying_over import carry_over

    with desk.store.transaction() as tx:
        count = carry_over(tx, desk.store.now())
    _LOG.info("histories carried over: %d cases", count)


def _find_by_codes(desk: "Desk", reading: "Reading") -> None:
    """On a desk that was just brought up to date: cases are found by what their files called them."""
    if not any(reading.execute(_LEFT_UNDONE.format("codes_to_find"))):
        return
    from returns.ledger.search_table import find_by_codes

    with desk.store.transaction() as tx:
        count = find_by_codes(tx)
    _LOG.info("found by the numbers of their files: %d cases", count)


def _await_what_was_approved(desk: "Desk", reading: "Reading") -> None:
    """Requests that a platform approved, of versions that did not await them, are awaited from now on."""
    from returns.bringing_in.approved_before import await_approved, standing

    found = standing(reading)
    if found:
        count = await_approved(desk.store, found)
        _LOG.info("approved before, and awaited from now on: %d cases", count)


def open_copy(copy: Path, clock: Clock | None = None) -> "Desk":
    """Open a copy to look inside: its database written anew in a folder of its own, never touched.

    Photos are shown from where the copies lie. The folder goes when the desk is closed, or when
    the next copy is looked into after a crash. Raises `DeskProblem` for a copy that is damaged,
    strange or newer.
    """
    from returns.keeping.looking import look_into

    clock = clock or SystemClock()
    looked = look_into(copy, clock)
    return Desk(looked.folder, clock, None, looked)


@contextmanager
def _made_whole(folder: Path) -> Iterator[None]:
    """Of a new desk that could not be made nothing stays, so that the folder is free for the next."""
    from db.desk_file.lock import LOCK

    fresh = not folder.exists()
    try:
        yield
    except BaseException:
        if fresh:
            with suppress(OSError):  # what is not ours or not empty stays
                (folder / LOCK).unlink(missing_ok=True)
                for name in FOLDERS:
                    if (folder / name).is_dir():
                        (folder / name).rmdir()
                folder.rmdir()
        raise


@dataclass
class Desk(Doors):
    """One open desk; a service is made when it is first asked for, so that a window starts fast."""

    folder: Path
    clock: Clock
    lock: "DeskLock | None"
    #: set where this is a copy that is only looked into
    looked: "Looked | None" = None
    #: files and folders that other accounts could read until this opening
    closed_to_others: int = 0
    #: keeps database and log known as this desk's; None for one that is only read
    sitting: "Sitting | None" = None
    #: what was found and settled at opening without loss, to be told once
    notices: tuple[Notice, ...] = ()
    #: who works on it from now on, as `persons` knows them; every event says so
    at_desk: str = ""

    @property
    def name(self) -> str:
        """What the desk is called: its folder's name."""
        return self.looked.desk_name if self.looked else self.folder.resolve().name

    def file(self, path: str) -> Path:
        """Where a picture or paper lies, by its path below the folder; of a copy in its place."""
        kept = self.looked.files.get(path) if self.looked else None
        return kept or self.folder / path

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed through it."""
        return self.lock is None

    @cached_property
    def store(self) -> "Store":
        """The writer and readers under the services."""
        from db.engine import reader_engine, writer_engine
        from db.files.vault import Vault
        from returns.casework.closing import close_if_over
        from returns.casework.outlook import refresh_case
        from returns.ledger.store import Store

        path = self.folder / DATABASE
        writer = None if self.read_only else writer_engine(path)
        place = self.looked.place if self.looked else None
        vault = Vault(self.folder, originals=place)
        reader = reader_engine(path)
        parts = (writer, reader, vault, self.clock, refresh_case, self.sitting)
        store = Store(self.folder, *parts, lambda: self.at_desk)
        store.ends = close_if_over
        return store

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written within it is kept whole or not at all: a refusal leaves all as it was."""
        with self.store.together():
            yield

    def clock_set_back(self) -> "SetBack | None":
        """How the computer's clock stands behind the desk's history; None when it does not."""
        from returns.ledger.desk_clock import desk_clock

        with self.store.reading() as tx:
            return desk_clock(tx, self.clock.now())

    def close(self) -> None:
        """Give back connections and lock; every acknowledged change is already on disk."""
        for name in ("queue", "store"):
            part = self.__dict__.pop(name, None)
            if part is not None:
                part.close()
        if self.sitting is not None:
            self.sitting.close()
        if self.lock is not None:
            self.lock.release()
        if self.looked is not None:
            self.looked.close()

    def log_to_file(self, who: str) -> "DeskLog":
        """Note from now on what happens, in the desk's folder; `who` says which program opened it."""
        from returns.desk_log import DeskLog

        log = DeskLog(self.folder)
        _LOG.info("opened by %s", who)
        if self.lock is not None and self.lock.left_behind:
            _LOG.warning("the program that had it open before did not end by itself")
        if self.closed_to_others:
            _LOG.info("closed to other accounts: %d files and folders", self.closed_to_others)
        for notice in self.notices:
            _LOG.warning("at opening: %s", notice.what)
        return log
