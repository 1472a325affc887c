"""Where two documents differ, named by part: a page, a picture, an attachment, the structure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf

from returns.evidence.anatomy import MANIFEST, PROOF, SUMS, UNREADABLE, Anatomy, ending, places
from returns.evidence.held import Held, HeldFile, as_stream, found_in
from returns.evidence.manifest import Tell
from returns.records.verification import PartCheck

_CHUNK = 4096
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")


def listed(anatomy: Anatomy) -> dict[str, str]:
    """Every part with its SHA-256, under the name that people read."""
    parts = {f"page {n}": digest for n, digest in enumerate(anatomy.pages, start=1)}
    parts |= {f"picture {n}": digest for n, digest in enumerate(anatomy.pictures, start=1)}
    parts |= {
        f"attachment {name}": attached.sha256 for name, attached in anatomy.attachments.items()
    }
    return parts | {"structure": anatomy.structure}


def by_parts(
    expected: Mapping[str, str], anatomy: Anatomy, tell: Tell, *, apart: bool
) -> Iterator[PartCheck]:
    """Each part against the SHA-256 that is expected, and the parts that nobody expects.

    `apart`: the manifest and the sums are checked elsewhere, since no manifest lists itself.
    """
    found = listed(anatomy)
    own = {f"attachment {MANIFEST}", f"attachment {SUMS}"} if apart else set()
    if apart:
        own |= {part for part in found if part.startswith(f"attachment {PROOF}")}
    for part, digest in expected.items():
        have = found.get(part)
        if have == digest and digest != UNREADABLE:
            yield PartCheck(part, True, tell("same"))
        elif have is None:
            yield PartCheck(part, False, tell("missing"))
        elif have == UNREADABLE:
            yield PartCheck(part, False, tell("unreadable"))
        else:
            yield PartCheck(part, False, tell("changed"))
    for part in found.keys() - expected.keys() - own:
        yield PartCheck(part, False, tell("added"))


def by_bytes(kept: Held | Path, other: Held) -> list[str]:
    """The parts of the kept file whose bytes are not the same in the other, in file order.

    When one file is longer, that is the part where the two first differ.
    """
    if isinstance(kept, Path):
        with HeldFile(kept) as held:
            return by_bytes(held, other)
    starts, names = _layout(kept)
    touched: dict[str, None] = {}
    all_parts = len(set(names))
    for place in _places(kept, other):
        touched[names[max(0, bisect_right(starts, place) - 1)]] = None
        if len(touched) == all_parts:
            break
    return list(touched)


def _places(kept: Held, other: Held) -> Iterator[int]:
    """Offsets that differ; all of them for files of one length, else the first."""
    shorter = min(len(kept), len(other))
    for start in range(0, shorter, _CHUNK):
        end = min(start + _CHUNK, shorter)
        one, two = kept[start:end], other[start:end]
        if one == two:
            continue
        differing = [start + at for at in range(len(one)) if one[at] != two[at]]
        if len(kept) != len(other):
            yield differing[0]
            return
        yield from differing
    if len(kept) != len(other):
        yield min(shorter, len(kept) - 1)


def _layout(kept: Held) -> tuple[list[int], list[str]]:
    """Where each object of a sealed file begins, and to which part it belongs."""
    with pikepdf.open(as_stream(kept)) as document:
        owners = places(document)
    found = next((found for _, found in found_in(kept, _START)), None)
    table = int(found.group(1)) if found else len(kept)
    entries = enumerate(_ENTRY.finditer(kept[table : len(kept)]), start=1)
    begins = sorted(
        (int(entry.group(1)), owners.get(number, "structure")) for number, entry in entries
    )
    last = ending(kept)
    behind = [(last.end, "signature")] if last is not None and last.end < len(kept) else []
    begins = [(0, "structure"), *begins, (table, "structure"), *behind]
    return [start for start, _name in begins], [name for _start, name in begins]
