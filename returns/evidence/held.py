"""A file that is looked at piece by piece, as if it were bytes: half a gigabyte is never held."""

import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_STEP = 1 << 20
#: no line that we look for is longer
_LONGEST = 1 << 12


class HeldFile:
    """An open file with a length and slices; a context, since it is to be closed."""

    def __init__(self, path: Path, end: int | None = None) -> None:
        """All of it, or what stands before `end`."""
        self.path = path
        self._file = path.open("rb", buffering=0)
        size = os.fstat(self._file.fileno()).st_size
        self._length = size if end is None else min(size, end)
        #: it goes on behind what is held
        self.cut = self._length < size

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


def last_in(held: Held, pattern: re.Pattern[bytes]) -> tuple[int, re.Match[bytes]] | None:
    """Where one that nowhere overlaps itself stands last, looked for from the end of the file."""
    for start in reversed(range(0, len(held), _STEP)):
        window = held[start : start + _STEP + _LONGEST]
        # what begins in the next window was found there
        here = [each for each in pattern.finditer(window) if each.start() < _STEP]
        if here:
            return start, here[-1]
    return None


def as_stream(held: Held) -> io.BytesIO | io.BufferedReader | Path:
    """What a library opens."""
    if isinstance(held, HeldFile):
        return io.BufferedReader(_Beginning(held)) if held.cut else held.path
    return io.BytesIO(held)


@contextmanager
def beginning(held: Held, end: int) -> Iterator[Held]:
    """What stands before a place, as if the file ended there."""
    if isinstance(held, HeldFile):
        with HeldFile(held.path, end) as part:
            yield part
    else:
        yield held[:end]


class _Beginning(io.RawIOBase):
    """A file up to a place in it, as libraries read one."""

    def __init__(self, held: HeldFile) -> None:
        super().__init__()
        self._held, self._end, self._at = held, len(held), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._end}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, room: "WriteableBuffer") -> int:
        view = memoryview(room).cast("B")
        found = self._held[self._at : self._at + len(view)]
        view[: len(found)] = found
        self._at += len(found)
        return len(found)
