"""Since when papers are entered in a desk's history; asked at every opening, so it loads little."""

import json
from typing import Any

from db.history import event_columns
from returns.evidence.chain import PAPERS_ENTERED, START, hash_of
from returns.records.case import PAPERS_BEFORE, Event


def is_begun(reading: Any) -> bool:
    """Whether papers are entered on this desk: from its first step on, or since they were once.

    Also where the first step is not what was written: nothing is known by an altered one.
    """
    query = f"SELECT {event_columns(reading)} FROM event WHERE seq = 1"  # noqa: S608
    row = reading.execute(query).fetchone()
    if row is None:
        return True
    first = Event(*row)
    if hash_of(first, START) != first.hash or PAPERS_ENTERED in json.loads(first.body):
        return True
    once = "SELECT 1 FROM event WHERE case_id IS NULL AND kind = ? LIMIT 1"
    return reading.execute(once, (PAPERS_BEFORE,)).fetchone() is not None
