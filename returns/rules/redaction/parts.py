"""What a buyer's names are made of, and which of it a word of a text spells.

A part that is no word of any language names the buyer wherever it stands. One that is a word too (Mark,
Brown, Klein) does so only beside another part of the name or where a name stands (`contexts`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from returns.rules.redaction.endings import bases
from returns.rules.redaction.korean import apart, in_latin
from returns.rules.redaction.name_words import words
from returns.rules.redaction.spelling import (
    Piece,
    Text,
    everyday,
    fold,
    is_listed,
    marked,
    plain,
)

#: letters of a joined name (`markbrown`) from which on it is no word any more
_NO_WORD = 6
MOST_JOINED = 5
#: letters of a part that names the buyer without a capital, too
_SHORTEST_RARE = 3


class Strength(IntEnum):
    """How much a part names the buyer by itself."""

    PARTICLE, INITIAL, WEAK, SHORT, RARE = range(5)


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces `first` … `last` of one of the buyer's names."""

    strength: Strength
    name: int
    first: int
    last: int

    def beside(self, other: "Part") -> bool:
        """Is another part of the same name."""
        apart = self.last < other.first or other.last < self.first
        return self.name == other.name and apart


class Parts:
    """All parts of the buyer's names in all their spellings."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._known: dict[str, tuple[Part, ...]] = {}
        #: how a spelling of several pieces may begin
        self.starts: set[str] = set()
        #: how any spelling may begin, letter by letter
        self.letters: set[str] = set()
        #: the spellings of each name's pieces, and their first letters
        self.spelled: list[list[frozenset[str]]] = []
        self.initials: list[frozenset[str]] = []
        #: how many parts each name has, particles apart
        self.counts: list[int] = []
        #: the pieces that are written with marks
        self._marked: set[str] = set()
        for name in names:
            given = apart(name)
            self._learn("".join(given), fold)
            if len(given) > 1:
                self._learn(" ".join(given), in_latin)

    def __bool__(self) -> bool:
        return bool(self._known)

    def _learn(self, name: str, spellings: Callable[[str], frozenset[str]]) -> None:
        number = len(self.spelled)
        pieces = [piece for piece in Text(name).pieces if piece.letters]
        while len(pieces) > 1 and fold(pieces[0].word) & words("titles"):
            pieces = pieces[1:]
        spelled = [spellings(piece.word) for piece in pieces]
        strengths = list(_strengths(pieces, spelled))
        self.spelled.append(spelled)
        self.counts.append(sum(strength > Strength.INITIAL for strength in strengths))
        self.initials.append(frozenset(key[0] for keys in spelled for key in keys if key))
        self._marked |= {marked(piece.word) for piece in pieces}
        for first, piece in enumerate(pieces):
            for key in spelled[first]:
                strength = _by_spelling(strengths[first], key, plain(piece.word))
                self._add(key, Part(strength, number, first, first))
                if spellings is in_latin:  # Seo-yeon
                    self.starts |= _beginnings(key)
            for last in range(first + 1, min(len(pieces), first + MOST_JOINED)):
                self._join(number, pieces, strengths, range(first, last + 1))
        if len(pieces) > 1:
            self._join(number, pieces, strengths, (len(pieces) - 1, 0))

    def _join(
        self,
        number: int,
        pieces: list[Piece],
        strengths: list[Strength],
        order: Sequence[int],
    ) -> None:
        """Several pieces written as one: oneil, lenamueller, muellerlena."""
        if all(strengths[index] <= Strength.INITIAL for index in order):
            return
        spelled = [sorted(self.spelled[number][index]) for index in order]
        keys = {"".join(pick(keys, key=len) for keys in spelled) for pick in (min, max)}
        keys.add("".join(plain(pieces[index].word) for index in order))
        rare = any(strengths[index] is Strength.RARE for index in order)
        for key in keys:
            named = (rare or len(key) >= _NO_WORD) and key not in everyday()
            strength = Strength.RARE if named else Strength.WEAK
            self._add(key, Part(strength, number, min(order), min(order) + len(spelled) - 1))
            self.starts |= _beginnings(key)

    def _add(self, key: str, part: Part) -> None:
        if part.strength > Strength.INITIAL:
            self._known[key] = tuple(dict.fromkeys((*self._known.get(key, ()), part)))
            self.letters |= _beginnings(key) | {key}

    def spelled_by(self, word: str, *, inflected: bool = True) -> tuple[Part, ...]:
        """The parts that a word spells, as it is or with an ending of its language."""
        own = plain(word)
        found = self._known.get(own) or self._any(fold(word))
        if found:
            return tuple(self._as_marked(word, own, part) for part in found)
        return tuple(dict.fromkeys(self._inflected(word, own))) if inflected else ()

    def _inflected(self, word: str, own: str) -> Iterator[Part]:
        named = bases(word)
        # морозу is of мороз, which is a word, whatever Moroz is in Latin letters
        worded = any(base in self._known and base in everyday() for base, _ in named)
        for base, telling in named:
            for part in self._known.get(base) or self._any(fold(base)):
                if part.strength is Strength.RARE and telling and not worded:
                    yield part
                elif part.strength is Strength.RARE or word[0].isupper() or not own.isascii():
                    yield replace(part, strength=Strength.WEAK)

    def _any(self, keys: frozenset[str]) -> tuple[Part, ...]:
        found = (part for key in sorted(keys) for part in self._known.get(key, ()))
        return tuple(dict.fromkeys(found))

    def _as_marked(self, word: str, own: str, part: Part) -> Part:
        """Hằng is no hang: the name's own marks tell, unless the everyday word has them as well."""
        own_marks = marked(word)
        if (
            part.strength is Strength.WEAK
            and own_marks != own
            and own_marks in self._marked
            and word[0].isupper()
            and not is_listed(word)
        ):
            return replace(part, strength=Strength.RARE)
        return part


def _beginnings(key: str) -> set[str]:
    return {key[:end] for end in range(1, len(key))}


def _by_spelling(strength: Strength, key: str, own: str) -> Strength:
    """Вера is a word, Vera is none; Hằng is none, hang is a word."""
    if strength >= Strength.SHORT and key in everyday():
        return Strength.WEAK
    if strength is Strength.RARE and len(key) < _SHORTEST_RARE and key.isascii():
        return Strength.SHORT
    foreign = key.isascii() and not own.isascii() and own in everyday()
    if strength is Strength.WEAK and foreign and key not in everyday() and len(key) > 2:
        return Strength.RARE
    return strength


def _strengths(pieces: list[Piece], folds: list[frozenset[str]]) -> Iterator[Strength]:
    small = [bool(keys & words("particles")) for keys in folds]
    if all(keys & (words("particles") | words("ranks")) for keys in folds):
        # nothing but Freiherr von und zu: only the whole of it is a name
        yield from (Strength.WEAK for _ in folds)
        return
    for at, keys in enumerate(folds):
        ranked = bool(keys & words("ranks")) and at + 1 < len(pieces) and small[at + 1]
        if (small[at] and at + 1 < len(pieces)) or ranked:
            # not by itself, and never the last: who is called Le or Do is called so
            named = not ranked and at == 0 and len(max(keys)) > 1 and pieces[0].capital
            yield Strength.WEAK if named else Strength.PARTICLE
        elif max(map(len, keys)) == 1 and pieces[at].shape[0] in "Aa":
            yield Strength.INITIAL
        elif plain(pieces[at].word) in everyday() or small[at] or keys & words("ranks"):
            yield Strength.WEAK
        elif max(map(len, keys)) == 2 and max(keys).isascii():
            yield Strength.SHORT
        else:
            yield Strength.RARE
