"""How the events of a database are read, whichever version wrote it."""

from typing import Any


def event_columns(looking: Any, of: str = "event") -> str:
    """What is hashed of an event, in one order: number, number on its case, moment, kind, body,
    hash, who, format, case.

    Before version 4 no event said who, and all were of format 1.
    """
    there = "SELECT 1 FROM pragma_table_info('event') WHERE name = 'format'"
    told = looking.execute(there).fetchone() is not None
    who = f"{of}.who, {of}.format" if told else "'', 1"
    first = ", ".join(
        f"{of}.{name}" for name in ("seq", "case_seq", "at", "kind", "body", "hash")
    )
    return f"{first}, {who}, {of}.case_id"


def has_seals(looking: Any) -> bool:
    """Does the database know seals of days? Not before version 4."""
    there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'seal'"
    return looking.execute(there).fetchone() is not None
