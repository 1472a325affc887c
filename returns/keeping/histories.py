"""The histories of a whole desk, read one by one and checked against their hashes."""

from collections.abc import Iterator
from typing import Any

from returns.evidence.chain import DeskEvent, Head, Problem, verify_desk
from returns.keeping.watching import Watch
from returns.records.case import Event

#: events between two looks at the clock of who waits
_OFTEN = 5_000


def broken_links(
    reading: Any, head: Head | None = None, watch: Watch | None = None
) -> list[Problem]:
    """What is wrong with the histories of a database, read by the bare driver; `head` as copied once."""
    return verify_desk(_events(reading, watch or Watch()), head)


def _events(reading: Any, watch: Watch) -> Iterator[DeskEvent]:
    total = int(reading.execute("SELECT count(*) FROM event").fetchone()[0])
    query = (
        "SELECT seq, case_id, case_seq, at, kind, body, hash, desk_hash FROM event ORDER BY seq"
    )
    for done, row in enumerate(reading.execute(query)):
        if done % _OFTEN == 0:
            watch.at(done, total)
        seq, case_id, case_seq, at, kind, body, own, desk = row
        yield DeskEvent(case_id, Event(seq, case_seq, at, kind, body, own), desk)
