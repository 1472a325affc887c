"""Names with an ending of their language: Παπαδοπούλου, Лисицей, ბერიძის, Kowalskiego.

A word is taken back to what it may be called by itself; whether that is the buyer is for the names
to say. No ending is added to a name: there are more of them than anybody can list.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from returns.rules.redaction.name_words import ways
from returns.rules.redaction.spelling import everyday, plain

#: written against the word before it: Arabic, Hebrew, Amharic
_PREFIXES = (
    *("و", "ل", "ب", "ف", "ك", "لل", "ال"),
    *("ו", "ל", "ב", "ה", "ש", "מ"),
    *("ለ", "በ", "የ", "ከ", "ስለ"),
)
_SHORTEST_STEM = 3
#: letters from which on a name is no other word with an ending
_SHORTEST_LONG = 5


@lru_cache(maxsize=20_000)
def bases(word: str) -> tuple[tuple[str, bool], ...]:
    """(what the word may be called by itself, whether that is beyond doubt) in its own letters.

    Nothing for an everyday word; in doubt is a small word, and Martina, who may be Martin's.
    """
    own = plain(word)
    if own in everyday():
        return ()
    return tuple(dict.fromkeys((*_unprefixed(own), *_nominatives(word, own))))


def _unprefixed(own: str) -> Iterator[tuple[str, bool]]:
    for prefix in _PREFIXES:
        if own.startswith(prefix) and len(own) - len(prefix) > 1:
            yield own.removeprefix(prefix), True


def _nominatives(word: str, own: str) -> Iterator[tuple[str, bool]]:
    capital = word != word.lower()
    latin = own.isascii()
    if latin and own.endswith("s") and len(own) > 4:
        yield own[:-1], True
    cased = word.lower() != word.upper()
    for ending, back in _endings():
        stem = own.removesuffix(ending)
        base = stem + back
        if stem == own or min(len(stem), len(base)) < _SHORTEST_STEM:
            continue
        long = len(base) >= _SHORTEST_LONG
        if not latin:
            yield base, capital or not cased or long
        elif capital or (long and len(ending) > 2):
            yield base, long and len(ending) > 1


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """(ending, what stands in its place when the name stands by itself)."""
    return tuple(
        (plain(ending), "" if back == "-" else plain(back))
        for endings, names in ways("endings")
        for ending in endings.split()
        for back in names.split()
    )
