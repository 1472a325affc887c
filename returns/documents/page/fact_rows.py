"""Names with their values below them, in columns of one width; no number and no word of them is broken."""

from collections.abc import Sequence

from returns.documents.page.flow import Strip, gap
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.text import Para

#: a name, and what it is
Pair = tuple[Para, Para]
_BELOW = 5.0


def fact_rows(pairs: Sequence[Pair], width: float, columns: int, gutter: float) -> list[Strip]:
    """The pairs, so many in a row of `width` points, `gutter` free at the right of each.

    A number or word that is too wide for its column takes two of them, or the whole row.
    """
    column = width / columns
    rows: list[list[tuple[Para, Para, int]]] = [[]]
    used = 0
    for name, value in pairs:
        wide = value.widest_piece(words_whole=True)
        span = next((n for n in (1, 2) if wide <= n * column - gutter), columns)
        if used + span > columns:
            rows.append([])
            used = 0
        rows[-1].append((name, value, span))
        used += span
    return [
        strip for row in rows if row for strip in (_fact_row(row, column, gutter), gap(_BELOW))
    ]


def _fact_row(cells: Sequence[tuple[Para, Para, int]], column: float, gutter: float) -> Strip:
    names = max(name.height(span * column - gutter) for name, _, span in cells)
    values = max(value.height(span * column - gutter) for _, value, span in cells)

    def draw(canvas: Sheet, x: float, top: float) -> None:
        for name, value, span in cells:
            room = span * column - gutter
            canvas.paragraph(name, x, top, room)
            canvas.paragraph(value, x, top - names, room)
            x += span * column

    return Strip(names + values, draw)
