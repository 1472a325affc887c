"""The buyer's address in letters: Hauptstraße 5 as HAUPTSTR. 5, 5 Main St., c/ Mayor 3, SW1A1AA.

A street with its number, or one that has a street's word in its name, is cut; so is a postcode. A
town alone is where thousands live: it goes only beside them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from returns.records.policy import Address
from returns.rules.redaction.codes import squeezed
from returns.rules.redaction.hits import Hit, Kind
from returns.rules.redaction.name_words import shorter, words
from returns.rules.redaction.spelling import Text, fold

_GAP = re.compile(r"[ ~]{0,2}[-.,/'#:]{0,2}[ \n~]{0,2}")
_POSTCODE_GAP = re.compile(r"[ -]?")
#: pieces of one street as it may be written
_MOST_PIECES = 10
_SHORTEST_CODE = 4
#: digits of a postcode that is one wherever it stands; four are a year or a price as well
_SURE_CODE = 5
_TELLING = 6


@lru_cache(maxsize=4_000)
def _short(word: str) -> str:
    """A word of an address in the short form of all its spellings: `hauptstrasse` → `hauptstr`."""
    key = min(fold(word), key=lambda k: (len(k), k))
    known = shorter("streets").get(key)
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
        pieces = [piece for piece in Text(line).pieces if piece.shape[0] != "中"]
        shorts = [_short(piece.word) for piece in pieces]
        kinds = frozenset(shorter("streets").values())
        ends = tuple(short for _, short in _ends())
        self.named = [s for s, p in zip(shorts, pieces, strict=True) if p.letters]
        self.numbers = {s for s, p in zip(shorts, pieces, strict=True) if not p.letters}
        core = [s for s in self.named if s not in kinds and s not in words("particles")]
        #: the street's name without its kind, and with it
        self.core = "".join(core)
        self.whole = "".join(s for s in self.named if len(s) > 1 or s not in core)
        typed = any(s in kinds for s in self.named) or any(
            s.endswith(ends) and len(s) > 4 for s in core
        )
        rare = any(len(s) >= _TELLING and s not in words("common") for s in core)
        #: names the street even without its number
        self.telling = len(self.core) >= _SHORTEST_CODE and (typed or rare)


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
            for first, last, numbered in _streets(text, shorts, line):
                if numbered or line.telling:
                    yield self._reach(text, shorts, first, last, whole=numbered)
        yield from self._postcodes(text, shorts)

    def _postcodes(self, text: Text, shorts: list[str]) -> Iterator[Hit]:
        if len(self._postcode) < _SHORTEST_CODE:
            return
        for first in text.starts(self._postcode):
            last = _spelled(text, first, self._postcode)
            if last < 0:
                continue
            beside = self._beside(text, shorts, first - 1, last + 1)
            sure = len(self._postcode) >= _SURE_CODE and not (
                text.folds(last + 1) & words("units")
            )
            if beside or sure:
                yield self._reach(text, shorts, first, last, whole=beside)
            else:
                span = text.pieces[first].start, text.pieces[last].end
                yield Hit(*span, Kind.ADDRESS, sure=False)

    def _beside(self, text: Text, shorts: list[str], before: int, after: int) -> bool:
        near = [(before, text.gap(before)), (after, text.gap(after - 1))]
        return any(
            0 <= index < len(shorts) and _GAP.fullmatch(gap) and shorts[index] in self._towns
            for index, gap in near
        )

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
        if short in words("particles") or (piece.letters and not piece.capital):
            return False
        return short in self._own or squeezed(piece.word) == self._postcode


def _spelled(text: Text, first: int, target: str) -> int:
    """The last of the pieces that spell a postcode and stand apart, or -1."""
    if first and text.gap(first - 1) == "" and text.pieces[first - 1].shape[0] != "中":
        return -1
    written = ""
    for index in range(first, min(first + 5, len(text.pieces))):
        if index > first and not _POSTCODE_GAP.fullmatch(text.gap(index - 1)):
            return -1
        written += squeezed(text.pieces[index].word)
        if written == target:
            apart = text.gap(index) != "" or index + 1 == len(text.pieces)
            return index if apart or text.pieces[index + 1].shape[0] == "中" else -1
        if not target.startswith(written):
            return -1
    return -1


def _streets(text: Text, shorts: list[str], line: _Line) -> Iterator[tuple[int, int, bool]]:
    """(first piece, last piece, has its number) of each place that spells the street's name."""
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
        yield at - bool(before), last + bool(after), bool(before or after)
        at = last + 1


def _street_end(text: Text, shorts: list[str], first: int, line: _Line) -> int:
    """Where the street's name ends that begins here, with its kind of street or without, or -1."""
    for target in (line.whole, line.core):
        written = ""
        for index in range(first, min(first + _MOST_PIECES, len(shorts))):
            if not text.pieces[index].letters:
                break
            if index > first and not _GAP.fullmatch(text.gap(index - 1)):
                break
            short = shorts[index]
            written += short
            if written == target:
                alone = target is line.core and line.core != line.whole and not line.numbers
                return -1 if alone else index
            if not target.startswith(written):
                break
    return -1
