"""The passing message in the status line: what happened, and the way back."""

from collections.abc import Callable, Iterable
from functools import partial
from math import ceil

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.look.theme import font, px
from desktop.widgets.button import Button
from desktop.widgets.key_hint import key_size
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.messages import SIGNS, LineIcon, Press

#: how long it stays, in milliseconds
_STAYS = 8_000
#: the share of the words before anything is left over
_FIRST = 1000
#: the key that takes it back
_BACK = "Ctrl+Z"


class FootMessage(QWidget):
    """One line, with one thing to press, such as Undo, or two; nothing ever lies below it."""

    #: it came, or went
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls: dict[Button, Callable[[], object] | None] = {}
        self._sign = LineIcon("check", 14, "good")
        self._words = PlainLabel("", "small", elide=True)
        self.back, self.button = Button("", "link", key=_BACK), Button("", "link")
        for button in (self.back, self.button):
            button.clicked.connect(partial(self._pressed, button))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(7))
        box.addWidget(self._sign)
        # the words take what they need, and the way back stands right behind them
        box.addWidget(self._words, _FIRST)
        box.addWidget(self.back)
        box.addWidget(self.button)
        box.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self.hide()

    @staticmethod
    def fits(words: str, presses: Iterable[str], room: int) -> bool:
        """Whether it can be read whole in so many pixels."""
        shown = QFontMetricsF(font(12))
        named = [name for name in presses if name]
        wide = sum(map(shown.horizontalAdvance, (words, *named)))
        # the key stands behind the first of them
        wide += key_size(_BACK).width() + px(50) + max(1, len(named)) * px(20)
        return "\n" not in words and wide < room

    def say(
        self, words: str, tone: str, back: Press = ("", None), press: Press = ("", None)
    ) -> None:
        """Show a message until it has been read; `back` takes back what it tells of."""
        self._sign.set(SIGNS[tone], "muted" if tone == "plain" else tone)
        self._words.setText(words)
        self._words.setMaximumWidth(ceil(QFontMetricsF(font(12)).horizontalAdvance(words)) + 2)
        set_tip(self._words, words)
        for button, (name, call) in ((self.back, back), (self.button, press)):
            self._calls[button] = call
            button.set_text(name)
            button.setVisible(bool(name))
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

    def _pressed(self, button: Button) -> None:
        self.leave()
        if (call := self._calls[button]) is not None:
            call()
