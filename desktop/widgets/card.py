"""A card: a rounded surface with an optional small heading."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from desktop.look.theme import px, tokens
from desktop.widgets.labels import PlainLabel

#: tone → (border, ground, halo around it)
_TONES = {
    "plain": ("line", "surface", ""),
    "accent": ("accent", "surface", "halo"),
    "bad": ("bad", "bad_soft", ""),
    "warning": ("warning", "warning_soft", ""),
    "good": ("good", "good_soft", ""),
    "sunk": ("line", "sunk", ""),
}
_HALO = 3


class Card(QFrame):
    """A rounded box; add parts with `add`. Tones: plain accent bad warning good sunk, bare has no box."""

    def __init__(
        self,
        caption: str = "",
        tone: str = "plain",
        *,
        padding: int = 14,
        gap: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.body = QVBoxLayout(self)
        edge = px(padding)
        self.body.setContentsMargins(edge, px(padding - 2), edge, edge)
        self.body.setSpacing(px(gap))
        self.caption = PlainLabel(caption, "caption", "muted")
        self.caption.setVisible(bool(caption))
        self.body.addWidget(self.caption)

    def add(self, part: QWidget | QLayout) -> None:
        """Put a part below the others."""
        if isinstance(part, QWidget):
            self.body.addWidget(part)
        else:
            self.body.addLayout(part)

    def set_caption(self, text: str) -> None:
        """The small heading; "" hides it."""
        self.caption.setText(text)
        self.caption.setVisible(bool(text))

    def set_tone(self, tone: str) -> None:
        """Change border and ground."""
        self._tone = tone
        self.caption.set_tone("muted" if tone in ("plain", "accent", "sunk", "bare") else tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and border; the halo lies within the widget's own edge."""
        if self._tone == "bare":
            return
        border, ground, halo = _TONES[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = px(10)
        if halo:
            painter.setPen(QPen(tokens().of(halo), _HALO))
            inner = box.adjusted(1, 1, -1, -1)
            painter.setBrush(tokens().of(ground))
            painter.drawRoundedRect(inner, radius, radius)
            box = box.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(tokens().of(border), 1))
        painter.setBrush(tokens().of(ground))
        painter.drawRoundedRect(box, radius, radius)
        painter.end()
