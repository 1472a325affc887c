"""The head of a sheet: who asks whom, what is wrong, why, and in a box what is asked."""

from collections.abc import Sequence

from returns.documents.evidence_pages.ask_box import WIDTH as BOX_WIDTH
from returns.documents.evidence_pages.ask_box import AskBox, ask_box
from returns.documents.evidence_pages.lettered import balanced, mixed
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.reasons import reasons
from returns.documents.flow import Draw, Strip, gap, prose, rule
from returns.documents.fonts import Weight
from returns.documents.label_parts import written_day
from returns.documents.sheet import Sheet
from returns.documents.text import Para, Style, para
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage

#: before a reason, and between two of them; points
_NUMBERED, _BETWEEN = 18.0, 5.0
_ASIDE = 18.0
#: of a page: what is taller is set as running text
_MOST_HEIGHT = 0.42


def head(sheet: EvidenceRecord, photos: Sequence[PhotoForPage], look: Look) -> list[Strip]:
    """For whom, what it is about and why, and in a box at the right what we ask for."""
    strips = [*_first_line(sheet, look), gap(8)]
    box = ask_box(sheet, look)
    title = para(sheet.title, look.ladder.title, look.lang)
    why = reasons(sheet, photos, look)
    beside = _Beside(title, why, box, look)
    if beside.height <= look.height * _MOST_HEIGHT:
        return [*strips, Strip(beside.height, beside.draw, keep=True), gap(10)]
    if box:
        strips += [Strip(box.height, _at_right(box, look)), gap(6)]
    strips += [*prose(title, look.width, keep=True, tag="H1"), gap(4)]
    for number, reason in enumerate(why, start=1):
        strips += [*_numbered(number, reason, look), gap(_BETWEEN)]
    return [*strips, gap(5)]


def _first_line(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    ladder, lang = look.ladder, look.lang
    bold = Style(ladder.text, ladder.body.leading, Weight.SEMIBOLD)
    what = say(f"documents.evidence.for.{sheet.addressee}", lang)
    whom = say(
        "documents.evidence.to_from", lang, name=sheet.addressee_name, shop=sheet.made_by
    )
    words = mixed([(what, bold), (f" · {whom}", ladder.body)], lang)
    number = f"{sheet.number} · {written_day(sheet.made_on, lang)}"
    right = para(number, Style(ladder.text, ladder.body.leading, align="right"), lang)
    room = look.width - right.widest - 14
    height = len(words.lines(room)) * words.style.leading

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.paragraph(words, x, top, room)
        canvas.paragraph(right, x, top, look.width)

    if height > look.height / 2:  # a name of thousands of letters
        return [*prose(words, look.width), gap(4), rule(look.width, 1.6)]
    return [Strip(height + 5, draw, keep=True), rule(look.width, 1.6)]


class _Beside:
    """Title and reasons at the left, the box at the right."""

    def __init__(
        self, title: Para, why: Sequence[Para], box: AskBox | None, look: Look
    ) -> None:
        self._box, self._title, self._why, self._look = box, title, why, look
        self._room = look.width - (BOX_WIDTH + _ASIDE if box else 0)
        self._title_room = balanced(title, self._room)
        told = len(title.lines(self._title_room)) * title.style.leading
        for reason in why:
            told += _BETWEEN + len(reason.lines(self._room - _NUMBERED)) * reason.style.leading
        self.height = max(told, box.height if box else 0.0)

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """From the upper left corner."""
        level = top - canvas.paragraph(self._title, x, top, self._title_room, "H1")
        for number, reason in enumerate(self._why, start=1):
            level -= _BETWEEN
            canvas.paragraph(_number(number, self._look), x, level, _NUMBERED)
            level -= canvas.paragraph(reason, x + _NUMBERED, level, self._room - _NUMBERED)
        if self._box:
            self._box.draw(canvas, x + self._look.width - BOX_WIDTH, top)


def _number(number: int, look: Look) -> Para:
    ladder = look.ladder
    return para(str(number), Style(ladder.numbers, ladder.body.leading, Weight.BOLD), look.lang)


def _numbered(number: int, reason: Para, look: Look) -> list[Strip]:
    first, *others = prose(reason, look.width, _NUMBERED)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.paragraph(_number(number, look), x, top, _NUMBERED)
        first.draw(canvas, x, top)

    return [Strip(first.height, draw, keep=first.keep), *others]


def _at_right(box: AskBox, look: Look) -> Draw:
    def draw(canvas: Sheet, x: float, top: float) -> None:
        box.draw(canvas, x + look.width - BOX_WIDTH, top)

    return draw
