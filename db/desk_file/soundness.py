"""Is a database sound? Its pages, its parts, the end of its history, its newest photos.

SQLite's own check sees damaged pages, not altered rows: those are the history's to tell.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from db import driver
from db.changes import changes_of
from db.desk_file.mark import Head
from db.errors import Damaged, HistoryBroken
from db.files.safe_file import sync_file
from db.history import event_columns
from db.trouble import storage_errors

#: what a column holds, by how it is declared
_TYPES = {
    **dict.fromkeys(("INTEGER", "BIGINT", "SMALLINT", "BOOLEAN"), "'integer'"),
    **dict.fromkeys(("TEXT", "VARCHAR", "CHAR"), "'text'"),
}
#: damaged places that are named; one is enough to know
_NAMED = 50
#: events whose hashes are made anew after an unclean end
_LOOKED_AT = 200
#: originals whose files are looked for at each opening
_NEWEST = 20
_LAST = """
SELECT {columns}, e.desk_hash, coalesce(c.hash, ''), coalesce(d.desk_hash, '')
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


class LastEvent(NamedTuple):
    """One of the last events, with the hashes that it is chained to."""

    seq: int
    case_seq: int
    at: str
    kind: str
    body: str
    hash: str
    who: str
    format: int
    case_id: int | None
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
    """How far the desk goes: its last event, when that was ("" without any), all its changes."""
    seq, hash_, at = last_event(looking)
    return Head(seq, hash_, changes_of(looking)), at


def last_event(looking: Any) -> tuple[int, str, str]:
    """Number, `desk_hash` and moment of the last event; 0 and "" without any."""
    last = "SELECT seq, desk_hash, at FROM event ORDER BY seq DESC LIMIT 1"
    found: tuple[int, str, str] = looking.execute(last).fetchone() or (0, "", "")
    return found


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
    query = _LAST.format(columns=event_columns(looking, "e"))
    for row in looking.execute(query, (after, _LOOKED_AT)):
        event = LastEvent(*row)
        if not holds(event):
            raise HistoryBroken(event.seq)


def photos_gone(database: Path) -> int:
    """How many of the newest originals that the desk names do not lie in its vault."""
    newest = "SELECT sha256 FROM photo ORDER BY id DESC LIMIT ?"
    with looking_at(database) as looking:
        named = [sha256 for (sha256,) in looking.execute(newest, (_NEWEST,))]
    if not named:
        return 0
    from db.files.vault import Vault

    vault = Vault(database.parent)
    return sum(not vault.holds(sha256) for sha256 in named)


# --- the whole of it -----------------------------------------------------------------------------


def damaged_places(connection: Any) -> list[str]:
    """What SQLite's integrity check says is damaged, its indexes and the search included."""
    rows = connection.execute(f"PRAGMA integrity_check({_NAMED})").fetchall()
    told = [str(row[0]) for row in rows]
    return [] if told == ["ok"] else told


def loose_ends(connection: Any) -> list[str]:
    """Rows that name a row which is not there, as `table row → other table`."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(_NAMED)
    return [f"{table} {row} → {parent}" for table, row, parent, _ in rows]


def mistyped(connection: Any) -> list[str]:
    """Columns that hold a number where a text belongs, or the like, as `table.column`.

    SQLite keeps whatever it is given; this program only ever gives what the column is declared for.
    """
    found = []
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND name NOT LIKE 'case_search%' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    for (table,) in tables:
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        wrong = {
            name: f"typeof(\"{name}\") NOT IN ({_TYPES[kind]}, 'null')"
            for _, name, declared, *_ in columns
            if (kind := declared.partition("(")[0].upper()) in _TYPES
        }
        if not wrong:
            continue
        told = ", ".join(f"max({condition})" for condition in wrong.values())
        row = connection.execute(f'SELECT {told} FROM "{table}"').fetchone()  # noqa: S608
        found += [
            f"{table}.{name}" for name, is_wrong in zip(wrong, row, strict=True) if is_wrong
        ]
    return found


def strange_parts(connection: Any, version: int) -> list[str]:
    """Tables, indexes, triggers and views that differ from those of that version; names only.

    A trigger or view that somebody added would do its work inside the desk, and one that is gone
    no longer keeps the history from being edited.
    """
    found, known = dict(_parts(connection)), _known_parts(version)
    names = found.keys() | known.keys()
    return sorted(name for name in names if found.get(name) != known.get(name))


def fresh_copy(source: Path, target: Path) -> None:
    """Write every row of a database into a new file, on the disk on return; the source is only read.

    No page of the source is taken over as it is, so nothing hides between its rows. Raises
    `StorageError`; no half file stays.
    """
    with storage_errors(target, source.stat().st_size if source.exists() else 0):
        try:
            # as it lies there: what a log beside it would add was not looked at
            with closing(driver.connect_alone(source)) as reading:
                reading.execute("PRAGMA trusted_schema = 0")
                reading.execute("PRAGMA cell_size_check = 1")
                reading.execute("VACUUM INTO ?", (str(target),))
            sync_file(target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _parts(connection: Any) -> Iterator[tuple[str, str]]:
    """(type and name, statement without its spacing) of all that a database is made of."""
    query = (
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    for kind, name, statement in connection.execute(query):
        yield f"{kind} {name}", " ".join(str(statement or "").split())


@cache
def _known_parts(version: int) -> Mapping[str, str]:
    """The parts of a database made by our own migrations up to a version: they are frozen, so once."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    from db.migrations import upgrade

    engine = create_engine("sqlite://", module=driver.dbapi, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            upgrade(connection, f"{version:04}")
            raw: Any = connection.connection.driver_connection
            return MappingProxyType(dict(_parts(raw)))
    finally:
        engine.dispose()
