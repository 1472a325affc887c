"""The seal of a day: one head over all cases that changed, chained to the seal before.

A day (UTC) is sealed in the transaction of the first event of a later one, so only cases that
changed since the seal before are looked at. A day that lies behind one that was worked on already,
since the clock was set back, opens no new one: its events go into the seal that comes next.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from returns.evidence.chain import START
from returns.records.event import Event

#: where the desk's own events stand among the cases, whose numbers begin with 1
DESK = 0


@dataclass(frozen=True, slots=True)
class Seal:
    """One sealed day: how many events and cases are below it, up to the event `seq`."""

    day: str
    seq: int
    events: int
    cases: int
    #: Merkle root over the heads of these cases
    root: str
    #: over all of the above and the head before: whoever keeps it holds all days until this one
    head: str
    #: when it was made: the moment of the event after it
    at: str


@dataclass
class OpenDay:
    """What no seal covers yet: the head of each case that changed, the newest day among its events."""

    day: str = ""
    seq: int = 0
    events: int = 0
    #: number on its case and hash of its last event
    heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    _root: str | None = None

    def add(self, seq: int, case_id: int | None, case_seq: int, own: str, at: str) -> None:
        """One more event; they come in the desk's order."""
        self.day, self.seq, self.events = max(self.day, day_of(at)), seq, self.events + 1
        self.heads[DESK if case_id is None else case_id] = (case_seq, own)
        self._root = None

    def root(self) -> str:
        """Merkle root over the heads until now, worked out once until another event comes."""
        if self._root is None:
            self._root = merkle_root(self.heads)
        return self._root

    def ends_before(self, at: str) -> bool:
        """Whether an event at this moment is the first of a later day."""
        return self.events > 0 and day_of(at) > self.day

    def sealed(self, before: str, at: str) -> Seal:
        """Its seal, on top of the head `before`, at the moment of the event after it."""
        made = Seal(self.day, self.seq, self.events, len(self.heads), self.root(), "", at)
        return replace(made, head=_sha256(seal_text(before, made)))


def seal_text(before: str, made: Seal) -> str:
    """What a seal's head is the SHA-256 of: eight lines, the head before and all that it says."""
    facts = (before, made.day, made.seq, made.events, made.cases, made.root, made.at)
    return "seal\n" + "\n".join(map(str, facts))


def leaf_text(case_id: int, case_seq: int, own: str) -> bytes:
    """What the lowest sums of a root are made of: a case, its last step, that step's hash."""
    return f"0\n{case_id}\n{case_seq}\n{own}".encode("utf-8", "surrogatepass")


def node(left: bytes, right: bytes) -> bytes:
    """What a sum above two others is made of."""
    return b"1\n" + left + right


def day_of(at: str) -> str:
    """The calendar day in UTC of a stored moment."""
    return at[:10]


def merkle_root(heads: Mapping[int, tuple[int, str]]) -> str:
    """Merkle root in hex over (case, number, hash) in the order of the cases.

    Leaves and nodes are told apart by their first byte, and an odd one goes up as it is.
    """
    level = _lowest(heads)
    while len(level) > 1:
        level = _above(level)
    return level[0].hex() if level else START


def merkle_path(
    heads: Mapping[int, tuple[int, str]], case_id: int
) -> tuple[tuple[bool, str], ...]:
    """The sums beside a case's own on the way to the root, each with whether it stands at the left."""
    level, place = _lowest(heads), sorted(heads).index(case_id)
    path = []
    while len(level) > 1:
        beside = place ^ 1
        if beside < len(level):
            path.append((beside < place, level[beside].hex()))
        level, place = _above(level), place // 2
    return tuple(path)


def _lowest(heads: Mapping[int, tuple[int, str]]) -> list[bytes]:
    return [_digest(leaf_text(case_id, *head)) for case_id, head in sorted(heads.items())]


def _above(level: list[bytes]) -> list[bytes]:
    pairs = [_digest(node(*level[n : n + 2])) for n in range(0, len(level) - 1, 2)]
    return [*pairs, *level[len(pairs) * 2 :]]


@dataclass
class SealCheck:
    """Goes through the events in their order and makes again each seal that format 2 demands."""

    #: by their days, those that were not come to
    left: dict[str, Seal]
    open: OpenDay = field(default_factory=OpenDay)
    broken: list[str] = field(default_factory=list)
    #: the head before as it stands and as it should be: one altered seal breaks no day but its own
    befores: tuple[str, ...] = (START,)

    @property
    def broken_days(self) -> list[str]:
        """After the last event: the days whose seal is missing, is not what it was, or was never due."""
        return sorted({*self.broken, *self.left})

    def passes(self, event: Event) -> None:
        """One event: is a day sealed before it?"""
        if event.format > 1 and self.open.ends_before(event.at):
            self._closes(event.at)
        self.open.add(event.seq, event.case_id, event.case_seq, event.hash, event.at)

    def _closes(self, at: str) -> None:
        made = [self.open.sealed(before, at) for before in self.befores]
        stands = self.left.pop(self.open.day, None)
        if stands is not None and stands in made:
            self.befores = (stands.head,)
        else:
            self.broken.append(self.open.day)
            self.befores = (made[0].head, *([] if stands is None else [stands.head]))
        self.open = OpenDay()


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _sha256(text: str) -> str:
    return _digest(text.encode("utf-8", "surrogatepass")).hex()
