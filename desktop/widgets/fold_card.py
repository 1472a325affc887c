"""A card of one line that opens: its name, what is in it in a few words, and the rest on demand."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.look.icons import pixmap
from desktop.look.theme import px, tokens
from desktop.widgets.card import Card
from desktop.widgets.labels import one_line, role_font, set_tip

_TALL, _EDGE, _ICON = 34, 14, 14


class FoldCard(Card):
    """Folded at first; it stays as somebody left it, whatever it shows next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, gap=0, parent=parent)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.head = _FoldHead()
        inside = QFrame()
        self.body.addWidget(self.head)
        self.body.addWidget(inside)
        # from now on a part is put into what opens
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(px(_EDGE), 0, px(_EDGE), px(_EDGE))
        self.body.setSpacing(px(6))
        inside.hide()
        self.head.toggled.connect(inside.setVisible)

    def set_caption(self, text: str) -> None:
        """Its name."""
        self.head.say(text, self.head.summary)

    def set_summary(self, text: str) -> None:
        """What is in it, in a few words; not said while it is open."""
        self.head.say(self.head.name, text)

    def unfold(self) -> None:
        """Show all of it."""
        self.head.setChecked(True)


class _FoldHead(QAbstractButton):
    """The line that is always there; pressing it opens and folds."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self.summary = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, name: str, summary: str) -> None:
        """The card's name, and what is in it."""
        self.name, self.summary = name, one_line(summary)
        self.setAccessibleName(f"{name}: {self.summary}" if summary else name)
        set_tip(self, self.summary)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(px(120), px(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevron, name, and the few words at the right."""
        painter = QPainter(self)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens().of("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), px(8), px(8))
        side, edge = px(_ICON), px(_EDGE)
        ratio = self.devicePixelRatioF()
        name = "chevron-down" if self.isChecked() else "chevron-right"
        sign = pixmap(name, tokens().muted, side, ratio)
        painter.drawPixmap(QPointF(edge - px(2), (self.height() - side) / 2), sign)
        left = edge + side + px(6)
        names = role_font("caption")
        painter.setFont(names)
        painter.setPen(tokens().of("text"))
        wide = QFontMetricsF(names).horizontalAdvance(self.name)
        room = QRectF(left, 0, self.width() - left - edge, self.height())
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        named = QFontMetricsF(names).elidedText(
            self.name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, named)
        rest = room.width() - wide - px(12)
        if self.isChecked() or rest < px(40):
            return
        small = role_font("small")
        painter.setFont(small)
        painter.setPen(tokens().of("muted"))
        told = QFontMetricsF(small).elidedText(self.summary, Qt.TextElideMode.ElideRight, rest)
        painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignRight), told)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, another size."""
        super().changeEvent(event)
        self.updateGeometry()
