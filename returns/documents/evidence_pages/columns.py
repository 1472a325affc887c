"""Columns as wide as what stands in them."""

from collections.abc import Iterable, Sequence

from returns.documents.typesetting.runs import Run
from returns.documents.typesetting.text import Para, Style, para

#: at either side of a cell, and air after it; points
INSET, _AFTER = 3.0, 5.0
#: of the whole: the most that a column takes, and the least that is left for the flexible one
_MOST, _LEAST = 0.27, 0.2
#: behind it stand scripts that put no spaces between words, and are broken anywhere
_LAST_SPACED, _SIGNS = "\u2e7f", 3
_SPACE = Run(" ", "")


def columns_for(
    rows: Sequence[Sequence[Para]], width: float, flexible: int
) -> tuple[float, ...]:
    """Each column as wide as its words, as far as there is room; the flexible one has the rest."""
    wide = [
        min(max(cell.widest for cell in column) + 2 * INSET + _AFTER, width * _MOST)
        for column in zip(*rows, strict=True)
    ]
    wide[flexible] = 0.0
    taken, room = sum(wide), width * (1 - _LEAST)
    if taken > room:
        around = 2 * INSET + _AFTER
        least = [longest_word(column) + around for column in zip(*rows, strict=True)]
        wide = _narrowed(wide, least, room)
    wide[flexible] = width - sum(wide)
    return tuple(wide)


def _narrowed(wide: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """All columns together as wide as the room: what can be broken gives way to words that cannot."""
    firm = [min(each, word) for each, word in zip(wide, least, strict=True)]
    if sum(firm) > room:
        return [each * room / sum(wide) for each in wide]
    share = (room - sum(firm)) / (sum(wide) - sum(firm))
    return [base + (each - base) * share for each, base in zip(wide, firm, strict=True)]


def longest_word(cells: Iterable[Para]) -> float:
    """How wide the longest word is that should not be broken; of a script without spaces three signs."""
    widest = 0.0
    for cell in cells:
        words = "".join(
            run.text for line in cell.written for run in (*line.runs, _SPACE)
        ).split()
        widest = max([widest, *(_width(word, cell.style) for word in words)])
    return widest


def _width(word: str, style: Style) -> float:
    if any(char > _LAST_SPACED for char in word):
        return _SIGNS * style.size
    return para(word, style).widest
