"""Which known word somebody may have meant who typed one that nothing is called by."""

from collections.abc import Iterable
from difflib import get_close_matches

#: how alike two words have to be, 0 to 1: of three letters two may have changed places
_ALIKE = 0.66


def nearest(word: str, known: Iterable[str]) -> str:
    """The most alike of the known words, "" where none is alike enough; the word itself is none."""
    others = [each for each in known if each != word]
    return next(iter(get_close_matches(word, others, n=1, cutoff=_ALIKE)), "")
