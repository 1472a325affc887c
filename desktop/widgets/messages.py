"""What a tab says when it is empty, and the passing message with its way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.look.icons import pixmap
from desktop.look.theme import px, tokens
from desktop.widgets.button import Button, IconButton
from desktop.widgets.labels import PlainLabel

#: how long a passing message stays, in milliseconds; one that says what went wrong stays longer
_STAYS = 7_000
_STAYS_BAD = 20_000
#: a thing to press in a message, "" where there is none, and what it calls
Press = tuple[str, Callable[[], object] | None]
#: lines that a message shows by itself, and when all of it was asked for
_LINES, _MOST_LINES = 4, 24
#: tone → its sign
SIGNS = {"plain": "info", "good": "check", "warning": "warning", "bad": "bad"}


class LineIcon(QWidget):
    """A line icon in a tone, painted from the tokens so that it follows light and dark."""

    def __init__(
        self, name: str, size: int = 16, tone: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._tone = name, size, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        colour = getattr(tokens(), self._tone)
        drawn = pixmap(self._name, colour, px(self._size), self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - px(self._size)) // 2, drawn)
        painter.end()


class EmptyState(QWidget):
    """Says what this place is for and offers the first action."""

    acted = Signal()
    #: the quiet second thing
    more_acted = Signal()

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more_words, self._more = PlainLabel("", "small", "muted"), Button("", "link")
        self._more.clicked.connect(self.more_acted)
        self._title = PlainLabel("", "heading")
        self._words = PlainLabel("", "body", "muted")
        self._button = Button("", "primary")
        self._button.clicked.connect(self.acted)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(10))
        box.addWidget(LineIcon(icon_name, 36), 0, Qt.AlignmentFlag.AlignHCenter)
        # labels take the whole width: only then they are as tall as their lines
        box.addWidget(self._title)
        box.addWidget(self._words)
        box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(px(8))
        box.addWidget(self._more_words)
        box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self._more_words, self._more):
            part.hide()
        for label in (self._title, self._words, self._more_words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.setMaximumWidth(px(440))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inside, 20)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(16), px(16), px(16))
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)

    def say(self, title: str, words: str, action: str = "") -> None:
        """Set the words; without an action there is no button."""
        self._title.setText(title)
        self._words.setText(words)
        self._button.set_text(action)
        self._button.setVisible(bool(action))

    def take_focus(self) -> bool:
        """The keyboard goes to the first action; False where none is offered."""
        offered = not self._button.isHidden()
        if offered:
            self._button.setFocus()
        return offered

    def say_more(self, words: str, action: str) -> None:
        """A quiet line below, with one thing to press; empty words hide both."""
        self._more_words.setText(words)
        self._more.set_text(action)
        for part in (self._more_words, self._more):
            part.setVisible(bool(words))


class Banner(QFrame):
    """A message at the foot of the window that is long, or grave; with one thing to press, and *Undo*."""

    #: it came, or went
    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls: dict[Button, Callable[[], object] | None] = {}
        self._sign = LineIcon("info", 18)
        self._words = PlainLabel("", "medium")
        self._more = Button(self.tr("Show all"), "link")
        self._more.clicked.connect(self._show_all)
        self._button = Button("")
        self._back = Button("", key="Ctrl+Z")
        for button in (self._back, self._button):
            button.clicked.connect(partial(self._pressed, button))
        self._close = IconButton("close", self.tr("Dismiss"))
        self._close.clicked.connect(self.hide)
        self._tone = "plain"
        #: it goes once it is painted again
        self._gives_way = False
        box = QHBoxLayout(self)
        box.setContentsMargins(px(14), px(8), px(8), px(8))
        box.setSpacing(px(10))
        box.addWidget(self._sign)
        box.addWidget(self._words, 1)
        box.addWidget(self._more)
        box.addWidget(self._back)
        box.addWidget(self._button)
        box.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self,
        words: str,
        tone: str = "plain",
        back: Press = ("", None),
        press: Press = ("", None),
    ) -> None:
        """Show a message; tones are plain, good, warning, bad. `back` takes back what it tells of."""
        self._tone, self._gives_way = tone, False
        for button, (name, call) in ((self._back, back), (self._button, press)):
            self._calls[button] = call
            button.set_text(name)
            button.setVisible(bool(name))
        self._sign.set(SIGNS[tone], "muted" if tone == "plain" else tone)
        self._words.set_most_lines(_LINES)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self._offer_more()
        self._timer.start(_STAYS_BAD if tone in ("bad", "warning") else _STAYS)

    def unsay(self, words: str) -> None:
        """Go, if these words stand here: they are not so any more."""
        if self.text() == words:
            self.hide()

    def give_way(self) -> None:
        """Go once what was asked for is painted: its room makes the whole page be laid out anew.

        A timer alone comes before the painting; the window paints all of its parts together.
        """
        self._gives_way = True
        self.update()

    def setVisible(self, visible: bool) -> None:
        """Say that it came or went: it takes room."""
        super().setVisible(visible)
        self.turned.emit(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is cut in this width can be opened."""
        super().resizeEvent(event)
        self._offer_more()

    def _offer_more(self) -> None:
        beside = [
            part
            for part in (self._sign, self._back, self._button, self._close)
            if part.isVisibleTo(self)
        ]
        taken = px(22) + sum(part.sizeHint().width() + px(10) for part in beside)
        self._more.setVisible(self._words.is_cut(self.width() - taken))

    def _show_all(self) -> None:
        """The whole message, for as long as it takes to read it."""
        self._timer.stop()
        self._words.set_most_lines(_MOST_LINES)
        self._more.hide()

    def text(self) -> str:
        """What it says now, "" when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _pressed(self, button: Button) -> None:
        self.hide()
        if (call := self._calls[button]) is not None:
            call()

    def changeEvent(self, event: QEvent) -> None:
        """Say the close button's name in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._close.set_name(self.tr("Dismiss"))
            self._more.set_text(self.tr("Show all"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and upper edge in the message's tone: it is as wide as the window."""
        painter = QPainter(self)
        plain = self._tone == "plain"
        painter.fillRect(self.rect(), tokens().of("surface" if plain else f"{self._tone}_soft"))
        edge = tokens().of("line" if plain else self._tone)
        painter.fillRect(0, 0, self.width(), 1, edge)
        painter.end()
        if self._gives_way:
            self._timer.start(0)
