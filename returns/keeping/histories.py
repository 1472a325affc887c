"""The histories of a whole desk, read one by one and checked against their hashes and the days' seals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from db.history import event_columns, has_seals
from returns.evidence.chain import DeskEvent, Problem, verify_desk
from returns.evidence.day_seal import Seal, SealCheck
from returns.keeping.watching import Watch
from returns.records.event import Event

#: events between two looks at the clock of who waits
_OFTEN = 5_000


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the histories are not what they were: links, and days (UTC) whose seal does not hold."""

    links: tuple[Problem, ...]
    days: tuple[str, ...]


def broken_histories(reading: Any, watch: Watch | None = None) -> Broken:
    """What is wrong with the histories of a database of any version, read by the bare driver."""
    seals = SealCheck({seal.day: seal for seal in _seals(reading)})
    links = verify_desk(_passing(_events(reading, watch or Watch()), seals))
    return Broken(tuple(links), tuple(seals.broken_days))


def _passing(events: Iterator[DeskEvent], seals: SealCheck) -> Iterator[DeskEvent]:
    for link in events:
        seals.passes(link.event)
        yield link


def _seals(reading: Any) -> Iterator[Seal]:
    if has_seals(reading):
        query = "SELECT day, seq, events, cases, root, head, at FROM seal"
        yield from (Seal(*row) for row in reading.execute(query))


def _events(reading: Any, watch: Watch) -> Iterator[DeskEvent]:
    total = int(reading.execute("SELECT count(*) FROM event").fetchone()[0])
    columns = event_columns(reading)
    query = f"SELECT {columns}, desk_hash FROM event ORDER BY seq"  # noqa: S608
    for done, row in enumerate(reading.execute(query)):
        if done % _OFTEN == 0:
            watch.at(done, total)
        *written, desk = row
        event = Event(*written)
        yield DeskEvent(event.case_id, event, desk)
