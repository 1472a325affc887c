"""The keys that the status line tells of, and that everything entered is saved."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.key_hint import KeyHint, PressedHint
from desktop.widgets.labels import PlainLabel
from desktop.widgets.messages import LineIcon

_GAP = 12


class SavedSign(QWidget):
    """Says that all is saved; it keeps its place for the blink of an eye in which that is not so."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlainLabel("", "small", "muted", elide=True)
        self._parts = (self._words, LineIcon("check", 14, "muted"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        for part in self._parts:
            kept = part.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            part.setSizePolicy(kept)
            box.addWidget(part)
        self.retranslate()

    def show_saved(self, saved: bool) -> None:
        """Say it, or nothing."""
        for part in self._parts:
            part.setVisible(saved)

    def text(self) -> str:
        """What it says now, "" where something is still to be saved."""
        return "" if self._words.isHidden() else self._words.text()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._words.setText(self.tr("Everything saved"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class FootKeys(QWidget):
    """As many as there is room for; the one that shows all of them stays longest."""

    #: the sheet of all keys
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._move, self._photos = KeyHint("↑↓"), KeyHint("Space")
        self._all = PressedHint("?", "")
        self._all.clicked.connect(self.wanted)
        self._of_list, self._typed = True, False
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(_GAP))
        for part in (self._move, self._photos, self._all):
            box.addWidget(part)
        self.retranslate()

    def show_of_list(self, of_list: bool) -> None:
        """Whether the page in front has a list of cases."""
        self._of_list = of_list

    def show_typed(self, typed: bool) -> None:
        """Where words are typed these keys are letters, and move the cursor: nothing is said of them."""
        self._typed = typed

    def fit(self, room: int) -> None:
        """Show what so many pixels have room for, the most wanted first."""
        for part in (self._all, self._photos, self._move):
            room -= part.sizeHint().width() + px(_GAP)
            told = not self._typed and (self._of_list or part is self._all)
            part.setVisible(room >= 0 and told)

    def shown(self) -> list[str]:
        """The keys that it tells of now."""
        parts = {"↑↓": self._move, "Space": self._photos, "?": self._all}
        return [key for key, part in parts.items() if not part.isHidden()]

    def retranslate(self) -> None:
        """Say what the keys do."""
        self._move.set_words(self.tr("move"))
        self._photos.set_words(self.tr("photos"))
        self._all.set_words(self.tr("keys"))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
