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


def stands_as_name(text: Text, first: int, last: int, manner: Manner) -> bool:
    """Whether the pieces `first` … `last` (inclusive) stand as somebody's name."""
    if _titled(text, first, last):
        return True
    if manner is Manner.TITLE or manner is Manner.FILE:
        return False
    if _introduced(text, first) or _speaks(text, first, last):
        return True
    return manner is Manner.PROSE and (_greeted(text, first, last) or _signs(text, first, last))


def _titled(text: Text, first: int, last: int) -> bool:
    """`Mr Brown`, `Frau Klein`, `Brown-san`; small as a word only after a capital title."""
    named = text.pieces[first]
    if first and text.folds(first - 1) & words("titles"):
        title = text.pieces[first - 1]
        if _TITLE_GAP.fullmatch(text.gap(first - 1)) and (named.capital or title.capital):
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


def _introduced(text: Text, first: int) -> bool:
    """`my name is Mark`, `buyer: Brown`; without a colon only with a capital."""
    if not first:
        return False
    gap = text.gap(first - 1)
    if not re.fullmatch(r"[ ~]{0,2}[:,\"*]?[ ~]{0,2}", gap):
        return False
    if ":" not in gap and not text.pieces[first].capital:
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
