"""How much work a picture asks for, by its headers alone, before anything of it is decoded.

A file of some kilobytes can ask for minutes and gigabytes. The bounds are counts (pixels, bytes,
scans, chunks), so that a slow machine refuses what a fast one refuses. They were measured to keep
the dearest picture within them below 2 s and 600 MB.
"""

import math
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO


class _NoSuchPlace(Exception):
    """A header points to where no file reaches."""


#: details of a picture that are larger than this are not read
MOST_DETAILS = 1 << 20
_BUDGET = 1.8
_FARTHEST = 1 << 40
_MOST_SEGMENTS = 2_000
#: chunks with pixels are made small by some writers: 8 kB of packed bytes each
_MOST_PIXEL_CHUNKS = 50_000
_MOST_STRIPS = 20_000
_MOST_ENTRIES = 1_000
_MOST_BOXES = 50
_MOST_IFD_BYTES = 32 << 20
_MEGA = 1_000_000
#: what reading behind a file's end, or at a place that no file has, raises
_CUT_OFF = (struct.error, IndexError, OverflowError, _NoSuchPlace)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What one way of storing pictures costs."""

    #: what its decoder can hold in memory
    most_pixels: int
    #: seconds for a million pixels, and for a million bytes as they are stored
    per_pixels: float
    per_bytes: float


_KINDS = {
    "JPEG": _Kind(250_000_000, 0.0055, 0.009),
    "progressive": _Kind(64_000_000, 0.009, 0.010),
    "rare JPEG": _Kind(24_000_000, 0.030, 0.040),
    "PNG": _Kind(100_000_000, 0.010, 0.017),
    "WEBP": _Kind(25_000_000, 0.050, 0.020),
    "TIFF": _Kind(100_000_000, 0.016, 0.006),
    "HEIF": _Kind(50_000_000, 0.030, 0.030),
    "one-piece HEIF": _Kind(20_000_000, 0.060, 0.060),
}
#: seconds for a million pixels in one further scan of a progressive JPEG
_PER_SCAN = 0.0025


class TooMuch(Exception):
    """A picture is not decoded: the sentence's key, what it names, width and height if known."""

    def __init__(self, key: str, size: tuple[int, int] = (0, 0), **said: object) -> None:
        self.key = key
        self.size = size
        self.said = tuple(said.items())
        super().__init__(key)


def weigh(path: Path) -> None:
    """Raise `TooMuch` for a file that asks for more than is given; silent about damage."""
    with path.open("rb") as file:
        start = file.read(16)
        file.seek(0)
        try:
            if start.startswith(b"\xff\xd8"):
                _weigh_jpeg(file, path.stat().st_size)
            elif start.startswith(b"\x89PNG"):
                _weigh_png(file)
            elif start.startswith((b"II", b"MM")):
                _weigh_tiff(file, path.stat().st_size)
            elif start[8:12] == b"WEBP":
                _weigh_webp(file)
            # of a HEIF picture the decoder tells the size without decoding: `weigh_heif`
        except _CUT_OFF:
            return  # the decoder will say so


def weigh_heif(path: Path, width: int, height: int) -> None:
    """As `weigh`, once the decoder has told the size; tiles can be decoded side by side."""
    kind = "HEIF" if in_tiles(path) else "one-piece HEIF"
    demand_affordable(kind, (width, height), path.stat().st_size)


def in_tiles(path: Path) -> bool:
    """Is it a HEIF picture made of tiles, as phones write them?"""
    with path.open("rb") as file:
        try:
            return _in_tiles(file)
        except _CUT_OFF:
            return False


def _in_tiles(file: BinaryIO) -> bool:
    for _ in range(_MOST_BOXES):
        length, name = struct.unpack(">I4s", file.read(8))
        if name == b"meta":
            return b"grid" in file.read(min(length, MOST_DETAILS))
        if length == 1:  # the length follows in eight bytes
            _go(file, file.tell() - 8 + int(struct.unpack(">Q", file.read(8))[0]))
        else:
            _go(file, file.tell() - 8 + max(length, 8))
    return False


def _go(file: BinaryIO, place: int) -> None:
    if not 0 <= place <= _FARTHEST:
        raise _NoSuchPlace
    file.seek(place)


def demand_affordable(
    kind: str, size: tuple[int, int], stored: int, per_pixels: float = 0.0
) -> None:
    """Raise `TooMuch` for such a width and height from so many bytes.

    `per_pixels` are seconds for a million pixels besides those that the kind costs.
    """
    costs = _KINDS[kind]
    pixels = size[0] * size[1]
    shown = f"{math.ceil(pixels / 100_000) / 10:g}"
    if pixels > costs.most_pixels:
        most = costs.most_pixels // _MEGA
        raise TooMuch("picture.too_many_pixels", size, megapixels=shown, most=most)
    seconds = pixels / _MEGA * (costs.per_pixels + per_pixels)
    if seconds + stored / _MEGA * costs.per_bytes > _BUDGET:
        megabytes = math.ceil(stored / _MEGA)
        raise TooMuch("picture.too_much_work", size, megapixels=shown, megabytes=megabytes)


def modest(details: bytes) -> bool:
    """Can EXIF details be read without copying the same bytes a thousand times?"""
    if len(details) > MOST_DETAILS:
        return False
    file = BytesIO(details.removeprefix(b"Exif\0\0"))
    try:
        directory = _Directories(file)
        first = directory.read(directory.first)
        for tag in (0x8769, 0x8825):
            if tag in first:
                directory.read(directory.number(first[tag]))
    except TooMuch:
        return False
    except _CUT_OFF:
        return True  # the reader finds out
    return True


# --- JPEG -------------------------------------------------------------------------------

_SCAN = re.compile(rb"\xff\xda..(.)", re.DOTALL)
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def _weigh_jpeg(file: BinaryIO, size: int) -> None:
    """Segments up to the first scan; for pictures in several scans, all of these."""
    frame = -1
    width = height = parts = 0
    for marker, length in _segments(file):
        if marker in (0xC4, 0xC8, 0xCC) or not 0xC0 <= marker <= 0xCF:
            if marker == 0xDA:
                scanned = file.read(1)[0]
                break
            file.seek(length - 2, 1)
            continue
        frame = marker
        content = file.read(length - 2)
        height, width, parts = struct.unpack(">HHB", content[1:6])
    else:
        return
    sides = width, height
    if frame in (0xC0, 0xC1) and scanned >= parts:
        demand_affordable("JPEG", sides, size)
    elif frame in (0xC0, 0xC1, 0xC2):
        demand_affordable("progressive", sides, size)
        file.seek(0)
        scans = sum(found[1][0] / max(1, parts) for found in _SCAN.finditer(file.read()))
        demand_affordable("progressive", sides, size, scans * _PER_SCAN)
    else:  # arithmetic, lossless, hierarchical
        demand_affordable("rare JPEG", sides, size)


def _segments(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Marker and length of each segment; the file stands behind the length."""
    for _ in range(_MOST_SEGMENTS):
        lead = file.read(1)
        if lead != b"\xff":
            if lead == b"\0":
                continue  # stuffing between segments is passed over, byte by byte
            return
        marker = file.read(1)[0]
        if marker == 0xFF:
            file.seek(-1, 1)
        elif marker and marker not in _ALONE:
            length = int(struct.unpack(">H", file.read(2))[0])
            if length < 2:
                raise _NoSuchPlace
            yield marker, length
    raise TooMuch("picture.too_many_pieces", most=_MOST_SEGMENTS)


# --- PNG --------------------------------------------------------------------------------

#: seconds besides for a million pixels that are laid over white, or have 16 bits a sample
_PER_ALPHA, _PER_DEEP = 0.012, 0.008


def _weigh_png(file: BinaryIO) -> None:
    file.seek(8)
    stored = small = filled = 0
    sides, more = (0, 0), 0.0
    while len(head := file.read(8)) == 8:
        length, name = struct.unpack(">I4s", head)
        if name == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", file.read(10))
            file.seek(-10, 1)
            sides = width, height
            more = _PER_ALPHA if colour in (4, 6) else _PER_DEEP if depth == 16 else 0.0
            demand_affordable("PNG", sides, 0)
        elif name in (b"IDAT", b"fdAT"):
            filled += 1
            stored += length if name == b"IDAT" else 0
        else:
            small += 1
        if small > _MOST_SEGMENTS or filled > _MOST_PIXEL_CHUNKS:
            raise TooMuch("picture.too_many_pieces", most=_MOST_SEGMENTS)
        file.seek(length + 4, 1)
    demand_affordable("PNG", sides, stored, more)


# --- WebP -------------------------------------------------------------------------------


def _weigh_webp(file: BinaryIO) -> None:
    """The canvas, by the first chunk, whichever of its three kinds it is."""
    head = file.read(32)
    kind = head[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(head[24:27], "little") + 1
        height = int.from_bytes(head[27:30], "little") + 1
    elif kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", head[26:30]))
    demand_affordable("WEBP", (width, height), 0)
    frames = first = 0
    file.seek(12)
    while len(head := file.read(8)) == 8:
        name, length = struct.unpack("<4sI", head)
        frames += 1
        if name in (b"VP8 ", b"VP8L", b"ANMF"):
            first = first or length
        if frames > _MOST_SEGMENTS:
            raise TooMuch("picture.too_many_pieces", most=_MOST_SEGMENTS)
        file.seek(length + length % 2, 1)
    demand_affordable("WEBP", (width, height), first)


# --- TIFF -------------------------------------------------------------------------------

#: bytes of one value by its TIFF type
_WIDE = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 16: 8}
_WIDTH, _HEIGHT, _STRIPS, _TILES = 0x0100, 0x0101, 0x0111, 0x0144
_INNER = (0x8769, 0x8825)


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    #: of the value, or of where it lies
    held: bytes


class _Directories:
    """The directories of a TIFF file or of EXIF details, counted before a library copies them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        start = file.read(16)
        self._order = ">" if start[:2] == b"MM" else "<"
        self._wide = self._of("H", start[2:4]) == 43
        self.first = self._of("Q", start[8:16]) if self._wide else self._of("I", start[4:8])

    def read(self, at: int) -> dict[int, _Entry]:
        """The entries of the directory there; raises `TooMuch`."""
        _go(self._file, at)
        count = (
            self._of("Q", self._file.read(8))
            if self._wide
            else self._of("H", self._file.read(2))
        )
        if count > _MOST_ENTRIES:
            raise TooMuch("picture.too_many_pieces", most=_MOST_ENTRIES)
        length, field = (20, "Q") if self._wide else (12, "I")
        content = self._file.read(count * length)
        entries: dict[int, _Entry] = {}
        taken = 0
        for place in range(0, len(content) - length + 1, length):
            tag, kind = struct.unpack_from(f"{self._order}HH", content, place)
            (many,) = struct.unpack_from(f"{self._order}{field}", content, place + 4)
            entries[tag] = _Entry(
                kind, many, content[place + length - struct.calcsize(field) :][:8]
            )
            taken += many * _WIDE.get(kind, 1)
        if taken > _MOST_IFD_BYTES:
            raise TooMuch("picture.too_many_pieces", most=_MOST_ENTRIES)
        return entries

    def number(self, entry: _Entry | None) -> int:
        """The first value of an entry, if it lies in the entry itself."""
        if entry is None:
            return 0
        letter = {1: "B", 3: "H", 16: "Q"}.get(entry.kind, "I")
        return self._of(letter, entry.held[: struct.calcsize(letter)])

    def _of(self, letter: str, content: bytes) -> int:
        return int(struct.unpack(f"{self._order}{letter}", content)[0])


def _weigh_tiff(file: BinaryIO, size: int) -> None:
    directories = _Directories(file)
    first = directories.read(directories.first)
    width, height = (directories.number(first.get(tag)) for tag in (_WIDTH, _HEIGHT))
    demand_affordable("TIFF", (width, height), min(size, width * height * 8))
    for tag in (_STRIPS, _TILES):
        if tag in first and first[tag].count > _MOST_STRIPS:
            raise TooMuch("picture.too_many_pieces", most=_MOST_STRIPS)
    for tag in _INNER:
        if tag in first:
            directories.read(directories.number(first[tag]))
