"""Since when papers are entered in a desk's history; asked at every opening, so it loads little."""

import json
from typing import Any

from returns.evidence.chain import PAPERS_ENTERED, START, event_hash
from returns.records.case import PAPERS_BEFORE


def is_begun(reading: Any) -> bool:
    """Whether papers are entered on this desk: from its first step on, or since they were once.

    Also where the first step is not what was written: nothing is known by an altered one.
    """
    query = "SELECT case_seq, at, kind, body, hash FROM event WHERE seq = 1"
    first = reading.execute(query).fetchone()
    if first is None:
        return True
    *written, own = first
    if event_hash(START, *written) != own or PAPERS_ENTERED in json.loads(written[-1]):
        return True
    once = "SELECT 1 FROM event WHERE case_id IS NULL AND kind = ? LIMIT 1"
    return reading.execute(once, (PAPERS_BEFORE,)).fetchone() is not None
