"""Do a database, its log and its desk belong together? Looked at before SQLite touches any of them.

A *state* is a name that the file has from one folding of its log to the next: 16 hex digits. The
first change in each log gives the file the state `BASE+OWN`: the one that the log goes on from, and
one of its own. Put over a file of another state, a log would make one database out of two.
"""

import os
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from db.desk_file.mark import DESK_ID, STATE, Head, Mark, Phase
from db.desk_file.soundness import end_of_history, looking_at
from db.desk_file.wal_file import Wal, look_at_wal
from db.errors import Damaged, StorageError


def new_state() -> str:
    """A state that no file ever had."""
    return os.urandom(8).hex()


def log_state(base: str) -> str:
    """The state that the first change of a log gives, begun over a file of the state `base`."""
    return f"{base}+{new_state()}"


def base_of(state: str) -> str:
    """The state of the file that a log was begun over."""
    return state.partition("+")[0]


class Found(NamedTuple):
    """What lies in a desk's folder: the file by itself, as if it had no log, and the log."""

    #: "" in a desk from before there were states
    desk_id: str = ""
    state: str = ""
    version: int = 0
    #: the end of the history in the file alone, and when that event was
    head: Head = Head()
    last_at: str = ""
    wal: Wal = Wal()
    #: why the file cannot be read by itself; a fold that was cut off leaves it so
    trouble: StorageError | None = None


class Verdict(StrEnum):
    """What is to be made of what was found; from `OLDER` on it is refused."""

    FITS = "fits"
    #: nothing says otherwise: there is no mark, and no log that contradicts
    UNMARKED = "unmarked"
    #: all acknowledged changes are there, beside a log that is not this file's
    STRANGE_LOG = "strange_log"
    #: the file is in a state that this desk left behind, or that it never had
    OLDER = "older"
    OTHER_STATE = "other_state"
    OTHER_DESK = "other_desk"
    #: changes were only in a log that is gone, or in whose place a strange one lies
    LOG_MISSING = "log_missing"
    LOG_REPLACED = "log_replaced"
    UNREADABLE = "unreadable"


#: what a seller can be asked to accept: the file is whole as it lies there
ACCEPTABLE = (
    *(Verdict.OLDER, Verdict.OTHER_STATE, Verdict.OTHER_DESK),
    *(Verdict.LOG_MISSING, Verdict.LOG_REPLACED),
)


def look(database: Path) -> Found:
    """Read the file without its log, and the log by hand; changes nothing and follows no log."""
    wal = look_at_wal(database)
    try:
        with looking_at(database, alone=True) as looking:
            (version,) = looking.execute("PRAGMA user_version").fetchone()
            desk_id, state = row_of(looking)
            head, at = end_of_history(looking)
    except StorageError as error:
        return Found(wal=wal, trouble=error)
    return Found(desk_id, state, version, head, at, wal)


def row_of(connection: Any) -> tuple[str, str]:
    """Which desk and which state a database says it is; both "" before version 3."""
    there = "SELECT 1 FROM sqlite_master WHERE name = 'belonging'"
    if connection.execute(there).fetchone() is None:
        return "", ""
    row = connection.execute("SELECT desk_id, state FROM belonging WHERE id = 1").fetchone()
    desk_id, state = row or ("", "")
    texts = isinstance(desk_id, str) and isinstance(state, str)
    if row and not (texts and DESK_ID.fullmatch(desk_id) and STATE.fullmatch(state)):
        raise Damaged("the desk's own name")
    return desk_id, state


def caught_up(mark: Mark | None, found: Found) -> Mark | None:
    """The mark as it must have been: one from before the log was begun was put back over its own.

    The file stands in the state that it was closed in, and the log says that it goes on from there.
    """
    wal = found.wal
    if mark is None or mark.phase is not Phase.CLOSED or not wal.used:
        return mark
    if wal.desk_id != mark.desk_id or base_of(wal.state) != mark.states[-1]:
        return mark
    states = (*mark.states, wal.state)
    return mark._replace(phase=Phase.WORKING, states=states, salts=wal.salts, file="")


def judge(mark: Mark | None, found: Found, noted: Head | None = None) -> Verdict:
    """What a desk's mark, its database file and its log are to each other.

    `noted` is the last that was acknowledged, where a note says it.
    """
    if mark is None:
        return _judge_unmarked(found)
    mark = caught_up(mark, found) or mark
    log = _place_of_log(mark, found.wal)
    if found.trouble is not None:
        torn = mark.phase is Phase.FOLDING and log is not None
        return Verdict.FITS if torn else Verdict.UNREADABLE
    if found.state not in mark.states or found.desk_id != mark.desk_id:
        return _judge_other(mark, found, noted)
    place = mark.states.index(found.state)
    if found.wal.used and log is not None and log <= place + 1:
        return Verdict.FITS
    if not _is_whole(mark, place, found.wal):
        return Verdict.LOG_REPLACED if found.wal.bytes else Verdict.LOG_MISSING
    if mark.phase is Phase.CLOSED and found.wal.desk_id and found.wal.desk_id == mark.desk_id:
        return Verdict.LOG_REPLACED  # of another of its days: which is the later, nothing says
    # a log that a kill left with its first change half written holds nothing to keep
    half = mark.phase is Phase.STARTING and not found.wal.used
    return Verdict.STRANGE_LOG if found.wal.bytes and not half else Verdict.FITS


def is_own_log(mark: Mark | None, found: Found) -> bool:
    """May the log be read with this file, though the file itself be damaged?"""
    if mark is not None:
        return _place_of_log(mark, found.wal) is not None and (
            found.trouble is not None or found.state in mark.states
        )
    return found.wal.used and judge(None, found) is Verdict.UNMARKED


def _judge_unmarked(found: Found) -> Verdict:
    if found.trouble is not None:
        # its log may mend what a fold left torn: SQLite is asked
        return Verdict.UNMARKED if found.wal.used else Verdict.UNREADABLE
    if not found.wal.used:
        return Verdict.STRANGE_LOG if found.wal.bytes else Verdict.UNMARKED
    own = (found.wal.desk_id, base_of(found.wal.state)) == (
        found.desk_id,
        base_of(found.state),
    )
    # a desk from before there were states was killed: as ever, its log is its own
    return Verdict.UNMARKED if own or not found.state else Verdict.LOG_REPLACED


def _judge_other(mark: Mark, found: Found, noted: Head | None) -> Verdict:
    if found.desk_id and found.desk_id != mark.desk_id:
        return Verdict.OTHER_DESK
    steps, changes = missing_from(found.head, mark, noted)
    return Verdict.OLDER if steps or changes else Verdict.OTHER_STATE


def missing_from(head: Head, mark: Mark | None, noted: Head | None) -> tuple[int, int]:
    """Steps of the histories and changes that were acknowledged, as is known, and come after `head`."""
    known = [each for each in (mark.head if mark else None, noted) if each is not None]
    steps = max((each.seq - head.seq for each in known), default=0)
    changes = max((each.changes - head.changes for each in known), default=0)
    return max(steps, 0), max(changes, 0)


def _place_of_log(mark: Mark, wal: Wal) -> int | None:
    """Which of the mark's states the log begins with; None for a log that is not this desk's."""
    if not wal.used:
        return None
    if wal.state in mark.states and wal.desk_id == mark.desk_id:
        return mark.states.index(wal.state)
    # a log that SQLite itself began anew, before we gave it a state
    return min(1, len(mark.states) - 1) if mark.salts and wal.salts == mark.salts else None


def _is_whole(mark: Mark, place: int, wal: Wal) -> bool:
    """Does the file in this one of its states hold every acknowledged change without a log?"""
    last = place == len(mark.states) - 1
    if mark.phase is Phase.FOLDING:
        # a log that we emptied is still there: one that is gone was taken away before
        return last and wal.there
    return last or mark.phase is Phase.STARTING
