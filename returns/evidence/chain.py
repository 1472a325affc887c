"""The history as a chain of hashes: a changed, dropped, moved or added event breaks it.

Each event's hash covers the one before it on the same case, so that a case is verified without any
other; `desk_hash` is the running head over every event of the desk in order. Cutting off the end
shows only against a head that somebody else keeps: on a printed sheet, in a backup.

Format 1 hashes number, moment, kind and body; format 2 also who was at the desk and which case it is;
format 3 takes the body by its own SHA-256, so that a link holds for others who may not read the body.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from returns.records.event import Event
from returns.records.event_kinds import PAPERS_ENTERED

_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
)

#: what stands before the first event of a chain
START = ""
#: how events are hashed from now on
FORMAT = 3
#: the fact of a body from format 3 on that nobody outside can guess
SALT = "salt"


@dataclass(frozen=True, slots=True)
class DeskEvent:
    """An event as the whole desk's chain sees it; `case_id` is None for the desk's own events."""

    case_id: int | None
    event: Event
    desk_hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ended when it was printed or backed up: its last number and hash."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One place where the history is not what it was.

    `what` is `number`, `hash`, `format` (an older one after a newer), `desk_hash` or `head`.

    `seq` is the event's number on the desk, or the missing head's number.
    """

    seq: int
    what: str


def canonical(body: Mapping[str, Any]) -> str:
    """An event's body as the one text that is hashed: sorted keys, no spaces, text as given.

    Raises `ValueError` for NaN and infinity, which JSON cannot say.
    """
    return _ENCODER.encode(body)


def salted(body: Mapping[str, Any], desk_before: str, seq: int) -> dict[str, Any]:
    """The body with what no outsider knows: else a short one could be guessed from its SHA-256.

    Taken from the running head over every event of the desk, which is on no paper; so the same life
    twice still makes the same history.
    """
    return {**body, SALT: _sha256(f"salt\n{desk_before}\n{seq}")[:32]}


def first_of_desk(body: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a desk's very first event, which says once that papers are entered."""
    return {**body, PAPERS_ENTERED: True}


def event_hash(before: str, case_seq: int, at: str, kind: str, body: str) -> str:
    """SHA-256 in hex of one event of format 1; `body` is the stored canonical text."""
    return _sha256(f"v1\n{before}\n{case_seq}\n{at}\n{kind}\n{body}")


def hash_of(event: Event, before: str) -> str:
    """SHA-256 in hex of an event by its own format; `before` is that of its case's event before.

    From format 2 on each part is preceded by its length, so that nothing moves from one into the next.
    """
    if event.format == 1 and not event.by:
        return event_hash(before, event.case_seq, event.at, event.kind, event.body)
    return _sha256(link_text(event, before))


def link_text(event: Event, before: str) -> str:
    """What the hash of an event from format 2 on is made of."""
    case = "" if event.case_id is None else event.case_id
    body = event.body if event.format < 3 else event.body_sha256 or _sha256(event.body)
    parts = (before, case, event.case_seq, event.at, event.by, event.kind, body)
    told = "".join([f"{len(text)}:{text}," for text in map(str, parts)])
    return f"v{event.format}\n{told}"


def desk_hash(before: str, seq: int, own: str) -> str:
    """SHA-256 in hex of the desk's chain after the event `seq` with the hash `own`."""
    return _sha256(f"v1\n{before}\n{seq}\n{own}")


def verify_case(events: Sequence[Event], head: Head | None = None) -> list[Problem]:
    """What is wrong with one case's events, oldest first; `head` counts by `case_seq`."""
    problems: list[Problem] = []
    before = _NONE_BEFORE
    for event in events:
        problems += _breaks(event, before)
        before = event
    if head is not None:
        known = {event.case_seq: event.hash for event in events}
        problems += _against(head, known)
    return problems


def verify_desk(events: Iterable[DeskEvent], head: Head | None = None) -> list[Problem]:
    """What is wrong with the whole desk's events in their order, the chains of its cases included."""
    problems = []
    before = START
    last: dict[int | None, Event] = {}
    known = {}
    for place, link in enumerate(events, start=1):
        event = link.event
        if event.seq != place:
            problems.append(Problem(event.seq, "number"))
        problems += _breaks(event, last.get(link.case_id, _NONE_BEFORE))
        if link.desk_hash != desk_hash(before, event.seq, event.hash):
            problems.append(Problem(event.seq, "desk_hash"))
        before = known[event.seq] = link.desk_hash
        last[link.case_id] = event
    return problems + (_against(head, known) if head is not None else [])


#: what the first event of a case goes on from
_NONE_BEFORE = Event(0, 0, "", "", "", START)


def _breaks(event: Event, before: Event) -> Iterator[Problem]:
    """How an event does not go on from the one before it on its case."""
    if event.case_seq != before.case_seq + 1:
        yield Problem(event.seq, "number")
    if event.format < before.format:
        yield Problem(event.seq, "format")
    if event.hash != hash_of(event, before.hash):
        yield Problem(event.seq, "hash")


def _against(head: Head, known: Mapping[int, str]) -> list[Problem]:
    if head.seq and known.get(head.seq) != head.hash:
        return [Problem(head.seq, "head")]
    return []


def _sha256(text: str) -> str:
    # text from outside may hold half a surrogate pair; it is hashed as it is, not refused
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
