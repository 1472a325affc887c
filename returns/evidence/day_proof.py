"""From a sheet to the stamp over its day, as files of which each one's SHA-256 stands in the next.

    manifest.json → stamped-1-paper.json → stamped-2-step-01.txt … → stamped-3-case.txt
      → stamped-4-day.bin → stamped-5-days.txt → stamped-6.tsr     (stamped-6-chain.pem signed it)

So anybody follows it with nothing but a program that makes sums. Without the first two the stamp covers
the history alone, since the sheet was made after that day.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from returns.evidence.day_seal import Seal, leaf_text, node, seal_text
from returns.evidence.own_key import certificate_text
from returns.evidence.stamping import NotStamped, Stamp, read_stamp

PAPER, CASE, DAY, DAYS = (
    "stamped-1-paper.json", "stamped-3-case.txt", "stamped-4-day.bin", "stamped-5-days.txt",
)  # fmt: skip
ANSWER, CHAIN = "stamped-6.tsr", "stamped-6-chain.pem"
_STEP = "stamped-2-step-"
#: of one node: its sign, and the two sums below it
_NODE = 66
_SEAL_LINES = 8
#: steps between a paper and the end of its day; a day has room for more, a proof that is looked at not
MOST_STEPS = 99
_MOST_NODES, _MOST_DAYS = 64, 4_000


@dataclass(frozen=True, slots=True)
class Leaf:
    """A case's last step of a day: what the day's root is made of."""

    case_id: int
    case_seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class DayProof:
    """All that ties one sheet, or one history, to a stamp."""

    leaf: Leaf
    #: the sums beside it on the way up, each with whether it stands at the left
    path: tuple[tuple[bool, str], ...]
    #: the seal of its day, and those after it up to the one that was stamped, each with the head before
    seals: tuple[tuple[str, Seal], ...]
    answer: bytes
    #: the body of the step that made the paper, and the texts of the links from it to the leaf
    paper: str = ""
    links: tuple[str, ...] = ()

    def files(self, stamp: Stamp) -> dict[str, bytes]:
        """The attachments."""
        files = {}
        if self.links:
            files[PAPER] = self.paper.encode()
            for number, text in enumerate(self.links, start=1):
                files[f"{_STEP}{number:02}.txt"] = text.encode()
        files[CASE] = leaf_text(self.leaf.case_id, self.leaf.case_seq, self.leaf.hash)
        files[DAY] = b"".join(_nodes(files[CASE], self.path))
        texts = (seal_text(before, seal) + "\n" for before, seal in self.seals)
        files[DAYS] = "".join(texts).encode()
        files[ANSWER] = self.answer
        files[CHAIN] = b"".join(map(certificate_text, stamp.chain))
        return files


def _nodes(leaf: bytes, path: Sequence[tuple[bool, str]]) -> Iterator[bytes]:
    own = hashlib.sha256(leaf).digest()
    for at_left, beside in path:
        other = bytes.fromhex(beside)
        both = node(other, own) if at_left else node(own, other)
        yield both
        own = hashlib.sha256(both).digest()


@dataclass(frozen=True, slots=True)
class Covered:
    """What a stamp that holds covers: the sheet as it was made, or a case's history up to a step."""

    stamp: Stamp
    #: the day of the seal (UTC), and the day of the one that was stamped
    day: str
    stamped_day: str
    #: the whole sheet, since the step that made it is below the stamp
    sheet: bool
    #: the last step below it
    case_seq: int
    hash: str


class NotCovered(Exception):
    """Files of a proof that do not follow one from another; `why` is the last part of a sentence's key."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def follow(files: Mapping[str, bytes], manifest: bytes) -> Covered:
    """Go from the manifest to the stamp; raises `NotCovered` at the first file that is not in the next."""
    try:
        return _followed(files, manifest)
    except (ValueError, KeyError, IndexError, TypeError, UnicodeDecodeError) as error:
        raise NotCovered("unreadable") from error


def _followed(files: Mapping[str, bytes], manifest: bytes) -> Covered:
    names = sorted(name for name in files if name.startswith(_STEP))
    known = {PAPER, CASE, DAY, DAYS, ANSWER, CHAIN, *names}
    if files.keys() - known or bool(names) != (PAPER in files) or len(names) > MOST_STEPS:
        raise NotCovered("unreadable")
    zero, case_id, case_seq, own = files[CASE].decode().split("\n")
    if zero != "0":
        raise NotCovered("unreadable")
    if names:
        links = [files[name].decode() for name in names]
        _demand_sheet(files[PAPER], links, manifest, (case_id, case_seq, own))
    root = _root(files[CASE], files[DAY])
    days = _days(files[DAYS], root)
    try:
        stamp = read_stamp(files[ANSWER])
    except NotStamped as error:
        raise NotCovered(error.why) from error
    if stamp.head != days[-1][1]:
        raise NotCovered("another_day")
    if files[CHAIN] != b"".join(map(certificate_text, stamp.chain)):
        raise NotCovered("another_chain")
    return Covered(stamp, days[0][0], days[-1][0], bool(names), int(case_seq), own)


def _demand_sheet(
    paper: bytes, links: Sequence[str], manifest: bytes, leaf: tuple[str, str, str]
) -> None:
    """That the step which made this very sheet is below the case's last step of the day."""
    body = json.loads(paper)
    if body.get("manifest_sha256") != hashlib.sha256(manifest).hexdigest():
        raise NotCovered("another_sheet")
    first = _fields(links[0])
    if first[5] != "paper_made" or first[6] != hashlib.sha256(paper).hexdigest():
        raise NotCovered("another_sheet")
    before = first[0]
    case_id, case_seq, own = leaf
    for text in links:
        fields = _fields(text)
        if fields[0] != before or fields[1] != case_id:
            raise NotCovered("steps_apart")
        before = hashlib.sha256(text.encode()).hexdigest()
    if before != own or _fields(links[-1])[2] != case_seq:
        raise NotCovered("steps_apart")


def _fields(text: str) -> list[str]:
    """The seven parts of a link of format 3, each preceded by its length; raises `ValueError`."""
    head, rest = text[:3], text[3:]
    fields = []
    while rest:
        size, _, rest = rest.partition(":")
        if not size.isascii() or not size.isdecimal() or rest[int(size) : int(size) + 1] != ",":
            raise ValueError(size[:20])
        fields.append(rest[: int(size)])
        rest = rest[int(size) + 1 :]
    if head != "v3\n" or len(fields) != 7:
        raise ValueError(head)
    return fields


def _root(leaf: bytes, nodes: bytes) -> str:
    if len(nodes) % _NODE or len(nodes) > _NODE * _MOST_NODES:
        raise NotCovered("unreadable")
    own = hashlib.sha256(leaf).digest()
    for at in range(0, len(nodes), _NODE):
        both = nodes[at : at + _NODE]
        if both[:2] != b"1\n" or own not in (both[2:34], both[34:]):
            raise NotCovered("another_case")
        own = hashlib.sha256(both).digest()
    return own.hex()


def _days(content: bytes, root: str) -> list[tuple[str, str]]:
    """Day and head of each seal, each chained to the one before, the first over the root."""
    lines = content.decode().split("\n")
    if lines.pop() or not lines or len(lines) % _SEAL_LINES:
        raise NotCovered("unreadable")
    if len(lines) > _SEAL_LINES * _MOST_DAYS:
        raise NotCovered("unreadable")
    days: list[tuple[str, str]] = []
    for at in range(0, len(lines), _SEAL_LINES):
        told = lines[at : at + _SEAL_LINES]
        if told[0] != "seal" or (days and told[1] != days[-1][1]):
            raise NotCovered("days_apart")
        if not days and told[6] != root:
            raise NotCovered("another_case")
        days.append((told[2], hashlib.sha256("\n".join(told).encode()).hexdigest()))
    return days


def moment_told(at: datetime) -> str:
    """A moment as sentences give it."""
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
