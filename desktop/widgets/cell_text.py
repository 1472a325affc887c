"""One line of text in a cell, for delegates: cut with an ellipsis where it is too narrow."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop.look.theme import font, px, tokens


def draw_text(
    painter: QPainter,
    box: QRect,
    text: str,
    tone: str,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    size: int = 13,
    right: bool = False,
    figures: bool = False,
) -> None:
    """One line of it in that box, cut where it is too narrow."""
    shown = font(size, weight, figures=figures)
    painter.setFont(shown)
    painter.setPen(tokens().of(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextSingleLine
    line = text
    if len(text) * px(size) > box.width():
        # no letter is wider than the type is tall; shorter texts need not be measured
        line = QFontMetricsF(shown).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(flags), line)
