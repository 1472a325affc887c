"""Lines of any script drawn into a document: shaped letters, and words that run from right to left."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from returns.documents.press import PDFTextObject
from returns.documents.typesetting import shaping
from returns.documents.typesetting.breaks import Line
from returns.documents.typesetting.composed_font import ComposedFont
from returns.documents.typesetting.direction import drawn_order, mirrored, runs_left
from returns.documents.typesetting.runs import Run

_HAIR_BACK = 0.01  # thousandths of the size: what is no step back
_THICKER = 0.03  # of the size: strokes of a script that we have in one weight

#: a cell and how far from the left end it stands, at a size of one point
Placed = tuple[float, shaping.Cell]


class Lettering:
    """The shaped letters of one document, each font with what was shown in it."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[str, ComposedFont] = {}

    def draw(
        self,
        pen: PDFTextObject,
        line: Line,
        at: tuple[float, float],
        size: float,
        ink: tuple[float, float, float],
    ) -> None:
        """A line from its left end on: each run where it stands, in the order it is read."""
        x, level = at
        apart = read_from_right(line.text)
        stands: dict[int, float] = {}
        for place in drawn_order([run.level for run in line.runs]):
            stands[place] = x
            x += line.runs[place].width(size)
        for place, run in enumerate(line.runs):
            pen.setTextOrigin(stands[place], level)
            if run.shaped:
                self._heavier(pen, run, size, ink)
                if run.rightward:
                    cells = shaping.shape(run.text, run.font).cells
                    self._show(pen, run, size, f"<{self._font(run).codes(cells)}> Tj")
                else:
                    self._from_right(pen, run, size, apart=apart)
                if run.heavy:
                    pen.setTextRenderMode(0)
            else:
                pen.setFont(run.font, size)
                pen.textOut(run.text if run.rightward else mirrored(run.text))

    def _from_right(self, pen: PDFTextObject, run: Run, size: float, *, apart: bool) -> None:
        """Words that run from right to left.

        In a line that readers take for one of that direction each is shown `apart`; else all at once:
        so they find them in the order of writing.
        """
        laid = shaping.laid_out(run.text, run.font, rightward=False)
        self._placed(pen, run, size, reading_order(laid, apart=apart))

    def _placed(
        self, pen: PDFTextObject, run: Run, size: float, shown_apart: list[list[Placed]]
    ) -> None:
        """Rows of cells, each cell at its place and in the order that is given."""
        left, level = pen.getCursor()
        for cells in shown_apart:
            pen.setTextOrigin(left + cells[0][0] * size, level)
            shown, reached = ["<"], cells[0][0]
            for away, cell in cells:
                back = (reached - away) * 1000
                if abs(back) > _HAIR_BACK:
                    shown.append(f">{back:.6g}<")
                shown.append(self._font(run).codes([cell]))
                reached = away + shaping.wide(cell, run.font)
            self._show(pen, run, size, f"[{''.join(shown)}>] TJ")

    def _font(self, run: Run) -> ComposedFont:
        font = self._fonts.get(run.font)
        if font is None:
            font = self._fonts[run.font] = ComposedFont(run.font, len(self._fonts) + 1)
            self._document.delayedFonts.append(font)
        return font

    def _heavier(
        self, pen: Any, run: Run, size: float, ink: tuple[float, float, float]
    ) -> None:
        """Thicker strokes where the font is lighter than what is asked for."""
        if run.heavy:
            pen.setTextRenderMode(2)
            pen.setStrokeColorRGB(*ink)
            pen._code.append(f"{size * _THICKER:.4g} w")  # noqa: SLF001  reportlab has no word for it

    def _show(self, pen: Any, run: Run, size: float, shown: str) -> None:
        """Codes of our own font, which reportlab has no word for."""
        pen._code.append(f"/{self._font(run).resource} {size:.6g} Tf {shown}")  # noqa: SLF001


def read_from_right(text: str) -> bool:
    """Whether readers of PDFs take a line for one that runs from right to left: most of its words do."""
    ways = list(_rows(text))
    return ways.count("R") > ways.count("L")


def _rows(text: str) -> Iterator[str]:
    """The directions of a text, one for each row of characters that have the same."""
    return (direction for direction, _group in groupby(text, key=_way))


def _way(char: str) -> str:
    if runs_left(char):
        return "R"
    return "L" if unicodedata.bidirectional(char) in ("L", "EN") else ""


def reading_order(laid: Sequence[Placed], *, apart: bool) -> list[list[Placed]]:
    """Cells from left to right in the order in which readers of PDFs expect to be shown them.

    They turn round each row of letters, and leave marks and spaces between two rows as they find them; whole
    words are sorted by their place where they were shown `apart`.
    """
    rows = [
        (letters, list(row) if letters else list(row)[::-1])
        for letters, row in groupby(laid, key=lambda placed: runs_left(placed[1].text))
    ]
    if not apart:
        return [[placed for _letters, row in reversed(rows) for placed in row]]
    words: list[list[Placed]] = [[]]
    for letters, row in rows:
        if not letters and any(cell.text == " " for _away, cell in row):
            words += [[placed] for placed in row] + [[]]
        else:
            words[-1] += row
    return [word for word in reversed(words) if word]
