"""Words on paper: every script in its font, what no font has said by its name, lines that break well.

Text never passes through a markup parser, so nothing in it can be obeyed. `para` is the one way
to make a paragraph. A text of Latin and Chinese letters alone takes the short way.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter

from returns.documents.typesetting import breaks, fonts
from returns.documents.typesetting.breaks import Line
from returns.documents.typesetting.clusters import clusters
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.runs import Run, joined, measure
from returns.documents.typesetting.spoken import spoken
from returns.documents.typesetting.unprintable import ordinary, plain, printable, spell
from returns.terms import Lang

#: (red, green, blue), each 0–1
Ink = tuple[float, float, float]
BLACK: Ink = (0.0, 0.0, 0.0)

CAPITALS = 0.727  # cap height of Inter, by size
#: both fonts draw these; the sentence decides
_SHARED = frozenset("‘’“”–—…")
#: they are Latin among Latin words, and by themselves unless the paper is Chinese
_QUOTES = re.compile("[‘’“”–—…]")
_HAN_WORD = 1.7  # characters to a Chinese word, to weigh them against Latin words
_SENTENCE = re.compile(
    r"[^。！？!?.\n]*(?:[。！？!?\n]+|\.+(?=[\s”’\")）]|$)|\.+|$)[”’」』）)\"]*\s*"
)
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; sizes in points."""

    size: float = 9
    leading: float = 13
    weight: Weight = Weight.REGULAR
    ink: Ink = BLACK
    #: left, right or centre; words that run from right to left begin at the right of left
    align: str = "left"

    def at(self, size: float) -> "Style":
        """The same, larger or smaller, leading in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


@dataclass(frozen=True, slots=True)
class Written:
    """A line as its writer began it, in its fonts."""

    runs: tuple[Run, ...]
    #: it runs from right to left
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in its fonts, to be broken to any width."""

    style: Style
    written: tuple[Written, ...]
    #: what was measured of it: width → its lines; a label is measured several times before it is drawn
    _lines: dict[float, tuple[Line, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    #: and what its letters tell, once somebody asked
    _told: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    def lines(self, width: float) -> list[Line]:
        """The paragraph broken to `width` points; an empty line stays a line."""
        known = self._lines.get(width)
        if known is None:
            known = self._lines[width] = tuple(_broken(self, width))
        return list(known)

    def first_line(self, width: float) -> Line:
        """The first of its lines of `width` points; what follows is not broken for it."""
        known = self._lines.get(width)
        return known[0] if known else next(_broken(self, width))

    def stands_on(self, most: int, width: float) -> bool:
        """Whether it takes no more than so many lines of `width` points; one line more is told by."""
        known = self._lines.get(width)
        if known is None:
            known = tuple(islice(_broken(self, width), most + 1))
            if len(known) <= most:
                self._lines[width] = known
        return len(known) <= most

    def height(self, width: float) -> float:
        """How tall it stands in lines of `width` points."""
        return len(self._lines.get(width) or self.lines(width)) * self.style.leading

    @property
    def widest(self) -> float:
        """How wide it runs when nothing is broken, in points."""
        if len(self.written) == 1:
            return measure(self.written[0].runs, self.style.size)
        return max((measure(line.runs, self.style.size) for line in self.written), default=0.0)

    def widest_piece(self, *, words_whole: bool) -> float:
        """The width of its widest number, or word too, in points."""
        size = self.style.size
        found = (
            breaks.longest_piece(line.runs, size, words_whole=words_whole)
            for line in self.written
        )
        return max(found, default=0.0)

    @property
    def text(self) -> str:
        """Its words on one line, as they were written."""
        return " ".join("".join(run.text for run in line.runs) for line in self.written)

    @property
    def spoken(self) -> str:
        """The language that its letters alone tell, as in BCP 47, or ""."""
        if not self._told:
            self._told.append(spoken(run for line in self.written for run in line.runs))
        return self._told[0]

    @property
    def runs_left(self) -> bool:
        """Whether any of its words run from right to left."""
        return any(run.level for line in self.written for run in line.runs)

    def one_side(self) -> "Para":
        """An address: where half of its lines or more run from right to left, all begin at the right."""
        leftward = sum(line.leftward for line in self.written)
        if leftward * 2 < len(self.written):
            return self
        return Para(replace(self.style, align="right"), self.written)

    def at(self, size: float) -> "Para":
        """The same text, larger or smaller."""
        return Para(self.style.at(size), self.written)


def _broken(whole: Para, width: float) -> Iterator[Line]:
    last: Line | None = None
    for written in whole.written:
        if last is not None:
            last = replace(last, spaced=True)
        for line in breaks.broken(
            written.runs, whole.style.size, width, leftward=written.leftward
        ):
            if last is not None:
                yield last
            last = line
    if last is not None:
        yield last


@lru_cache(maxsize=512)
def para(text: str, style: Style, lang: str = Lang.EN) -> Para:
    """A paragraph of outside or inside text, shown exactly as written.

    Line ends of the text are kept, runs of spaces too.
    """
    written = _in_fonts(text, style.weight, lang)
    return Para(_with_room(style, written), written)


@lru_cache(maxsize=512)  # a label is measured in several sizes before it is drawn
def _in_fonts(text: str, weight: Weight, lang: str) -> tuple[Written, ...]:
    """A text's lines in their fonts, whatever their size."""
    shown = spell(text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4), lang)
    return tuple(_written(line, weight, lang) for line in shown.split("\n"))


def _with_room(style: Style, written: tuple[Written, ...]) -> Style:
    """The style, lines further apart where letters are so tall that they would run into each other."""
    shaped = [run for line in written for run in line.runs if run.shaped]
    if not shaped:
        return style
    from returns.documents.typesetting import shaping

    above, below = shaping.reach({(run.text, run.font, run.rightward) for run in shaped})
    # a line's capitals stand in its middle, see `sheet.baseline`
    needed = max(2 * above - CAPITALS, 2 * below + CAPITALS) * style.size
    return replace(style, leading=max(style.leading, needed))


def _written(text: str, weight: Weight, lang: str) -> Written:
    """One written line in its fonts."""
    if text.isascii():
        return Written((Run(text, fonts.latin(weight)),) if text else ())
    if plain(text):
        if fonts.all_latin(text if lang == Lang.ZH else _QUOTES.sub("", text)):
            return Written((Run(text, fonts.latin(weight)),))
        alike = groupby(zip(text, _fonts_of(text, weight, lang), strict=True), itemgetter(1))
        return Written(tuple(Run("".join(map(itemgetter(0), of)), font) for font, of in alike))
    return _in_any_script(text, weight, lang)


def _fonts_of(text: str, weight: Weight, lang: str) -> list[str]:
    """The font of each character of Latin and Chinese text."""
    found: list[str] = []
    before = ""
    for sentence in _sentences(text):
        chinese = _reads_chinese(sentence, lang)
        for char in sentence:
            # between the parts of a Chinese name; elsewhere it stands between facts
            in_name = char == "·" and before != "" and _is_wide(before)
            found.append(_font_of(char, weight, chinese=chinese, in_name=in_name))
            before = char
    return found


def _in_any_script(text: str, weight: Weight, lang: str) -> Written:
    from returns.documents.typesetting import direction, scripts

    pieces = [
        piece
        for cluster in clusters(text)
        # marks of one script on a letter of another: each in its own font
        for piece in ([cluster] if printable(cluster) else cluster)
    ]
    fonts_alone = _fonts_of("".join(p[0] for p in pieces), weight, lang)
    levels = [0] * len(pieces)
    if direction.runs_both_ways(text):
        levels = direction.levels("".join(piece[0] for piece in pieces))
    runs: list[Run] = []
    family = ""
    for piece, alone, level in zip(pieces, fonts_alone, levels, strict=True):
        if len(piece) == 1 and ordinary(piece):
            runs.append(Run(piece, alone, level))
            continue
        family = scripts.family_for(piece, family)
        font, heavy = scripts.font_file(family, weight)
        runs.append(Run(piece, font, level, shaped=True, heavy=heavy))
    return Written(tuple(joined(_bridged(runs))), direction.is_leftward(text))


def _bridged(runs: list[Run]) -> list[Run]:
    """Spaces between words that run from right to left in the font of those words.

    Readers that sort what they find would else take the words apart.
    """
    bridged = list(runs)
    start = 0
    while start < len(runs):
        end = start
        while end < len(runs) and runs[end].text == " ":
            end += 1
        if 0 < start < end < len(runs) and _from_right(runs[start - 1], runs[end]):
            bridged[start:end] = [runs[end].holding(" ")] * (end - start)
        start = end + 1
    return bridged


def _from_right(before: Run, after: Run) -> bool:
    return before.shaped and not before.rightward and before.like(after)


def _sentences(text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(text):
        if found.group():
            yield found.group()


def _reads_chinese(sentence: str, lang: str) -> bool:
    """Whether its quotes and dashes belong to Chinese words."""
    han = sum(1 for char in sentence if _is_wide(char) and char.isalpha()) / _HAN_WORD
    words = len(_LATIN_WORD.findall(sentence))
    if han == words:
        return lang == Lang.ZH
    return han > words


@lru_cache(maxsize=8192)
def _font_of(char: str, weight: Weight, *, chinese: bool, in_name: bool) -> str:
    wanted = (
        in_name or (char in _SHARED and chinese) or _is_wide(char) or not fonts.in_latin(char)
    )
    if wanted and fonts.in_chinese(char):
        return fonts.chinese(weight)
    return fonts.latin(weight)


@lru_cache(maxsize=4096)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
