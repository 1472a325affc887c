"""What belongs together in writing: a letter with its marks, an emoji of several signs, a syllable."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ZWNJ, ZWJ = "\u200c", "\u200d"
_SELECTORS = frozenset("\ufe0e\ufe0f")
_MARKS = frozenset({"Mn", "Mc", "Me"})
#: skin tones, and the letters that make the flags of regions
_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_REGIONAL = range(0x1F1E6, 0x1F200)
#: vowels of Thai and Lao that are written before their consonant, and signs that end a syllable
_LEADING = frozenset("เแโใไເແໂໃໄ")
_ENDING = frozenset("ะำๆฯະຳໆ")
_NO_SPACES = range(0x0E00, 0x0F00)
_VIRAMA = 9
#: scripts that stack a consonant under the one before it, which no line may part
_STACKED = range(0x0900, 0x1800)


def clusters(text: str) -> Iterator[str]:
    """The text in pieces that only make sense whole; together they are the text."""
    start = 0
    for index in range(1, len(text)):
        if not _joined(text, start, index):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def _joined(text: str, start: int, index: int) -> bool:
    """Whether the character at `index` goes with those from `start` to it."""
    before, char = text[index - 1], text[index]
    if before.isspace():
        return False
    if is_mark(char) or char in _SELECTORS or char in (ZWJ, ZWNJ):
        return True
    code = ord(char)
    if before == ZWJ:
        return index > start + 1
    if code in _TONES or code in _TAGS:
        return ord(text[start]) > 0x2000
    if code in _REGIONAL:
        return index == start + 1 and ord(before) in _REGIONAL
    return code in _STACKED and unicodedata.combining(before) == _VIRAMA


@lru_cache(maxsize=4096)
def is_mark(char: str) -> bool:
    """Whether the character stands on, under or around another."""
    return unicodedata.category(char) in _MARKS


def is_joiner(char: str) -> bool:
    """Whether it is never seen itself and only tells how its neighbours look."""
    return char in _SELECTORS or char in (ZWJ, ZWNJ) or ord(char) in _TAGS


def syllable_between(before: str, after: str) -> bool:
    """Whether a line of a script without spaces may break between two clusters.

    Without a dictionary: Thai and Lao break where a syllable surely begins or ends.
    """
    if ord(before[0]) not in _NO_SPACES or ord(after[0]) not in _NO_SPACES:
        return False
    return after[0] in _LEADING or before[-1] in _ENDING
