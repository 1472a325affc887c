"""The buyer's address in letters: Hauptstraße 5 as HAUPTSTR. 5, 5 Main St., c/ Mayor 3, SW1A1AA.

A street with its number is cut, one without only where its name can be nothing else: `Hauptstr.`, but
not `the high street`; so is a postcode. A town alone is where thousands live: it goes only beside them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from returns.records.policy import Address
from returns.rules.redaction.codes import squeezed
from returns.rules.redaction.hits import Hit, Kind
from returns.rules.redaction.name_words import shorter, words
from returns.rules.redaction.spelling import Piece, Text, everyday, fold

_GAP = re.compile(r"[ ~]{0,2}[-.,/'#:]{0,2}[ \n~]{0,2}")
_POSTCODE_GAP = re.compile(r"[ ~.-]{0,2}")
_TOWN_GAP = re.compile(r"[ ~]{0,2}[-.,/:()]{0,2}[ \n~]{0,2}")
#: letters and digits by turns are a piece each: D06X2K9
_MOST_CODE_PIECES = 10
#: letters of a word that is written with a capital in a name: The Mall, the Mall
_WORD = 4
#: pieces of one street as it may be written
_MOST_PIECES = 10
_SHORTEST_CODE = 4
#: three digits are a postcode beside its town: 101 Reykjavík
_SHORTEST_BESIDE = 3
#: digits of a postcode that is one wherever it stands; four are a year or a price as well
_SURE_CODE = 5
_TELLING = 6
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=4_000)
def _short(word: str) -> str:
    """A word of an address in the short form of all its spellings: `hauptstrasse` → `hauptstr`."""
    key = min(fold(word), key=lambda k: (len(k), k))
    known = shorter("streets").get(key) or shorter("rooms").get(key)
    if known:
        return known
    for ending, short in _ends():
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key.removesuffix(ending) + short
    return squeezed(key)


@lru_cache(maxsize=1)
def _ends() -> tuple[tuple[str, str], ...]:
    longest = sorted(shorter("street_ends").items(), key=lambda pair: -len(pair[0]))
    return tuple(longest)


class _Line:
    """One line of the address: the names and the numbers in it."""

    def __init__(self, line: str) -> None:
        text = Text(line)
        pieces = [piece for piece in text.pieces if piece.shape[0] != "中"]
        shorts = [_short(piece.word) for piece in pieces]
        streets = frozenset(shorter("streets").values())
        kinds = streets | frozenset(shorter("rooms").values())
        ends = tuple(short for _, short in _ends())
        numbered = [not p.letters or _is_lettered(text, p) for p in pieces]
        self.named = [s for s, n in zip(shorts, numbered, strict=True) if not n]
        self.numbers = {s for s, n in zip(shorts, numbered, strict=True) if n}
        core = [s for s in self.named if s not in kinds and s not in words("particles")]
        #: the street's name without its kind, and with it
        self.core = "".join(core)
        self.whole = "".join(s for s in self.named if len(s) > 1 or s not in core)
        #: with the particles of its name, without its kind: Le Loi
        self.titled = "".join(s for s in self.named if s not in kinds)
        typed = any(s in streets for s in self.named) or any(
            s.endswith(ends) and len(s) > 4 for s in core
        )
        #: made of words that everybody uses: The Mall, High Street
        self.worded = all(s in everyday() for s in core)
        rare = any(len(s) >= _TELLING and s not in everyday() for s in core)
        #: names the street even without its number
        self.telling = len(self.core) >= _SHORTEST_CODE and (typed or rare)
        #: of a word that has no street in it, only capitals tell
        self.typed = typed

    def is_named(self, text: Text, street: "_Street") -> bool:
        """Whether a place that spells the street's name is the street, and no words."""
        capital = all(
            piece.capital
            for piece in text.pieces[street.first : street.last + 1]
            if piece.letters and len(piece.word) >= _WORD
        )
        if street.numbered:
            # at 9 the mall opens
            return capital or self.typed or not self.worded
        return self.telling and (capital or not self.worded)


def _is_lettered(text: Text, piece: Piece) -> bool:
    """Belongs to the number before it: 22b, 5-II, 12/A."""
    return bool(re.search(r"0[~]*[-/]?$", text.shape[: piece.start]))


@dataclass(frozen=True, slots=True)
class _Street:
    """Pieces `first` … `last` of a text that spell a street's name, with its number or without."""

    first: int
    last: int
    numbered: bool


class Addresses:
    """The buyer's address, ready to be looked for."""

    def __init__(self, address: Address) -> None:
        self._lines = [line for line in map(_Line, address.lines) if line.core]
        self._postcode = squeezed(address.postcode)
        self._towns = frozenset(
            _short(piece.word)
            for place in (address.city, address.region)
            for piece in Text(place).pieces
            if piece.letters
        )
        self._own = self._towns.union(
            *(line.named for line in self._lines), *(line.numbers for line in self._lines)
        )

    def find(self, text: Text) -> Iterator[Hit]:
        """Streets and postcodes, each with what stands beside it of the same address."""
        shorts = [_short(piece.word) for piece in text.pieces]
        for line in self._lines:
            for street in _streets(text, shorts, line):
                if line.is_named(text, street):
                    yield self._reach(
                        text, shorts, street.first, street.last, whole=street.numbered
                    )
        yield from self._postcodes(text, shorts)

    def _postcodes(self, text: Text, shorts: list[str]) -> Iterator[Hit]:
        code = self._postcode
        if len(code) < _SHORTEST_BESIDE:
            return
        for first in text.starts(code):
            last = _spelled(text, first, code)
            if last < 0:
                continue
            town = self._with_town(text, shorts, first, last)
            called = self._is_told(text, shorts, first, last)
            measured = text.folds(last + 1) & words("units")
            if town:
                span = text.pieces[town[0]].start, text.pieces[town[1]].end
                yield Hit(*span, Kind.ADDRESS, whole=True)
            if town or called or (len(code) >= _SURE_CODE and not measured):
                yield self._reach(text, shorts, first, last, whole=bool(town))
            elif len(code) >= _SHORTEST_CODE:
                span = text.pieces[first].start, text.pieces[last].end
                yield Hit(*span, Kind.ADDRESS, sure=False)

    def _with_town(
        self, text: Text, shorts: list[str], first: int, last: int
    ) -> tuple[int, int] | None:
        """The postcode's pieces and those of the town right before or after it, if it is there."""
        start, end = first, last
        while start and self._is_town(shorts, start - 1, text.gap(start - 1)):
            start -= 1
        while self._is_town(shorts, end + 1, text.gap(end)):
            end += 1
        return (start, end) if (start, end) != (first, last) else None

    def _is_told(self, text: Text, shorts: list[str], first: int, last: int) -> bool:
        """`PLZ 1010`, `1010 in Wien`; 2000 may be a year there."""
        if text.folds(first - 1) & words("postcode_words"):
            return True
        near = bool(text.folds(last + 1) & words("places_before"))
        return (
            near
            and self._is_town(shorts, last + 2, text.gap(last + 1))
            and not (_YEAR.fullmatch(self._postcode))
        )

    def _is_town(self, shorts: list[str], index: int, gap: str) -> bool:
        apart = _TOWN_GAP if len(self._postcode) >= _SHORTEST_CODE else _POSTCODE_GAP
        near = 0 <= index < len(shorts) and apart.fullmatch(gap)
        return bool(near and shorts[index] in self._towns)

    def _reach(
        self, text: Text, shorts: list[str], first: int, last: int, *, whole: bool
    ) -> Hit:
        """A place of the address with its neighbours that belong to it, on the same line."""
        while first and self._belongs(text, shorts, first - 1, text.gap(first - 1)):
            first -= 1
        while self._belongs(text, shorts, last + 1, text.gap(last)):
            last += 1
        return Hit(text.pieces[first].start, text.pieces[last].end, Kind.ADDRESS, whole=whole)

    def _belongs(self, text: Text, shorts: list[str], index: int, gap: str) -> bool:
        if not 0 <= index < len(shorts) or "\n" in gap or not _GAP.fullmatch(gap):
            return False
        piece, short = text.pieces[index], shorts[index]
        if gap == "":  # 22b
            return short in self._own
        if short in words("particles") or (piece.letters and not piece.capital):
            return False
        code = len(self._postcode) >= _SURE_CODE and squeezed(piece.word) == self._postcode
        return short in self._own or code


def _spelled(text: Text, first: int, target: str) -> int:
    """The last of the pieces that spell a postcode and stand apart, or -1."""
    if first and text.gap(first - 1) == "" and text.pieces[first - 1].shape[0] != "中":
        return -1
    written = ""
    for index in range(first, min(first + _MOST_CODE_PIECES, len(text.pieces))):
        if index > first and not _POSTCODE_GAP.fullmatch(text.gap(index - 1)):
            return -1
        written += squeezed(text.pieces[index].word)
        if written == target:
            apart = text.gap(index) != "" or index + 1 == len(text.pieces)
            return index if apart or text.pieces[index + 1].shape[0] == "中" else -1
        if not target.startswith(written):
            return -1
    return -1


def _streets(text: Text, shorts: list[str], line: _Line) -> Iterator[_Street]:
    """Each place that spells the street's name."""
    at = 0
    while at < len(shorts):
        last = _street_end(text, shorts, at, line)
        if last < 0:
            at += 1
            continue
        numbers = line.numbers
        before = at and shorts[at - 1] in numbers and bool(_GAP.fullmatch(text.gap(at - 1)))
        after = last + 1 < len(shorts) and shorts[last + 1] in numbers
        after = after and bool(_GAP.fullmatch(text.gap(last)))
        yield _Street(at - bool(before), last + bool(after), bool(before or after))
        at = last + 1


def _street_end(text: Text, shorts: list[str], first: int, line: _Line) -> int:
    """Where the street's name ends that begins here, with its kind of street or without, or -1."""
    for target in dict.fromkeys((line.whole, line.titled, line.core)):
        written = ""
        for index in range(first, min(first + _MOST_PIECES, len(shorts))):
            if not text.pieces[index].letters:
                break
            if index > first and not _GAP.fullmatch(text.gap(index - 1)):
                break
            short = shorts[index]
            written += short
            if written == target:
                alone = target != line.whole and not line.numbers
                return -1 if alone else index
            if not target.startswith(written):
                break
    return -1
