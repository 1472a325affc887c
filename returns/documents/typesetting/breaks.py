"""Lines of a width: broken at spaces and syllables, never inside a number that fits on a line."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from returns.documents.typesetting import fonts
from returns.documents.typesetting.clusters import syllable_between
from returns.documents.typesetting.runs import Run, joined, measure, trimmed

#: nothing may stand before these at the start of a line, nor after those at its end (GB/T 15834)
_CLOSERS = frozenset("，。、；：！？）〕】》」』〉’”…—·％,.;:!?)]}%‰°ー々～~")
_OPENERS = frozenset("（〔【《「『〈‘“([{￥$£€¥#")
#: what a figure counts stays with it: 22日, 1450 克 where no space stands between
_COUNTED = frozenset("年月日号时分天件个张页克")
_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûãõåæøœ")
_SPACELESS = (range(0x0E00, 0x0F00), range(0x1000, 0x10A0), range(0x1780, 0x1800))
_ROUNDING = 0.01  # points
#: where a line of alphabets may break: after spaces, but not between the groups of a number, nor before
#: the figures of a sum
_AFTER_SPACE = re.compile(r"(?<= )(?=[^ ])(?!(?<=\d )\d)(?!(?<=\b[A-Z]{3} )\d)")
#: a currency's code, and how much of the word before a space has to be seen to know one
_CODE, _SEEN = re.compile(r"[A-Z]{3}"), 4
#: the first character of a script that sets no spaces, see `_may_break`
_UNSPACED = "\u0e00"
#: words of alphabets with their quotes and dashes: they break after spaces alone
_SPACED = re.compile(r"[\0-\u0dff‘’“”–—…]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it will be drawn; width in points."""

    runs: tuple[Run, ...]
    width: float
    #: its paragraph runs from right to left, and begins at the right
    leftward: bool = False
    #: its words end here, and those of the next line are others: the space between is not seen, but told
    spaced: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is Latin and Chinese alone, as it stands."""
        return not any(run.shaped or run.level for run in self.runs)

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)


def broken(
    runs: tuple[Run, ...], size: float, width: float, *, leftward: bool = False
) -> Iterator[Line]:
    """Fill lines greedily; a space at a line's end hangs over and takes no room."""
    whole = measure(runs, size)
    if whole <= width:
        if runs and runs[-1].text[-1:] != " ":
            yield Line(runs, whole, leftward)
            return
        kept = trimmed(runs)
        yield Line(tuple(kept), measure(kept, size), leftward)
        return
    words = _words(runs)
    bare = [fonts.width(word.rstrip(" "), runs[0].font, size) for word in words]
    if words and max(bare) <= width + _ROUNDING:
        yield from _filled(runs[0], zip(words, bare, strict=True), (size, width), leftward)
        return
    line: list[Run] = []
    used = 0.0
    for atom, wide in _fitting(_atoms(runs), size, width):
        if line and used + wide > width + _ROUNDING:
            yield _line(line, size, leftward=leftward)
            line, used = [], 0.0
        line.extend(atom)
        used += wide if atom[-1].text[-1:] != " " else measure(atom, size)
    yield _line(line, size, leftward=leftward)


def _filled(
    run: Run, words: Iterable[tuple[str, float]], room: tuple[float, float], leftward: bool
) -> Iterator[Line]:
    """Lines of words, each with its width but for its spaces; `room`: size of type, width of a line."""
    size, width = room
    line, used = "", 0.0
    for word, wide in words:
        if line and used + wide > width + _ROUNDING:
            yield _line([run.holding(line)], size, leftward=leftward)
            line, used = "", 0.0
        line += word
        used += fonts.width(word, run.font, size)
    yield _line([run.holding(line)], size, leftward=leftward)


def longest_piece(runs: tuple[Run, ...], size: float, *, words_whole: bool) -> float:
    """The width of the widest piece that must not be broken, in points: a number, or a word too.

    A word of a script without spaces may always be: it is cut between its syllables.
    """
    widest = 0.0
    for atom in _atoms(runs):
        bare = trimmed(atom)
        text = "".join(run.text for run in bare)
        if (words_whole and text and not _spaceless(text)) or any(map(str.isdecimal, text)):
            widest = max(widest, measure(bare, size))
    return widest


def _spaceless(text: str) -> bool:
    """Whether it is all of a script that sets no spaces: Thai, Lao, Burmese, Khmer."""
    return all(any(ord(char) in block for block in _SPACELESS) for char in text)


def _line(runs: list[Run], size: float, *, leftward: bool) -> Line:
    kept = trimmed(list(joined(runs)))
    spaced = bool(runs) and runs[-1].text.endswith(" ")
    return Line(tuple(kept), measure(kept, size), leftward, spaced)


def _words(runs: Sequence[Run]) -> list[str]:
    """The words with their spaces where all are of alphabets and one run, else none."""
    if len(runs) == 1 and not runs[0].shaped and _SPACED.fullmatch(runs[0].text):
        return _AFTER_SPACE.split(runs[0].text)
    return []


def _atoms(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Pieces between which a line may break."""
    runs = tuple(runs)
    words = _words(runs)
    if words:
        yield from ([runs[0].holding(word)] for word in words)
        return
    atom: list[Run] = []
    earlier = word = before = ""
    for run in runs:
        start = at = 0
        for piece in run.pieces():
            if before and _may_break(before, piece, earlier if before == " " else ""):
                if at > start:
                    atom.append(run.holding(run.text[start:at]))
                yield atom
                atom, start = [], at
            before = piece
            if piece == " ":
                earlier, word = word or earlier, ""
            else:
                word = (word + piece)[-_SEEN:]
            at += len(piece)
        atom.append(run.holding(run.text[start:]))
    if atom:
        yield atom


@lru_cache(maxsize=8192)
def _may_break(before: str, after: str, earlier: str) -> bool:
    """Whether a line may end between two pieces; `earlier` ends before them where the first is a space."""
    if before == " ":
        # the groups of a number stay together: a phone, a postcode; a sum stays with its currency
        held = earlier[-1:].isdecimal() or _CODE.fullmatch(earlier)
        return after != " " and not (after.isdecimal() and held)
    last, first = before[-1], after[0]
    if after == " " or not (_is_wide(before[0]) or _is_wide(first)):
        return before >= _UNSPACED and syllable_between(before, after)
    if unicodedata.combining(first) or last in _OPENERS or first in _CLOSERS:
        return False
    if last.isdecimal() and first in _COUNTED:
        return False
    return last != "\u00a0" and first != "\u00a0"


@lru_cache(maxsize=4096)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _fitting(
    atoms: Iterator[list[Run]], size: float, width: float
) -> Iterator[tuple[list[Run], float]]:
    """The atoms, those wider than a line cut between characters, each with its width but for a last space."""
    for atom in atoms:
        wide = measure(trimmed(atom), size)
        if wide <= width + _ROUNDING:
            yield atom, wide
        else:
            for piece in _cut(atom, size, width):
                yield piece, measure(trimmed(piece), size)


def _cut(atom: list[Run], size: float, width: float) -> Iterator[list[Run]]:
    """Pieces of a word that is wider than a line: after a space or a syllable where there is one."""
    signs = [(run, each, wide) for run in atom for each, wide in run.measured(size)]
    start, used = 0, 0.0
    for index, (_, each, wide) in enumerate(signs):
        # readers drop a hyphen at a line's end, so the cut comes before it
        ahead = signs[index + 1][2] if each == "-" and index + 1 < len(signs) else 0.0
        if index > start and used + wide + ahead > width:
            at = start + _seam([sign for _, sign, _ in signs[start : index + 1]])
            yield _together(signs[start:at])
            start = at
            used = sum([before for _, _, before in signs[start:index]])
        used += wide
    if start < len(signs):
        yield _together(signs[start:])


def _together(signs: list[tuple[Run, str, float]]) -> list[Run]:
    """Signs of runs as runs again."""
    parts = groupby(signs, key=itemgetter(0))
    return list(joined(run.holding("".join([sign for _, sign, _ in of])) for run, of in parts))


def _seam(pieces: list[str]) -> int:
    """How many of the pieces, the last one beyond the line, stay before the cut."""
    whole = len(pieces) - 1
    for at in range(whole, max(whole // 2, 1), -1):
        if pieces[at - 1] == " ":
            return at
    if not (pieces[whole - 1].isalpha() and pieces[whole].isalpha()):
        return whole
    for at in range(whole, max(whole - 6, 1), -1):
        if _syllable(pieces[at - 1], pieces[at], "".join(pieces[at + 1 : at + 2])):
            return at
    return whole


def _syllable(before: str, after: str, next_one: str) -> bool:
    """Whether a syllable of a Latin word begins with `after`: one consonant before a vowel."""
    if not next_one:
        return False
    known = fonts.in_latin(before[0]) and before.isalpha() and after.isalpha()
    vowels = [each[0].casefold() in _VOWELS for each in (before, after, next_one)]
    return known and vowels[1:] == [False, True]
