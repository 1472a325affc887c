"""How one setting is laid out: words at the left, its input at the right, or below where it is narrow."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row, rule

#: narrower than that, the input stands below the words
_BESIDE = 420


class RowFrame(QWidget):
    """Name, sentence and note of a setting around its input; what is usual stands under that."""

    back_wanted = Signal()

    def __init__(self, editor: QWidget, *, below: bool) -> None:
        super().__init__()
        self._name = PlainLabel("", "medium")
        self._why = PlainLabel("", "small", "muted")
        self._note = PlainLabel("", "small", "bad")
        self._usual = PlainLabel("", "small", "muted")
        self._back = Button("", "link")
        self._back.clicked.connect(self.back_wanted)
        self._beside = QWidget()
        self._across = QHBoxLayout()
        words = column(self._name, self._why, gap=2)
        usual = row(self._usual, self._back, None, gap=6)
        if below:
            self._across.addLayout(column(words, editor, self._note, usual, gap=6))
        else:
            side = column(editor, usual, None, gap=4)
            words.addWidget(self._note)
            words.addStretch(1)
            self._across.addLayout(words, 1)
            self._across.addWidget(self._beside)
            self._beside.setLayout(side)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, px(12), 0, 0)
        box.setSpacing(px(12))
        box.addLayout(self._across)
        box.addWidget(rule())

    def set_input_width(self, width: int) -> None:
        """How wide the input's column is, the same on one page."""
        self._beside.setFixedWidth(px(width))

    def say(self, name: str, why: str) -> None:
        """The name and the sentence that explains it."""
        self._name.setText(name)
        self._why.setText(why)

    def say_note(self, text: str, tone: str) -> None:
        """What is wrong or still wanted, "" for nothing."""
        self._note.setText(text)
        self._note.set_tone(tone)
        self._note.setVisible(bool(text))

    def say_usual(self, words: str, back: str, what: str) -> None:
        """What is usual, in words, and the way back to it; `what` is the setting's name."""
        self._usual.setText(words)
        self._usual.setVisible(bool(words))
        self._back.set_text(back)
        self._back.setAccessibleDescription(what)
        self._back.setVisible(bool(back))

    def note(self) -> str:
        """What is said below the sentence."""
        return self._note.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the words would be squeezed, the input goes below them."""
        super().resizeEvent(event)
        wide = self.width() >= px(_BESIDE)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._across.setSpacing(px(24 if wide else 8))
