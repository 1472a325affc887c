"""The manifest of a sealed document, read back with suspicion, and what it says of itself."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Protocol

from returns.evidence.anatomy import MANIFEST, SUMS, Attached, ending
from returns.evidence.chain import START, hash_of
from returns.evidence.held import Held, found_in
from returns.phrases import say
from returns.records.event import Event
from returns.records.verification import PartCheck

_SUM = re.compile(r"([0-9a-f]{64})  ([0-9A-Za-z._-]+)")
#: no sheet of ours names more than its own
_MOST_NUMBERS = 50
_NUMBER = re.compile(rb'"number": "([0-9A-Za-z._-]{1,80})"')


class Tell(Protocol):
    """Says a sentence of `documents.json` below `verify.` in the reader's language."""

    def __call__(self, name: str, /, **facts: object) -> str:
        """The sentence."""
        ...


def teller(lang: str) -> Tell:
    """Sentences on checking in one language."""
    return partial(_say, lang)


def _say(lang: str, name: str, /, **facts: object) -> str:
    return say(f"documents.verify.{name}", lang, **facts)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the manifest lists: parts with their SHA-256, the history, where that ends; the number."""

    parts: dict[str, str]
    events: tuple[Mapping[str, Any], ...]
    head: Mapping[str, Any] | None
    #: of the document; "" where it names none
    number: str = ""
    #: SHA-256 of each original
    photos: tuple[str, ...] = ()


def read_manifest(attachments: Mapping[str, Attached]) -> Manifest | None:
    """The attached manifest, or None when there is none that can be used."""
    attached = attachments.get(MANIFEST)
    if attached is None or not attached.content:
        return None
    try:
        said = json.loads(attached.content)
        parts = {str(line["part"]): str(line["sha256"]) for line in said["parts"]}
        events = tuple(said["events"])
        head = said["head"]
        number = str(said["document"]["number"]) if "document" in said else ""
        photos = tuple(str(photo["sha256"]) for photo in said.get("photos", ()))
    except (AttributeError, ValueError, KeyError, TypeError, RecursionError):
        return None
    sound = all(isinstance(event, dict) for event in events)
    if not sound or not isinstance(head, dict | None) or not parts:
        return None
    return Manifest(parts, events, head, number, photos)


def claimed_numbers(pdf: Held) -> tuple[str, ...]:
    """The document numbers that a file claims in its last line and its manifest, however damaged.

    All of them: who reads a number on a page does not look whether the last line says another.
    """
    last = ending(pdf)
    found = [] if last is None else [last.number]
    found += [
        each.group(1).decode() for _, each in islice(found_in(pdf, _NUMBER), _MOST_NUMBERS)
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def check_sums(attachments: Mapping[str, Attached], tell: Tell) -> Iterator[PartCheck]:
    """`SHA256SUMS` against the files beside it, both ways."""
    name = f"attachment {SUMS}"
    if SUMS not in attachments:
        yield PartCheck(name, False, tell("missing"))
        return
    listed = {}
    for line in attachments[SUMS].content.decode("utf-8", "replace").splitlines():
        found = _SUM.fullmatch(line)
        if found is None:
            yield PartCheck(name, False, tell("sums_unreadable"))
            return
        listed[found.group(2)] = found.group(1)
    others = {name: one.sha256 for name, one in attachments.items() if name != SUMS}
    wrong = sorted(n for n in listed.keys() | others.keys() if listed.get(n) != others.get(n))
    if wrong:
        yield PartCheck(name, False, tell("sums_differ", names=", ".join(wrong)))
    else:
        yield PartCheck(name, True, tell("sums_agree", count=len(listed)))
    matches = listed.get(MANIFEST) == others.get(MANIFEST)
    yield PartCheck(
        f"attachment {MANIFEST}", matches, tell("same" if matches else "manifest_differs")
    )


@dataclass(frozen=True, slots=True)
class Walked:
    """A chain that was gone through: its last hash, and which of its links could be made again."""

    #: the number of the first link that does not hold, and how; 0 and "" where all do
    broken: int
    why: str
    end: str
    #: by place: the link was made again from what is told of its step
    bound: tuple[bool, ...]


def walk(events: Sequence[Mapping[str, Any]]) -> Walked:
    """Go through a case's steps from the first, making each link again that can be."""
    before, newest = START, 1
    bound: list[bool] = []
    for place, event in enumerate(events, start=1):
        said = event.get("hash")
        if event.get("case_seq") != place or not isinstance(said, str):
            return Walked(place, "history_number", before, tuple(bound))
        told = _event(place, event)
        bound.append(told is not None)
        if told is not None:
            if told.format < newest or hash_of(told, before) != said:
                return Walked(place, "history_broken", before, tuple(bound))
            newest = told.format
        before = said
    return Walked(0, "", before, tuple(bound))


def check_history(manifest: Manifest, tell: Tell) -> PartCheck:
    """The chain of events, as far as it can be recomputed without the desk."""
    walked = walk(manifest.events)
    if walked.why:
        return PartCheck("history", False, tell(walked.why, number=walked.broken))
    end = (len(manifest.events), walked.end) if manifest.events else None
    head = manifest.head
    if end != ((head.get("case_seq"), head.get("hash")) if head else None):
        return PartCheck("history", False, tell("history_head"))
    count = len(manifest.events)
    shown = sum(isinstance(event.get("body"), str) for event in manifest.events)
    if shown == count:
        return PartCheck("history", True, tell("history_whole", count=count))
    if all(walked.bound):
        return PartCheck("history", True, tell("history_bound", count=count, shown=shown))
    said_as = "history_holds" if shown else "history_listed"
    return PartCheck("history", True, tell(said_as, count=count, shown=shown))


def _event(place: int, told: Mapping[str, Any]) -> Event | None:
    """One step of a manifest; papers from before format 2 name neither format, person nor case.

    None where neither its body is shown nor, from format 3 on, the SHA-256 of it.
    """
    format_, case_id = told.get("format", 1), told.get("case_id")
    format_ = format_ if isinstance(format_, int) else 0
    body, digest = told.get("body"), told.get("body_sha256")
    if not isinstance(body, str):
        if format_ < 3 or not isinstance(digest, str) or not digest:
            return None
        body = ""
    else:
        digest = ""
    return Event(
        *(place, place, str(told.get("at")), str(told.get("kind")), body),
        *(str(told["hash"]), str(told.get("by", "")), format_),
        case_id if isinstance(case_id, int) else None,
        digest,
    )


def same_history(manifest: Manifest, kept: Manifest, tell: Tell) -> PartCheck:
    """The chain of events against the one in the sheet that the desk kept."""
    if manifest.events == kept.events and manifest.head == kept.head:
        return PartCheck("history", True, tell("history_same", count=len(kept.events)))
    own = check_history(manifest, tell)
    return own if not own.ok else PartCheck("history", False, tell("changed"))
