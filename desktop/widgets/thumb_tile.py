"""The tile at the left of a row: a picture, or two letters on a tint where there is none."""

from zlib import crc32

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from desktop.look.theme import font, px, tokens
from desktop.widgets.labels import one_line

#: in pixels of the design
TILE = 38
#: initials on one of five grounds, light and dark; text on them reads in both
_TINTS = (
    ("#e9e0f7", "#4b2f8a", "#3a3057", "#d3c2f5"),
    ("#dfeee6", "#1f5c3a", "#24402f", "#a8dbbd"),
    ("#fdeedd", "#7a4a0c", "#453520", "#e8c48f"),
    ("#dfeaf8", "#1f4a83", "#24374f", "#a9c8ef"),
    ("#f8e1e4", "#86253a", "#4a2730", "#f0b0bd"),
)


def inner_side(frame: QRectF) -> float:
    """The side within which a picture that is seen whole stands in its tile."""
    return frame.width() - 2 * px(2)


def paint_tile(painter: QPainter, frame: QRectF, shown: QPixmap, *, fill: bool) -> None:
    """A picture in its tile: cut to `fill` it, or whole on white."""
    path = _path(frame)
    painter.save()
    painter.setPen(tokens().of("line"))
    painter.setBrush(QColor("#dedcd7" if tokens().dark else "#ffffff"))
    painter.drawPath(path)
    painter.setClipPath(path)
    shown.setDevicePixelRatio(painter.device().devicePixelRatioF())
    size = shown.deviceIndependentSize()
    if fill:
        size = size.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    spot = QRectF(QPointF(), size)
    spot.moveCenter(frame.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(spot, shown, QRectF(shown.rect()))
    painter.restore()


def paint_initials(painter: QPainter, frame: QRectF, sku: str, title: str) -> None:
    """Letters of the title, on a tint that goes by the SKU: the same wherever it is shown."""
    light_ground, light_text, dark_ground, dark_text = _TINTS[
        crc32((sku or title).encode("utf-8", "replace")) % len(_TINTS)
    ]
    dark = tokens().dark
    # a dark tint is near that of a chosen row
    painter.setPen(QPen(tokens().of("strong_line"), 1) if dark else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(dark_ground if dark else light_ground))
    painter.drawPath(_path(frame))
    small = frame.width() < px(TILE)
    painter.setFont(font(10 if small else 12, QFont.Weight.Bold))
    painter.setPen(QColor(dark_text if dark else light_text))
    painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), initials(title))


def _path(frame: QRectF) -> QPainterPath:
    path = QPainterPath()
    round_ = min(px(7), frame.width() / 5)
    path.addRoundedRect(frame, round_, round_)
    return path


def initials(title: str) -> str:
    """Two letters of two words, one of one word or of a Chinese name."""
    words = [word for word in one_line(title).split() if word[0].isalnum()]
    if not words:
        return "–"
    if len(words) == 1 or not words[0].isascii():
        return words[0][0].upper()
    return f"{words[0][0]}{words[1][0]}".upper()
