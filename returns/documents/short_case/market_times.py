"""The sheet of a case that tells when it happened, who put it together, and how it is checked."""

from returns.documents.page.codes import Dots, qr
from returns.documents.page.flow import Row, table
from returns.documents.page.sheet import Sheet
from returns.documents.page.tagging import Tag
from returns.documents.short_case.market_parts import (
    BODY,
    FOOT,
    LEAST,
    SIDE,
    SIZE,
    WIDTH,
    Part,
    how_to_check,
    no_room,
    paragraph,
    tall,
)
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Style, para
from returns.phrases import say
from returns.records.packets import ShortCase

_TIMES = Style(18, 23)
_TIMES_STRONG = Style(18, 23, Weight.SEMIBOLD)
_HASH = Style(LEAST, 20)
_GLYPH = Style(LEAST, 20, align="centre")
_HEADING = Style(21, 28, Weight.SEMIBOLD)
_QR = 210.0


class Times(Part):
    """The days below each other, then the proof."""

    key = "times"
    pictured = False

    def draw(self, canvas: Sheet, level: float) -> float:
        """As every part."""
        proof = _Proof(self.case)
        level = self._times(canvas, level, FOOT + 14 + proof.height)
        proof.draw(canvas, level - 8)
        return level - 8 - proof.height

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
