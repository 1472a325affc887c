"""Slanting lines over a rectangle: what nobody saw, in grey and in one bit as well."""

from returns.documents.sheet import Sheet
from returns.documents.text import Ink

_INK: Ink = (0.55, 0.54, 0.52)
#: points
_WEIGHT, _STEP = 0.7, 6.0


def hatch(canvas: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Hatch a rectangle whose lower left corner is `x`, `y`; lengths in points."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColorRGB(*_INK)
    canvas.setLineWidth(_WEIGHT)
    lines = canvas.beginPath()
    at = x - height
    while at < x + width:
        lines.moveTo(at, y)
        lines.lineTo(at + height, y + height)
        at += _STEP
    canvas.drawPath(lines, stroke=1, fill=0)
    canvas.restoreState()
