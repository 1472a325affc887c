"""A case on up to five sheets that become pictures: ask, said and found, defect, parcel, times and proof.

For markets that take pictures alone. Each sheet names whose case it is, which of how many it is and the
short fingerprint, so that any one alone still tells it. What there is no picture for has no sheet.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, sqrt

from returns.documents.evidence_pages.decisive import chosen_of
from returns.documents.page.flow import Row, Strip, table
from returns.documents.page.sheet import Sheet
from returns.documents.short_case.market_parts import (
    BODY,
    FOOT,
    LEAST,
    LEAST_FRAME,
    SIDE,
    SIZE,
    SMALL,
    TOP,
    WIDTH,
    AskBox,
    Captioned,
    Part,
    Reasons,
    begun,
    draw_foot,
    draw_head,
    no_room,
    paragraph,
    tall,
    title_of,
)
from returns.documents.short_case.market_times import Times
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Para, Style, para
from returns.documents.typesetting.unprintable import spell
from returns.documents.voices import loud_words
from returns.phrases import say, word
from returns.records.comparison import Comparison
from returns.records.packets import SeenPhoto, ShortCase

_HEADS = Style(LEAST, 20, Weight.SEMIBOLD, SMALL.ink)
_LOUD = Style(19, 25)
_LOUD_STRONG = Style(19, 25, Weight.SEMIBOLD)
_COLUMNS = tuple(WIDTH * share for share in (0.2, 0.22, 0.3, 0.28))
_GUTTER, _INSET = 18.0, 10.0
#: lines of what somebody says in a row, where there is no room for all of it
_GLANCES = (6, 4, 3, 2)
#: where a sheet begins below its head, and how far parts stand apart
_HIGHEST = TOP - 14
#: a picture is seen well in it
_GOOD_FRAME = 420.0
#: how tall the frame of the picture that decides is at least, and what is then told beside the box that
#: asks: so many reasons, of each so many lines; None for all
_WAYS: tuple[tuple[float, Sequence[tuple[int, int | None]]], ...] = (
    (_GOOD_FRAME, ((3, None), (3, 4))),
    (LEAST_FRAME, ((3, None), (3, 4), (3, 2), (2, 2), (1, 2), (0, None))),
)
_APART = 26.0
#: shots that show the fault from near, and what the goods are
_NEAR = ("defect_close", "defect_wide", "front", "beside_listing", "serial_plate", "back")
#: shots of what it came in
_PARCEL = ("outer_box", "shipping_label", "box_damage", "opened_inside", "packing")


def render_market_sheets(case: ShortCase) -> bytes:
    """The sheets as a PDF, 800 points wide and up to 1000 tall; same record, same bytes.

    Raises `Refusal` for words that leave no room for a picture in letters that can be read.
    """
    sheets = _gathered(_parts(case))
    canvas = _canvas(case)
    for at, sheet in enumerate(sheets, start=1):
        draw_head(canvas, case, sheet[0].name, (at, len(sheets)))
        level = _HIGHEST
        for part in sheet:
            level = part.draw(canvas, _begun(canvas, part, level))
        draw_foot(canvas, case, max(FOOT, level - _GUTTER))
        canvas.showPage()
    return canvas.finish()


def _canvas(case: ShortCase) -> Sheet:
    title = spell(f"{case.number} {' '.join(case.title.split())}", case.lang)
    author = spell(case.shop, case.lang)
    return Sheet(SIZE, title=title, author=author, day=case.made_on, lang=case.lang)


def _parts(case: ShortCase) -> list[Part]:
    first, cause, near, others = _spread(case.photos)
    drawn = [_Ask(case, first), _Said(case, cause)]
    drawn += [_Near(case, near)] if near else []
    drawn += [_Parcel(case, others)] if others else []
    return [*drawn, Times(case)]


def _gathered(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts of each sheet: a picture takes what its sheet leaves, words stand below each other."""
    sheets: list[list[Part]] = []
    room = 0.0
    for part in parts:
        high = 0.0 if part.pictured else _height(part)
        below = high + _above(part)
        if sheets and not part.pictured and below <= room:
            sheets[-1].append(part)
            room -= below
        else:
            sheets.append([part])
            room = 0.0 if part.pictured else _HIGHEST - FOOT - high
    return sheets


def _height(part: Part) -> float:
    """What a part without a picture takes of a sheet: it is drawn on one that nobody sees."""
    return _HIGHEST - part.draw(_canvas(part.case), _HIGHEST)


def _above(part: Part) -> float:
    """What stands between a part and the one above it: some white, and its name unless it has a title."""
    return _APART + (0 if part.titled else tall(_name(part), WIDTH) + 12)


def _name(part: Part) -> Para:
    return title_of(part.name, WIDTH, part.lang)


def _begun(canvas: Sheet, part: Part, level: float) -> float:
    """Where a part begins: at the head, or below another one."""
    if level == _HIGHEST:
        return level
    if not part.titled:
        canvas.paragraph(_name(part), SIDE, level - _APART, WIDTH, "H2")
    return level - _above(part)


def _spread(
    photos: Sequence[SeenPhoto],
) -> tuple[SeenPhoto | None, SeenPhoto | None, list[SeenPhoto], list[SeenPhoto]]:
    """Which photo decides, which shows the cause, which are shown large, and the rest; each once."""
    chosen = [photos[at] for at in chosen_of([each.photo for each in photos])]
    rest = [each for each in photos if each not in chosen]
    shown = [each for each in rest if each.photo.path is not None]
    ranked = [each for name in _NEAR for each in shown if each.photo.shot == name]
    first, cause = (*chosen, None, None)[:2]
    large = ranked or shown
    if cause is None and large:
        # what was said and found has a picture while there is one
        cause, large = large[0], large[1:]
    near = large[:2]
    others = [each for each in rest if each not in (cause, *near)]
    return first, cause, near, others


class _Ask(Part):
    key = "ask"
    titled = True

    def __init__(self, case: ShortCase, photo: SeenPhoto | None) -> None:
        super().__init__(case)
        self.photo, self.pictured = photo, photo is not None

    def draw(self, canvas: Sheet, level: float) -> float:
        title = title_of(self.case.title, WIDTH, self.lang)
        level -= canvas.paragraph(title, SIDE, level, WIDTH, "H2") + 10
        box = AskBox(self.case, WIDTH * 0.54)
        column = WIDTH * 0.46 - 18
        words = Captioned(self.photo, self.lang, WIDTH).below if self.photo else 0.0
        room = level - FOOT - 26 - words
        # what has no room beside the picture is cut; then it stands with the story, on other papers
        told = (
            (Reasons(self.case.reasons[:many], column, self.lang, most), frame)
            for frame, ways in _WAYS
            for many, most in ways
        )
        reasons = next(
            (
                each
                for each, frame in told
                if each.height <= room - (frame if self.photo else 0)
            ),
            Reasons((), column, self.lang),
        )
        below = level - max(box.height, reasons.height) - 16
        box.draw(canvas, SIDE, level)
        reasons.draw(canvas, SIDE + WIDTH * 0.54 + 18, level)
        return below + 16 if self.photo is None else self.large(canvas, self.photo, below)


class _Said(Part):
    key = "said"
    titled = True

    def __init__(self, case: ShortCase, photo: SeenPhoto | None) -> None:
        super().__init__(case)
        self.photo, self.pictured = photo, photo is not None

    def draw(self, canvas: Sheet, level: float) -> float:
        lang = self.lang
        key = "contradict" if self.case.against else "agree"
        title = title_of(say(f"packets.title.{key}", lang), WIDTH, lang)
        level -= canvas.paragraph(title, SIDE, level, WIDTH, "H2") + 12
        least = FOOT + 10
        if self.photo is not None:
            least += LEAST_FRAME + Captioned(self.photo, lang, WIDTH).below + 16
        level = self._rows(canvas, level, least)
        agreed = paragraph(self.case.agreed, BODY, lang)
        if self.case.agreed and level - tall(agreed, WIDTH) - 14 > least:
            level -= canvas.paragraph(agreed, SIDE, level - 10, WIDTH) + 14
        return level if self.photo is None else self.large(canvas, self.photo, level - 6)

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


class _Near(Part):
    def __init__(self, case: ShortCase, photos: Sequence[SeenPhoto]) -> None:
        super().__init__(case)
        self.photos = photos
        near = any(each.photo.shot in _NEAR for each in photos)
        self.key = "near" if near else _rest_called(photos)

    def draw(self, canvas: Sheet, level: float) -> float:
        top, (first, *second) = level, self.photos
        if not second:
            return self.large(canvas, first, top)
        small, high = WIDTH * 0.5, 215.0
        whole = Captioned(first, self.lang, WIDTH)
        frame = top - FOOT - 10 - whole.below - 16 - high
        if frame < LEAST_FRAME:
            raise no_room(self.case)
        whole.draw(canvas, SIDE, top, frame)
        beside = Captioned(second[0], self.lang, WIDTH - small - _GUTTER).within(high)
        lower = FOOT + 10
        beside.picture(canvas, (SIDE, lower, small, high))
        middle = lower + (high + beside.below) / 2
        beside.words(canvas, SIDE + small + _GUTTER, middle)
        return FOOT


def _rest_called(photos: Sequence[SeenPhoto]) -> str:
    """What pictures without a name of their own are called: the parcel's, where nothing else is on them."""
    return "parcel" if all(each.photo.shot in _PARCEL for each in photos) else "more"


class _Parcel(Part):
    def __init__(self, case: ShortCase, photos: Sequence[SeenPhoto]) -> None:
        super().__init__(case)
        self.photos, self.key = photos, _rest_called(photos)

    def draw(self, canvas: Sheet, level: float) -> float:
        columns = max(2, ceil(sqrt(len(self.photos))))
        rows = ceil(len(self.photos) / columns)
        if len(self.photos) == 1:
            return self.large(canvas, self.photos[0], level)
        cell = (WIDTH - (columns - 1) * _GUTTER) / columns
        room = (level - FOOT - 6) / rows
        cells = [Captioned(each, self.lang, cell, columns > 3) for each in self.photos]
        below = max(each.below for each in cells) + 8
        if room - below < min(LEAST_FRAME, room * 0.45):
            cells = [replace(each, brief=True) for each in cells]
            below = max(each.below for each in cells) + 8
        frame = min(room - below, cell * 4 / 3)
        if frame < 24:
            raise no_room(self.case)
        for at, each in enumerate(cells):
            x = SIDE + (at % columns) * (cell + _GUTTER)
            each.draw(canvas, x, level - (at // columns) * (frame + below), frame)
        return level - rows * (frame + below)
