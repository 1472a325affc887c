"""In whose hands the goods were: a strip to scale, then who, when, where; what nobody saw is hatched."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from returns.documents.evidence_pages.columns import INSET, columns_for
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.written import heading
from returns.documents.flow import Row, Strip, gap, prose, table
from returns.documents.fonts import Weight
from returns.documents.sheet import HAIR, Sheet
from returns.documents.tagging import Tag
from returns.documents.text import BLACK, Ink, Para, Style, para
from returns.language import days_between
from returns.phrases import say
from returns.records.papers import EvidenceRecord
from returns.records.sheet_facts import CustodyRow, Hand, Unseen

_WHITE: Ink = (1.0, 1.0, 1.0)
_HATCH: Ink = (0.55, 0.54, 0.52)
#: in points
_TALL, _PAD, _STEP = 18.0, 5.0, 6.0
_LEAST = 14.0
#: the column that has what the others leave
_WHAT = 4


def custody(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """The strip and the table; nothing where nothing is known of any hand."""
    told = sheet.custody
    if not told.rows:
        return []
    strips = heading("custody", look)
    if len(told.hands) > 1:
        strips += [Strip(_TALL, _Hands(told.hands, look).draw), gap(4)]
    strips += _table(told.rows, look)
    theirs = [n for n, row in _numbered(told.rows) if row is not None and not row.ours]
    ours = [n for n, row in _numbered(told.rows) if row is not None and row.ours]
    key = "custody_both" if theirs and ours else "custody_theirs" if theirs else "custody_ours"
    words = say(f"documents.evidence.{key}", look.lang, theirs=_span(theirs), ours=_span(ours))
    strips += [gap(3), *prose(para(words, look.ladder.small, look.lang), look.width)]
    return [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]


def theirs_of(sheet: EvidenceRecord) -> str:
    """The numbers of the rows that others told us, as `1–3`; "" for none."""
    rows = _numbered(sheet.custody.rows)
    return _span([n for n, row in rows if row is not None and not row.ours])


def _span(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _numbered(rows: Sequence[CustodyRow | Unseen]) -> list[tuple[int, CustodyRow | None]]:
    """Rows with their numbers; a span that nobody saw has none of its own."""
    number, told = 0, []
    for row in rows:
        known = isinstance(row, CustodyRow)
        number += known
        told.append((number, row if isinstance(row, CustodyRow) else None))
    return told


def _table(rows: Sequence[CustodyRow | Unseen], look: Look) -> list[Strip]:
    lang, ladder = look.lang, look.ladder
    names = ("", "when_utc", "who", "where", "what", "weight", "seal")
    head = tuple(
        para(say(f"documents.evidence.custody_of.{n}", lang) if n else "", ladder.caption, lang)
        for n in names
    )
    strong = replace(ladder.plain, weight=Weight.SEMIBOLD)
    cells = [
        None if known is None else _cells(number, known, strong, look)
        for number, known in _numbered(rows)
    ]
    told = [each for each in cells if each is not None]
    columns = columns_for([head, *told], look.width, _WHAT)
    strips: list[Strip] = []
    waiting: list[Row] = []
    for each, row in zip(cells, rows, strict=True):
        if each is not None:
            waiting.append(Row(each))
        elif isinstance(row, Unseen):
            strips += _rows(waiting, columns, Row(head, ruled=False), first=not strips)
            strips += _unseen(row, look)
            waiting = []
    return strips + _rows(waiting, columns, Row(head, ruled=False), first=not strips)


def _cells(number: int, row: CustodyRow, strong: Style, look: Look) -> tuple[Para, ...]:
    values = (row.when, row.who, row.where, row.what, row.weight, row.seal)
    set_in = (para(value or "–", look.ladder.plain, look.lang) for value in values)
    return para(str(number), strong, look.lang), *set_in


def _rows(
    rows: list[Row], columns: tuple[float, ...], head: Row, *, first: bool
) -> list[Strip]:
    if not rows:
        return []
    return table(rows, columns, head=head if first else None, pad=2, inset=INSET)


def _unseen(row: Unseen, look: Look) -> list[Strip]:
    """The span over the table's whole width, hatched."""
    style = replace(look.ladder.plain, weight=Weight.SEMIBOLD)
    words = para(row.words, style, look.lang)
    room = look.width - 40
    tall = len(words.lines(room)) * style.leading + 4
    wide = min(words.widest, room)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.rule(x, top, look.width, 0.5, HAIR)
        hatch(canvas, x + 0.5, top - tall + 0.5, look.width - 1, tall - 1)
        canvas.block(x + 22, top - tall + 2, wide + 8, tall - 4, _WHITE)
        with canvas.part(Tag("P")):
            canvas.paragraph(words, x + 26, top - 2, room)

    return [Strip(tall, draw, keep=True)]


def hatch(canvas: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Slanting lines over a rectangle, `y` its lower edge: seen in grey and in one bit as well."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColorRGB(*_HATCH)
    canvas.setLineWidth(0.7)
    lines = canvas.beginPath()
    at = x - height
    while at < x + width:
        lines.moveTo(at, y)
        lines.lineTo(at + height, y + height)
        at += _STEP
    canvas.drawPath(lines, stroke=1, fill=0)
    canvas.restoreState()


class _Hands:
    """A box for each hand, as wide as its days; ours is black."""

    def __init__(self, hands: Sequence[Hand], look: Look) -> None:
        self._hands, self._look = hands, look
        self._labels = [self._label(hand, dated=True) for hand in hands]
        if self._needed() > look.width:
            self._labels = [self._label(hand, dated=False) for hand in hands]
        self._wide = self._widths()

    def _label(self, hand: Hand, *, dated: bool) -> Para:
        weight = Weight.REGULAR if hand.seen and not hand.ours else Weight.SEMIBOLD
        ink = _WHITE if hand.ours else BLACK
        style = replace(self._look.ladder.plain, weight=weight, ink=ink)
        words = hand.name
        if dated:
            words = f"{words} {days_between(hand.first, hand.last, self._look.lang)}"
        return para(words, style, self._look.lang)

    def _needed(self) -> float:
        return sum(label.widest + 2 * _PAD for label in self._labels)

    def _widths(self) -> list[float]:
        """Room for each label, and what is left by days; without room for all labels, days alone."""
        days = [max((h.last - h.first) / timedelta(days=1), 0.5) for h in self._hands]
        least = [label.widest + 2 * _PAD for label in self._labels]
        if sum(least) > self._look.width:
            least = [_LEAST] * len(days)
        left = self._look.width - sum(least)
        return [base + left * each / sum(days) for base, each in zip(least, days, strict=True)]

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """From its upper left corner."""
        for hand, label, wide in zip(self._hands, self._labels, self._wide, strict=True):
            box = (x, top - _TALL, wide, _TALL)
            canvas.block(*box, BLACK if hand.ours else _WHITE)
            fits = label.widest + 2 * _PAD <= wide + 0.1
            if not hand.seen:
                hatch(canvas, *box)
                if fits:
                    canvas.block(x + 2, top - _TALL + 2, label.widest + 6, _TALL - 4, _WHITE)
            canvas.setStrokeColorRGB(*BLACK)
            canvas.setLineWidth(1)
            canvas.rect(*box, stroke=1, fill=0)
            if fits:
                above = (_TALL - label.style.leading) / 2
                canvas.paragraph(label, x + _PAD, top - above, label.widest + 1)
            x += wide
