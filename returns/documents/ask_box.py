"""The box at the head of a sheet that says what is asked: the verb, the sum, by when, how it comes about."""

from dataclasses import dataclass

from returns.documents.fonts import Weight
from returns.documents.sheet import HAIR, MM, MUTED, Sheet
from returns.documents.text import BLACK, Para, Style, para
from returns.language import weekday_words
from returns.phrases import say
from returns.records.papers import EvidenceRecord
from returns.terms import Party

#: in points, with its frame
WIDTH = 58 * MM
_PAD = 9.0
_FRAME = 2.0
_VERB = Style(9.6, 13.5)
_SUM = Style(23, 29, Weight.BOLD)
_KIND = Style(15, 20, Weight.BOLD)
_BY = Style(9.6, 13.5, Weight.SEMIBOLD)
_ROW = Style(9, 12)
_NUMBER = Style(12, 16, Weight.BOLD, align="right")
#: lines of the working that a box has room for; more of them stand as a table below
_MOST_ROWS = 5
_BETWEEN = 6.0


@dataclass(frozen=True, slots=True)
class _Pair:
    """Words at the left, and at the right what they come to."""

    words: Para
    value: Para
    #: what the words may take; the value has the rest
    room: float

    @property
    def height(self) -> float:
        return max(
            len(self.words.lines(self.room)) * self.words.style.leading,
            len(self.value.lines(_INSIDE)) * self.value.style.leading,
        )


_INSIDE = WIDTH - 2 * _PAD


def shows_working(sheet: EvidenceRecord) -> bool:
    """Whether the box itself says how the sum comes about."""
    return bool(sheet.amounts) and len(sheet.amounts) <= _MOST_ROWS


def ask_box(sheet: EvidenceRecord, lang: str) -> "AskBox | None":
    """The box of a sheet; none where nothing is asked."""
    return AskBox(sheet, lang) if sheet.asked_for else None


class AskBox:
    """What is asked for, laid out for one column of `WIDTH` points."""

    def __init__(self, sheet: EvidenceRecord, lang: str) -> None:
        kind = say(f"documents.ask.{sheet.asked_for}", lang)
        if sheet.asked is None:
            self._above = para(say("documents.evidence.we_ask", lang), _VERB, lang)
            self._large = para(kind, _KIND, lang)
        else:
            self._above = para(
                say("documents.evidence.we_ask_as", lang, kind=kind), _VERB, lang
            )
            self._large = para(sheet.asked.coded, _SUM, lang)
        self._by = _answer_by(sheet, lang)
        self._working = _working(sheet, lang) if shows_working(sheet) else []
        self._theirs = _their_number(sheet, lang)
        self.height = sum(
            (
                2 * _PAD,
                sum(_tall(words) for words in self._words()),
                sum(pair.height for pair in self._working),
                _BETWEEN if self._working else 0.0,
                _BETWEEN + self._theirs.height if self._theirs else 0.0,
            )
        )

    def _words(self) -> list[Para]:
        return [words for words in (self._above, self._large, self._by) if words is not None]

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """Draw it, `x` its left and `top` its upper edge."""
        half = _FRAME / 2
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(_FRAME)
        edge = (x + half, top - self.height + half, WIDTH - _FRAME, self.height - _FRAME)
        canvas.rect(*edge, stroke=1, fill=0)
        left, level = x + _PAD, top - _PAD
        for words in self._words():
            level -= canvas.paragraph(words, left, level, _INSIDE)
        if self._working:
            level -= _BETWEEN
        for pair in self._working:
            _draw_pair(canvas, pair, left, level)
            level -= pair.height
        if self._theirs:
            level -= _BETWEEN / 2
            canvas.rule(left, level, _INSIDE, 0.5, HAIR)
            _draw_pair(canvas, self._theirs, left, level - _BETWEEN / 2)


def _tall(words: Para) -> float:
    return len(words.lines(_INSIDE)) * words.style.leading


def _draw_pair(canvas: Sheet, pair: _Pair, left: float, top: float) -> None:
    if pair.value.style.leading > pair.words.style.leading:
        # the larger one gives the line that both stand on
        drop = pair.value.style.leading - pair.words.style.leading - 1
    else:
        drop = 0.0
    canvas.paragraph(pair.words, left, top - drop, pair.room)
    canvas.paragraph(pair.value, left, top, _INSIDE)


def _answer_by(sheet: EvidenceRecord, lang: str) -> Para | None:
    if sheet.answer_by is None:
        return None
    day = weekday_words(sheet.answer_by, lang)
    return para(say("documents.evidence.answer_by", lang, day=day), _BY, lang)


def _working(sheet: EvidenceRecord, lang: str) -> list[_Pair]:
    pairs = []
    for row in sheet.amounts:
        value = para(row.amount.coded, Style(9, 12, align="right"), lang)
        room = _INSIDE - value.widest - _BETWEEN
        pairs.append(_Pair(para(row.words, _ROW, lang), value, room))
    return pairs


def _their_number(sheet: EvidenceRecord, lang: str) -> _Pair | None:
    """What the addressee finds the case by."""
    name, number = "", ""
    if sheet.addressee is Party.SUPPLIER:
        first = ("your_rma", sheet.supplier_rma), ("your_po", sheet.supplier_po)
        name, number = next(((n, v) for n, v in first if v), ("", ""))
    elif sheet.addressee is not Party.CARRIER and not sheet.redact:
        name, number = "your_order", sheet.order_number
    if not number:
        return None
    words = para(say(f"documents.evidence.{name}", lang), Style(9, 12, ink=MUTED), lang)
    value = para(number, _NUMBER, lang)
    if value.widest + words.widest + _BETWEEN > _INSIDE:
        return None  # it stands whole among the numbers below
    return _Pair(words, value, _INSIDE - value.widest - _BETWEEN)
