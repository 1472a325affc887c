"""Which way words run: the levels of Unicode's bidirectional algorithm, and the order they give a line."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

#: figures and their groups: an order number, a date, a phone
_NUMBER = re.compile(r"\+?\d+(?:[ \-/.:,]\d+)*")
_LEFTWARD = frozenset({"R", "AL"})
#: a combining mark: it runs as the character before it does
_MARK = "\u0300"


@lru_cache(maxsize=4096)
def runs_left(char: str) -> bool:
    """Whether the character belongs to a script that runs from right to left."""
    return unicodedata.bidirectional(char) in _LEFTWARD


def runs_both_ways(text: str) -> bool:
    """Whether the order of writing is not the order from left to right all along."""
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)


def is_leftward(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for char in text:
        way = unicodedata.bidirectional(char)
        if way in ("L", "R", "AL"):
            return way != "L"
    return False


def levels(text: str) -> list[int]:
    """The level of each character of a written line: odd ones run from right to left.

    Signs that would turn the direction round are never in it: they are shown by their names.
    """
    from bidi import algorithm

    base = 1 if is_leftward(text) else 0
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(_joined(text), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(text, storage["chars"], ("L", "R")[base])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [char["level"] for char in storage["chars"]]
    for number in _NUMBER.finditer(text):
        # the rules alone would set 302-5581234 behind an Arabic word as 5581234-302
        level = max(found[number.start() : number.end()])
        if level % 2 == 0:
            found[number.start() : number.end()] = [level] * len(number[0])
    return found


def _joined(text: str) -> str:
    """The text as the library takes it: joiners and the like stand with what is before them (5.2).

    It leaves them out, and what follows would have the level of another character.
    """
    way = unicodedata.bidirectional
    return "".join(_MARK if way(char) == "BN" else char for char in text)


def _pair_brackets(text: str, chars: Sequence[dict[str, Any]], base: str) -> None:
    """Give both brackets of a pair one direction (rule N0), which the library does not know.

    Else the last one of *(brass)* at the end of an Arabic line goes to the other end of its words.
    """
    for opening, closing in _pairs(text):
        inside = {_strong(char["type"]) for char in chars[opening + 1 : closing]} - {""}
        if not inside:
            continue
        way = base
        if base not in inside:
            before = (_strong(char["type"]) for char in reversed(chars[:opening]))
            way = next(filter(None, before), base)
        chars[opening]["type"] = chars[closing]["type"] = way


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """The places of brackets that belong together (BD16), in the order in which they open."""
    from bidi.mirror import MIRRORED

    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        kind = unicodedata.category(char)
        if kind == "Ps" and char in MIRRORED:
            opened.append((MIRRORED[char], at))
        elif kind == "Pe" and any(closing == char for closing, _ in opened):
            while opened[-1][0] != char:
                opened.pop()
            found.append((opened.pop()[1], at))
    yield from sorted(found)


def _strong(kind: str) -> str:
    """The direction that a resolved type has for its neighbours: figures count as words from the right."""
    return "R" if kind in ("AN", "EN") else kind if kind in ("L", "R") else ""


def drawn_order(given: Sequence[int]) -> list[int]:
    """The places of a line's pieces from left to right, by their levels (rule L2)."""
    order = list(range(len(given)))
    lowest = min((level for level in given if level % 2), default=0)
    for level in range(max(given, default=0), lowest - 1, -1):
        if not level:
            break
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and given[order[end]] >= level:
                end += 1
            if end > start:
                order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def mirrored(text: str) -> str:
    """Text of signs alone as it stands in words that run from right to left."""
    from bidi.mirror import MIRRORED

    return "".join(MIRRORED.get(char, char) for char in reversed(text))
