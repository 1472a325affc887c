"""Lines of any script drawn into a document: shaped letters, and words that run from right to left."""

from typing import Any

from returns.documents import shaping
from returns.documents.breaks import Line
from returns.documents.composed_font import ComposedFont
from returns.documents.direction import drawn_order, mirrored
from returns.documents.press import PDFTextObject
from returns.documents.runs import Run

_HAIR_BACK = 0.01  # thousandths of the size: what is no step back
_THICKER = 0.03  # of the size: strokes of a script that we have in one weight


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
                    self._from_right(pen, run, size, apart=line.leftward)
                if run.heavy:
                    pen.setTextRenderMode(0)
            else:
                pen.setFont(run.font, size)
                pen.textOut(run.text if run.rightward else mirrored(run.text))

    def _from_right(self, pen: PDFTextObject, run: Run, size: float, *, apart: bool) -> None:
        """Words that run from right to left, in the order they are read.

        In a paragraph of the same direction each is shown `apart`; in one from left to right all at once:
        so readers of PDFs, who sort what was shown apart from left to right, find them in their order.
        """
        font = self._font(run)
        shaped = shaping.shape(run.text, run.font, rightward=False)
        words = shaping.words_from_right(shaped, run.font)
        left, level = pen.getCursor()
        if apart:
            for away, cells in words:
                pen.setTextOrigin(left + away * size, level)
                self._show(pen, run, size, f"<{font.codes(cells)}> Tj")
            return
        pen.setTextOrigin(left + words[0][0] * size, level)
        shown, reached = [], words[0][0]
        for away, cells in words:
            back = (reached - away) * 1000
            shown.append(f"{back:.6g} " if abs(back) > _HAIR_BACK else "")
            shown.append(f"<{font.codes(cells)}>")
            reached = away + shaping.advance(cells, run.font)
        self._show(pen, run, size, f"[{''.join(shown)}] TJ")

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
