"""Names in letters: Lena Müller as L. Müller, MUELLER L., lena's, lena-mueller_2031, L e n a.

What a part of a name is worth by itself is said in `parts`; here it is looked at where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from returns.rules.redaction.contexts import is_called, shouted, stands_as_name
from returns.rules.redaction.hits import Hit, Kind, Manner
from returns.rules.redaction.name_words import words
from returns.rules.redaction.parts import MOST_JOINED, Part, Parts, Strength
from returns.rules.redaction.spelling import Text, fold

_NEAR = re.compile(r"[ ~]{0,2}[-.']{0,2}[ ~]{0,2}|\n")
_COMMA = re.compile(r" ?, {0,2}")
_JOINTS = ("", "'", "-", " ")
_HET = frozenset({"t", "het"})
#: between the letters of a word that is written letter by letter
_SPACED = re.compile(r"[ ~.*-]{1,3}")
_SHORTEST_SPACED = 3


@dataclass(frozen=True, slots=True)
class _Seen:
    """A part and the pieces of a text, inclusive, that spell it."""

    first: int
    last: int
    parts: tuple[Part, ...]

    @property
    def strength(self) -> Strength:
        return max(part.strength for part in self.parts)

    def beside(self, other: "_Seen") -> bool:
        return any(one.beside(two) for one in self.parts for two in other.parts)


class Names:
    """The buyer's names, ready to be looked for."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._parts = Parts(names)

    def find(self, text: Text, manner: Manner) -> Iterator[Hit]:
        """Every place where a name stands, the doubtful ones too."""
        if not self._parts:
            return
        seen = list(self._seen(text))
        for at, one in enumerate(seen):
            run = _run(text, seen, at)
            whole_name = len(run) > 1 and self._is_whole(run, one)
            full = len(run) > 1 and _tells(text, run)
            full = full or (whole_name and is_called(text, run[0].first, run[-1].last))
            sure = self._sure(text, one, manner, full=full)
            capital = text.pieces[one.first].capital and not _dated(text, one)
            if sure or capital or whole_name:
                yield self._hit(text, seen, at, sure=sure, full=full)

    def _hit(self, text: Text, seen: list[_Seen], at: int, *, sure: bool, full: bool) -> Hit:
        one, near = seen[at], seen[max(at - 1, 0) : at] + seen[at + 1 : at + 2]
        start, end = self._reach(text, one) if sure else _span(text, one)
        turned = full and at > 0 and _COMMA.fullmatch(text.gap(one.first - 1))
        if turned and _adjoins(text, seen[at - 1], one):
            start, end = _span(text, seen[at - 1])[0], max(end, self._trail(text, one))
        joined = any(part.last > part.first for part in one.parts)
        whole = one.strength is Strength.RARE and (full or joined)
        whole = whole or (full and any(o.strength is Strength.RARE for o in near))
        return Hit(start, end, Kind.NAME, sure, whole)

    def _is_whole(self, run: list[_Seen], one: _Seen) -> bool:
        """Parts beside each other that are the whole of a name, if of small words: will power."""
        return any(len(run) >= self._parts.counts[part.name] for part in one.parts)

    def _sure(self, text: Text, one: _Seen, manner: Manner, *, full: bool) -> bool:
        if one.strength is Strength.RARE or full:
            return True
        piece = text.pieces[one.first]
        alone = not shouted(text, one.first, one.last)
        if one.strength is Strength.SHORT and piece.capital and alone:
            return True
        start, complete = self._with_particles(text, one)
        if complete and piece.capital and alone:
            return True
        if self._by_initial(text, one, start):
            return True
        return stands_as_name(text, one.first, one.last, manner, start)

    def _with_particles(self, text: Text, one: _Seen) -> tuple[int, bool]:
        """Where the particles before a part begin, and whether they are all that its name has."""
        part, index = one.parts[0], one.first
        spelled, place = self._parts.spelled[part.name], part.first
        while (
            index
            and place
            and spelled[place - 1] & words("particles")
            and _same_particle(text.folds(index - 1), spelled[place - 1])
            and _NEAR.fullmatch(text.gap(index - 1))
        ):
            index, place = index - 1, place - 1
        complete = index < one.first and not (place and spelled[place - 1] & words("particles"))
        # Am Ende, von Stein: in German every noun has a capital
        complete = complete and not text.folds(index) & words("prepositions")
        shortened = place and spelled[place - 1] & words("particles")
        while shortened and index and text.folds(index - 1) & words("short_particles"):
            index -= 1
        return index, complete

    def _seen(self, text: Text) -> Iterator[_Seen]:
        """Parts of the names in the order of the text, the longest spelling at each place."""
        roles: dict[str, tuple[Part, ...]] = {}
        at = 0
        while at < len(text.pieces):
            piece = text.pieces[at]
            last = at
            parts: tuple[Part, ...] = ()
            if piece.letters:
                if piece.word not in roles:
                    roles[piece.word] = self._parts.spelled_by(piece.word)
                parts = roles[piece.word]
                if _is_letter(piece.shape):
                    last, parts = self._spaced(text, at, parts)
                if last == at and fold(piece.word) & self._parts.starts:
                    last, parts = self._longest(text, at, parts)
            if parts:
                yield _Seen(at, last, parts)
            at = last + 1

    def _spaced(
        self, text: Text, at: int, parts: tuple[Part, ...]
    ) -> tuple[int, tuple[Part, ...]]:
        """`M ü l l e r`: single letters that spell a part together."""
        last, written = at, text.pieces[at].word
        for index in range(at + 1, len(text.pieces)):
            piece = text.pieces[index]
            if not (piece.letters and _is_letter(piece.shape)):
                break
            if not _SPACED.fullmatch(text.gap(index - 1)):
                break
            written += piece.word
            if not fold(written) & self._parts.letters:
                break
            if index - at + 1 >= _SHORTEST_SPACED:
                found = self._parts.spelled_by(written, inflected=False)
                last, parts = (index, found) if found else (last, parts)
        return last, parts

    def _longest(
        self, text: Text, at: int, parts: tuple[Part, ...]
    ) -> tuple[int, tuple[Part, ...]]:
        """`O'Neil`, `Mc Donald`, `Jean-Pierre`: several pieces that spell one joined name."""
        last, written, apart = at, text.pieces[at].word, False
        for index in range(at + 1, min(at + MOST_JOINED, len(text.pieces))):
            gap = text.gap(index - 1)
            possessive = gap == "'" and text.pieces[index].word in ("s", "S")
            if not text.pieces[index].letters or gap not in _JOINTS or possessive:
                break
            written += text.pieces[index].word
            apart = apart or gap in (" ", "-")
            # Jean Pierre is two parts beside each other; only Mc Donald is one that was parted
            spelled = self._parts.spelled_by(written, inflected=not apart)
            found = tuple(part for part in spelled if part.first == part.last or not apart)
            if found:
                last, parts = index, found
            elif not fold(written) & self._parts.starts:
                break
        return last, parts

    def _by_initial(self, text: Text, one: _Seen, start: int) -> bool:
        """`M. Brown`, `Z. vd Hoff`, `BROWN M.`: with its full stop, since M is a size as well."""
        if not text.pieces[one.first].capital:
            return False
        before, after = start - 1, one.last + 1
        left = self._is_initial(text, before, one) and text.gap(before) in (". ", ".", ".-")
        right = self._is_initial(text, after, one) and text.gap(after).startswith(".")
        return left or (right and text.gap(one.last) in (" ", ", "))

    def _is_initial(self, text: Text, index: int, one: _Seen) -> bool:
        if not 0 <= index < len(text.pieces) or text.pieces[index].shape != "A":
            return False
        return any(text.folds(index) & self._parts.initials[part.name] for part in one.parts)

    def _reach(self, text: Text, one: _Seen) -> tuple[int, int]:
        """The part with what belongs to it: particles before it, initials on either side."""
        begin, _ = self._with_particles(text, one)
        start, end = text.pieces[begin].start, text.pieces[one.last].end
        part, index = one.parts[0], begin - 1
        spelled, place = self._parts.spelled[part.name], part.first - 1
        while begin < one.first and place >= 0 and spelled[place] & words("particles"):
            place -= 1
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
        spelled = self._parts.spelled[part.name]
        for keys in spelled[part.last + 1 :]:
            if text.gap(index) != " " or not text.folds(index + 1) & keys:
                break
            index += 1
        return text.pieces[index].end


def _run(text: Text, seen: list[_Seen], at: int) -> list[_Seen]:
    """The parts that stand beside each other without a break around one."""
    first = last = at
    while first and at - first < MOST_JOINED and _adjoins(text, seen[first - 1], seen[first]):
        first -= 1
    while (
        last + 1 < len(seen)
        and last - at < MOST_JOINED
        and _adjoins(text, seen[last], seen[last + 1])
    ):
        last += 1
    return seen[first : last + 1]


def _tells(text: Text, run: list[_Seen]) -> bool:
    """Parts beside each other are a name where one is no word, or all have their capitals."""
    if any(each.strength > Strength.WEAK for each in run):
        return True
    capital = all(text.pieces[each.first].capital for each in run)
    return capital and not shouted(text, run[0].first, run[-1].last)


def _same_particle(one: frozenset[str], other: frozenset[str]) -> bool:
    """Alike, or 't for het."""
    return bool(one & other) or (bool(one & _HET) and bool(other & _HET))


def _is_letter(shape: str) -> bool:
    return len(shape.rstrip("~")) == 1


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
