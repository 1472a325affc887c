"""The fonts of every paper: Inter for Latin, Noto Sans SC for Chinese, embedded as subsets."""

from enum import StrEnum
from functools import cache, lru_cache
from threading import Lock

from resources import resource
from returns.documents.press import TTFont, pdfmetrics

_LOCK = Lock()
#: the first character that may be as wide as a Chinese one
_EAST = "\u1100"


class Weight(StrEnum):
    """The weights that papers use."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@cache
def _registered(name: str) -> TTFont:
    """The font of that name, read from its file and registered once."""
    with _LOCK:
        font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
        pdfmetrics.registerFont(font)
    return font


def latin(weight: Weight) -> str:
    """The name of the Latin font of that weight, ready for use."""
    name = f"Inter-{weight}"
    _registered(name)
    return name


def chinese(weight: Weight) -> str:
    """The name of the Chinese font nearest to that weight, ready for use."""
    heavy = weight in (Weight.SEMIBOLD, Weight.BOLD)
    name = f"NotoSansSC-{'Bold' if heavy else 'Regular'}"
    _registered(name)
    return name


@cache
def _covered(name: str) -> frozenset[int]:
    return frozenset(_registered(name).face.charToGlyph)


def in_latin(char: str) -> bool:
    """Whether Inter draws the character."""
    return ord(char) in _covered("Inter-Regular")


def all_latin(text: str) -> bool:
    """Whether Inter draws all of it, and nothing in it is of an alphabet of the East."""
    return max(text, default="") < _EAST and _covered("Inter-Regular").issuperset(
        map(ord, text)
    )


def in_chinese(char: str) -> bool:
    """Whether Noto Sans SC draws the character."""
    return ord(char) in _covered("NotoSansSC-Regular")


def width(text: str, name: str, size: float) -> float:
    """How wide the text runs, in points."""
    return _unit_width(text, name) * size


@lru_cache(maxsize=16384)
def _unit_width(text: str, name: str) -> float:
    """At a size of one point; words come again and again."""
    face = _registered(name).face
    wide, other = face.charWidths, face.defaultWidth
    # in the order in which reportlab multiplies, so that every length is the same to the last bit
    return float(0.001 * 1 * sum([wide.get(code, other) for code in map(ord, text)]))
