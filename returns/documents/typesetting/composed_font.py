"""A font made for one document: a glyph for each shaped piece of text, which knows its characters.

A piece of a word may be several glyphs of its font, moved, or one for several letters. Here each becomes one
TrueType glyph composed of them, so that every reader finds the written characters under it.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from returns.documents.press import TTFontMaker, pdfdoc
from returns.documents.typesetting.shaping import Cell, Part, face

_WORDS, _OFFSETS, _SCALE, _MORE, _XY_SCALE, _MATRIX = 0x1, 0x2, 0x8, 0x20, 0x40, 0x80
#: bytes of a component's transformation by its flag
_TRANSFORMED = {_SCALE: 2, _XY_SCALE: 4, _MATRIX: 8}
_SYMBOLIC = 4
#: entries of one block of a character map, by the specification
_BLOCK = 100


@dataclass(frozen=True, slots=True)
class _Source:
    """The tables of a font's file that are copied from."""

    upem: int
    ascent: int
    descent: int
    head: bytes
    hhea: bytes
    maxp: bytes
    offsets: tuple[int, ...]
    outlines: bytes

    def outline(self, glyph: int) -> bytes:
        """The glyph's record; empty where nothing is seen."""
        return self.outlines[self.offsets[glyph] : self.offsets[glyph + 1]]


@cache
def _source(name: str) -> _Source:
    font = face(name)
    head, hhea, maxp, loca, glyf = (
        font.reference_table(tag).data for tag in ("head", "hhea", "maxp", "loca", "glyf")
    )
    if struct.unpack_from(">h", head, 50)[0]:
        offsets = struct.unpack(f">{len(loca) // 4}I", loca)
    else:
        offsets = tuple(2 * each for each in struct.unpack(f">{len(loca) // 2}H", loca))
    ascent, descent = struct.unpack_from(">hh", hhea, 4)
    return _Source(font.upem, ascent, descent, head, hhea, maxp, offsets, glyf)


class ComposedFont:
    """The shaped pieces that a document shows in one font; `number` tells it from its others."""

    def __init__(self, name: str, number: int) -> None:
        self.resource = f"S{number}"
        self._name = name
        self._cells: dict[Cell, int] = {}

    def codes(self, cells: Iterable[Cell]) -> str:
        """The codes of the pieces as a string of the page, in hexadecimal."""
        known = self._cells
        return "".join(f"{known.setdefault(cell, len(known) + 1):04X}" for cell in cells)

    def addObjects(self, doc: Any) -> None:  # noqa: N802  reportlab calls it at the end
        """Put the font into the document."""
        title = f"{_tag(self.resource)}+{self._name}"
        described = _descriptor(doc, title, _source(self._name), self._file())
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{title}",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": described,
                "DW": 0,
                "W": self._widths(),
                "CIDToGIDMap": "/Identity",
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{title}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"cid:{title}")]),
                "ToUnicode": _stream(doc, _character_map(self._cells), f"map:{title}"),
            }
        )
        doc.idToObject["BasicFonts"].dict[self.resource] = doc.Reference(font, self.resource)

    def _widths(self) -> str:
        upem = _source(self._name).upem
        return f"[1 [{' '.join(f'{cell.advance * 1000 / upem:.6g}' for cell in self._cells)}]]"

    def _file(self) -> bytes:
        """The TrueType file: the composed glyphs, then those that they are made of."""
        source = _source(self._name)
        copied = _Copied(source, len(self._cells) + 1)
        composed = [b"", *(copied.composed(cell.parts) for cell in self._cells)]
        outlines = [*composed, *copied.outlines()]
        advances = [0, *(round(cell.advance) for cell in self._cells)]
        advances += [0] * (len(outlines) - len(advances))
        return _truetype(source, outlines, advances)


class _Copied:
    """Glyphs taken over from a font's file, under new numbers."""

    def __init__(self, source: _Source, first: int) -> None:
        self._source = source
        self._first = first
        self._numbers: dict[int, int] = {}

    def composed(self, parts: tuple[Part, ...]) -> bytes:
        """One glyph of those parts; one that shows nothing is empty."""
        seen = [part for part in parts if self._source.outline(part[0])]
        if not seen:
            return b""
        boxes = [
            (struct.unpack_from(">hhhh", self._source.outline(glyph), 2), x, y)
            for glyph, x, y in seen
        ]
        box = (
            min(b[0] + x for b, x, _ in boxes),
            min(b[1] + y for b, _, y in boxes),
            max(b[2] + x for b, x, _ in boxes),
            max(b[3] + y for b, _, y in boxes),
        )
        record = struct.pack(">hhhhh", -1, *box)
        for place, (glyph, x, y) in enumerate(seen, start=1):
            flags = _WORDS | _OFFSETS | (_MORE if place < len(seen) else 0)
            record += struct.pack(">HHhh", flags, self._number(glyph), x, y)
        return record

    def _number(self, glyph: int) -> int:
        return self._numbers.setdefault(glyph, self._first + len(self._numbers))

    def outlines(self) -> Iterator[bytes]:
        """The records of all that was asked for, and of what those are made of."""
        done = 0
        while done < len(self._numbers):
            glyph = list(self._numbers)[done]
            yield self._renumbered(self._source.outline(glyph))
            done += 1

    def _renumbered(self, record: bytes) -> bytes:
        if not record or struct.unpack_from(">h", record)[0] >= 0:
            return record
        changed, at, more = bytearray(record), 10, True
        while more:
            flags, glyph = struct.unpack_from(">HH", record, at)
            struct.pack_into(">H", changed, at + 2, self._number(glyph))
            at += 8 if flags & _WORDS else 6
            at += sum(size for flag, size in _TRANSFORMED.items() if flags & flag)
            more = bool(flags & _MORE)
        return bytes(changed)


def _truetype(source: _Source, outlines: list[bytes], advances: list[int]) -> bytes:
    padded = [record + bytes(-len(record) % 4) for record in outlines]
    offsets = [0]
    for record in padded:
        offsets.append(offsets[-1] + len(record))
    left = [struct.unpack_from(">h", record, 2)[0] if record else 0 for record in outlines]
    head, hhea, maxp = bytearray(source.head), bytearray(source.hhea), bytearray(source.maxp)
    struct.pack_into(">I", head, 8, 0)  # the sum that the maker sets
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, len(outlines))
    struct.pack_into(">H", maxp, 4, len(outlines))
    # points, contours, components and depth of what is composed: room enough for any
    for at, most in ((10, 0xFFFF), (12, 0xFFFF), (28, 0xFF), (30, 8)):
        struct.pack_into(">H", maxp, at, most)
    maker = TTFontMaker()
    maker.add("head", bytes(head))
    maker.add("hhea", bytes(hhea))
    maker.add("maxp", bytes(maxp))
    sides = zip(advances, left, strict=True)
    maker.add("hmtx", b"".join(struct.pack(">Hh", wide, side) for wide, side in sides))
    maker.add("loca", struct.pack(f">{len(offsets)}I", *offsets))
    maker.add("glyf", b"".join(padded))
    made: bytes = maker.makeStream()
    return made


def _tag(resource: str) -> str:
    """Six capitals before the name of a font that is only a part of it."""
    letters = "".join(chr(ord("A") + int(figure)) for figure in resource[1:])
    return f"SHAPED{letters}"[-6:]


def _descriptor(doc: Any, title: str, source: _Source, content: bytes) -> object:
    scale = 1000 / source.upem
    box = [round(each * scale) for each in struct.unpack_from(">hhhh", source.head, 36)]
    described = pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{title}",
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(box),
            "ItalicAngle": 0,
            "Ascent": round(source.ascent * scale),
            "Descent": round(source.descent * scale),
            "CapHeight": round(source.ascent * scale),
            "StemV": 80,
            "FontFile2": _stream(doc, content, f"file:{title}", Length1=len(content)),
        }
    )
    return doc.Reference(described, f"descriptor:{title}")


def _stream(doc: Any, content: bytes, name: str, **said: int) -> object:
    stream = pdfdoc.PDFStream()
    stream.content = content
    for key, value in said.items():
        stream.dictionary[key] = value
    if doc.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return doc.Reference(stream, name)


def _character_map(cells: dict[Cell, int]) -> bytes:
    """Code → characters, as readers of the document look them up."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    rows = [
        f"<{code:04X}> <{cell.text.encode('utf-16-be').hex().upper()}>"
        for cell, code in cells.items()
    ]
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
