"""Letters that change with their neighbours, set by HarfBuzz; loaded only for texts that need it.

What readers copy from a paper is what was written: each piece of a shaped word that can stand alone is drawn
as one glyph, made of all its parts, that knows its characters (`composed_font`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from resources import resource
from returns.documents.typesetting.clusters import is_joiner, is_mark

if TYPE_CHECKING:
    import uharfbuzz

#: of the em: what a mark takes that stands on no letter
_LONE = 0.5
_LOCK = Lock()
#: fonts in which marks can be piled up without end; other scripts stack by their own rules
_PILING = ("Inter-", "NotoSans-", "NotoSansSC-")
#: of the em: where a tower of marks ends
_HIGHEST, _LOWEST = 1.1, -0.45

#: glyph of the font, and by how many units it is moved right and up
Part = tuple[int, int, int]
#: characters, the parts that stand for them, how far they reach
_Piece = tuple[str, tuple[Part, ...], int]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands for some characters: its parts, its width in units, the characters."""

    parts: tuple[Part, ...]
    advance: float
    text: str


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text as it is drawn, from left to right; the width is for a size of one point."""

    cells: tuple[Cell, ...]
    width: float


@cache
def face(name: str) -> "uharfbuzz.Face":
    """The font of that file, as HarfBuzz reads it."""
    import uharfbuzz

    return uharfbuzz.Face(resource("fonts", f"{name}.ttf").read_bytes())


@cache
def _font(name: str) -> "uharfbuzz.Font":
    import uharfbuzz

    return uharfbuzz.Font(face(name))


def _within(font: "uharfbuzz.Font", part: Part) -> Part:
    """A mark of a tower of marks, not so far away that it would reach other lines."""
    glyph, x, y = part
    ink = font.get_glyph_extents(glyph)
    if ink is None:
        return part
    upem = font.face.upem
    top, bottom = y + ink.y_bearing, y + ink.y_bearing + ink.height
    y -= max(0, int(top - _HIGHEST * upem))
    y += max(0, int(_LOWEST * upem - bottom))
    return glyph, x, y


def _upem(name: str) -> int:
    return int(face(name).upem)


@lru_cache(maxsize=8192)
def shape(text: str, name: str, *, rightward: bool = True) -> Shaped:
    """The text in one font; `rightward` False for a script that runs from right to left."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(char) for char in text])
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if rightward else "rtl"
    with _LOCK:
        font = _font(name)
        uharfbuzz.shape(font, buffer)
    upem = font.face.upem
    cells: list[Cell] = []
    pieces = _without_joiners(_pieces(text, buffer), rightward=rightward)
    for written, parts, advance in pieces:
        if not advance and is_mark(written[0]):
            parts = tuple((glyph, x + int(_LONE * upem * 0.8), y) for glyph, x, y in parts)
            advance = int(_LONE * upem)
        if name.startswith(_PILING):
            parts = tuple(_within(font, part) for part in parts)
        if rightward:
            cells.append(Cell(parts, advance, written))
        else:
            cells += _leftward(written, parts, advance)
    return Shaped(tuple(cells), sum(cell.advance for cell in cells) / upem)


def _pieces(text: str, buffer: "uharfbuzz.Buffer") -> Iterator[_Piece]:
    """Characters that cannot be told apart any more, with the glyphs that stand for them."""
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    at = 0
    while at < len(infos):
        cluster = infos[at].cluster
        parts, pen = [], 0
        while at < len(infos) and infos[at].cluster == cluster:
            place = positions[at]
            parts.append((infos[at].codepoint, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
            at += 1
        yield text[cluster : ends[cluster]], tuple(parts), pen


def _without_joiners(pieces: Iterable[_Piece], *, rightward: bool) -> list[_Piece]:
    """The pieces, those that are nothing but a joiner taken into the one that is written before them."""
    written = list(pieces) if rightward else list(pieces)[::-1]
    kept: list[_Piece] = []
    for text, parts, advance in written:
        if kept and all(map(is_joiner, text)):
            before, others, wide = kept.pop()
            kept.append((before + text, others, wide + advance))
        else:
            kept.append((text, parts, advance))
    return kept if rightward else kept[::-1]


def _leftward(written: str, parts: tuple[Part, ...], advance: int) -> list[Cell]:
    """One cell a character, the last one leftmost, as readers turn them round one by one."""
    share = advance / len(written)
    return [
        Cell(parts if index == 0 else (), share, char)
        for index, char in enumerate(reversed(written))
    ]


def width(text: str, name: str, *, rightward: bool = True) -> float:
    """How wide the text runs at a size of one point."""
    return shape(text, name, rightward=rightward).width


@lru_cache(maxsize=2048)
def _reach(text: str, name: str, rightward: bool) -> tuple[float, float]:
    font, upem = _font(name), _upem(name)
    above = below = 0.0
    for cell in shape(text, name, rightward=rightward).cells:
        for glyph, _x, y in cell.parts:
            ink = font.get_glyph_extents(glyph)
            if ink is not None:
                top = y + ink.y_bearing
                above, below = max(above, top), max(below, -(top + ink.height))
    return above / upem, below / upem


def reach(texts: Iterable[tuple[str, str, bool]]) -> tuple[float, float]:
    """How far letters stand above and below their line at a size of one point.

    Each text with its font and whether it runs from left to right.
    """
    reached = [_reach(*each) for each in texts]
    return max(above for above, _ in reached), max(below for _, below in reached)


def laid_out(text: str, name: str, *, rightward: bool) -> list[tuple[float, Cell]]:
    """The cells from left to right, each with its distance from the left end at a size of one point."""
    upem = _upem(name)
    laid, at = [], 0.0
    for cell in shape(text, name, rightward=rightward).cells:
        laid.append((at / upem, cell))
        at += cell.advance
    return laid


def wide(cell: Cell, name: str) -> float:
    """How far a cell reaches at a size of one point."""
    return cell.advance / _upem(name)
