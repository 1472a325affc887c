"""Order numbers and e-mail addresses, however they are set apart."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from returns.rules.redaction.hits import Hit, Kind
from returns.rules.redaction.name_words import words
from returns.rules.redaction.spelling import Text, everyday, seen_as_latin

#: characters of an order number; a shorter one names nothing
_SHORTEST_CODE = 4
#: from here on it is cut even where letters stand against it, and in a title
_LONG_CODE = 6
_CODE_GAP = re.compile(r"[ ~]?[-./#:]?[ ~]?")
_SHORT_GAP = re.compile(r"-?")
_LOCAL_GAP = re.compile(r"[-.+']?")
_AT = re.compile(r" ?[(\[<]? ?@? ?[)\]>]? ?")
_DOMAIN_GAP = re.compile(r" ?[(\[]?(?:[-.]|--)?[)\]]? ?")
_MOST_GROUPS = 12
_YEAR = re.compile(r"(19|20)\d\d")


@lru_cache(maxsize=20_000)
def squeezed(word: str) -> str:
    """Letters and digits alone, in one case, with plain digits, letters that look alike as one."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    return seen_as_latin(
        "".join(
            str(unicodedata.digit(sign)) if sign.isdecimal() else sign
            for sign in plain
            if sign.isalnum()
        )
    )


def spelled(text: Text, first: int, target: str, gap: re.Pattern[str]) -> int:
    """The last of the pieces from `first` on that spell `target` together, or -1."""
    written = ""
    for index in range(first, len(text.pieces)):
        if index > first and not gap.fullmatch(text.gap(index - 1)):
            return -1
        written += squeezed(text.pieces[index].word)
        if written == target:
            return index
        if not target.startswith(written):
            return -1
    return -1


def find_order(text: Text, order: str) -> Iterator[Hit]:
    """The order number with or without its separators; in doubt where it is short and a quantity."""
    target = squeezed(order)
    if len(target) < _SHORTEST_CODE:
        return
    long = len(target) >= _LONG_CODE
    for first in text.starts(target):
        last = spelled(text, first, target, _CODE_GAP if long else _SHORT_GAP)
        if last < 0 or not _stands_apart(text, first, last, long=long):
            continue
        sure = long or not target.isdigit() or not _is_quantity(text, first, last, target)
        yield Hit(text.pieces[first].start, text.pieces[last].end, Kind.ORDER, sure, long)


def _stands_apart(text: Text, first: int, last: int, *, long: bool) -> bool:
    """Not a part of another number: 1045 is not in 1045-7, 10.45 or 1045.5."""
    before, after = text.gap(first - 1) if first else " ", text.gap(last)
    if first and text.pieces[first - 1].shape[0] == "0" and before in ("-", ".", ",", "/"):
        return False
    beyond = text.pieces[last + 1] if last + 1 < len(text.pieces) else None
    if beyond and beyond.shape[0] == "0" and after in ("-", ".", ",", "/"):
        return False
    glued_left = first and before == "" and text.pieces[first - 1].letters
    glued_right = beyond and after == "" and beyond.letters
    if long or not (glued_left or glued_right):
        return True
    return bool(glued_left and text.folds(first - 1) & words("code_words")) and not glued_right


def _is_quantity(text: Text, first: int, last: int, target: str) -> bool:
    """A short number that may be a year, a price or a weight, unless it is called an order's."""
    before = text.gap(first - 1)
    if "#" in before or (first and text.folds(first - 1) & words("code_words")):
        return False
    money = text.words[max(0, text.pieces[first].start - 2) : text.pieces[first].start]
    priced = any(unicodedata.category(sign) == "Sc" for sign in money)
    return bool(_YEAR.fullmatch(target) or priced or text.folds(last + 1) & words("units"))


def find_email(text: Text, email: str) -> Iterator[Hit]:
    """The address as it is, with (at) and spaces, with a +tag, and its own first half."""
    local, _, domain = email.strip().partition("@")
    own, homes = squeezed(local.partition("+")[0]), _homes(domain)
    if not own or not homes:
        return
    telling = len(own) >= _LONG_CODE and not (own in everyday() or own in words("mailboxes"))
    for first in text.starts(own):
        last = spelled(text, first, own, _LOCAL_GAP)
        if last < 0 or (first and text.gap(first - 1) == ""):
            continue
        end = max(_home(text, last, home) for home in homes)
        start = text.pieces[first].start
        if end >= 0:
            yield Hit(start, text.pieces[end].end, Kind.EMAIL, whole=True)
        elif telling and text.gap(last) != "@":
            yield Hit(start, text.pieces[last].end, Kind.EMAIL)


def _homes(domain: str) -> frozenset[str]:
    """A domain as people and as machines write it: müller.example, xn--mller-kva.example."""
    written = {domain}
    with suppress(UnicodeError):
        written.add(domain.encode("idna").decode("ascii"))
        written.add(domain.encode("ascii").decode("idna"))
    return frozenset(filter(None, map(squeezed, written)))


def _home(text: Text, last: int, home: str) -> int:
    """The last piece of the part behind the @, or -1."""
    for _ in range(4):  # a +tag of the buyer's own
        if text.gap(last) != "+" and not (text.gap(last) in (".", "-") and "@" not in home):
            break
        last += 1
    if "@" in text.gap(last) and _AT.fullmatch(text.gap(last)):
        return _domain(text, last + 1, home)
    if text.folds(last + 1) & {"at", "ät"} and _AT.fullmatch(text.gap(last)):
        return _domain(text, last + 2, home)
    return -1


def _domain(text: Text, first: int, home: str) -> int:
    written = ""
    for index in range(first, min(first + _MOST_GROUPS, len(text.pieces))):
        if index > first and not _parts_domain(text, index):
            return -1
        word = squeezed(text.pieces[index].word)
        written += "" if word in ("dot", "punkt", "point") else word
        if written == home:
            return index
        if not home.startswith(written):
            return -1
    return -1


def _parts_domain(text: Text, index: int) -> bool:
    """Whether no more than a dot stands before a piece; 。 is one in a domain."""
    between = text.words[text.pieces[index - 1].end : text.pieces[index].start]
    return between in ("。", "｡") or bool(_DOMAIN_GAP.fullmatch(text.gap(index - 1)))


def find_other_emails(text: Text) -> Iterator[Hit]:
    """E-mail addresses that are not known to be the buyer's: shown, since they are somebody's."""
    at = text.shape.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start and at - start < 64 and text.shape[start - 1] in "Aa0.-+~":
            start -= 1
        while end < len(text.shape) and end - at < 255 and text.shape[end] in "Aa0.-~":
            end += 1
        if start < at and "." in text.shape[at:end].rstrip("."):
            yield Hit(start, end, Kind.EMAIL, sure=False)
        at = text.shape.find("@", at + 1)
