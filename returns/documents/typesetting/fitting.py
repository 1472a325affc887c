"""Texts made to fit a label: one size for what belongs together, none too small, numbers whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from returns.documents.typesetting.text import Para, Style, para
from returns.documents.typesetting.unprintable import plain, spell
from returns.errors import Refusal
from returns.phrases import TERM

#: points; what is smaller cannot be read on a thermal label
LEAST = 7.0
_SHRINK = 0.72  # what is too long for a line gets smaller down to this before it wraps
_SLACK = 0.995  # of a size that just fits, against rounding
_QUOTED = 60  # characters of a text that a refusal repeats
_ROUNDING = 0.01  # points
_WIDEST = 1.25  # of the size: no letter is wider
_MOST_BALANCED = 4  # lines
_CLINGING = 4  # marks of Chinese that no line may part from a word
_BETWEEN = re.compile("[ \n\u3041-\u9fff]+")
_GROUPS = re.compile(r"\d \d")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a case's label, as a refusal names it: `terms.paper_field`."""

    name: str
    case: str
    lang: str
    #: whether no larger label could hold it
    largest: bool = False

    @property
    def term(self) -> str:
        """Its name as a fact of a refusal."""
        return f"{TERM}paper_field:{self.name}"

    def too_long(self, text: str) -> Refusal:
        """That the text does not fit."""
        return Refusal(
            f"documents.label_field_too_long{'_for_any' if self.largest else ''}",
            case=self.case,
            field=self.term,
            text=quoted(text),
        )


def quoted(text: str) -> str:
    """A text of a field as a sentence repeats it."""
    flat = " ".join(spell(text).split())
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED]}…"


def one_line(text: str, wanted: Style, width: float, field: Field) -> Para:
    """A number or code on one line, in the wanted size or smaller; raises `Refusal` where it is too long."""
    whole = para(text, wanted, field.lang)
    if whole.widest <= width:
        return whole
    size = wanted.size * width / whole.widest * _SLACK
    if size < LEAST or len(whole.written) > 1:
        raise field.too_long(text)
    return whole.at(size)


def one_size(
    texts: Sequence[str],
    wanted: Style,
    width: float,
    field: Field,
    *,
    lines: bool = False,
    words_whole: bool = True,
) -> list[Para]:
    """Paragraphs of one size: the wanted one, or smaller so that each word and number fits.

    They wrap at spaces and syllables; where they are `lines`, they first get smaller to need no wrapping.
    Where `words_whole` is false a long word may be cut, a number never. Raises `Refusal` for a piece
    that does not fit in the least size.
    """
    sized = _sized(
        tuple(texts), wanted, width, field.lang, lines=lines, words_whole=words_whole
    )
    if isinstance(sized, str):
        raise field.too_long(sized)
    return list(sized)


@lru_cache(maxsize=1024)  # most labels of a file have the same words but for their numbers
def _sized(
    texts: tuple[str, ...],
    wanted: Style,
    width: float,
    lang: str,
    *,
    lines: bool,
    words_whole: bool,
) -> tuple[Para, ...] | str:
    """The paragraphs of `one_size`, or the text that has no room."""
    paras = tuple(para(text, wanted, lang) for text in texts)
    widest = max((each.widest for each in paras), default=0.0)
    if widest <= width or (
        not lines and all(_surely_fits(text, wanted, width) for text in texts)
    ):
        return paras
    share = max(width / widest * _SLACK, _SHRINK) if lines else 1.0
    pieces = [each.widest_piece(words_whole=words_whole) for each in paras]
    if max(pieces) * share > width:
        share = width / max(pieces) * _SLACK
    size = min(max(wanted.size * share, LEAST), wanted.size)
    for text, piece in zip(texts, pieces, strict=True):
        if piece * size / wanted.size > width + _ROUNDING:
            return text
    return tuple(each.at(size) for each in paras)


def _surely_fits(text: str, style: Style, width: float) -> bool:
    """Whether no word of a Latin or Chinese text can be too wide, without measuring one."""
    if _GROUPS.search(text) or not plain(text.replace("\n", "")):
        return False
    longest = max(map(len, _BETWEEN.split(text)), default=0) + _CLINGING
    return longest * _WIDEST * style.size <= width


def address(lines: Sequence[str], wanted: Style, width: float, field: Field) -> list[Para]:
    """An address block in one size; one that is written from right to left stands at the right."""
    paras = one_size(lines, wanted, width, field, lines=True)
    leftward = sum(any(line.leftward for line in each.written) for each in paras)
    if leftward * 2 <= len(paras) - 1:
        return paras
    return [Para(replace(each.style, align="right"), each.written) for each in paras]


def balanced(words: Para, room: float) -> float:
    """The narrowest width that takes no more lines: no word, no character stands alone on the last."""
    count = len(words.lines(room))
    if not 1 < count <= _MOST_BALANCED:
        return room
    low, high = room / count, room
    for _ in range(9):
        middle = (low + high) / 2
        low, high = (low, middle) if len(words.lines(middle)) <= count else (middle, high)
    return high
