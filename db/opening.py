"""Opening a desk's database so that nothing is written before it is known to be this desk's own."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from db import errors, schema
from db.belonging import ACCEPTABLE, Found, Verdict, judge, look, row_of
from db.errors import NotAsLeft, StepsMissing, StorageError
from db.lock import DeskLock
from db.mark import MARK, LastNote, Mark, Phase, file_stamp, read_mark, write_mark
from db.safe_file import sync_folder
from db.schema import DATABASE
from db.sitting import Sitting
from db.soundness import (
    Holds,
    demand_history,
    demand_sound,
    end_of_history,
    looking_at,
    photos_gone,
)
from db.trouble import storage_errors
from db.wal_file import Wal

_REFUSED: dict[Verdict, type[NotAsLeft]] = {
    Verdict.OLDER: errors.OlderDatabase,
    Verdict.OTHER_STATE: errors.OtherDatabase,
    Verdict.OTHER_DESK: errors.AnotherDesksDatabase,
    Verdict.LOG_MISSING: errors.LogMissing,
    Verdict.LOG_REPLACED: errors.LogReplaced,
}
Now = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Settled:
    """Something that was settled, or seen, without loss; `what` names its sentence."""

    what: str
    facts: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk's database that may be worked on, and what is to be told of it."""

    sitting: Sitting
    settled: tuple[Settled, ...] = ()


def open_files(
    folder: Path,
    now: Now,
    holds: Holds,
    *,
    accept: bool = False,
    copy_first: schema.CopyFirst | None = None,
) -> Opened:
    """Open or make the database of a folder whose `DeskLock` is held.

    What loses acknowledged changes, or cannot be known, is refused with no byte changed: `NotAsLeft`,
    `Emptied`, `DatabaseGone`, `Damaged`, `HistoryBroken`, and what `schema` refuses. With `accept` a
    database that is whole becomes the desk's as it lies there; what does not fit is put aside.
    """
    database = folder / DATABASE
    if not database.exists():
        schema.open_or_create(database)
        adopt(folder, now)
        return Opened(Sitting(database, _mark_of(folder, None, look(database), now()), now))
    mark, found, verdict = _look(folder)
    settled = []
    if verdict in _REFUSED and not accept:
        raise _refusal(verdict, folder, mark, found)
    try:
        _demand_whole(folder, mark, verdict, holds)
    except StepsMissing:
        if not accept:
            raise
        settled.append(Settled("accepted"))
    if verdict in ACCEPTABLE or verdict is Verdict.STRANGE_LOG:
        settled += _put_aside(folder, verdict, now())
        found = replace(found, wal=Wal())
        mark = None if verdict in ACCEPTABLE else mark
    settled += _moved(mark, folder)
    sitting = _up_to_date(folder, mark, found, now, copy_first)
    if mark is None or settled:
        with suppress(StorageError):  # a full disk can still be read; `begin` will tell
            LastNote(folder).remove()
            sitting.write_mark()
    if gone := photos_gone(database):
        settled.append(Settled("photos_gone", (("count", gone),)))
    return Opened(sitting, tuple(settled))


def look_only(folder: Path, holds: Holds) -> None:
    """Refuse to read what a writer would refuse, writing nothing; where one is at work, just read."""
    lock = DeskLock(folder)
    try:
        mark = read_mark(folder)
        if (mark is None or mark.phase is not Phase.CLOSED) and lock.held_elsewhere():
            return
        mark, found, verdict = _look(folder)
        if verdict in _REFUSED:
            raise _refusal(verdict, folder, mark, found)
        if verdict is Verdict.STRANGE_LOG:
            raise errors.LogToSettle
        _demand_whole(folder, mark, verdict, holds, quick=True)
    except StorageError:
        if not lock.held_elsewhere():  # else one began to work while we looked
            raise


def adopt(folder: Path, now: Now, *, with_gaps: bool = False) -> None:
    """Make a database that we put there ourselves the desk's own: a fresh mark, no note of another.

    `with_gaps` for one whose history is known to have some: only what follows must hold. No program
    may be at work on it, and no log lie beside it. Raises `StorageError`.
    """
    LastNote(folder).remove()
    mark = _mark_of(folder, None, look(folder / DATABASE), now())
    write_mark(folder, replace(mark, gaps_until=mark.head.seq if with_gaps else 0))


def _look(folder: Path) -> tuple[Mark | None, Found, Verdict]:
    """What lies there; raises what no acceptance can help."""
    database = folder / DATABASE
    mark = read_mark(folder)
    if database.is_file() and not database.stat().st_size and schema.was_here(database):
        raise errors.Emptied(str(folder))
    found = look(database)
    verdict = judge(mark, found)
    if verdict is Verdict.UNREADABLE:
        schema.version_of(database)  # says it where the file is no desk at all
        raise found.trouble or errors.Damaged("")
    if found.version > schema.VERSION:
        raise errors.NewerDesk(found.version, schema.VERSION)
    return mark, found, verdict


def _refusal(verdict: Verdict, folder: Path, mark: Mark | None, found: Found) -> NotAsLeft:
    return _REFUSED[verdict](*_missing(folder, mark, found.head.seq, found.last_at))


def _missing(
    folder: Path, mark: Mark | None, seq: int, last_at: str
) -> tuple[str, int, str, str]:
    """The facts of `NotAsLeft`; `seq` and `last_at` are the last step that is there."""
    if mark is None:
        return str(folder), 0, last_at, ""
    noted = LastNote(folder).read() if mark.phase is not Phase.CLOSED else 0
    return str(folder), max(0, mark.head.seq - seq, noted - seq), last_at, mark.at


def _demand_whole(
    folder: Path,
    mark: Mark | None,
    verdict: Verdict,
    holds: Holds,
    *,
    quick: bool = False,
) -> None:
    """Does the history end where it ended, and where the file is not as it was closed: is it sound?"""
    database = folder / DATABASE
    fits = verdict in (Verdict.FITS, Verdict.UNMARKED)
    as_closed = mark is not None and mark.file == file_stamp(database)
    with looking_at(database, alone=not fits) as looking:
        if not as_closed:
            after = mark.gaps_until if mark is not None else 0
            (demand_history if quick else demand_sound)(looking, holds, after)
        if mark is None or verdict in ACCEPTABLE:
            return
        head, last_at = end_of_history(looking)
        there = "SELECT 1 FROM event WHERE seq = ? AND desk_hash = ?"
        known = looking.execute(there, (mark.head.seq, mark.head.hash)).fetchone()
    missing = _missing(folder, mark, head.seq, last_at)
    if missing[1]:
        raise StepsMissing(*missing)
    if mark.head.seq and known is None:
        raise errors.HistoryBroken(mark.head.seq)


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
    names = [f"{DATABASE}-wal"]
    if verdict in ACCEPTABLE:
        names.append(MARK)
    stamp = "".join(filter(str.isdigit, at))
    with storage_errors(folder / DATABASE):
        for name in names:
            if (folder / name).exists():
                (folder / name).rename(_free(folder / f"{name}.{stamp}.aside"))
        sync_folder(folder)
    if verdict in ACCEPTABLE:
        return [Settled("accepted")]
    return [Settled("log_aside", (("name", f"{names[0]}.{stamp}.aside"),))]


def _free(path: Path) -> Path:
    """A name that nothing has: two put aside within a second keep both."""
    names = (path.with_name(f"{path.name}{end}") for end in ("", *map(str, range(2, 1000))))
    return next(name for name in names if not name.exists())


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
