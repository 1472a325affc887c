"""Names and addresses written without spaces: 李明, 欧阳慕容·阿依古丽, 山田太郎, 김민준, 科苑路15号.

A name of two characters may be the half of another name or of two words (李明明, 行李明天到), so the
character after it decides: one that given names end in, or that makes a word with the name's last,
leaves it standing, to be looked at. Anything else after it (的, 说, 先生, a comma) ends the name.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from returns.records.policy import Address
from returns.rules.redaction.hits import Hit, Kind, Manner
from returns.rules.redaction.name_words import signs, words
from returns.rules.redaction.spelling import Text, flat

_HAN = r"\u3005-\u3007\u3400-\u9fff"
_KANA = r"\u3040-\u30fa\u30fc-\u30ff"
_SYLLABLE = r"\uac00-\ud7a3"
_RUN = re.compile(rf"[{_HAN}{_KANA}]+|[{_SYLLABLE}]+|[\u0e00-\u0eff]+")
_APART = r"[ ·・•‧\u3000]{0,2}"
_AFTER_KOREAN = re.compile(
    r"(?: ?(?:씨|님|군|양))?"
    r"(?:이가|이는|이의|이를|이라고|입니다|이에요|예요|에게|한테|께|아|야|이|가|은|는|을|를|의|도)?"
    rf"(?![{_SYLLABLE}])"
)
_KOREAN_TITLE = re.compile(r" ?(?:씨|님|군|양)")
_KOREAN_DOUBLE = ("남궁", "황보", "제갈", "선우", "독고")
_NUMERALS = str.maketrans("〇一二两三四五六七八九", "01223456789")
_DIGIT_UNIT = re.compile(r"\d+")


def _is_word(pair: str) -> bool:
    return pair in words("han_words")


class HanNames:
    """The buyer's names in Chinese characters, kana or Korean syllables, ready to be looked for."""

    def __init__(self, names: tuple[str, ...], country: str) -> None:
        self._full: set[str] = set()
        self._given: set[str] = set()
        self._surnames: set[str] = set()
        self._patterns: list[re.Pattern[str]] = []
        for name in names:
            runs: list[str] = _RUN.findall(flat(name))
            if runs:
                self._learn(runs, japanese=country == "JP")

    def _learn(self, runs: list[str], *, japanese: bool) -> None:
        whole = "".join(runs)
        parts = runs if len(runs) > 1 else _apart(whole, japanese=japanese)
        self._full.add(whole)
        if len(whole) > 1:
            self._patterns.append(re.compile(_APART.join(map(re.escape, whole))))
        if len(parts) == 2 and len(whole) < 8:
            turned = _APART.join((re.escape(parts[1]), re.escape(parts[0])))
            if min(map(len, parts)) > 1:
                self._patterns.append(re.compile(turned))
        self._surnames.add(parts[0])
        if whole[:2] in words("han_double_surnames"):
            self._surnames.add(whole[:2])
        self._given |= {part for part in parts[1:] if len(part) > 1}
        if len(parts[0]) > 1:
            self._given.add(parts[0])

    def find(self, text: Text, manner: Manner) -> Iterator[Hit]:
        """Every place where a name stands, the doubtful ones too."""
        for pattern in self._patterns:
            for found in pattern.finditer(text.flat):
                start, end = found.span()
                sure = self._ends(text, start, end) or end - start > 2
                whole = sure and len(found.group()) > 2
                yield Hit(start, end, Kind.NAME, sure, whole)
        for given in self._given:
            for start in _places(text.flat, given):
                end = start + len(given)
                if not _is_korean(given) or _AFTER_KOREAN.match(text.flat, end):
                    yield Hit(start, end, Kind.NAME, self._ends(text, start, end))
        for surname in self._surnames:
            yield from self._called(text, surname)

    def _called(self, text: Text, surname: str) -> Iterator[Hit]:
        """`李先生`, `김씨`: cut; `小李`: shown, since a shop has one of its own."""
        for start in _places(text.flat, surname):
            end = start + len(surname)
            before = text.flat[max(start - 1, 0) : start]
            if _is_korean(surname):
                if not _is_korean(before) and _KOREAN_TITLE.match(text.flat, end):
                    yield Hit(start, end, Kind.NAME)
            elif _titled(text.flat, end):
                yield Hit(start, end, Kind.NAME)
            elif before and before in signs("han_nick"):
                yield Hit(start, end, Kind.NAME, sure=False)

    def _ends(self, text: Text, start: int, end: int) -> bool:
        """Whether the name is a name there and ends there."""
        name, line = text.flat[start:end], text.flat
        if _titled(line, end) or line.endswith(_heralds(), max(0, start - 4), start):
            return True
        before, after = line[max(start - 1, 0) : start], line[end : end + 1]
        if _is_word(name):
            return False
        if before and before in signs("han_other_person") and name not in self._full:
            own = before in self._surnames
            return own or _is_word(line[max(start - 2, 0) : start])
        if _is_kana(name):
            return not (_is_kana(before) or _is_kana(after))
        if not after or not re.match(f"[{_HAN}]", after) or len(name) > 2:
            return True
        if _is_word(line[end : end + 2]):
            return True  # the next word begins here
        return after not in signs("han_given") and not _is_word(name[-1] + after)


@cache
def _heralds() -> tuple[str, ...]:
    return tuple(words("han_before"))


@cache
def _titles() -> tuple[str, ...]:
    return tuple(words("han_titles"))


def _titled(line: str, end: int) -> bool:
    return line.startswith(_titles(), end)


def _is_korean(sign: str) -> bool:
    return bool(re.match(f"[{_SYLLABLE}]", sign))


def _is_kana(sign: str) -> bool:
    return bool(re.match(f"[{_KANA}]", sign))


def _apart(whole: str, *, japanese: bool) -> list[str]:
    """Surname and given name of a name that is written in one; itself where nobody can tell."""
    if len(whole) < 2 or len(whole) > 5 or _is_kana(whole):
        return [whole]
    if _is_korean(whole):
        size = 2 if whole[:2] in _KOREAN_DOUBLE else 1
    elif japanese or re.search(f"[{_KANA}]", whole):
        size = 2 if len(whole) > 2 else 1
    elif whole[:2] in words("han_double_surnames") or len(whole) > 3:
        size = 2
    else:
        size = 1
    return [whole[:size], whole[size:]] if len(whole) > size else [whole]


def _places(line: str, part: str) -> Iterator[int]:
    start = line.find(part)
    while start >= 0:
        yield start
        start = line.find(part, start + 1)


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
            if not re.search(f"[{_HAN}]", line):
                continue
            own = segment.findall(_plain(flat(line)))
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
        self._house = re.compile(rf" ?(\d+)(?:-\d+)*(?: ?(?:{units}))?")
        self._unit = re.compile(rf" ?(?:{units})")

    def find(self, text: Text) -> Iterator[Hit]:
        """Roads, and names with their number, each with what stands beside it of the address."""
        line = _plain(text.flat)
        for core in dict.fromkeys((*self._runs, *self._roads)):
            for start in _places(line, core):
                end = start + len(core)
                if core[-1].isdigit() and line[end : end + 1].isdigit():
                    continue
                yield Hit(
                    *self._reach(line, start, end), Kind.ADDRESS, whole=core in self._runs
                )

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


def _plain(line: str) -> str:
    """With plain digits for the numerals, and one word for a house in a row."""
    return line.translate(_NUMERALS).translate({ord("栋"): "幢", ord("座"): "幢"})


def _number(part: str) -> str:
    found = _DIGIT_UNIT.match(part)
    return found.group() if found else part
