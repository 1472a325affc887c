"""Opening a desk's database so that nothing is written before it is known to be this desk's own."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from db import errors
from db.desk_file import schema
from db.desk_file.belonging import (
    ACCEPTABLE,
    Found,
    Verdict,
    caught_up,
    judge,
    look,
    missing_from,
    row_of,
)
from db.desk_file.lock import HOLDER, DeskLock
from db.desk_file.mark import (
    MARK,
    Head,
    LastNote,
    Mark,
    Phase,
    file_stamp,
    read_mark,
    write_mark,
)
from db.desk_file.own_files import demand_own_files
from db.desk_file.schema import DATABASE
from db.desk_file.sitting import Sitting
from db.desk_file.soundness import (
    Holds,
    demand_history,
    demand_sound,
    end_of_history,
    looking_at,
    photos_gone,
)
from db.desk_file.wal_file import Wal, torn_changes, wal_path
from db.errors import LogTorn, NotAsLeft, StepsMissing, StorageError
from db.files.safe_file import sync_folder, write_durably
from db.trouble import storage_errors

_REFUSED: dict[Verdict, type[NotAsLeft]] = {
    Verdict.OLDER: errors.OlderDatabase,
    Verdict.OTHER_STATE: errors.OtherDatabase,
    Verdict.OTHER_DESK: errors.AnotherDesksDatabase,
    Verdict.LOG_MISSING: errors.LogMissing,
    Verdict.LOG_REPLACED: errors.LogReplaced,
}
Now = Callable[[], str]


class Settled(NamedTuple):
    """Something that was settled, or seen, without loss; `what` names its sentence."""

    what: str
    facts: tuple[tuple[str, Any], ...] = ()


class _Lying(NamedTuple):
    """What lies in a folder, and what is to be made of it."""

    folder: Path
    mark: Mark | None
    #: the last that was acknowledged, where a note says it
    noted: Head | None
    found: Found
    verdict: Verdict

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def fits(self) -> bool:
        return self.verdict in (Verdict.FITS, Verdict.UNMARKED)

    def unknown(self, left_behind: bool) -> bool:
        """Does nothing say whether this is the newest database? A killed program leaves something."""
        if self.mark is not None or (self.folder / MARK).exists():
            return self.mark is None
        gone = self.noted is None and not self.found.wal.used
        return left_behind and gone and bool(self.found.desk_id)

    def missing(self, head: Head, last_at: str) -> tuple[str, int, str, str, int]:
        """The facts of `NotAsLeft`; `head` is how far that goes which is there."""
        steps, changes = missing_from(head, self.mark, self.noted)
        at = self.mark.at if self.mark is not None else ""
        return str(self.folder), steps, last_at, at, changes


class Opened(NamedTuple):
    """A desk's database that may be worked on, and what is to be told of it."""

    sitting: Sitting
    settled: tuple[Settled, ...] = ()


def open_files(
    folder: Path,
    now: Now,
    holds: Holds,
    *,
    accept: bool = False,
    left_behind: bool = False,
    copy_first: schema.CopyFirst | None = None,
) -> Opened:
    """Open or make the database of a folder whose `DeskLock` is held.

    What loses acknowledged changes, or cannot be known, is refused with no byte changed: `NotAsLeft`,
    `Emptied`, `DatabaseGone`, `Damaged`, `HistoryBroken`, and what `schema` refuses. With `accept` a
    database that is whole becomes the desk's as it lies there; what does not fit is put aside.
    `left_behind` says that the program which had it before did not end by itself.
    """
    database = folder / DATABASE
    demand_own_files(folder)
    if not database.exists():
        schema.open_or_create(database)
        return Opened(Sitting(database, adopt(folder, now), now))
    lying = _look(folder)
    settled = _demanded(lying, holds, now, accept=accept, left_behind=left_behind)
    mark, found = lying.mark, lying.found
    if lying.verdict in ACCEPTABLE or lying.verdict is Verdict.STRANGE_LOG:
        settled += _put_aside(folder, lying.verdict, now())
        found = found._replace(wal=Wal())
        mark = None if lying.verdict in ACCEPTABLE else mark
    if lying.mark is None and lying.verdict not in ACCEPTABLE and found.desk_id:
        settled += _without_mark(folder, now())
    settled += _moved(mark, folder)
    settled += _told_of_end(lying)
    sitting = _up_to_date(folder, mark, found, now, copy_first)
    if mark is None or settled:
        with suppress(StorageError):  # a full disk can still be read; `begin` will tell
            sitting.write_mark()
            LastNote(folder).remove()  # only now does the mark say as much
    if gone := photos_gone(database):
        settled.append(Settled("photos_gone", (("count", gone),)))
    return Opened(sitting, tuple(settled))


def _demanded(
    lying: _Lying, holds: Holds, now: Now, *, accept: bool, left_behind: bool
) -> list[Settled]:
    """Refuse what may lose something, unless that is accepted; what was settled for it."""
    if lying.verdict in _REFUSED and not accept:
        raise _refusal(lying)
    settled: list[Settled] = []
    try:
        _demand_whole(lying, holds)
    except (StepsMissing, LogTorn):
        if not accept:
            raise
        settled += _keep_log(lying.folder, now())
    except errors.OtherDatabase:
        if not accept:
            raise
        settled.append(Settled("accepted"))
    if lying.unknown(left_behind) and not accept:
        raise _unknown(lying)
    return settled


def look_only(folder: Path, holds: Holds) -> None:
    """Refuse to read what a writer would refuse, writing nothing; where one is at work, just read."""
    lock = DeskLock(folder)
    demand_own_files(folder)
    try:
        mark = read_mark(folder)
        if (mark is None or mark.phase is not Phase.CLOSED) and lock.held_elsewhere():
            return
        lying = _look(folder)
        if lying.verdict in _REFUSED:
            raise _refusal(lying)
        if lying.verdict is Verdict.STRANGE_LOG:
            raise errors.LogToSettle
        _demand_whole(lying, holds, quick=True)
        if lying.unknown((folder / HOLDER).exists()):
            raise _unknown(lying)
    except StorageError:
        if not lock.held_elsewhere():  # else one began to work while we looked
            raise


def adopt(
    folder: Path, now: Now, *, with_gaps: bool = False, place: Path | None = None
) -> Mark:
    """Make a database that we put there ourselves the desk's own: a fresh mark, no note of another.

    Gives that mark. `with_gaps` for one whose history is known to have some: only what follows must
    hold; `place` is where the folder will lie. No program may be at work on it, and no log lie beside
    it. Raises `StorageError`.
    """
    LastNote(folder).remove()
    mark = _mark_of(folder, None, look(folder / DATABASE), now())
    gaps = mark.head.seq if with_gaps else 0
    mark = mark._replace(gaps_until=gaps, place=str((place or folder).resolve()))
    write_mark(folder, mark)
    return mark


def _look(folder: Path) -> _Lying:
    """What lies there; raises what no acceptance can help."""
    database = folder / DATABASE
    mark, noted = read_mark(folder), LastNote(folder).read()
    if not database.stat().st_size and schema.was_here(database):
        raise errors.Emptied(str(folder))
    found = look(database)
    mark = caught_up(mark, found)
    verdict = judge(mark, found, noted)
    if verdict is Verdict.UNREADABLE:
        schema.version_of(database)  # says it where the file is no desk at all
        raise found.trouble or errors.Damaged("")
    if found.version > schema.VERSION:
        raise errors.NewerDesk(found.version, schema.VERSION)
    return _Lying(folder, mark, noted, found, verdict)


def _refusal(lying: _Lying) -> NotAsLeft:
    found = lying.found
    return _REFUSED[lying.verdict](*lying.missing(found.head, found.last_at))


def _unknown(lying: _Lying) -> NotAsLeft:
    with looking_at(lying.database, alone=not lying.fits) as looking:
        return errors.MarkDamaged(*lying.missing(*end_of_history(looking)))


def _demand_whole(lying: _Lying, holds: Holds, *, quick: bool = False) -> None:
    """Does it end where it ended, and where the file is not as it was closed: is it sound?"""
    mark = lying.mark
    as_closed = mark is not None and mark.file == file_stamp(lying.database)
    with looking_at(lying.database, alone=not lying.fits) as looking:
        if not as_closed:
            after = mark.gaps_until if mark is not None else 0
            (demand_history if quick else demand_sound)(looking, holds, after)
        if lying.verdict in ACCEPTABLE:
            return
        head, last_at = end_of_history(looking)
        missing = lying.missing(head, last_at)
        if any(missing_from(head, mark, lying.noted)):
            raise StepsMissing(*missing)
        if _closed_otherwise(lying, head):
            raise errors.OtherDatabase(*missing)
        if mark is not None and mark.head.seq:
            there = "SELECT 1 FROM event WHERE seq = ? AND desk_hash = ?"
            if looking.execute(there, (mark.head.seq, mark.head.hash)).fetchone() is None:
                raise errors.HistoryBroken(mark.head.seq)
    if lying.noted is None and lying.fits and lying.found.wal.used:
        with storage_errors(lying.database):
            if torn_changes(lying.database):
                raise LogTorn(*missing)


def _closed_otherwise(lying: _Lying, head: Head) -> bool:
    """Was the desk closed, and has its history another end since? This program adds none unnoted."""
    mark = lying.mark
    closed = mark is not None and mark.phase is Phase.CLOSED and not lying.found.wal.used
    return closed and mark is not None and head.seq > mark.head.seq


def _told_of_end(lying: _Lying) -> list[Settled]:
    """After an unclean end: what cannot be known of the last change is told."""
    if not lying.fits or not lying.found.wal.used:
        return []
    if lying.noted is None:
        return [Settled("note_missing")]
    with storage_errors(lying.database):
        return [Settled("log_end")] if torn_changes(lying.database) else []


def _up_to_date(
    folder: Path,
    mark: Mark | None,
    found: Found,
    now: Now,
    copy_first: schema.CopyFirst | None,
) -> Sitting:
    """A sitting over a database of today's version that says which desk it is."""
    database = folder / DATABASE
    named = bool(found.desk_id or found.trouble)
    sitting = Sitting(database, _mark_of(folder, mark, found, now()), now)
    if named and schema.version_of(database) < schema.VERSION:
        sitting.begin()  # a change of the tables goes into a log that is known, too
    opened = schema.open_or_create(database, copy_first)
    if named:
        return sitting
    if opened.came_from == schema.VERSION:
        schema.name_it(database)
    return Sitting(database, _mark_of(folder, mark, look(database), now()), now)


def _mark_of(folder: Path, mark: Mark | None, found: Found, at: str) -> Mark:
    """The mark of what lies there, once it is known to be whole."""
    states: tuple[str, ...] = (found.state,)
    desk_id, head = found.desk_id, found.head
    if found.wal.used:
        with looking_at(folder / DATABASE) as looking:
            desk_id = row_of(looking)[0]
            head, _ = end_of_history(looking)
        in_log = (found.wal.state,) if found.wal.state else ()
        states = mark.states if mark is not None else (*states, *in_log)
    was = Phase.WORKING if found.wal.used else Phase.CLOSED
    phase = mark.phase if mark is not None else was
    file = file_stamp(folder / DATABASE) if phase is Phase.CLOSED else ""
    gaps = mark.gaps_until if mark is not None else 0
    place = str(folder.resolve())
    return Mark(desk_id, states, phase, found.wal.salts, head, at, place, file, gaps)


def _put_aside(folder: Path, verdict: Verdict, at: str) -> list[Settled]:
    """Give what does not belong to the database another name: nothing is deleted."""
    names = [wal_path(folder / DATABASE).name]
    if verdict in ACCEPTABLE:
        names.append(MARK)
    aside = _aside(folder, names, at)
    if verdict in ACCEPTABLE:
        return [Settled("accepted")]
    return [Settled("log_aside", (("name", aside[0]),))]


def _keep_log(folder: Path, at: str) -> list[Settled]:
    """Keep a log as it lay there, whose end cannot be read: what can be is brought into the file."""
    log = wal_path(folder / DATABASE)
    if log.exists():
        with storage_errors(log):
            write_durably(_free(log, at), log.read_bytes())
    return [Settled("accepted")]


def _without_mark(folder: Path, at: str) -> list[Settled]:
    """A desk of ours without its mark: it is sound, and whether it is the newest nothing says."""
    aside = _aside(folder, [MARK], at)
    if aside:
        return [Settled("mark_damaged", (("name", aside[0]),))]
    return [Settled("mark_missing")]


def _aside(folder: Path, names: list[str], at: str) -> list[str]:
    """Rename the files that are there; the names that they have now."""
    given = []
    with storage_errors(folder / DATABASE):
        for name in names:
            if (folder / name).exists():
                aside = _free(folder / name, at)
                (folder / name).rename(aside)
                given.append(aside.name)
        sync_folder(folder)
    return given


def _free(path: Path, at: str) -> Path:
    """A name that nothing has: two put aside within a second keep both."""
    stamp = "".join(filter(str.isdigit, at))
    ends = ("aside", *(f"aside{number}" for number in range(2, 1000)))
    names = (path.with_name(f"{path.name}.{stamp}.{end}") for end in ends)
    return next(name for name in names if not os.path.lexists(name))


def _moved(mark: Mark | None, folder: Path) -> list[Settled]:
    """Is the desk in another place than it was, and is it still there, too?"""
    here = folder.resolve()
    if mark is None or mark.place == str(here):
        return []
    before = Path(mark.place)
    try:
        same = before.exists() and before.samefile(here)
        original = None if same else read_mark(before)
    except OSError:
        same, original = False, None
    if same:
        return []
    copied = original is not None and original.desk_id == mark.desk_id
    return [Settled("copied" if copied else "moved", (("before", mark.place),))]
