"""A pill that says a state in words and colour, as a widget and for delegates."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.look.icons import pixmap
from desktop.look.theme import font, px, tokens
from desktop.widgets.labels import one_line

#: between a sign and the words behind it
_BEHIND = 3
#: tone → (text token, ground token, outlined)
TONES = {
    "bad": ("bad", "bad_soft", False),
    "warning": ("warning", "warning_soft", False),
    "good": ("good", "good_soft", False),
    "accent": ("accent", "accent_soft", False),
    "plain": ("muted", "sunk", True),
    "solid": ("on_accent", "accent", False),
    "quiet": ("muted", "hover", False),
}


def chip_font(size: int = 12) -> QFont:
    """The type of chips."""
    return font(size, QFont.Weight.DemiBold)


def chip_width(text: str, size: int = 12, sign: str = "") -> int:
    """How wide the pill for `text` is, with the icon `sign` before it."""
    words = int(QFontMetricsF(chip_font(size)).horizontalAdvance(text)) + 1
    return words + px(16) + (px(size + _BEHIND) if sign else 0)


def chip_height(size: int = 12) -> int:
    """How tall a pill is."""
    return px(size + 10)


def paint_chip(
    painter: QPainter, box: QRectF, text: str, tone: str, size: int = 12, sign: str = ""
) -> None:
    """Paint the pill to fill `box`; a text that does not fit ends in an ellipsis."""
    fore, back, outlined = TONES[tone]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPen(tokens().of("strong_line"), 1) if outlined else QPen(Qt.PenStyle.NoPen)
    painter.setPen(edge)
    painter.setBrush(tokens().of(back))
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    if sign:
        drawn = pixmap(
            sign, getattr(tokens(), fore), px(size), painter.device().devicePixelRatioF()
        )
        corner = QPointF(box.left() + px(7), box.top() + (box.height() - px(size)) / 2)
        painter.drawPixmap(corner, drawn)
        box = box.adjusted(px(size + _BEHIND), 0, 0, 0)
    painter.setFont(chip_font(size))
    painter.setPen(tokens().of(fore))
    room = box.width() - px(14)
    shown = QFontMetricsF(chip_font(size)).elidedText(
        text, Qt.TextElideMode.ElideRight, max(room, 1.0)
    )
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()


class Chip(QWidget):
    """A due date or status: colour and words. Tones: bad warning good accent plain solid quiet."""

    def __init__(
        self, text: str = "", tone: str = "plain", size: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._text, self._tone = "", tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set(text, tone)

    def set(self, text: str, tone: str) -> None:
        """Show this text in this tone; an empty text hides the chip."""
        self._text, self._tone = one_line(text), tone
        self.setAccessibleName(self._text)
        self.setHidden(not self._text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words on it."""
        return self._text

    def tone(self) -> str:
        """Its tone."""
        return self._tone

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(chip_width(self._text, self._size), chip_height(self._size))

    def minimumSizeHint(self) -> QSize:
        """Chips may be squeezed to an ellipsis."""
        return QSize(min(self.sizeHint().width(), px(40)), chip_height(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, self._size)
        painter.end()
