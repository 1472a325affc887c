"""Telephone numbers: +49 170 1234567 as 01701234567, 0049170…, +49 (0)170 …, 1234567.

What is compared is the number as its own country dials it, without the country's code and without the
digit that is dialled before it at home (0, 8 in Russia, 06 in Hungary, 1 in America).
"""

import re
from collections.abc import Iterator

from returns.rules.redaction.codes import squeezed
from returns.rules.redaction.hits import Hit, Kind
from returns.rules.redaction.spelling import Text

_GAP = re.compile(r"[- ~()./]{0,4}")
#: fewer digits name nobody's telephone
_SHORTEST = 5
#: the end of a number, as neighbours give it, counts from here on
_SURE = 7
_MOST_GROUPS = 20
#: an extension, or a second number, in the same field
_NEXT = re.compile(r"[^\W\d_]+|[;,#|]")
#: countries whose code has one digit or two; all others have three
_CODE = re.compile(r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")
_ABROAD = r"(?:00|011|0011|010|810)"
#: dialled at home before the number, or from abroad before a mobile one (Argentina's 9, Mexico's 1)
_HOME = r"(?:0|1|8|9|01|06|044|045)"
#: with a home digit written out without its country: 8 (921) 555-12-34, 1 (212) 555-0123
_WRITTEN_HOME = re.compile(r"[178](?=\d{10}$)")


class Phones:
    """The buyer's numbers, ready to be looked for."""

    def __init__(self, phone: str) -> None:
        #: number at home → what may stand before it, the whole as digits
        self._numbers = dict(
            pair for written in _NEXT.split(phone) for pair in _at_home(written)
        )

    def find(self, text: Text) -> Iterator[Hit]:
        """The number by its digits, in one run or in groups, with what is dialled before it."""
        for number, whole in self._numbers.items():
            for last, piece in enumerate(text.pieces):
                if piece.shape[0] != "0":
                    continue
                first = _start(text, last, number, whole)
                if first >= 0:
                    start = text.pieces[first].start
                    start -= _opening(text.shape, start, piece.end)
                    yield Hit(start, piece.end, Kind.PHONE, whole=True)


def _at_home(written: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The number without its country and home digits, and the pattern of its spellings."""
    digits = "".join(sign for sign in squeezed(written) if sign.isdigit())
    abroad = "+" in Text(written).gap(-1) or digits.startswith("00")
    if abroad:
        digits = digits.removeprefix("00")
        code = _CODE.match(digits)
        if not code:
            return
        number = re.sub(r"^(?:0+|8(?=\d{10}$))", "", digits[code.end() :])
        before = rf"(?:{_ABROAD}?{code.group()})?{_HOME}?"
    else:
        number = _WRITTEN_HOME.sub("", digits.lstrip("0"))
        # nobody said which country or, without a home digit, which town
        before = rf"{_ABROAD}?\d{{0,4}}{_HOME}?"
    if len(number) >= _SHORTEST:
        yield number, re.compile(before + number)


def _start(text: Text, last: int, number: str, whole: re.Pattern[str]) -> int:
    """The first of the groups up to `last` that make up the number, or -1."""
    digits, found = "", -1
    least = min(len(number), _SURE)
    for index in range(last, max(-1, last - _MOST_GROUPS), -1):
        piece = text.pieces[index]
        if piece.shape[0] != "0":
            break
        if index < last and not _GAP.fullmatch(text.gap(index)):
            break
        group = squeezed(piece.word)
        trunk = group == "0" and text.gap(index - 1).endswith("(")
        digits = digits if trunk else group + digits
        if not (number.endswith(digits) or digits.endswith(number)):
            break
        if whole.fullmatch(digits) or (number.endswith(digits) and len(digits) >= least):
            found = index
    return found


def _opening(shape: str, start: int, end: int) -> int:
    """How many of the signs before a number belong to it: `+`, and `(` where it is closed inside."""
    taken = 0
    while start - taken and taken < 3:
        sign = shape[start - taken - 1]
        if sign != "+" and not (sign == "(" and ")" in shape[start:end]):
            break
        taken += 1
    return taken
