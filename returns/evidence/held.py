"""A file that is looked at piece by piece, as if it were bytes: half a gigabyte is never held."""

import hashlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Self

_STEP = 1 << 20
#: no line that we look for is longer
_LONGEST = 1 << 12


class HeldFile:
    """An open file with a length and slices; a context, since it is to be closed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("rb", buffering=0)
        self._length = os.fstat(self._file.fileno()).st_size

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> bytes:
        start, end, _ = part.indices(self._length)
        self._file.seek(start)
        return self._file.read(max(0, end - start))


#: a document to be looked at: bytes or a file
Held = bytes | HeldFile


def steps(held: Held, end: int | None = None) -> Iterator[bytes]:
    """All bytes up to `end`, a megabyte at a time."""
    last = len(held) if end is None else end
    for start in range(0, last, _STEP):
        yield held[start : min(start + _STEP, last)]


def sha256(held: Held | memoryview, end: int | None = None) -> str:
    """SHA-256 in hex, of the bytes up to `end`."""
    if isinstance(held, HeldFile):
        total = hashlib.sha256()
        for step in steps(held, end):
            total.update(step)
        return total.hexdigest()
    return hashlib.sha256(memoryview(held)[:end]).hexdigest()


def found_in(held: Held, pattern: re.Pattern[bytes]) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Where a pattern of at most 4 kB stands, each with its place in the file."""
    behind = 0
    for start in range(0, len(held), _STEP):
        window = held[start : start + _STEP + _LONGEST]
        for found in pattern.finditer(window):
            # what begins in the next window is found there, whole
            if start + found.start() >= behind and found.start() < _STEP:
                behind = start + found.end()
                yield start, found


def as_stream(held: Held) -> io.BytesIO | Path:
    """What a library opens."""
    return held.path if isinstance(held, HeldFile) else io.BytesIO(held)
