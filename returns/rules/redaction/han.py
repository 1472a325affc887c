"""Names written without spaces: 李明, 欧阳慕容·阿依古丽, 山田太郎, 김민준, สมชาย.

A name of two characters may be the half of another name or of two words (李明明, 行李明天到), so the
character after it decides: one that given names end in, or that makes a word with the name's last,
leaves it standing, to be looked at. Anything else after it (的, 说, 先生, a comma) ends the name.
"""

import re
from collections.abc import Iterator
from functools import cache

from returns.rules.redaction.hits import Hit, Kind, Manner
from returns.rules.redaction.korean import apart as korean_parts
from returns.rules.redaction.korean import is_korean
from returns.rules.redaction.name_words import signs, words
from returns.rules.redaction.spelling import Text, flat

_HAN = r"\u3005-\u3007\u3400-\u9fff"
_KANA = r"\u3040-\u30fa\u30fc-\u30ff"
_SYLLABLE = r"\uac00-\ud7a3"
_RUN = re.compile(rf"[{_HAN}{_KANA}]+|[{_SYLLABLE}]+|[\u0e00-\u0eff]+")
#: soft hyphens and spaces without a width, which nobody sees
_UNSEEN = r"[\u00ad\u200b-\u200f\u2060\ufeff]"
_APART = rf"(?:{_UNSEEN}|[ ·・•‧_\u3000]){{0,3}}"
_AFTER_KOREAN = re.compile(
    r"(?: ?(?:씨|님|군|양))?"
    r"(?:이가|이는|이의|이를|이라고|입니다|이에요|예요|에게|한테|께|아|야|이|가|은|는|을|를|의|도)?"
    rf"(?![{_SYLLABLE}])"
)
#: only people are called so
_KOREAN_PERSON = re.compile(r" ?(?:씨|님|군|양)|이가|이는|이의|이를|이라고|에게|한테")
_KOREAN_TITLE = re.compile(r" ?(?:씨|님|군|양)")


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
            for start, end in _unseen_places(text.flat, given):
                if not _is_korean(given):
                    yield Hit(start, end, Kind.NAME, self._ends(text, start, end))
                elif _AFTER_KOREAN.match(text.flat, end) and self._begins(text, start):
                    person = _KOREAN_PERSON.match(text.flat, end)
                    sure = bool(person) or self._ends(text, start, end)
                    yield Hit(start, end, Kind.NAME, sure)
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

    def _begins(self, text: Text, start: int) -> bool:
        """Whether a Korean word begins there, or the buyer's own surname stands before it."""
        before = text.flat[max(start - 1, 0) : start]
        surname = text.flat.endswith(tuple(self._surnames), 0, start)
        return not (before and _is_korean(before)) or surname

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
    if is_korean(whole):
        return list(korean_parts(whole))
    if japanese or re.search(f"[{_KANA}]", whole):
        size = 2 if len(whole) > 2 else 1
    elif whole[:2] in words("han_double_surnames") or len(whole) > 3:
        size = 2
    else:
        size = 1
    return [whole[:size], whole[size:]] if len(whole) > size else [whole]


def _unseen_places(line: str, part: str) -> Iterator[tuple[int, int]]:
    """As the part is, or with signs in it that nobody sees."""
    for found in re.finditer(f"{_UNSEEN}*".join(map(re.escape, part)), line):
        yield found.span()


def _places(line: str, part: str) -> Iterator[int]:
    start = line.find(part)
    while start >= 0:
        yield start
        start = line.find(part, start + 1)
