"""Since when papers are entered in a desk's history; asked at every opening, so it loads little."""

import json
from contextlib import suppress
from typing import Any

from db.history import event_columns
from returns.records.event_kinds import PAPERS_BEFORE, PAPERS_ENTERED


def is_begun(reading: Any) -> bool:
    """Whether papers are entered on this desk: from its first step on, or since they were once.

    Also where the first step is not what was written: nothing is known by an altered one.
    """
    query = f"SELECT {event_columns(reading)} FROM event WHERE seq = 1"  # noqa: S608
    row = reading.execute(query).fetchone()
    if row is None or _says_so(row) or not _holds(row):
        return True
    once = "SELECT 1 FROM event WHERE case_id IS NULL AND kind = ? LIMIT 1"
    return reading.execute(once, (PAPERS_BEFORE,)).fetchone() is not None


def _says_so(row: Any) -> bool:
    with suppress(ValueError, TypeError, RecursionError):
        return PAPERS_ENTERED in json.loads(row[4])
    return False


def _holds(row: Any) -> bool:
    from returns.evidence.chain import START, hash_of
    from returns.records.event import Event

    first = Event(*row)
    return hash_of(first, START) == first.hash
