"""The head of a sheet: who asks whom, what is wrong, why, and in a box what is asked."""

from collections.abc import Sequence

from returns.documents.evidence_pages.ask_box import WIDTH as BOX_WIDTH
from returns.documents.evidence_pages.ask_box import AskBox, ask_box
from returns.documents.evidence_pages.lettered import mixed, shortened
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.reasons import MOST_REASONS, Glance, reasons
from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Strip, gap, rule
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.fitting import balanced
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Para, Style, para
from returns.phrases import say
from returns.records.papers import EvidenceRecord, PhotoForPage

#: before a reason, and between two of them; points
_NUMBERED, _BETWEEN = 18.0, 5.0
_ASIDE = 18.0
#: of the width: a name that takes more is cut
_NAME_SHARE = 0.42
#: lines of a title in its own size; what is longer is set smaller, then cut and told whole behind
_TITLE_LINES, _SMALLER_LINES, _SMALLER = 3, 4, 0.75
#: lines of who asks whom
_NAME_LINES = 2


def head(
    sheet: EvidenceRecord,
    photos: Sequence[PhotoForPage],
    look: Look,
    *,
    most_reasons: int = MOST_REASONS,
    glance: int | None = None,
    working: bool = True,
) -> list[Strip]:
    """For whom, what it is about and why, and in a box at the right what we ask for.

    What it cuts or has no room for is told whole by `cut_short` and `reasons.told_below`; no reason takes
    more than `glance` lines.
    """
    box = ask_box(sheet, look, working=working)
    why = reasons(sheet, photos, look, most_reasons, glance_of(sheet, look, glance))
    title = title_of(sheet, look, _room(sheet, look))
    beside = _Beside(title, why, box, look)
    return [
        *_first_line(sheet, look),
        gap(8),
        Strip(beside.height, beside.draw, keep=True),
        gap(10),
    ]


def _room(sheet: EvidenceRecord, look: Look) -> float:
    """What the box leaves beside it."""
    return look.width - (BOX_WIDTH + _ASIDE if sheet.asked_for else 0)


def glance_of(sheet: EvidenceRecord, look: Look, lines: int | None) -> Glance | None:
    """So many lines of what a reason has behind its number; None for all of it."""
    return None if lines is None else Glance(lines, _room(sheet, look) - _NUMBERED)


def title_of(sheet: EvidenceRecord, look: Look, room: float) -> Para:
    """The fault in words, as large as a few lines allow."""
    style = look.ladder.title
    title = para(sheet.title, style, look.lang)
    if len(title.lines(room)) <= _TITLE_LINES:
        return title
    return shortened(
        sheet.title, style.at(style.size * _SMALLER), room, _SMALLER_LINES, look.lang
    )


def cut_short(sheet: EvidenceRecord, look: Look) -> list[Para]:
    """Title and names that the head has no room for, whole."""
    lang, body = look.lang, look.ladder.body
    told = []
    title = para(sheet.title, look.ladder.strong, lang)
    if title_of(sheet, look, _room(sheet, look)).text != title.text:
        told.append(title)
    whom = _to_from(sheet, lang)
    if _shown_name(sheet, look).text != whom:
        told.append(para(whom, body, lang))
    return told


def _to_from(sheet: EvidenceRecord, lang: str) -> str:
    # a desk may have no name for its shop yet
    key = "to_from" if sheet.made_by.strip() else "to"
    return say(f"documents.evidence.{key}", lang, name=sheet.addressee_name, shop=sheet.made_by)


def _shown_name(sheet: EvidenceRecord, look: Look) -> Para:
    """Who asks whom, on the lines that are left to it."""
    room = look.width * _NAME_SHARE
    return shortened(_to_from(sheet, look.lang), look.ladder.body, room, _NAME_LINES, look.lang)


def _first_line(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    ladder, lang = look.ladder, look.lang
    bold = Style(ladder.text, ladder.body.leading, Weight.SEMIBOLD)
    what = say(f"documents.evidence.for.{sheet.addressee}", lang)
    whom = _shown_name(sheet, look).text
    words = mixed([(what, bold), (f" · {whom}", ladder.body)], lang)
    number = f"{sheet.number} · {written_day(sheet.made_on, lang)}"
    right = para(number, Style(ladder.text, ladder.body.leading, align="right"), lang)
    room = look.width - right.widest - 14
    height = len(words.lines(room)) * words.style.leading

    def draw(canvas: Sheet, x: float, top: float) -> None:
        canvas.paragraph(words, x, top, room)
        canvas.paragraph(right, x, top, look.width)

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
