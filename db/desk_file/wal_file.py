"""A write-ahead log looked at by hand: SQLite would take a foreign one for its own.

Only the header and the first frame are read (https://sqlite.org/fileformat2.html#walformat). The
first change in a log of ours writes the one row of `belonging`, so that a log says whose it is.
"""

import re
import struct
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

#: what our first change writes; the row's two texts stand side by side in its page
_OWN = re.compile(rb"([0-9a-f]{32})([0-9a-f]{16}\+[0-9a-f]{16})")
_MAGIC = (0x377F0682, 0x377F0683)
_HEADER, _FRAME = 32, 24
#: magic number, format, bytes of a page
_HEADER_FORM = struct.Struct(">III")
_LEAF = 0x0D
#: no page of a database is larger
_LARGEST = 1 << 16


class Wal(NamedTuple):
    """What lies beside a database as its log.

    `used` is False where SQLite would find no change in it. `salts` are 16 hex digits that each log
    has anew; `desk_id` and `state` are "" where it does not begin as ours do.
    """

    there: bool = False
    bytes: int = 0
    used: bool = False
    salts: str = ""
    desk_id: str = ""
    state: str = ""


@lru_cache(maxsize=16)  # of the same desk at every change
def wal_path(database: Path) -> Path:
    """Where a database's log lies."""
    return database.with_name(database.name + "-wal")


def look_at_wal(database: Path) -> Wal:
    """Read who a log belongs to, changing nothing; it may be written meanwhile."""
    if not wal_path(database).is_file():  # a pipe would keep us waiting for ever
        return Wal()
    try:
        with wal_path(database).open("rb") as file:
            begin = file.read(_HEADER + _FRAME + _LARGEST)
            size = file.seek(0, 2)
    except FileNotFoundError:
        return Wal()
    page = _page_of_first_frame(begin)
    if page is None:
        return Wal(there=True, bytes=size)
    own = _OWN.match(page, _first_row(page))
    desk_id, state = (part.decode() for part in own.groups()) if own else ("", "")
    return Wal(True, size, True, begin[16:24].hex(), desk_id, state)


def torn_changes(database: Path) -> int:
    """Changes of a log behind the place from which on SQLite can no longer read it.

    One may be a change that the power cut off before it was acknowledged.
    """
    content = wal_path(database).read_bytes()
    if _page_of_first_frame(content) is None:
        return 0
    order = ">" if content[3] & 1 else "<"
    size = _HEADER_FORM.unpack_from(content)[2]
    step = _FRAME + (_LARGEST if size == 1 else size)
    sums, torn, whole = _sums(content[:24], order, (0, 0)), 0, True
    for place in range(_HEADER, len(content) - step + 1, step):
        frame = content[place : place + _FRAME]
        if frame[8:16] != content[16:24]:
            break  # of an earlier log in the same file
        if whole:
            page = content[place + _FRAME : place + step]
            sums = _sums(page, order, _sums(frame[:8], order, sums))
            whole = struct.pack(">II", *sums) == frame[16:24]
        # the last page of a change says how large the database is after it
        torn += not whole and frame[4:8] != bytes(4)
    return torn


def salts_and_size(database: Path) -> tuple[str, int]:
    """The log's salts and bytes; "" and 0 while there is none: cheap enough for every change."""
    try:
        with wal_path(database).open("rb", buffering=0) as file:
            return file.read(_HEADER)[16:24].hex(), file.seek(0, 2)
    except FileNotFoundError:
        return "", 0


def _page_of_first_frame(begin: bytes) -> bytes | None:
    """The first page in the log, where its sums are right: else SQLite takes the log for empty."""
    if len(begin) < _HEADER + _FRAME:
        return None
    magic, _version, size = _HEADER_FORM.unpack_from(begin)
    size = _LARGEST if size == 1 else size
    end = _HEADER + _FRAME + size
    if magic not in _MAGIC or not 512 <= size <= _LARGEST or len(begin) < end:
        return None
    order = ">" if magic & 1 else "<"
    sums = _sums(begin[:24], order, (0, 0))
    frame = begin[_HEADER : _HEADER + _FRAME]
    page = begin[_HEADER + _FRAME : end]
    if struct.pack(">II", *sums) != begin[24:32] or frame[8:16] != begin[16:24]:
        return None
    sums = _sums(page, order, _sums(frame[:8], order, sums))
    return page if struct.pack(">II", *sums) == frame[16:24] else None


def _sums(content: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second


def _first_row(page: bytes) -> int:
    """Where the texts of a leaf's first row begin: past its length, number and column types."""
    if page[0] != _LEAF:
        return len(page)
    place = _after_number(page, _after_number(page, int.from_bytes(page[8:10], "big")))
    return place + page[place] if place < len(page) else len(page)


def _after_number(page: bytes, place: int) -> int:
    """Past a number of variable length, at most nine bytes."""
    for end in range(place, min(place + 8, len(page))):
        if page[end] < 0x80:
            return end + 1
    return place + 9
