"""Content that runs down pages: strips that are never cut, and the pages they fall on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from returns.documents.page.hatching import hatch
from returns.documents.page.paragraph_tag import tag_of
from returns.documents.page.sheet import HAIR, TINT, Sheet, baseline
from returns.documents.page.tagging import Box, Tag
from returns.documents.typesetting.breaks import Line
from returns.documents.typesetting.text import BLACK, Ink, Para

#: draws at (x of the column, upper edge)
Draw = Callable[[Sheet, float, float], None]


#: points of white between two parts, at least
_LEAST_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page's full width that stays whole; height in points."""

    height: float
    draw: Draw
    #: stays on the page of the strip after it
    keep: bool = False
    #: white space that vanishes at the top of a page
    gap: bool = False
    #: drawn again above it when it begins a page: a table's head
    head: tuple["Strip", ...] = ()
    #: begins a page
    fresh: bool = False


def pages(strips: Sequence[Strip], height: float) -> list[list[Strip]]:
    """Spread strips over pages of `height`; kept ones stay together where a page can hold them."""
    spread: list[list[Strip]] = [[]]
    left = height
    for group in _groups(strips):
        tall = sum(strip.height for strip in group)
        if spread[-1] and (group[0].fresh or left < tall <= height):
            spread.append([])
            left = height
        for strip in group:
            if strip.height > left and spread[-1]:
                spread.append([])
                left = height
            if not spread[-1]:
                if strip.gap:
                    continue
                spread[-1].extend(_again(above) for above in strip.head)
                left -= sum(above.height for above in strip.head)
            spread[-1].append(strip)
            left -= strip.height
    return [page for page in spread if page]


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _again(head: Strip) -> Strip:
    """A table's head on a further page, where it says nothing new."""

    def draw(sheet: Sheet, x: float, top: float) -> None:
        with sheet.artifact(pagination=True):
            head.draw(sheet, x, top)

    return replace(head, draw=draw)


def gap(height: float) -> Strip:
    """White space."""
    return Strip(height, _nothing, gap=True)


def closer(strip: Strip) -> Strip:
    """White space between two parts as small as it may be; any other strip as it is."""
    return replace(strip, height=min(strip.height, _LEAST_GAP)) if strip.gap else strip


def _nothing(sheet: Sheet, x: float, top: float) -> None:
    """White paper."""


def rule(width: float, weight: float = 0.5, height: float = 0.0) -> Strip:
    """A level line at the upper edge of its strip."""
    ink = BLACK if weight >= 1 else HAIR
    return Strip(
        height, lambda sheet, x, top: sheet.rule(x, top, width, weight, ink), keep=True
    )


def prose(
    para: Para,
    width: float,
    indent: float = 0.0,
    *,
    keep: bool = False,
    tag: Tag | str = "P",
) -> list[Strip]:
    """A paragraph, one strip a line, no line of it alone on a page; `tag` is its part, or its role."""
    part = tag_of(tag, para) if isinstance(tag, str) else tag
    lines = para.lines(width - indent)
    last = len(lines) - 1
    strips = []
    for index, line in enumerate(lines):

        def draw(sheet: Sheet, x: float, top: float, line: Line = line) -> None:
            if not line.runs:
                return
            at = baseline(top, para.style)
            with sheet.part(part):
                sheet.words(line, x + indent, at, para.style, width - indent)

        together = index == 0 < last or index == last - 1 or (keep and index == last)
        strips.append(Strip(para.style.leading, draw, keep=together))
    return strips


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: one paragraph for each column."""

    cells: tuple[Para, ...]
    tinted: bool = False
    #: a bar at its left and heavy lines: seen first, also where paper has neither grey nor colour
    loud: bool = False
    #: a line above it
    ruled: bool = True
    #: that line in black, for a paper without colour
    black: bool = False
    #: its first cell says what the others are about
    named: bool = False
    #: its second cell's words run over all columns, on a hatched ground; the others are empty
    hatched: bool = False


_BESIDE = 4.0  # points between words that end at the right and the next column
_BAR = 5.0  # points
_HEAVY = (1.6, BLACK)
_WHITE: Ink = (1.0, 1.0, 1.0)
_TALL = 14  # lines; a row above it may be cut


def table(
    rows: Sequence[Row],
    columns: Sequence[float],
    *,
    head: Row | None = None,
    pad: float = 5.0,
    inset: float = 7.0,
) -> list[Strip]:
    """Rows over columns of those widths in points; the head comes again on each page.

    Without a head the first cell of each row says what the others are about.
    """
    whole = Tag("Table")
    top = tuple(_row(head, columns, (pad, inset), whole, scope="Column")) if head else ()
    strips = [replace(strip, keep=True) for strip in top]
    for place, row in enumerate(rows, start=1):
        told = row if head else replace(row, named=True)
        lines = [replace(strip, head=top) for strip in _row(told, columns, (pad, inset), whole)]
        if place in (1, len(rows) - 1) and place < len(rows):  # no row stands alone on a page
            lines[-1] = replace(lines[-1], keep=True)
        strips += lines
    return strips


def _row(
    row: Row, columns: Sequence[float], room: tuple[float, float], whole: Tag, scope: str = ""
) -> Iterator[Strip]:
    """The lines of one row as strips, with its ground and its rule; `room` is above, and at the sides."""
    pad, inset = room
    wide = sum(columns)
    rooms = [width - 2 * inset for width in columns]
    if row.hatched:
        rooms[1] = wide - columns[0] - 2 * inset - _BESIDE
    cells = [cell.lines(room) for cell, room in zip(row.cells, rooms, strict=True)]
    styles = [cell.style for cell in row.cells]
    count = max(len(lines) for lines in cells)
    leading = max(style.leading for style in styles)
    tags = _cell_tags(row, whole, scope)
    for index in range(count):
        above = pad if index == 0 else 0.0
        below = pad if index == count - 1 else 0.0

        def draw(sheet: Sheet, x: float, top: float, index: int = index) -> None:
            above = pad if index == 0 else 0.0
            tall = leading + above + (pad if index == count - 1 else 0.0)
            if row.hatched:
                left, room = x + columns[0] + inset - _BESIDE, cells[1][index].width
                hatch(sheet, x, top - tall, wide, tall)
                sheet.block(left, top - tall, room + 2 * _BESIDE, tall, _WHITE)
            _ground(
                sheet, row, (x, top - tall, wide, tall), ends=(index == 0, index == count - 1)
            )
            sheet.place(*tags)
            at = x
            told = zip(cells, styles, columns, rooms, tags, strict=True)
            for lines, style, width, room, tag in told:
                if index < len(lines):
                    base = baseline(top - above, replace(style, leading=leading))
                    room -= _BESIDE if lines[index].leftward else 0
                    with sheet.tagged(tag):
                        sheet.words(lines[index], at + inset, base, style, room)
                at += width

        together = index < count - 1 and (count <= _TALL or index == 0)
        yield Strip(leading + above + below, draw, keep=together)


def _ground(sheet: Sheet, row: Row, box: Box, *, ends: tuple[bool, bool]) -> None:
    """What lies behind a row's line: `ends` says whether it is the row's first one, and its last."""
    x, lower, wide, tall = box
    if row.tinted:
        sheet.block(*box, TINT)
    if row.ruled and ends[0]:
        sheet.rule(x, lower + tall, wide, *_line_of(row))
    if row.loud:
        sheet.block(x, lower, _BAR, tall)
        if ends[1]:
            sheet.rule(x, lower, wide, *_HEAVY)


def _line_of(row: Row) -> tuple[float, Ink]:
    """Weight and ink of the line above a row."""
    if row.loud:
        return _HEAVY
    return 0.5, BLACK if row.black else HAIR


def _cell_tags(row: Row, whole: Tag, scope: str) -> list[Tag]:
    """The parts that a row's cells are."""
    held = Tag("TR", within=whole)
    scopes = [scope or ("Row" if row.named and not at else "") for at in range(len(row.cells))]
    return [
        tag_of("TH" if each else "TD", cell, within=held, scope=each)
        for each, cell in zip(scopes, row.cells, strict=True)
    ]
