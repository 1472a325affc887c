"""Words on paper: what cannot be printed is spelled out, scripts get their fonts, lines break well.

Text never passes through a markup parser, so nothing in it can be obeyed. `para` is the one way
to make a paragraph; a character that neither font has stands as `[U+XXXX]`, so that none is lost.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from returns.documents import fonts
from returns.documents.fonts import Weight
from returns.terms import Lang

#: (red, green, blue), each 0–1
Ink = tuple[float, float, float]
BLACK: Ink = (0.0, 0.0, 0.0)

_SPELLED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: both fonts draw these; the sentence decides
_SHARED = frozenset("‘’“”–—…")
#: nothing may stand before these at the start of a line, nor after those at its end (GB/T 15834)
_CLOSERS = frozenset("，。、；：！？）〕】》」』〉’”…—·％,.;:!?)]}%‰°ー々～~")
_OPENERS = frozenset("（〔【《「『〈‘“([{￥$£€¥#")
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
    #: left, right or centre
    align: str = "left"

    def at(self, size: float) -> "Style":
        """The same, larger or smaller, leading in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font."""

    text: str
    font: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it will be drawn; width in points."""

    runs: tuple[Run, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in its fonts, to be broken to any width."""

    style: Style
    #: one tuple of runs for each line that the writer began
    written: tuple[tuple[Run, ...], ...]

    def lines(self, width: float) -> list[Line]:
        """The paragraph broken to `width` points; an empty line stays a line."""
        return list(_broken(self, width))

    @property
    def widest(self) -> float:
        """How wide it runs when nothing is broken, in points."""
        return max((_measure(runs, self.style.size) for runs in self.written), default=0.0)


@lru_cache(maxsize=512)  # a label is measured in several sizes before it is drawn
def _broken(whole: Para, width: float) -> tuple[Line, ...]:
    lines: list[Line] = []
    for runs in whole.written:
        lines.extend(_break(runs, whole.style.size, width))
    return tuple(lines)


@lru_cache(maxsize=512)
def para(text: str, style: Style, lang: str = Lang.EN) -> Para:
    """A paragraph of outside or inside text, shown exactly as written.

    Line ends of the text are kept, runs of spaces too.
    """
    plain = spell(text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4))
    return Para(style, tuple(_runs(line, style.weight, lang) for line in plain.split("\n")))


def spell(text: str) -> str:
    """Write controls, invisible characters and those that no font has as `[U+XXXX]`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_spelled(char) for char in text)


@lru_cache(maxsize=4096)
def _spelled(char: str) -> str:
    if char == "\n":
        return char
    seen = unicodedata.category(char) not in _SPELLED
    if seen and (fonts.in_latin(char) or fonts.in_chinese(char)):
        return char
    return f"[U+{ord(char):04X}]"


def _runs(text: str, weight: Weight, lang: str) -> tuple[Run, ...]:
    """One written line in its fonts."""
    if text.isascii():
        return (Run(text, fonts.latin(weight)),) if text else ()
    runs: list[Run] = []
    for sentence in _sentences(text):
        chinese = _reads_chinese(sentence, lang)
        for char in sentence:
            runs.append(Run(char, _font_of(char, weight, chinese, runs)))
    return tuple(_joined(runs))


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


def _font_of(char: str, weight: Weight, chinese: bool, before: list[Run]) -> str:
    if unicodedata.combining(char) and before:
        # a mark stays with its letter where that letter's font has it
        last = before[-1].font
        has = fonts.in_latin(char) if last.startswith("Inter") else fonts.in_chinese(char)
        if has:
            return last
    # between the parts of a Chinese name; elsewhere it stands between facts
    in_name = char == "·" and bool(before) and _is_wide(before[-1].text)
    wanted = (
        in_name or (char in _SHARED and chinese) or _is_wide(char) or not fonts.in_latin(char)
    )
    if wanted and fonts.in_chinese(char):
        return fonts.chinese(weight)
    return fonts.latin(weight)


@lru_cache(maxsize=4096)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Neighbours of one font as one run."""
    text, font = "", ""
    for run in runs:
        if run.font != font and text:
            yield Run(text, font)
            text = ""
        text, font = text + run.text, run.font
    if text:
        yield Run(text, font)


def _measure(runs: tuple[Run, ...] | list[Run], size: float) -> float:
    return sum(fonts.width(run.text, run.font, size) for run in runs)


def _break(runs: tuple[Run, ...], size: float, width: float) -> Iterator[Line]:
    """Fill lines greedily; a space at a line's end hangs over and is not drawn."""
    whole = _measure(runs, size)
    if whole <= width:
        kept = _trimmed(list(runs))
        yield Line(tuple(kept), _measure(kept, size))
        return
    line: list[Run] = []
    used = 0.0
    for atom in _fitting(_atoms(runs), size, width):
        wide = _measure(_trimmed(atom), size)
        if line and used + wide > width + 0.01:
            yield _line(line, size)
            line, used = [], 0.0
        line.extend(atom)
        used += _measure(atom, size)
    yield _line(line, size)


def _line(runs: list[Run], size: float) -> Line:
    kept = _trimmed(list(_joined(runs)))
    return Line(tuple(kept), _measure(kept, size))


def _trimmed(runs: list[Run]) -> list[Run]:
    if not runs or not runs[-1].text.endswith(" "):
        return runs
    bare = runs[-1].text.rstrip(" ")
    rest = [Run(bare, runs[-1].font)] if bare else []
    return runs[:-1] + rest if rest else _trimmed(runs[:-1])


def _atoms(runs: tuple[Run, ...]) -> Iterator[list[Run]]:
    """Pieces between which a line may break."""
    atom: list[Run] = []
    before = ""
    for run in runs:
        start = 0
        for index, char in enumerate(run.text):
            if before and _may_break(before, char):
                if index > start:
                    atom.append(Run(run.text[start:index], run.font))
                yield atom
                atom, start = [], index
            before = char
        atom.append(Run(run.text[start:], run.font))
    if atom:
        yield atom


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if after == " " or not (_is_wide(before) or _is_wide(after)):
        return False
    if unicodedata.combining(after) or before in _OPENERS or after in _CLOSERS:
        return False
    return before != "\u00a0" and after != "\u00a0"


def _fitting(atoms: Iterator[list[Run]], size: float, width: float) -> Iterator[list[Run]]:
    """The atoms, those wider than a line cut between characters."""
    for atom in atoms:
        if _measure(_trimmed(atom), size) <= width + 0.01:
            yield atom
        else:
            yield from _cut(atom, size, width)


def _cut(atom: list[Run], size: float, width: float) -> Iterator[list[Run]]:
    piece: list[Run] = []
    used = 0.0
    for run in atom:
        for index, char in enumerate(run.text):
            wide = fonts.width(char, run.font, size)
            # readers drop a hyphen at a line's end, so the cut comes before it
            ahead = run.text[index + 1 : index + 2]
            more = fonts.width(ahead, run.font, size) if char == "-" and ahead else 0.0
            if piece and used + wide + more > width and not unicodedata.combining(char):
                yield list(_joined(piece))
                piece, used = [], 0.0
            piece.append(Run(char, run.font))
            used += wide
    if piece:
        yield list(_joined(piece))
