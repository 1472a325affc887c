"""The box at the head of a sheet that says what is asked: the verb, the sum, by when, how it comes about."""

from dataclasses import dataclass, replace

from returns.documents.evidence_pages.look import Look
from returns.documents.page.sheet import HAIR, MM, Sheet
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, Style, para
from returns.language import weekday_words
from returns.phrases import has, say
from returns.records.papers import EvidenceRecord
from returns.terms import Party

#: in points, with its frame
WIDTH = 58 * MM
_PAD = 9.0
_FRAME = 2.0
#: lines of the working that a box has room for; more of them stand as a table below
_MOST_ROWS, _MOST_LINES = 5, 4
_BETWEEN = 6.0
#: of a size that just fits, against rounding
_SLACK = 0.995


@dataclass(frozen=True, slots=True)
class _Pair:
    """Words at the left, and at the right what they come to."""

    words: Para
    value: Para
    #: what the words may take; the value has the rest
    room: float
    #: the value stands on a line of its own
    below: bool = False

    @property
    def height(self) -> float:
        words = len(self.words.lines(self.room)) * self.words.style.leading
        value = len(self.value.lines(_INSIDE)) * self.value.style.leading
        return words + value if self.below else max(words, value)


_INSIDE = WIDTH - 2 * _PAD


def shows_working(sheet: EvidenceRecord, look: Look) -> bool:
    """Whether the box itself says how the sum comes about."""
    if not 0 < len(sheet.amounts) <= _MOST_ROWS:
        return False
    pairs = _working(sheet, look)
    return all(len(pair.words.lines(pair.room)) <= _MOST_LINES for pair in pairs)


def ask_box(sheet: EvidenceRecord, look: Look, *, working: bool = True) -> "AskBox | None":
    """The box of a sheet, with how the sum comes about if that has room; none where nothing is asked."""
    return AskBox(sheet, look, working=working) if sheet.asked_for else None


class AskBox:
    """What is asked for, laid out for one column of `WIDTH` points."""

    def __init__(self, sheet: EvidenceRecord, look: Look, *, working: bool = True) -> None:
        lang, ladder = look.lang, look.ladder
        above, what = _asked_for(sheet, lang)
        large = ladder.sums if sheet.asked is not None else ladder.titles * 0.8
        self._above = para(above, ladder.body, lang)
        words = para(what, Style(large, large * 1.26, Weight.BOLD), lang)
        self._large = _whole(words, ladder.text, on_a_line=sheet.asked is not None)
        self._part = para(sheet.part, ladder.strong, lang) if sheet.part else None
        self._ours = para(sheet.estimate, ladder.body, lang) if sheet.estimate else None
        self._by = _answer_by(sheet, look)
        shown = working and shows_working(sheet, look)
        self._working = _working(sheet, look) if shown else []
        self._theirs = _their_number(sheet, look)
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
        told = (self._above, self._large, self._part, self._ours, self._by)
        return [words for words in told if words is not None]

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


def _asked_for(sheet: EvidenceRecord, lang: str) -> tuple[str, str]:
    """Who is asked to do what, and in large letters the sum, else what is asked for by its name."""
    asked = sheet.billed or sheet.asked
    if asked is not None:
        return say(f"documents.evidence.verb.{sheet.asked_for}", lang), asked.coded
    of_itself = f"evidence.object.{sheet.asked_for}"
    if has(f"documents.{of_itself}"):
        # its verb would say it twice
        return say("documents.evidence.verb.object", lang), say(f"documents.{of_itself}", lang)
    verb = say(f"documents.evidence.verb.{sheet.asked_for}", lang)
    return verb, say(f"documents.ask.{sheet.asked_for}", lang)


def _whole(words: Para, least: float, *, on_a_line: bool) -> Para:
    """The same, so much smaller, down to `least`, that no word is broken; a sum stays with its currency."""
    widest = words.widest if on_a_line else words.widest_piece(words_whole=True)
    if widest <= _INSIDE:
        return words
    return words.at(max(words.style.size * _INSIDE / widest * _SLACK, least))


def _tall(words: Para) -> float:
    return len(words.lines(_INSIDE)) * words.style.leading


def _draw_pair(canvas: Sheet, pair: _Pair, left: float, top: float) -> None:
    if pair.below:
        drop = canvas.paragraph(pair.words, left, top, pair.room)
        canvas.paragraph(pair.value, left, top - drop, _INSIDE)
        return
    if pair.value.style.leading > pair.words.style.leading:
        # the larger one gives the line that both stand on
        drop = pair.value.style.leading - pair.words.style.leading - 1
    else:
        drop = 0.0
    canvas.paragraph(pair.words, left, top - drop, pair.room)
    canvas.paragraph(pair.value, left, top, _INSIDE)


def _answer_by(sheet: EvidenceRecord, look: Look) -> Para | None:
    if sheet.answer_by is None:
        return None
    day = weekday_words(sheet.answer_by, look.lang)
    words = say("documents.evidence.answer_by", look.lang, day=day)
    return para(words, look.ladder.strong, look.lang)


def _working(sheet: EvidenceRecord, look: Look) -> list[_Pair]:
    right = replace(look.ladder.plain, align="right")
    pairs = []
    for row in sheet.amounts:
        value = para(row.amount.coded, right, look.lang)
        room = _INSIDE - value.widest - _BETWEEN
        pairs.append(_Pair(para(row.words, look.ladder.plain, look.lang), value, room))
    return pairs


def number_shown(sheet: EvidenceRecord, look: Look) -> str:
    """By which name the box itself has the number that the addressee finds the case by; "" for none."""
    shown = bool(sheet.asked_for) and _their_number(sheet, look) is not None
    return _numbered(sheet)[0] if shown else ""


def _numbered(sheet: EvidenceRecord) -> tuple[str, str]:
    """What the addressee finds the case by, with its name; "" where that is not one number."""
    if sheet.addressee is Party.SUPPLIER:
        first = ("your_rma", sheet.supplier_rma), ("your_po", sheet.supplier_po)
        return next(((name, number) for name, number in first if number), ("", ""))
    if sheet.addressee is Party.CARRIER:
        # of several parcels each has its way beside it
        known = [each.tracking for each in sheet.shipments]
        return ("tracking", known[0]) if len(known) == 1 else ("", "")
    return "your_order", "" if sheet.redact else sheet.order_number


def _their_number(sheet: EvidenceRecord, look: Look) -> _Pair | None:
    """That number as the box has it; None where it has no room."""
    name, number = _numbered(sheet)
    if not number:
        return None
    ladder = look.ladder
    large = Style(ladder.numbers, ladder.numbers * 1.34, Weight.BOLD, align="right")
    words = para(say(f"documents.evidence.{name}", look.lang), ladder.small, look.lang)
    value = para(number, large, look.lang)
    if value.widest + words.widest + _BETWEEN <= _INSIDE:
        return _Pair(words, value, _INSIDE - value.widest - _BETWEEN)
    value = _whole(value, ladder.text, on_a_line=True)
    if value.widest > _INSIDE:
        return None  # it stands whole among the numbers below
    return _Pair(words, value, _INSIDE, below=True)
