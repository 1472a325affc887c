"""Paragraphs of more than one weight, titles in balance, and figures in cells of their own."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from returns.documents.page.paragraph_tag import tag_of
from returns.documents.page.sheet import Sheet, baseline
from returns.documents.typesetting.clusters import clusters
from returns.documents.typesetting.fonts import latin, width
from returns.documents.typesetting.text import Para, Style, Written, para
from returns.terms import Lang

#: figures of a fingerprint: one cell each, 6.1 pt wide at 9 pt, groups of four
_CELL, _GROUP, _APART = 6.1 / 9, 4, 4.0 / 9
#: behind it stand scripts that put no spaces between words
_SPACELESS = "\u2e80"
#: signs: what is longer is not left out whole
_LONG_WORD = 20


def mixed(parts: Sequence[tuple[str, Style]], lang: str) -> Para:
    """One paragraph of parts in weights of their own; size and ink are the last part's."""
    lines: list[Written] = []
    for text, style in parts:
        first, *others = para(text, style, lang).written
        if lines:
            last = lines.pop()
            first = Written(last.runs + first.runs, leftward=last.leftward or first.leftward)
        lines += [first, *others]
    leading = max(para(text, style, lang).style.leading for text, style in parts)
    last_style = parts[-1][1]
    style = Style(last_style.size, leading, last_style.weight, last_style.ink)
    return Para(style, tuple(lines))


def shortened(text: str, style: Style, room: float, most: int, lang: str) -> Para:
    """As much of a text as stands on so many lines, cut between two words and ended by `…`."""
    return shortened_in(text, lambda words: para(words, style, lang), room, most, lang)


def shortened_in(
    text: str, made: Callable[[str], Para], room: float, most: int, lang: str
) -> Para:
    """The same of a text that is a part of a paragraph, which `made` sets with as much of it as is left."""
    whole = made(text)
    if whole.stands_on(most, room):
        return whole
    signs = list(clusters(" ".join(text.split())))
    low, high = 0, len(signs)
    while low < high:
        middle = (low + high + 1) // 2
        fits = made(_ended("".join(signs[:middle]), lang)).stands_on(most, room)
        low, high = (middle, high) if fits else (low, middle - 1)
    kept = "".join(signs[:low])
    if _in_word("".join(signs[low - 1 : low + 1])):
        word = kept.rfind(" ")
        # a long word is cut where it is
        kept = kept[:word] if len(kept) - word <= _LONG_WORD and word > 0 else kept
    return made(_ended(kept, lang))


def _in_word(around: str) -> bool:
    """Whether a cut between two signs would be in a word, of a script that sets spaces."""
    return len(around) > 1 and all(char.isalnum() and char < _SPACELESS for char in around)


def _ended(text: str, lang: str) -> str:
    return f"{text.rstrip()}{'' if lang == Lang.ZH else ' '}…"


def cells_width(figures: int, size: float) -> float:
    """How wide a line of so many figures runs, in points."""
    return (figures * _CELL + max(figures - 1, 0) // _GROUP * _APART) * size


def in_cells(
    canvas: Sheet, text: str, at: tuple[float, float], style: Style, figures: int
) -> float:
    """A fingerprint from `at` (left, upper edge) down, so many figures a line; the height it took.

    Each figure stands in the middle of its cell, so that two fingerprints can be held against each other.
    """
    x, top = at
    font = latin(style.weight)
    whole = para(text, style)
    rows = [text[start : start + figures] for start in range(0, len(text), figures)]
    with canvas.part(tag_of("P", whole)):
        for number, row in enumerate(rows):
            level = baseline(top - number * style.leading, style)
            placed = [
                (sum(_ways_in(place, figure, font, style.size), x), figure)
                for place, figure in enumerate(row)
            ]
            canvas.apart(placed, (x, level), font, style)
    return len(rows) * style.leading


@lru_cache(maxsize=2048)  # sixteen figures at sixty-four places
def _ways_in(place: int, figure: str, font: str, size: float) -> tuple[float, float, float]:
    """From the line's beginning to the cells before it, to its cell, and to where it begins in that."""
    apart = _APART if place and not place % _GROUP else 0.0
    within = (_CELL * size - width(figure, font, size)) / 2
    return cells_width(place, size), apart * size, within


def in_groups(text: str) -> str:
    """`f28e fca6 … a609`: the first eight figures and the last four, or all of a short text."""
    return f"{text[:4]} {text[4:8]} … {text[-4:]}" if len(text) > 12 else text
