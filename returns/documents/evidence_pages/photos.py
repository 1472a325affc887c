"""The photos on pages of their own: two, four or more to a page, each with all that is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

from returns.documents.evidence_pages.framed import Named, fitted, framed, seen_on
from returns.documents.evidence_pages.lettered import cells_width, in_cells
from returns.documents.evidence_pages.look import Look
from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Strip, gap, prose
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import Para, Style, para
from returns.phrases import say
from returns.records.papers import PhotoForPage

#: shots that need to be seen large
_LARGE = frozenset(
    {
        *("defect_close", "defect_wide", "packing", "opened_inside", "serial_plate"),
        *("beside_listing", "box_damage"),
    }
)
#: photos on a page: for what needs to be large, and for the rest; the first that keeps a sheet short
WAYS = ((2, 4), (2, 6), (4, 4), (4, 6), (6, 6), (9, 9))
_MANY = 20
#: photos on a page → columns
_COLUMNS = {1: 1, 2: 1, 4: 2, 6: 2, 9: 3}
_GUTTER, _BELOW, _ABOVE = 18.0, 10.0, 4.0
_NAMES_ALIGN = 8.0
#: of a wide picture: what its name and what is to be seen may take
_NAME_SHARE = 0.3
#: lines of what is to be seen that stand in its narrow column
_MOST_BESIDE = 3
#: a sheet of so many photos has so many pages at most, and another one for every so many photos
_FEW = ((0, 2), (2, 3), (7, 4))
_MORE = 6.6


@dataclass(frozen=True, slots=True)
class _Grid:
    """So many to a page, in so many columns; lengths in points."""

    count: int
    cell: float
    #: of a picture
    frame: float
    #: of all below it
    words: float

    @property
    def columns(self) -> int:
        """Side by side."""
        return _COLUMNS[self.count]


def photo_strips(
    photos: Sequence[PhotoForPage], way: tuple[int, int], look: Look, *, filled: bool = False
) -> list[Strip]:
    """The photos in rows, from a fresh page on: those that show the fault first, all with their own numbers.

    `way` is how many stand on a page: of what needs to be large, and of the rest. What their pictures do
    not need is left to what comes behind, unless each page is to be `filled` with so many and no more.
    """
    if not photos:
        return []
    numbered = list(enumerate(photos, start=1))
    large = [each for each in numbered if _is_large(each[1])]
    rest = [each for each in numbered if not _is_large(each[1])]
    groups = [(large, way[0]), (rest, way[1])]
    if way[0] == way[1] or len(photos) <= way[0]:
        groups = [(numbered, way[0])]
    title = _title(photos, look)
    room = look.height - sum(strip.height for strip in title)
    strips: list[Strip] = []
    for group, count in groups:
        strips += _rows(group, count, room, look, filled=filled)
    # each page says whose marks they are
    again = tuple(replace(strip, fresh=False) for strip in title)
    return [*title, *(replace(strip, head=again) for strip in strips)]


def ways_for(asked: int, look: Look) -> Sequence[tuple[int, int]]:
    """The ways to set photos: so many to a page where somebody asked for that; else each that may do.

    A brief sheet shows few, and these large.
    """
    if look.ladder.brief and not asked:
        return [(2, 2)]
    return [(asked, asked)] if asked in _COLUMNS else WAYS


def is_dense(way: tuple[int, int], count: int) -> bool:
    """Whether these few photos would stand smaller than they need: only a short sheet is worth that."""
    return way == WAYS[-1] and count <= _MANY


def pages_wanted(count: int) -> int:
    """How many pages a sheet of so many photos should not exceed: 3 with one, 4 with 7, 9 with 40."""
    for photos, pages in _FEW:
        if count <= photos:
            return pages
    return _FEW[-1][1] + ceil((count - _FEW[-1][0]) / _MORE)


def _is_large(photo: PhotoForPage) -> bool:
    return photo.shot in _LARGE


def _title(photos: Sequence[PhotoForPage], look: Look) -> list[Strip]:
    marked = any(photo.marks for photo in photos)
    words = say(f"documents.evidence.photos{'_marked' if marked else ''}", look.lang)
    strips = prose(para(words, look.ladder.heading, look.lang), look.width, keep=True, tag="H2")
    return [
        replace(strips[0], fresh=True),
        *strips[1:],
        replace(gap(5), gap=False, keep=True),
    ]


def _rows(
    group: Sequence[tuple[int, PhotoForPage]],
    count: int,
    room: float,
    look: Look,
    *,
    filled: bool,
) -> list[Strip]:
    if not group:
        return []
    columns = _COLUMNS[count]
    cell = (look.width - (columns - 1) * _GUTTER) / columns
    cells = [_Cell(photo, number, cell, look) for number, photo in group]
    words = max(each.height for each in cells)
    frame = (
        room / (count // columns) - words - _ABOVE - _BELOW - 0.2
    )  # a hair, against rounding
    grid = _Grid(count, cell, max(frame, 60.0), words)
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    strips = []
    for row in rows:
        if len(row) == 1 < columns and not filled:
            strips.append(_alone(*group[-1], cell, room / (count // columns), look))
            continue
        told = max(cell.height for cell in row)
        strip = _row(row, replace(grid, frame=_needed(row, grid.frame), words=told))
        whole = grid.frame + _ABOVE + grid.words + _BELOW
        strips.append(replace(strip, height=whole) if filled else strip)
    return strips


def _needed(row: Sequence["_Cell"], frame: float) -> float:
    """How tall the frame of a row has to be: as its tallest picture."""
    return max(cell.picture_height(frame) for cell in row)


def _row(cells: Sequence["_Cell"], grid: _Grid) -> Strip:
    def draw(canvas: Sheet, x: float, top: float) -> None:
        for at, cell in enumerate(cells):
            cell.draw(canvas, x + at * (grid.cell + _GUTTER), top, grid.frame)

    return Strip(grid.frame + _ABOVE + grid.words + _BELOW, draw)


def _alone(number: int, photo: PhotoForPage, wide: float, tall: float, look: Look) -> Strip:
    """A photo that has a row to itself: what is known of it stands beside it, where others would."""
    words = _Cell(photo, number, look.width - wide - _GUTTER, look)
    frame = fitted(photo, wide, tall - _BELOW)[1]
    height = max(frame, words.height)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        framed(canvas, photo, number, (x, top - frame, wide, frame), look)
        words.draw_words(canvas, x + wide + _GUTTER, top)

    return Strip(height + _BELOW, draw)


class _Cell:
    """One photo with what is known of it: in three columns where there is room, else one below the other."""

    def __init__(self, photo: PhotoForPage, number: int, width: float, look: Look) -> None:
        ladder, lang = look.ladder, look.lang
        self._photo, self._number, self._width, self._look = photo, number, width, look
        self._beside = width > look.width * 0.9
        strong = Style(ladder.heads, ladder.heads * 1.36, Weight.SEMIBOLD)
        self._name = Named(number, para(photo.caption, strong, lang), look)
        seen = seen_on(photo)
        self._seen = para(seen, ladder.body, lang) if seen else None
        self._facts = _facts(photo, look)
        self._names = max(name.widest for name, _ in self._facts) + _NAMES_ALIGN
        self._figures = 16 if self._beside or cells_width(32, ladder.least) > width else 32
        first, _ = self._wides()
        #: many words run below all three columns
        self._across = (
            self._beside
            and self._seen is not None
            and len(self._seen.lines(first)) > _MOST_BESIDE
        )
        columns = self._columns()
        self.height = max(columns) if self._beside else sum(columns)
        if self._seen and self._across:
            self.height += self._seen.height(self._width)

    def _columns(self) -> list[float]:
        """How tall each of name, facts and fingerprint is."""
        wide = self._wides()
        told = self._name.height(wide[0])
        if self._seen and not self._across:
            told += len(self._seen.lines(wide[0])) * self._seen.style.leading
        facts = sum(self._fact_height(pair, wide[1]) for pair in self._facts)
        lines = -(-max(len(self._photo.sha256), 1) // self._figures)
        leading = self._look.ladder.plain.leading
        return [told, facts, (lines + (1 if self._beside else 0)) * leading]

    def _wides(self) -> tuple[float, float]:
        if not self._beside:
            return self._width, self._width
        last = cells_width(16, self._look.ladder.least) + 10
        first = self._width * _NAME_SHARE
        return first - 12, self._width - first - last - 12

    def _fact_height(self, pair: tuple[Para, Para], room: float) -> float:
        _name, value = pair
        return max(len(value.lines(room - self._names)), 1) * value.style.leading

    def picture_height(self, frame: float) -> float:
        """How tall its picture stands in a frame of that height."""
        return fitted(self._photo, self._width, frame)[1]

    def draw(self, canvas: Sheet, x: float, top: float, frame: float) -> None:
        """From its upper left corner."""
        box = (x, top - frame, self._width, frame)
        framed(canvas, self._photo, self._number, box, self._look)
        self.draw_words(canvas, x, top - frame - _ABOVE)

    def draw_words(self, canvas: Sheet, x: float, level: float) -> None:
        """What is known of it, from its upper left corner."""
        first, second = self._wides()
        down = level - self._name.draw(canvas, x, level, first)
        if self._seen and not self._across:
            down -= canvas.paragraph(self._seen, x, down, first)
        if self._beside:
            self._draw_facts(canvas, x + self._width * _NAME_SHARE, level, second)
            left = x + self._width - cells_width(16, self._look.ladder.least)
            self._draw_hash(canvas, left, level)
            if self._seen and self._across:
                canvas.paragraph(self._seen, x, level - max(self._columns()), self._width)
        else:
            down = self._draw_facts(canvas, x, down, second)
            self._draw_hash(canvas, x, down)

    def _draw_facts(self, canvas: Sheet, x: float, top: float, room: float) -> float:
        for pair in self._facts:
            name, value = pair
            canvas.paragraph(name, x, top, self._names)
            canvas.paragraph(value, x + self._names, top, room - self._names)
            top -= self._fact_height(pair, room)
        return top

    def _draw_hash(self, canvas: Sheet, x: float, top: float) -> None:
        ladder = self._look.ladder
        if self._beside:
            words = say("documents.evidence.sha256", self._look.lang)
            top -= canvas.paragraph(
                para(words, ladder.small, self._look.lang),
                x,
                top,
                cells_width(16, ladder.least) + 1,
            )
        in_cells(canvas, self._photo.sha256, (x, top), ladder.plain, self._figures)


def _facts(photo: PhotoForPage, look: Look) -> list[tuple[Para, Para]]:
    """By whom, when by the camera, when by our clock."""
    lang = look.lang
    told = [("photo_by", photo.by)] if photo.by else []
    told += [("photo_taken", _taken(photo, lang)), ("photo_received", _received(photo, lang))]
    return [
        (
            para(say(f"documents.evidence.{name}", lang), look.ladder.small, lang),
            para(words, look.ladder.plain, lang),
        )
        for name, words in told
        if words
    ]


def _taken(photo: PhotoForPage, lang: str) -> str:
    moment = _moment(photo.taken_at)
    if moment is None:
        return say("documents.evidence.no_time", lang)
    key = "camera_doubted" if photo.clock_doubted else "by_camera"
    return say(f"documents.evidence.{key}", lang, **_said(moment, lang))


def _received(photo: PhotoForPage, lang: str) -> str:
    moment = _moment(photo.added_at)
    return say("documents.evidence.our_clock", lang, **_said(moment, lang)) if moment else ""


def taken_shortly(photo: PhotoForPage, lang: str) -> str:
    """`Taken 21 Nov 2026, 14:04 by the camera’s clock.`, or that this is doubted; "" where no camera said."""
    moment = _moment(photo.taken_at)
    if moment is None:
        return ""
    key = "taken_doubted" if photo.clock_doubted else "taken"
    return say(f"documents.evidence.{key}", lang, **_said(moment, lang))


def _said(moment: datetime, lang: str) -> dict[str, str]:
    return {"day": written_day(moment.date(), lang), "time": f"{moment:%H:%M}"}


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def short(sha256: str) -> str:
    """First and last characters, as printed in the history: `9f3c 71aa…e02b`."""
    return f"{sha256[:4]} {sha256[4:8]}…{sha256[-4:]}" if len(sha256) > 12 else sha256
