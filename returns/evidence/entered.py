"""Since when papers are entered in a desk's history; asked at every opening, so it loads nothing."""

import json
from typing import Any

from returns.evidence.chain import PAPERS_ENTERED
from returns.records.case import PAPERS_BEFORE


def is_begun(reading: Any) -> bool:
    """Whether papers are entered on this desk: from its first step on, or since they were once."""
    first = reading.execute("SELECT body FROM event WHERE seq = 1").fetchone()
    if first is None or _says_so(first[0]):
        return True
    once = "SELECT 1 FROM event WHERE case_id IS NULL AND kind = ? LIMIT 1"
    return reading.execute(once, (PAPERS_BEFORE,)).fetchone() is not None


def _says_so(text: str) -> bool:
    try:
        return PAPERS_ENTERED in json.loads(text)
    except (ValueError, TypeError):
        return True  # not what was written: nothing is known by it
