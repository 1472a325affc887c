"""A key cap, alone or with the words for what the key does."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.look.theme import font, look, px, tokens


def _key_font() -> QFont:
    return font(11, QFont.Weight.Medium)


def cap_words(key: str) -> str:
    """What stands on the cap for `key`: `Ctrl K`, whether it is written with a plus or a space."""
    return key if key == "+" else key.replace("+", " ")


def key_size(key: str) -> QSize:
    """How large the cap for `key` is."""
    wide = _wide(cap_words(key), 11, look().factor)
    return QSize(max(px(18), int(wide) + px(11)), px(18))


@lru_cache(maxsize=256)
def _wide(text: str, size: int, factor: float) -> float:  # noqa: ARG001  `factor` is part of the key
    # each case that is shown has its keys laid out several times
    shown = _key_font() if size == 11 else font(size)
    return QFontMetricsF(shown).horizontalAdvance(text)


def paint_key(painter: QPainter, box: QRectF, key: str, *, on_accent: bool = False) -> None:
    """Paint the cap to fill `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = tokens()
    ground, edge, ink = colours.of("surface"), colours.of("strong_line"), colours.of("muted")
    if on_accent:
        ink = colours.of("on_accent")
        ground, edge = QColor(ink), QColor(ink)
        ground.setAlphaF(0.14)
        edge.setAlphaF(0.45)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, px(4), px(4))
    if not on_accent:
        foot = inner.bottom() - 0.75
        painter.drawLine(
            int(inner.left()) + px(3), int(foot), int(inner.right()) - px(3), int(foot)
        )
    painter.setFont(_key_font())
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), cap_words(key))
    painter.restore()


#: how much is seen of a key that does nothing now
_FADED = 0.45


class KeyHint(QWidget):
    """A key cap and, beside it, what it does: `KeyHint("P", "part refund")`."""

    def __init__(self, key: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._words = key, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say what the key does."""
        self._words = words
        self.setAccessibleName(f"{self._key} {words}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The cap and the words."""
        return _hint_size(self._key, self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cap and words."""
        _paint_hint(self, self._key, self._words)


def _hint_size(key: str, words: str) -> QSize:
    cap = key_size(key)
    if not words:
        return cap
    wide = int(_wide(words, 12, look().factor))
    return QSize(cap.width() + px(6) + wide + 2, max(cap.height(), px(18)))


def _paint_hint(on: QWidget, key: str, words: str) -> None:
    painter = QPainter(on)
    painter.setOpacity(1.0 if on.isEnabled() else _FADED)
    cap = key_size(key)
    top = (on.height() - cap.height()) / 2
    paint_key(painter, QRectF(0, top, cap.width(), cap.height()), key)
    if words:
        painter.setFont(font(12))
        painter.setPen(tokens().of("muted"))
        area = QRectF(cap.width() + px(6), 0, on.width(), on.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
    painter.end()


class PressedHint(QAbstractButton):
    """A hint that can be pressed, for whoever has no such key; the keyboard stays where it is."""

    def __init__(self, key: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._words = key, ""
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say what the key does."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The cap and the words."""
        return _hint_size(self._key, self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cap and words."""
        _paint_hint(self, self._key, self._words)


class KeyButton(QAbstractButton):
    """A key cap that can be pressed with the mouse too."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """The cap."""
        return key_size(self._key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap, ringed when it has the focus."""
        painter = QPainter(self)
        paint_key(painter, QRectF(self.rect()), self._key)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens().of("accent"), 1))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4)
            )
        painter.end()
