"""Addresses in Chinese characters: 科苑路15号 as 科苑路 15 號, 信義路五段7號, 神南一丁目19-11.

An address is compared with its numbers in digits and its parts apart by one sign; each sign of that
outline knows where in the text it stands.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from returns.records.policy import Address
from returns.rules.redaction.hits import Hit, Kind
from returns.rules.redaction.name_words import words
from returns.rules.redaction.spelling import Text, flat

_HAN = re.compile(r"[\u3005-\u3007\u3400-\u9fff]")
_NUMERALS = str.maketrans("〇零一二两三四五六七八九", "001223456789")
_PLACES = {"十": 10, "百": 100}
_DIGIT_UNIT = re.compile(r"\d+")
#: an address's number in any form, what stands between two of them, and any other sign
_TOKEN = re.compile(
    r"(?P<number>\d+|[〇零一二两三四五六七八九十][〇零一二两三四五六七八九十百]*)"
    r"|(?P<between>(?:丁目|番地|番|之|の)(?=[\d〇零一二三四五六七八九十])|[-‐‑–—−ー])"
    r"|(?P<house>[栋座])|(?P<sign>.)",
    re.DOTALL,
)


class _Outline:
    """A line with its numbers in digits, and where each sign of it stands in the line."""

    def __init__(self, line: str) -> None:
        signs: list[str] = []
        self._places: list[int] = []
        for found in _TOKEN.finditer(line):
            sign = _outlined(found)
            signs.append(sign)
            self._places += [found.start()] * len(sign)
        self._places.append(len(line))
        self.line = "".join(signs)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the line that the outline's `start` … `end` stand for."""
        return self._places[start], self._places[end]


def _outlined(token: re.Match[str]) -> str:
    if token.lastgroup == "number":
        return _digits(token.group())
    # one word for a house in a row
    return {"between": "-", "house": "幢"}.get(token.lastgroup or "", token.group())


def _digits(numeral: str) -> str:
    """十五 is 15, 二十三 is 23, 一百零五 is 105; without a ten each sign is a digit."""
    if not _PLACES.keys() & set(numeral):
        return numeral.translate(_NUMERALS)
    total, digit = 0, 0
    for sign in numeral:
        if sign in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[sign], 0
        else:
            digit = int(sign.translate(_NUMERALS))
    return str(total + digit)


class HanAddress:
    """The buyer's address in Chinese characters: roads, estates and numbers, ready to be looked for."""

    def __init__(self, address: Address) -> None:
        roads, places, units = (
            "|".join(sorted(words(topic), key=lambda w: -len(w)))
            for topic in ("han_roads", "han_places", "han_units")
        )
        # a place ends at its sign, a road at its own; what has neither is a name before a number
        segment = re.compile(
            rf"\d+(?:-\d+)*(?:{units})?|[^\d\s,，]{{2,4}}?(?:{places})(?!{roads})|[^\d\s,，]+(?:{roads})|[^\d\s,，]+"
        )
        self._parts: list[str] = []
        self._roads: list[str] = []
        self._runs: list[str] = []
        for line in (*address.lines, address.city, address.region):
            if not _HAN.search(line):
                continue
            own = segment.findall(_Outline(flat(line)).line)
            self._parts += [part for part in own if len(part) > 1 or part.isdigit()]
            if line in address.lines:
                self._roads += [p for p in own if re.search(rf"(?:{roads})$", p) and len(p) > 2]
                pairs = pairwise(own)
                self._runs += [
                    one + _number(two)
                    for one, two in pairs
                    # 15号3 is a day and an hour
                    if two[0].isdigit() and len(one) > 1 and not re.fullmatch(r"\d+号?", one)
                ]
        self._own = sorted(set(self._parts), key=lambda p: -len(p))
        self._numbers = {n for part in self._parts for n in _DIGIT_UNIT.findall(part)}
        self._house = re.compile(rf"[ -]?(\d+)(?: ?(?:{units}))?")
        self._unit = re.compile(rf" ?(?:{units})")

    def find(self, text: Text) -> Iterator[Hit]:
        """Roads, and names with their number, each with what stands beside it of the address."""
        outline = _Outline(text.flat)
        line = outline.line
        for core in dict.fromkeys((*self._runs, *self._roads)):
            for start in _places(line, core):
                end = start + len(core)
                if core[-1].isdigit() and line[end : end + 1].isdigit():
                    continue
                span = outline.span(*self._reach(line, start, end))
                yield Hit(*span, Kind.ADDRESS, whole=core in self._runs)

    def _reach(self, line: str, start: int, end: int) -> tuple[int, int]:
        """The core with the parts of the address before and after it."""
        moved = True
        while moved:
            moved = False
            for part in self._own:
                if line.startswith(part, end) or line.startswith(" " + part, end):
                    end, moved = line.index(part, end) + len(part), True
                if line.endswith(part, 0, start):
                    start, moved = start - len(part), True
        while found := self._house.match(line, end):
            if found.group(1) not in self._numbers:
                break
            end = found.end()
        if line[end - 1].isdigit() and (unit := self._unit.match(line, end)):
            end = unit.end()
        return start, end


def _places(line: str, part: str) -> Iterator[int]:
    start = line.find(part)
    while start >= 0:
        yield start
        start = line.find(part, start + 1)


def _number(part: str) -> str:
    found = _DIGIT_UNIT.match(part)
    return found.group() if found else part
