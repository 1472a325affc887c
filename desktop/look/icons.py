"""The line icons of `resources/icons`, drawn in a colour of the look."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.look.theme import tokens
from resources import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name`, `size` device independent pixels square, in `colour` (`#rrggbb`)."""
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, tone: str = "text", size: int = 16) -> "QIcon":
    """The icon for an action or button; ask again when the look has changed."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, getattr(tokens(), tone), size, ratio))
        made.addPixmap(
            pixmap(name, tokens().strong_line, size, ratio), mode=QIcon.Mode.Disabled
        )
    return made
