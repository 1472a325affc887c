"""Whether a word that is also a name stands where only a name stands: by its title, greeting, closing.

A common word alone identifies nobody, so it needs such a place to be cut. A capital is none: titles,
colours, months and German nouns have it too.
"""

import re
from functools import cache

from returns.rules.redaction.hits import Manner
from returns.rules.redaction.name_words import phrases, words
from returns.rules.redaction.spelling import Text

_TITLE_GAP = re.compile(r"\.?[ ~]{0,2}")
_OPEN = re.compile(r"[,:]?[ ~]{0,2}")
_SHUT = re.compile(r" *[,!:;.*\n-]")
_CLOSE = re.compile(r"[ ~]*[,.!:;*-]*[ \n~]*")
_END = re.compile(r"[ .,!~\n*-]*")


def stands_as_name(text: Text, first: int, last: int, manner: Manner, start: int) -> bool:
    """Whether the pieces `first` … `last` (inclusive) stand as somebody's name.

    With the particles before them they begin at `start`: van 't Hoff.
    """
    if _titled(text, first, last, start):
        return True
    if manner is Manner.TITLE or manner is Manner.FILE:
        return False
    if _introduced(text, first, start) or _speaks(text, first, last):
        return True
    return manner is Manner.PROSE and (_greeted(text, start, last) or _signs(text, start, last))


def is_called(text: Text, first: int, last: int) -> bool:
    """Whether a whole name of small words, without its capitals, is somebody and no words.

    `for mark brown.`, `mark brown ordered`, `(mark brown)`; `will power on again` is the lamp.
    """
    before = text.folds(first - 1) if _same_phrase(text.gap(first - 1)) else frozenset()
    if before & (words("titles") | words("greetings") | words("closings")):
        return True
    after = text.folds(last + 1) if _same_phrase(text.gap(last)) else frozenset()
    if after & (words("says") | words("does")) or text.gap(last).startswith("'"):
        return True
    if first and _introducing(text, first):
        return True
    begins = _set_apart(text, first - 1) or bool(before & words("heralds"))
    return begins and _set_apart(text, last)


def _same_phrase(gap: str) -> bool:
    return bool(re.fullmatch(r"[ ~]{1,2}", gap))


def _set_apart(text: Text, index: int) -> bool:
    """Whether the sentence does not go on over the gap after piece `index`."""
    beyond = index < 0 or index + 1 >= len(text.pieces)
    if beyond or not _same_phrase(text.gap(index)):
        return True
    return not (text.pieces[index].letters and text.pieces[index + 1].letters)


def shouted(text: Text, first: int, last: int) -> bool:
    """Whether all is in capitals there, so that capitals say nothing: WILL POWER ON AGAIN."""
    if not all(_is_loud(text, index) for index in range(first, last + 1)):
        return False
    return any(
        _same_phrase(text.gap(min(one, other))) and _is_loud(text, one)
        for one, other in ((first - 1, first), (last + 1, last))
    )


def _is_loud(text: Text, index: int) -> bool:
    if not 0 <= index < len(text.pieces):
        return False
    shape = text.pieces[index].shape.rstrip("~")
    return len(shape) > 1 and set(shape) <= set("A~")


def _titled(text: Text, first: int, last: int, start: int) -> bool:
    """`Mr Brown`, `mevrouw van 't Hoff`, `Brown-san`; small only after a capital title."""
    named = text.pieces[first]
    if start and text.folds(start - 1) & (words("titles") | words("callings")):
        title = text.pieces[start - 1]
        told = named.capital or title.capital or start < first
        told = told or not _has_case(title.word)
        if _TITLE_GAP.fullmatch(text.gap(start - 1)) and told:
            return True
    after = text.folds(last + 1) & words("titles_after")
    return bool(after) and named.capital and text.gap(last) in ("-", " ", ", ")


def _greeted(text: Text, first: int, last: int) -> bool:
    """`Dear Mark,` and `Hi Rose` at a line's end; `Hi will you …` is no greeting of Will."""
    before = text.folds(first - 1)
    return bool(
        first
        and before & words("greetings")
        and _OPEN.fullmatch(text.gap(first - 1))
        and (last + 1 == len(text.pieces) or _SHUT.match(text.gap(last)))
    )


def _signs(text: Text, first: int, last: int) -> bool:
    """`Regards, Mark` at the end of a line, or the last line alone."""
    gap = text.gap(last)
    ends = last + 1 == len(text.pieces)
    if not (ends and _END.fullmatch(gap)) and "\n" not in gap:
        return False
    before = text.gap(first - 1)
    if first and text.folds(first - 1) & words("closings") and _CLOSE.fullmatch(before):
        return True
    alone = first > 0 and ("\n" in before or before.strip().startswith("-"))
    return bool(alone and ends and text.pieces[first].capital)


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


def _introduced(text: Text, first: int, start: int) -> bool:
    """`my name is Mark`, `buyer: Brown`; without a colon only with a capital."""
    told = ":" in text.gap(start - 1) or text.pieces[first].capital
    return bool(start and told and _introducing(text, start))


def _introducing(text: Text, first: int) -> bool:
    if not re.fullmatch(r"[ ~]{0,2}[:,\"*]?[ ~]{0,2}", text.gap(first - 1)):
        return False
    return any(
        all(word in text.folds(first - back) for back, word in enumerate(reversed(phrase), 1))
        for last in text.folds(first - 1)
        for phrase in _introducers().get(last, ())
    )


@cache
def _introducers() -> dict[str, list[tuple[str, ...]]]:
    """By their last word."""
    ending: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases("introducers"):
        ending.setdefault(phrase[-1], []).append(phrase)
    return ending


def _speaks(text: Text, first: int, last: int) -> bool:
    """`Mark says`, `says Mark`: only people say."""
    if not text.pieces[first].capital:
        return False
    after = text.folds(last + 1) & words("says") and text.gap(last) == " "
    before = first and text.folds(first - 1) & words("says") and text.gap(first - 1) == " "
    return bool(after or before)
