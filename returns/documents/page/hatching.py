"""Slanting lines over a rectangle: what nobody saw, in grey and in one bit as well."""

from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.text import BLACK

#: points; thin and black, so that a printer without greys draws each line whole
_WEIGHT, _STEP = 0.4, 5.0


def hatch(canvas: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Hatch a rectangle whose lower left corner is `x`, `y`; lengths in points."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColorRGB(*BLACK)
    canvas.setLineWidth(_WEIGHT)
    lines = canvas.beginPath()
    at = x - height
    while at < x + width:
        lines.moveTo(at, y)
        lines.lineTo(at + height, y + height)
        at += _STEP
    canvas.drawPath(lines, stroke=1, fill=0)
    canvas.restoreState()
