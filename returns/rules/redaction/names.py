"""Names in letters: Lena Müller as L. Müller, MUELLER L., lena's, lena-mueller_2031.

A part that is no word of any language is cut wherever it stands. One that is a word too (Mark,
Brown, Klein) is cut only beside another part of the name or where a name stands (`contexts`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from returns.rules.redaction.contexts import stands_as_name
from returns.rules.redaction.hits import Hit, Kind, Manner
from returns.rules.redaction.name_words import words
from returns.rules.redaction.spelling import Piece, Text, fold

#: letters of a joined name (`markbrown`) from which on it is no word any more
_NO_WORD = 6
_MOST_JOINED = 5
_NEAR = re.compile(r"[ ~]{0,2}[-.']{0,2}[ ~]{0,2}|\n")
_COMMA = re.compile(r" ?, {0,2}")
_JOINTS = ("", "'", "-", " ")
_CASES = ("а", "у", "ом", "ым", "ем", "ой", "ою", "е", "ы", "и", "ю", "я", "ему", "ого", "ов")
_PREFIXES = ("و", "ل", "ب", "ف", "ك", "لل", "ال", "ו", "ל", "ב", "ה", "ש", "מ")


class _Strength(IntEnum):
    PARTICLE, INITIAL, WEAK, SHORT, RARE = range(5)


@dataclass(frozen=True, slots=True)
class _Part:
    """Pieces `first` … `last` of one of the buyer's names."""

    strength: _Strength
    name: int
    first: int
    last: int

    def beside(self, other: "_Part") -> bool:
        """Is another part of the same name."""
        apart = self.last < other.first or other.last < self.first
        return self.name == other.name and apart


@dataclass(frozen=True, slots=True)
class _Seen:
    """A part and the pieces of a text, inclusive, that spell it."""

    first: int
    last: int
    parts: tuple[_Part, ...]

    @property
    def strength(self) -> _Strength:
        return max(part.strength for part in self.parts)

    def beside(self, other: "_Seen") -> bool:
        return any(one.beside(two) for one in self.parts for two in other.parts)


class Names:
    """The buyer's names, ready to be looked for."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._known: dict[str, tuple[_Part, ...]] = {}
        self._starts: set[str] = set()
        self._spelled: list[list[frozenset[str]]] = []
        self._initials: list[frozenset[str]] = []
        #: how many parts each name has, particles apart
        self._counts: list[int] = []
        self._stems: dict[str, tuple[_Part, ...]] = {}
        for number, name in enumerate(names):
            self._learn(number, name)

    def _learn(self, number: int, name: str) -> None:
        text = Text(name)
        pieces = [piece for piece in text.pieces if piece.letters]
        while len(pieces) > 1 and fold(pieces[0].word) & words("titles"):
            pieces = pieces[1:]
        spelled = [fold(piece.word) for piece in pieces]
        strengths = list(_strengths(pieces))
        self._spelled.append(spelled)
        self._counts.append(sum(strength > _Strength.INITIAL for strength in strengths))
        self._initials.append(
            frozenset(key[0] for keys in spelled for key in keys if key)
            if pieces
            else frozenset()
        )
        for first in range(len(pieces)):
            self._add(strengths[first], number, (first, first), spelled[first])
            for last in range(first + 1, min(len(pieces), first + _MOST_JOINED)):
                span = range(first, last + 1)
                self._join(
                    number, [strengths[i] for i in span], [spelled[i] for i in span], first
                )
        if len(pieces) > 1:
            ends = (len(pieces) - 1, 0)
            self._join(number, [strengths[i] for i in ends], [spelled[i] for i in ends], 0)

    def _join(
        self, number: int, strengths: list[_Strength], spelled: list[frozenset[str]], first: int
    ) -> None:
        if all(strength <= _Strength.INITIAL for strength in strengths):
            return
        keys = {"".join(pick(keys, key=len) for keys in spelled) for pick in (min, max)}
        rare = _Strength.RARE in strengths or min(map(len, keys)) >= _NO_WORD
        strength = _Strength.RARE if rare else _Strength.WEAK
        self._add(strength, number, (first, first + len(spelled) - 1), frozenset(keys))
        self._starts |= {key[:end] for key in keys for end in range(1, len(key))}

    def _add(
        self, strength: _Strength, name: int, span: tuple[int, int], keys: frozenset[str]
    ) -> None:
        if strength <= _Strength.INITIAL:
            return
        part = _Part(strength, name, *span)
        for key in keys:
            self._known[key] = (*self._known.get(key, ()), part)
            if strength is _Strength.RARE and "\u0400" <= key[0] <= "\u04ff":
                stem = key.rstrip("аяйьоеы")
                self._stems[stem] = (*self._stems.get(stem, ()), part)

    def find(self, text: Text, manner: Manner) -> Iterator[Hit]:
        """Every place where a name stands, the doubtful ones too."""
        if not self._known:
            return
        seen = list(self._seen(text))
        for at, one in enumerate(seen):
            near = seen[max(at - 1, 0) : at] + seen[at + 1 : at + 2]
            full = any(_adjoins(text, one, other) for other in near)
            full = full and self._is_full(text, seen, at)
            sure = self._sure(text, one, manner, full=full)
            if sure or (text.pieces[one.first].capital and not _dated(text, one)):
                start, end = self._reach(text, one) if sure else _span(text, one)
                turned = full and at > 0 and _COMMA.fullmatch(text.gap(one.first - 1))
                if turned and _adjoins(text, seen[at - 1], one):
                    start, end = _span(text, seen[at - 1])[0], max(end, self._trail(text, one))
                joined = any(part.last > part.first for part in one.parts)
                whole = one.strength is _Strength.RARE and (full or joined)
                whole = whole or (full and any(o.strength is _Strength.RARE for o in near))
                yield Hit(start, end, Kind.NAME, sure, whole)

    def _is_full(self, text: Text, seen: list[_Seen], at: int) -> bool:
        """Small words beside each other are a name only when they are the whole of it."""
        first = last = at
        while (
            first and at - first < _MOST_JOINED and _adjoins(text, seen[first - 1], seen[first])
        ):
            first -= 1
        while (
            last + 1 < len(seen)
            and last - at < _MOST_JOINED
            and _adjoins(text, seen[last], seen[last + 1])
        ):
            last += 1
        run = seen[first : last + 1]
        if any(each.strength > _Strength.WEAK for each in run):
            return True
        if all(text.pieces[each.first].capital for each in run):
            return True
        return any(len(run) >= self._counts[part.name] for part in seen[at].parts)

    def _sure(self, text: Text, one: _Seen, manner: Manner, *, full: bool) -> bool:
        if one.strength is _Strength.RARE or full:
            return True
        piece = text.pieces[one.first]
        if one.strength is _Strength.SHORT and (piece.capital):
            return True
        return self._by_initial(text, one) or stands_as_name(text, one.first, one.last, manner)

    def _seen(self, text: Text) -> Iterator[_Seen]:
        """Parts of the names in the order of the text, the longest spelling at each place."""
        roles: dict[str, tuple[_Part, ...]] = {}
        at = 0
        while at < len(text.pieces):
            piece = text.pieces[at]
            last = at
            parts: tuple[_Part, ...] = ()
            if piece.letters:
                if piece.word not in roles:
                    roles[piece.word] = self._role(piece.word)
                parts = roles[piece.word]
                if fold(piece.word) & self._starts:
                    last, parts = self._longest(text, at, parts)
            if parts:
                yield _Seen(at, last, parts)
            at = last + 1

    def _longest(
        self, text: Text, at: int, parts: tuple[_Part, ...]
    ) -> tuple[int, tuple[_Part, ...]]:
        """`O'Neil`, `Mc Donald`, `Jean-Pierre`: several pieces that spell one joined name."""
        last, written, apart = at, text.pieces[at].word, False
        for index in range(at + 1, min(at + _MOST_JOINED, len(text.pieces))):
            gap = text.gap(index - 1)
            possessive = gap == "'" and text.pieces[index].word in ("s", "S")
            if not text.pieces[index].letters or gap not in _JOINTS or possessive:
                break
            written += text.pieces[index].word
            apart = apart or gap in (" ", "-")
            # Jean Pierre is two parts beside each other; only Mc Donald is one that was parted
            found = tuple(p for p in self._role(written) if p.first == p.last or not apart)
            if found:
                last, parts = index, found
            elif not fold(written) & self._starts:
                break
        return last, parts

    def _role(self, word: str) -> tuple[_Part, ...]:
        """The parts that a word spells, as it is or with an ending of its language."""
        keys = fold(word)
        found = [part for key in keys for part in self._known.get(key, ())]
        if found:
            return tuple(dict.fromkeys(found))
        for key in keys:
            bare = [key[:-1]] if key.endswith("s") and len(key) > 4 else []
            bare += [key.removeprefix(p) for p in _PREFIXES if key.startswith(p)]
            for stem in bare:
                found += [p for p in self._known.get(stem, ()) if p.strength is _Strength.RARE]
            for case in _CASES:
                if self._stems and key.endswith(case) and len(key) - len(case) > 2:
                    found += self._stems.get(key.removesuffix(case), ())
        return tuple(dict.fromkeys(found))

    def _by_initial(self, text: Text, one: _Seen) -> bool:
        """`M. Brown`, `BROWN M.`: with its full stop, since M is a size as well."""
        if not text.pieces[one.first].capital:
            return False
        before, after = one.first - 1, one.last + 1
        left = self._is_initial(text, before, one) and text.gap(before) in (". ", ".", ".-")
        right = self._is_initial(text, after, one) and text.gap(after).startswith(".")
        return left or (right and text.gap(one.last) in (" ", ", "))

    def _is_initial(self, text: Text, index: int, one: _Seen) -> bool:
        if not 0 <= index < len(text.pieces) or text.pieces[index].shape != "A":
            return False
        return any(text.folds(index) & self._initials[part.name] for part in one.parts)

    def _reach(self, text: Text, one: _Seen) -> tuple[int, int]:
        """The part with what belongs to it: particles before it, initials on either side."""
        start, end = _span(text, one)
        part, index = one.parts[0], one.first - 1
        spelled, place = self._spelled[part.name], part.first - 1
        while index >= 0 and _NEAR.fullmatch(gap := text.gap(index)) and "\n" not in gap:
            if place >= 0 and text.folds(index) & spelled[place]:
                place -= 1
            elif not self._is_initial(text, index, one) or "'" in gap:
                break
            start, index = text.pieces[index].start, index - 1
        after = one.last + 1
        if self._is_initial(text, after, one) and text.gap(one.last) in (" ", ", ", ","):
            follows = text.gap(after)
            if not follows.startswith((" ", "'", "-")):
                end = text.pieces[after].end
                more = text.shape[end : end + 3]
                end += more.startswith(".") and more[1:] == " a"
        return start, end

    def _trail(self, text: Text, one: _Seen) -> int:
        """The end of the particles that follow in `Rabenfels, Karl Freiherr von und zu`."""
        part, index = one.parts[0], one.last
        spelled = self._spelled[part.name]
        for keys in spelled[part.last + 1 :]:
            if text.gap(index) != " " or not text.folds(index + 1) & keys:
                break
            index += 1
        return text.pieces[index].end


def _strengths(pieces: list[Piece]) -> Iterator[_Strength]:
    folds = [fold(piece.word) for piece in pieces]
    small = [bool(keys & words("particles")) for keys in folds]
    if all(keys & (words("particles") | words("ranks")) for keys in folds):
        # nothing but Freiherr von und zu: only the whole of it is a name
        yield from (_Strength.WEAK for _ in folds)
        return
    for at, keys in enumerate(folds):
        ranked = bool(keys & words("ranks")) and at + 1 < len(pieces) and small[at + 1]
        if (small[at] and at + 1 < len(pieces)) or ranked:
            # not by itself, and never the last: who is called Le or Do is called so
            named = not ranked and at == 0 and len(max(keys)) > 1 and pieces[0].capital
            yield _Strength.WEAK if named else _Strength.PARTICLE
        elif max(map(len, keys)) == 1 and pieces[at].shape[0] in "Aa":
            yield _Strength.INITIAL
        elif keys & words("common") or small[at] or keys & words("ranks"):
            yield _Strength.WEAK
        elif max(map(len, keys)) == 2 and max(keys).isascii():
            yield _Strength.SHORT
        else:
            yield _Strength.RARE


def _span(text: Text, one: _Seen) -> tuple[int, int]:
    return text.pieces[one.first].start, text.pieces[one.last].end


def _adjoins(text: Text, one: _Seen, other: _Seen) -> bool:
    """Another part of the same name stands beside it: particles and initials may stand between."""
    left, right = (one, other) if one.first < other.first else (other, one)
    if not left.beside(right) or right.first - left.last > 5:
        return False
    gaps = [text.gap(index) for index in range(left.last, right.first)]
    between = range(left.last + 1, right.first)
    for index in between:
        single = text.pieces[index].shape == "A"
        if not single and not text.folds(index) & (words("particles") | words("ranks")):
            return False
    capital = text.pieces[left.first].capital and text.pieces[right.first].capital
    in_order = any(a.last < b.first for a in left.parts for b in right.parts)
    if all(_NEAR.fullmatch(gap) for gap in gaps):
        # a full stop ends a sentence, and a brown mark is no Mark Brown
        return (capital or in_order) and not gaps[0].startswith(". ")
    return capital and not in_order and not between and bool(_COMMA.fullmatch(gaps[0]))


def _dated(text: Text, one: _Seen) -> bool:
    """`5 May`, `May 2026`: a day."""
    return any(
        0 <= index < len(text.pieces)
        and text.pieces[index].shape[0] == "0"
        and near in (" ", ". ")
        for index, near in (
            (one.first - 1, text.gap(one.first - 1)),
            (one.last + 1, text.gap(one.last)),
        )
    )
