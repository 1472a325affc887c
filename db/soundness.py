"""What a database says of its own soundness: SQLite's check, the end of its history, its newest photos."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import driver
from db.errors import Damaged, HistoryBroken
from db.mark import Head
from db.trouble import storage_errors
from db.vault import Vault

#: events whose hashes are made anew after an unclean end
_LOOKED_AT = 200
#: originals whose files are looked for at each opening
_NEWEST = 20
_LAST = """
SELECT e.seq, e.case_seq, e.at, e.kind, e.body, e.hash, e.desk_hash,
    coalesce(c.hash, ''), coalesce(d.desk_hash, '')
FROM event AS e
LEFT JOIN event AS c ON c.case_id IS e.case_id AND c.case_seq = e.case_seq - 1
LEFT JOIN event AS d ON d.seq = e.seq - 1
WHERE e.seq > ? ORDER BY e.seq DESC LIMIT ?
"""
#: the search table holds nothing of its own: its damage is told where it is met, and mended
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'case_search*'"
    " AND name NOT GLOB 'sqlite_*'"
)


@dataclass(frozen=True, slots=True)
class LastEvent:
    """One of the last events, with the hashes that it is chained to."""

    seq: int
    case_seq: int
    at: str
    kind: str
    body: str
    hash: str
    desk_hash: str
    #: of the event before it on its case, and on the desk
    before: str
    desk_before: str


#: are an event's hashes what they were when it was written?
Holds = Callable[[LastEvent], bool]


@contextmanager
def looking_at(database: Path, *, alone: bool = False) -> Iterator[Any]:
    """A connection that changes nothing; `alone` as if there were no log."""
    connect = driver.connect_alone if alone else driver.connect_untouched
    with storage_errors(database), closing(connect(database)) as looking:
        yield looking


def end_of_history(looking: Any) -> tuple[Head, str]:
    """The last event and when it was; "" without any."""
    last = "SELECT seq, desk_hash, at FROM event ORDER BY seq DESC LIMIT 1"
    seq, hash_, at = looking.execute(last).fetchone() or (0, "", "")
    return Head(seq, hash_), at


def demand_sound(looking: Any, holds: Holds, after: int) -> None:
    """After an unclean end: raises `Damaged` or `HistoryBroken`; reads the whole file.

    `after` is the event from whose end on the history must hold.
    """
    for (table,) in looking.execute(_TABLES).fetchall():
        (told,) = looking.execute(f"PRAGMA quick_check('{table}')").fetchone()
        if told != "ok":
            raise Damaged(str(told))
    demand_history(looking, holds, after)


def demand_history(looking: Any, holds: Holds, after: int) -> None:
    """Raises `HistoryBroken` where one of the last events is not what was written."""
    for row in looking.execute(_LAST, (after, _LOOKED_AT)):
        event = LastEvent(*row)
        if not holds(event):
            raise HistoryBroken(event.seq)


def photos_gone(database: Path) -> int:
    """How many of the newest originals that the desk names do not lie in its vault."""
    newest = "SELECT sha256 FROM photo ORDER BY id DESC LIMIT ?"
    vault = Vault(database.parent)
    with looking_at(database) as looking:
        named = [sha256 for (sha256,) in looking.execute(newest, (_NEWEST,))]
    return sum(not vault.holds(sha256) for sha256 in named)
