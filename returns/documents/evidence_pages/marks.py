"""Marks on the copy of a picture: arrows, rings and boxes with a letter, their halo shows on any ground."""

from math import atan2, cos, pi, sin

from returns.documents.evidence_pages.look import Ladder
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.fonts import Weight, latin, width
from returns.documents.typesetting.text import CAPITALS, Ink
from returns.records.sheet_facts import Mark, Shape

#: left, lower edge, width, height
Box = tuple[float, float, float, float]
Point = tuple[float, float]

#: in points
_STROKE, _HALO = 4.6, 2.2
_RADIUS = 9.0
_HEAD, _SPREAD = 17.0, 0.45
_LETTER = 11.0
_WHITE: Ink = (1.0, 1.0, 1.0)


def draw_marks(
    canvas: Sheet, marks: tuple[Mark, ...], box: Box, ladder: Ladder, scale: float = 1.0
) -> None:
    """The marks over a picture that fills `box`; smaller ones on small pictures by `scale`.

    They are none of the document's words: captions say what their letters stand for.
    """
    if not marks:
        return
    with canvas.artifact():
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(*box)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setLineJoin(1)
        for mark in marks:
            # all halos of a mark first, so that none covers a stroke of it
            _stroke(canvas, mark, box, _WHITE, scale, 2 * _HALO)
            _stroke(canvas, mark, box, ladder.mark, scale)
        for mark in marks:
            _tag(canvas, mark, box, ladder, scale)
        canvas.restoreState()


def _placed(point: Point, box: Box) -> Point:
    x, y, wide, high = box
    return x + point[0] * wide, y + (1 - point[1]) * high


def _stroke(
    canvas: Sheet, mark: Mark, box: Box, ink: Ink, scale: float, halo: float = 0.0
) -> None:
    weight = (_STROKE + halo) * scale
    canvas.setStrokeColorRGB(*ink)
    canvas.setFillColorRGB(*ink)
    canvas.setLineWidth(weight)
    (x, y), (to_x, to_y) = _placed(mark.start, box), _placed(mark.end, box)
    left, lower = min(x, to_x), min(y, to_y)
    if mark.shape is Shape.RING:
        canvas.ellipse(left, lower, max(x, to_x), max(y, to_y), stroke=1, fill=0)
    elif mark.shape is Shape.BOX:
        canvas.rect(left, lower, abs(to_x - x), abs(to_y - y), stroke=1, fill=0)
    else:
        _arrow(canvas, (x, y), (to_x, to_y), weight, halo * scale)


def _arrow(canvas: Sheet, start: Point, end: Point, weight: float, halo: float) -> None:
    """A line with a head of the same shape whatever the halo around both."""
    scale = (weight - halo) / _STROKE
    angle = atan2(end[1] - start[1], end[0] - start[0])
    long = _HEAD * scale
    neck = end[0] - 0.8 * long * cos(angle), end[1] - 0.8 * long * sin(angle)
    canvas.line(*start, *neck)
    path = canvas.beginPath()
    path.moveTo(*end)
    for side in (-1, 1):
        turned = angle + pi + side * _SPREAD
        path.lineTo(end[0] + long * cos(turned), end[1] + long * sin(turned))
    path.close()
    canvas.setLineWidth(max(halo, 0.5))
    canvas.drawPath(path, stroke=1, fill=1)


def _tag(canvas: Sheet, mark: Mark, box: Box, ladder: Ladder, scale: float) -> None:
    """The letter in its ring: where an arrow starts, at the lower left of what goes around something."""
    x, y = _placed(mark.start, box)
    to_x, to_y = _placed(mark.end, box)
    radius = _RADIUS * scale
    if mark.shape is not Shape.ARROW:
        middle = ((x + to_x) / 2, (y + to_y) / 2)
        turn = cos(pi / 4) if mark.shape is Shape.RING else 1.0
        x = middle[0] - abs(to_x - x) / 2 * turn
        y = middle[1] - abs(to_y - y) / 2 * turn
    x = min(max(x, box[0] + radius + 2), box[0] + box[2] - radius - 2)
    y = min(max(y, box[1] + radius + 2), box[1] + box[3] - radius - 2)
    canvas.setStrokeColorRGB(*_WHITE)
    canvas.setLineWidth(_HALO * scale)
    canvas.setFillColorRGB(*_WHITE)
    canvas.circle(x, y, radius + 2.5 * scale, stroke=1, fill=1)
    canvas.setStrokeColorRGB(*ladder.mark)
    canvas.setLineWidth(2.4 * scale)
    canvas.circle(x, y, radius, stroke=1, fill=1)
    font, size = latin(Weight.BOLD), max(_LETTER * scale, ladder.least)
    letter = mark.tag[:1]
    pen = canvas.beginText(x - width(letter, font, size) / 2, y - CAPITALS * size / 2)
    pen.setFont(font, size)
    pen.setFillColorRGB(*ladder.mark)
    pen.textOut(letter)
    canvas.drawText(pen)
