"""The passing message in the status line: what happened, and the way back."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.look.theme import font, px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel, as_tooltip
from desktop.widgets.messages import SIGNS, LineIcon

#: how long it stays, in milliseconds
_STAYS = 8_000


class FootMessage(QWidget):
    """One line, with one thing to press, such as Undo; nothing ever lies below it."""

    #: it came, or went
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._sign = LineIcon("check", 14, "good")
        self._words = PlainLabel("", "small", elide=True)
        self.button = Button("", "link")
        self.button.clicked.connect(self._pressed)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(7))
        box.addWidget(self._sign)
        box.addWidget(self._words, 1)
        box.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self.hide()

    @staticmethod
    def fits(words: str, action: str, room: int) -> bool:
        """Whether it can be read whole in so many pixels."""
        shown = QFontMetricsF(font(12))
        wide = shown.horizontalAdvance(words) + shown.horizontalAdvance(action)
        return "\n" not in words and wide + px(70) < room

    def say(self, words: str, tone: str, action: str, act: Callable[[], object] | None) -> None:
        """Show a message until it has been read."""
        self._act = act
        self._sign.set(SIGNS[tone], "muted" if tone == "plain" else tone)
        self._words.setText(words)
        self._words.setToolTip(as_tooltip(words))
        self.button.set_text(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(words)
        self.show()
        self._timer.start(_STAYS)
        self.turned.emit()

    def leave(self) -> None:
        """It was read, or is no longer so."""
        self._timer.stop()
        self.hide()
        self.turned.emit()

    def text(self) -> str:
        """What it says now, "" when it is gone."""
        return "" if self.isHidden() else self._words.text()

    def _pressed(self) -> None:
        self.leave()
        if self._act is not None:
            self._act()
