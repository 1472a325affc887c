"""Is a database whole from page to page, and made of our own tables and nothing else?

SQLite's own check sees damaged pages, not altered rows: those are the history's to tell.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from db import driver
from db.safe_file import sync_file
from db.trouble import storage_errors

#: damaged places that are named; one is enough to know
_MOST = 50


def damaged_places(connection: Any) -> list[str]:
    """What SQLite's integrity check says is damaged, its indexes and the search included."""
    rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    told = [str(row[0]) for row in rows]
    return [] if told == ["ok"] else told


def loose_ends(connection: Any) -> list[str]:
    """Rows that name a row which is not there, as `table row → other table`."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    return [f"{table} {row} → {parent}" for table, row, parent, _ in rows]


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


def _known_parts(version: int) -> dict[str, str]:
    """The parts of a database made by our own migrations up to a version."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    from db.migrations import upgrade

    engine = create_engine("sqlite://", module=driver.dbapi, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            upgrade(connection, f"{version:04}")
            raw: Any = connection.connection.driver_connection
            return dict(_parts(raw))
    finally:
        engine.dispose()
