"""A case on up to five sheets that become pictures: ask, said and found, defect, parcel, times and proof.

For markets that take pictures alone. Each sheet names whose case it is, which of how many it is and the
short fingerprint, so that any one alone still tells it. What there is no picture for has no sheet.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, sqrt

from returns.documents.evidence_pages.decisive import chosen_of
from returns.documents.page.codes import Dots, qr
from returns.documents.page.flow import Row, Strip, table
from returns.documents.page.sheet import Sheet
from returns.documents.page.tagging import Tag
from returns.documents.short_case.market_parts import (
    BODY,
    FOOT,
    LEAST,
    SIDE,
    SIZE,
    SMALL,
    TOP,
    WIDTH,
    AskBox,
    Captioned,
    Reasons,
    begun,
    head_and_foot,
    how_to_check,
    no_room,
    paragraph,
    tall,
    title_of,
)
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, Style, para
from returns.documents.typesetting.unprintable import spell
from returns.documents.voices import loud_words
from returns.phrases import say, word
from returns.records.comparison import Comparison
from returns.records.packets import SeenPhoto, ShortCase

_HEADS = Style(LEAST, 20, Weight.SEMIBOLD, SMALL.ink)
_LOUD = Style(19, 25)
_LOUD_STRONG = Style(19, 25, Weight.SEMIBOLD)
_TIMES = Style(18, 23)
_TIMES_STRONG = Style(18, 23, Weight.SEMIBOLD)
_HASH = Style(LEAST, 20)
_GLYPH = Style(LEAST, 20, align="centre")
_HEADING = Style(21, 28, Weight.SEMIBOLD)
_COLUMNS = tuple(WIDTH * share for share in (0.2, 0.22, 0.3, 0.28))
_GUTTER, _INSET = 18.0, 10.0
#: lines of what somebody says in a row, where there is no room for all of it
_GLANCES = (6, 4, 3, 2)
#: a picture that is less tall shows nothing
_LEAST_FRAME = 150.0
_QR = 210.0
#: shots that show the fault from near, and what the goods are
_NEAR = ("defect_close", "defect_wide", "front", "beside_listing", "serial_plate", "back")


def render_market_sheets(case: ShortCase) -> bytes:
    """The sheets as a PDF of 800 × 1000 points; same record, same bytes.

    Raises `Refusal` for words that leave no room for a picture in letters that can be read.
    """
    title = spell(f"{case.number} {' '.join(case.title.split())}", case.lang)
    canvas = Sheet(
        SIZE, title=title, author=spell(case.shop, case.lang), day=case.made_on, lang=case.lang
    )
    first, cause, near, others = _spread(case.photos)
    drawn = [_Ask(case, first), _Said(case, cause)]
    drawn += [_Near(case, near)] if near else []
    drawn += [_Parcel(case, others)] if others else []
    drawn.append(_Times(case))
    for at, sheet in enumerate(drawn, start=1):
        head_and_foot(canvas, case, sheet.name, (at, len(drawn)))
        sheet.draw(canvas)
        canvas.showPage()
    return canvas.finish()


def _spread(
    photos: Sequence[SeenPhoto],
) -> tuple[SeenPhoto | None, SeenPhoto | None, list[SeenPhoto], list[SeenPhoto]]:
    """Which photo decides, which shows the cause, which are shown large, and the rest; each once."""
    chosen = [photos[at] for at in chosen_of([each.photo for each in photos])]
    rest = [each for each in photos if each not in chosen]
    shown = [each for each in rest if each.photo.path is not None]
    ranked = [each for name in _NEAR for each in shown if each.photo.shot == name]
    near = (ranked or shown)[:2]
    others = [each for each in rest if each not in near]
    first, cause = (*chosen, None, None)[:2]
    return first, cause, near, others


class _Sheet:
    """One sheet: its name, and what stands between head and foot."""

    key = ""

    def __init__(self, case: ShortCase) -> None:
        self.case, self.lang = case, case.lang

    @property
    def name(self) -> str:
        """What stands at its head."""
        return say(f"packets.sheet.{self.key}", self.lang)

    def draw(self, canvas: Sheet) -> None:
        """Everything between the rules."""
        raise NotImplementedError

    def large(self, canvas: Sheet, seen: SeenPhoto, top: float) -> None:
        """One photo with its words in what is left."""
        whole = Captioned(seen, self.lang, WIDTH)
        frame = top - FOOT - 10 - whole.below
        if frame < _LEAST_FRAME:
            raise no_room(self.case)
        whole.draw(canvas, SIDE, top, frame)


class _Ask(_Sheet):
    key = "ask"

    def __init__(self, case: ShortCase, photo: SeenPhoto | None) -> None:
        super().__init__(case)
        self.photo = photo

    def draw(self, canvas: Sheet) -> None:
        level = TOP - 14
        title = title_of(self.case.title, WIDTH, self.lang)
        level -= canvas.paragraph(title, SIDE, level, WIDTH, "H2") + 10
        box = AskBox(self.case, WIDTH * 0.54)
        column = WIDTH * 0.46 - 18
        words = Captioned(self.photo, self.lang, WIDTH).below if self.photo else 0.0
        least = FOOT + 10 + words + _LEAST_FRAME
        # what has no room beside the picture is cut; then it stands with the story, on other papers
        told = (
            Reasons(self.case.reasons[:many], column, self.lang, most)
            for many, most in ((3, None), (3, 4), (3, 2), (2, 2), (1, 2), (0, None))
        )
        reasons = next(
            (each for each in told if level - each.height - 16 >= least),
            Reasons((), column, self.lang),
        )
        below = level - max(box.height, reasons.height) - 16
        box.draw(canvas, SIDE, level)
        reasons.draw(canvas, SIDE + WIDTH * 0.54 + 18, level)
        if self.photo is not None:
            self.large(canvas, self.photo, below)


class _Said(_Sheet):
    key = "said"

    def __init__(self, case: ShortCase, photo: SeenPhoto | None) -> None:
        super().__init__(case)
        self.photo = photo

    def draw(self, canvas: Sheet) -> None:
        level, lang = TOP - 14, self.lang
        key = "contradict" if self.case.against else "agree"
        title = title_of(say(f"packets.title.{key}", lang), WIDTH, lang)
        level -= canvas.paragraph(title, SIDE, level, WIDTH, "H2") + 12
        least = FOOT + 10
        if self.photo is not None:
            least += _LEAST_FRAME + Captioned(self.photo, lang, WIDTH).below + 16
        level = self._rows(canvas, level, least)
        agreed = paragraph(self.case.agreed, BODY, lang)
        if self.case.agreed and level - tall(agreed, WIDTH) - 14 > least:
            level -= canvas.paragraph(agreed, SIDE, level - 10, WIDTH) + 14
        if self.photo is not None:
            self.large(canvas, self.photo, level - 6)

    def _rows(self, canvas: Sheet, level: float, least: float) -> float:
        """As many contradictions as there is room for, and how many more there are.

        Long words are cut before a row gives way.
        """
        against = self.case.against
        if not against:
            return level
        ways = [(len(against), most) for most in (None, *_GLANCES)]
        ways += [(many, _GLANCES[-1]) for many in range(len(against) - 1, -1, -1)]
        for many, most in ways:
            left = len(against) - many
            more = say("packets.more_rows", self.lang, count=left) if left else ""
            words = paragraph(more, BODY, self.lang)
            rows = [_loud(row, self.lang, most) for row in against[:many]]
            strips = self._table(rows) if rows else []
            high = sum(strip.height for strip in strips) + (tall(words, WIDTH) if more else 0)
            if level - high > least:
                return self._drawn(canvas, strips, words if more else None, level)
        raise no_room(self.case)

    def _table(self, rows: Sequence[Row]) -> list[Strip]:
        names = ("", *self.case.heads)
        head = Row(tuple(para(name, _HEADS, self.lang) for name in names), ruled=False)
        return table(rows, _COLUMNS, head=head, pad=9, inset=_INSET)

    def _drawn(
        self, canvas: Sheet, strips: Sequence[Strip], more: Para | None, level: float
    ) -> float:
        for strip in strips:
            strip.draw(canvas, SIDE, level)
            level -= strip.height
        if more is not None:
            level -= canvas.paragraph(more, SIDE, level - 4, WIDTH) + 4
        return level - 6


def _loud(row: Comparison, lang: str, most: int | None) -> Row:
    """A contradiction, field by field; of each one's words `most` lines."""
    styles = (_LOUD, _LOUD_STRONG, _LOUD)
    cells = (
        begun(words, style, wide - 2 * _INSET, most, lang)
        for words, style, wide in zip(loud_words(row), styles, _COLUMNS[1:], strict=True)
    )
    field = para(word("field", row.field, lang), _LOUD_STRONG, lang)
    return Row((field, *cells), tinted=True, loud=True, named=True)


class _Near(_Sheet):
    key = "near"

    def __init__(self, case: ShortCase, photos: Sequence[SeenPhoto]) -> None:
        super().__init__(case)
        self.photos = photos

    def draw(self, canvas: Sheet) -> None:
        top, (first, *second) = TOP - 14, self.photos
        if not second:
            self.large(canvas, first, top)
            return
        small, high = WIDTH * 0.5, 215.0
        whole = Captioned(first, self.lang, WIDTH)
        frame = top - FOOT - 10 - whole.below - 16 - high
        if frame < _LEAST_FRAME:
            raise no_room(self.case)
        whole.draw(canvas, SIDE, top, frame)
        beside = Captioned(second[0], self.lang, WIDTH - small - _GUTTER).within(high)
        lower = FOOT + 10
        beside.picture(canvas, (SIDE, lower, small, high))
        level = lower + (high + beside.below) / 2
        beside.words(canvas, SIDE + small + _GUTTER, level)


class _Parcel(_Sheet):
    key = "parcel"

    def __init__(self, case: ShortCase, photos: Sequence[SeenPhoto]) -> None:
        super().__init__(case)
        self.photos = photos

    def draw(self, canvas: Sheet) -> None:
        columns = max(2, ceil(sqrt(len(self.photos))))
        rows = ceil(len(self.photos) / columns)
        if len(self.photos) == 1:
            self.large(canvas, self.photos[0], TOP - 14)
            return
        cell = (WIDTH - (columns - 1) * _GUTTER) / columns
        room = (TOP - 14 - FOOT - 6) / rows
        cells = [Captioned(each, self.lang, cell, columns > 3) for each in self.photos]
        below = max(each.below for each in cells) + 8
        if room - below < min(_LEAST_FRAME, room * 0.45):
            cells = [replace(each, brief=True) for each in cells]
            below = max(each.below for each in cells) + 8
        frame = min(room - below, cell * 4 / 3)
        if frame < 24:
            raise no_room(self.case)
        for at, each in enumerate(cells):
            x = SIDE + (at % columns) * (cell + _GUTTER)
            each.draw(canvas, x, TOP - 14 - (at // columns) * (frame + below), frame)


class _Times(_Sheet):
    key = "times"

    def draw(self, canvas: Sheet) -> None:
        proof = _Proof(self.case)
        level = self._times(canvas, TOP - 14, FOOT + 14 + proof.height)
        proof.draw(canvas, level - 8)

    def _times(self, canvas: Sheet, level: float, least: float) -> float:
        """The days below each other; where there is no room for all, the last ones."""
        rows = [
            Row((para(when, _TIMES_STRONG, self.lang), paragraph(what, _TIMES, self.lang)))
            for when, what in self.case.times
        ]
        columns = (WIDTH * 0.3, WIDTH * 0.7)
        for skipped in range(len(rows) + 1):
            strips = table(rows[skipped:], columns, pad=7, inset=9) if rows[skipped:] else []
            high = sum(strip.height for strip in strips)
            if level - high > least:
                break
        else:
            raise no_room(self.case)
        for strip in strips:
            strip.draw(canvas, SIDE, level)
            level -= strip.height
        return level


class _Proof:
    """How to check it, the code, the whole fingerprint and who put it together."""

    def __init__(self, case: ShortCase) -> None:
        self.case, lang = case, case.lang
        self._beside = WIDTH - _QR - 20
        self._words = [
            paragraph(say("packets.proof.title", lang), _HEADING, lang),
            paragraph(how_to_check(case, "how"), BODY, lang),
            paragraph(say("packets.proof.limits", lang), BODY, lang),
        ]
        self._stated = paragraph(case.stated, BODY, lang)
        told = sum(tall(each, self._beside) + 6 for each in self._words)
        self._upper = max(told, _QR) + 10
        self._box = tall(self._stated, WIDTH - 28) + 24
        self.height = 16 + self._upper + 2 * _HASH.leading + 14 + self._box

    def draw(self, canvas: Sheet, top: float) -> None:
        """Draw it from its upper edge down."""
        lang = self.case.lang
        canvas.rule(SIDE, top, WIDTH, 2, BLACK)
        level = top - 12
        at = level
        for words in self._words:
            at -= canvas.paragraph(words, SIDE, at, self._beside) + 6
        grid = Dots(144, SIZE[1])
        code = qr(f"sha256:{self.case.fingerprint}", grid, _QR)
        alt = say("packets.proof.code", lang)
        code.draw(canvas, grid, SIDE + WIDTH - code.width(grid) + 8, level + 8, alt)
        level -= self._upper
        for half in (self.case.fingerprint[:32], self.case.fingerprint[32:]):
            fingerprint(canvas, half, SIDE, level)
            level -= _HASH.leading
        level -= 12
        edge = (SIDE + 1, level - self._box, WIDTH - 2, self._box)
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(2)
        canvas.rect(*edge, stroke=1, fill=0)
        canvas.paragraph(self._stated, SIDE + 14, level - 12, WIDTH - 28)


def fingerprint(canvas: Sheet, digits: str, x: float, top: float) -> None:
    """Figures in groups of four, each in a cell of its own, so that they stand below each other."""
    cell, gap = 11.5, 9.0
    groups = [digits[at : at + 4] for at in range(0, len(digits), 4)]
    with canvas.part(Tag("P")):
        for at, group in enumerate(groups):
            left = x + at * (4 * cell + gap)
            for place, digit in enumerate(group):
                glyph = para(digit, _GLYPH)
                canvas.paragraph(glyph, left + place * cell, top, cell)
