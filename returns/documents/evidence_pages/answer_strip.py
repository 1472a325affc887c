"""The strip in which the addressee answers: boxes to tick, a line for words, where it goes, a code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from returns.documents.evidence_pages.comparison import short_name
from returns.documents.evidence_pages.lettered import mixed
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.written import completeness
from returns.documents.page.codes import Dots, qr
from returns.documents.page.flow import Strip, gap, prose
from returns.documents.page.sheet import PAPERS, Sheet
from returns.documents.typesetting.text import BLACK, Para, para
from returns.language import between
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage
from returns.terms import Party

#: left, lower edge, width, height in points
Rect = tuple[float, float, float, float]
#: is told the name of each place to fill in, and where it was drawn
Found = Callable[[str, Rect], None]

_SIDE, _AFTER, _BETWEEN = 9.0, 5.0, 11.0
_ROOM_FOR_WORDS = 24.0
#: of a place for a sum
_SUM = 46.0
_QR_ROOM = 76.0
_AIR = 5.0
#: items that are answered one by one; more of them are answered in words
MOST_ITEMS = 6
_DOTS = 600


@dataclass(frozen=True, slots=True)
class _Box:
    """A box to tick, by its name, with what it says."""

    name: str
    words: Para
    #: of the place for a sum behind it; "" for none
    sum: str = ""

    @property
    def wide(self) -> float:
        """With what is behind it, in points."""
        return _SIDE + _AFTER + self.words.widest + (_AFTER + _SUM if self.sum else 0)


def answer_strip(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    look: Look,
    found: Found | None = None,
) -> list[Strip]:
    """The strip, whole on one page; nothing where nothing is asked.

    While it is drawn `found` hears of every place to fill in: `remedy-refund`, `remedy-part`, `refused`,
    `words`, `sum`, and `item-2-accept`, `item-2-part`, `item-2-sum`, `item-2-refuse` where there are
    several items (`returns.evidence.answer_names`).
    """
    if not sheet.asked_for:
        return []
    reply = _reply(sheet, photos, look)
    apart = len(reply.lines(look.width)) * reply.style.leading > look.height / 4
    strip = _Strip(sheet, None if apart else reply, look, found)
    # an address or number of thousands of letters runs on below
    behind = prose(reply, look.width) if apart else []
    return [gap(6), Strip(strip.height, strip.draw), *behind]


class _Strip:
    def __init__(
        self,
        sheet: EvidenceRecord,
        reply: Para | None,
        look: Look,
        found: Found | None,
    ) -> None:
        self._sheet, self._look = sheet, look
        self._found = found or (lambda _name, _rect: None)
        self._code = qr_of(sheet, look)
        self._room = look.width - (_QR_ROOM + _AIR if self._code else 0)
        lang, ladder = look.lang, look.ladder
        self._heading = para(say("documents.evidence.your_answer", lang), ladder.heading, lang)
        self._rows = _rows(self._boxes(), self._room)
        self._items = self._item_rows()
        self._reply = reply
        lead = ladder.body.leading
        rows = len(self._rows) * (lead + 3)
        rows += sum(self._tall(title) + 3 for title, _ in self._items)
        told_ = len(reply.lines(self._room)) * reply.style.leading if reply else 0.0
        told = _AIR + self._heading.style.leading + 2 + rows + _ROOM_FOR_WORDS + 4 + told_
        self.height = max(told, self._code[0] + 2 * _AIR if self._code else 0.0)

    def _boxes(self) -> list[_Box]:
        sheet, lang = self._sheet, self._look.lang
        body = self._look.ladder.body
        boxes = []
        for kind in sheet.remedies or (sheet.asked_for,):
            words = say(f"documents.ask.{kind}", lang)
            asked = sheet.billed or sheet.asked
            if kind == sheet.asked_for and asked is not None:
                words = f"{words} {asked.coded}"
            boxes.append(_Box(f"remedy-{kind}", para(words, body, lang)))
        part = para(self._part(say("documents.ask.part", lang)), body, lang)
        refused = para(say("documents.evidence.refused_because", lang), body, lang)
        sum_ = "sum" if len(sheet.lines) == 1 else ""
        return [*boxes, _Box("remedy-part", part, sum_), _Box("refused", refused)]

    def _part(self, words: str) -> str:
        """These words, with the currency of what is asked where a sum goes behind them."""
        asked = self._sheet.billed or self._sheet.asked
        return f"{words} {asked.currency}" if asked and len(self._sheet.lines) == 1 else words

    def _item_rows(self) -> list[tuple[Para, list[_Box]]]:
        """A row for each of several items: accepted, in part, refused."""
        lines, look = self._sheet.lines, self._look
        lang = look.lang
        if not 1 < len(lines) <= MOST_ITEMS:
            return []
        body = look.ladder.body
        return [
            (
                para(short_name(self._sheet, number, body, self._titles - 8, lang), body, lang),
                [
                    _Box(
                        f"item-{number}-{kind}",
                        para(say(f"documents.evidence.item_{kind}", lang), body, lang),
                        f"item-{number}-sum" if kind == "part" else "",
                    )
                    for kind in ("accept", "part", "refuse")
                ],
            )
            for number in range(1, len(lines) + 1)
        ]

    def _tall(self, title: Para) -> float:
        return len(title.lines(self._titles)) * title.style.leading

    @property
    def _titles(self) -> float:
        return self._room * 0.38

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """From its upper left corner."""
        canvas.rule(x, top, self._look.width, 1.6, BLACK)
        if self._code:
            self._draw_code(canvas, x + self._look.width, top - _AIR)
        level = top - _AIR
        level -= canvas.paragraph(self._heading, x, level, self._room, "H2") + 2
        for row in self._rows:
            self._draw_row(canvas, row, x, level)
            level -= self._look.ladder.body.leading + 3
        for title, boxes in self._items:
            canvas.paragraph(title, x, level, self._titles - 8)
            self._draw_row(canvas, boxes, x + self._titles, level)
            level -= self._tall(title) + 3
        line = (x, level - _ROOM_FOR_WORDS + 4, self._room - _AIR, _ROOM_FOR_WORDS - 4)
        canvas.rule(line[0], line[1], line[2], 0.8, BLACK)
        self._found("words", line)
        if self._reply:
            canvas.paragraph(self._reply, x, level - _ROOM_FOR_WORDS, self._room)

    def _draw_row(self, canvas: Sheet, boxes: Sequence[_Box], x: float, top: float) -> None:
        for box in boxes:
            lower = top - (box.words.style.leading + _SIDE) / 2
            canvas.setStrokeColorRGB(*BLACK)
            canvas.setLineWidth(1)
            canvas.rect(x, lower, _SIDE, _SIDE, stroke=1, fill=0)
            self._found(box.name, (x, lower, _SIDE, _SIDE))
            x += _SIDE + _AFTER
            canvas.paragraph(box.words, x, top, box.words.widest + 1)
            x += box.words.widest
            if box.sum:
                rect = (
                    x + _AFTER,
                    top - box.words.style.leading,
                    _SUM,
                    box.words.style.leading,
                )
                canvas.rule(rect[0], rect[1], _SUM, 0.8, BLACK)
                self._found(box.sum, rect)
                x += _AFTER + _SUM
            x += _BETWEEN

    def _draw_code(self, canvas: Sheet, right: float, top: float) -> None:
        if self._code is None:
            return
        side, text = self._code
        grid = Dots(_DOTS, PAPERS[self._look.paper][1])
        alt = say("documents.alt.qr", self._look.lang, code=text)
        qr(text, grid, _QR_ROOM).draw(canvas, grid, right - side, top, alt)


def _rows(boxes: Sequence[_Box], room: float) -> list[list[_Box]]:
    """Boxes on as many lines as they need."""
    rows: list[list[_Box]] = [[]]
    used = 0.0
    for box in boxes:
        wide = box.wide + _BETWEEN
        if rows[-1] and used + wide - _BETWEEN > room:
            rows.append([])
            used = 0.0
        rows[-1].append(box)
        used += wide
    return rows


def head_of(sheet: EvidenceRecord) -> str:
    """The fingerprint of all photos and steps of the case: its last step's, which covers those before."""
    return sheet.events[-1].event.hash if sheet.events else ""


def qr_of(sheet: EvidenceRecord, look: Look) -> tuple[float, str] | None:
    """The side of the code in points, and what it says; None for a case without a history."""
    head = head_of(sheet)
    if not head:
        return None
    text = f"sha256:{head}"
    grid = Dots(_DOTS, PAPERS[look.paper][1])
    return qr(text, grid, _QR_ROOM).width(grid), text


def _reply(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look) -> Para:
    """To whom the answer goes, under which numbers; what is inside, and what was left out."""
    lang, ladder = look.lang, look.ladder
    theirs = sheet.supplier_rma if sheet.addressee is Party.SUPPLIER else ""
    numbers = " / ".join(filter(None, (theirs, sheet.number)))
    key = "reply_to" if sheet.reply_to else "reply"
    before, after = say(
        f"documents.evidence.{key}", lang, address=sheet.reply_to, numbers="\0"
    ).split("\0")
    inside = between("sentences", lang) + " · ".join(completeness(sheet, photos, lang))
    strong = replace(ladder.strong)
    return mixed(
        [(before, ladder.body), (numbers, strong), (f"{after}{inside}", ladder.body)], lang
    )
