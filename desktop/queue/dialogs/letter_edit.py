"""A letter as it will go, to be changed in place before a dialog gives it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.long_text import LongText
from returns.phrases import filled
from returns.records.letter import Letter
from returns.records.options import LetterWords


class LetterEdit(QWidget):
    """What the seller changed stays while the letter is written anew, until it is put back."""

    #: somebody typed into it
    typed = Signal()
    #: it is as the facts have it again: written anew, where they changed meanwhile
    put_back = Signal()

    def __init__(self, name: str, lang: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: whose letter it is, and the language it will have, where that is known before it is written
        self._name, self._lang = name, lang
        self._letter: Letter | None = None
        #: it is in the seller's own words; something is being put into it by us
        self.own = self._putting = False
        self._title = PlainLabel("", "caption", "muted")
        self.body = LongText()
        self.body.setTabChangesFocus(True)
        self.body.setFixedHeight(px(150))
        self._title.setBuddy(self.body)
        self.back = Button("", "link")
        self.back.set_text(self.tr("As it was"))
        self.back.hide()
        box = column(row(self._title, None, self.back), self.body, gap=4)
        self.setLayout(box)
        self.setFocusProxy(self.body)
        self.body.textChanged.connect(self._typed)
        self.back.clicked.connect(self._put_back)
        self._say()

    def show_letter(self, letter: Letter | None) -> None:
        """The letter as the facts have it now; own words stay in its place."""
        self._letter = letter
        if letter is not None and not self.own:
            self._put(letter.body)
        self._say()

    def exchange(self, before: str, after: str) -> None:
        """Put other words where these stand in a letter that was changed; all else in it stays."""
        body = self.body.toPlainText()
        if self.own and before != after and body.count(before) == 1:
            self._put(body.replace(before, after))

    def filled_in(self) -> bool:
        """Whether there is a letter to go, or the step writes it by itself."""
        return self._letter is None or bool(self.body.toPlainText().strip())

    def words(self) -> LetterWords | None:
        """The letter where somebody changed it; None as its facts have it."""
        letter = self._letter
        if letter is None or not self.own:
            return None
        body = self.body.toPlainText()
        return LetterWords(letter.subject, body, letter.lang, letter.template)

    def _typed(self) -> None:
        if self._putting:
            return
        letter = self._letter
        self.own = letter is not None and self.body.toPlainText() != letter.body
        self.back.setVisible(self.own)
        self.typed.emit()

    def _put(self, text: str) -> None:
        self._putting = True
        if self.body.toPlainText() != text:
            self.body.setPlainText(text)
        self._putting = False

    def _put_back(self) -> None:
        self.own = False
        self.back.hide()
        self._put(self._letter.body if self._letter is not None else "")
        self.put_back.emit()

    def _say(self) -> None:
        lang = self._letter.lang if self._letter is not None else self._lang or look().lang
        text = (
            self.tr("The letter to {name}, in Chinese")
            if lang == "zh"
            else self.tr("The letter to {name}, in English")
        )
        told = filled(text, name=self._name)
        self._title.setText(told)
        self.body.setAccessibleName(told)
