"""The bar above the tabs while a copy is looked into: which one, and the way back."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.keeping.sayings import said, when_words
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.widgets.messages import LineIcon


class LookBar(QFrame):
    """Stands as long as the copy is open."""

    back_wanted = Signal()
    make_wanted = Signal()

    def __init__(self, made_at: datetime, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made_at, self._now = made_at, now
        self.setProperty("kind", "looking")
        self.words = PlainLabel("", "strong", "warning")
        self.back, self.make = Button("", "primary"), Button()
        self.back.clicked.connect(self.back_wanted)
        self.make.clicked.connect(self.make_wanted)
        line = row(LineIcon("eye", 18, "warning"), gap=10)
        line.addWidget(self.words, 1)
        line.addWidget(self.make)
        line.addWidget(self.back)
        line.setContentsMargins(px(16), px(6), px(16), px(6))
        self.setLayout(line)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.words.setText(said("looking", when=when_words(self._made_at, self._now)))
        self.back.set_text(said("looking.back"))
        self.make.set_text(said("looking.make"))
        self.setAccessibleName(self.words.text())

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
