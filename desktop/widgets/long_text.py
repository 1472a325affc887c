"""A field for words into which anything may be pasted, however long."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from desktop.widgets.unbroken import with_held_sums

#: characters without a space between them; no word of any language has so many
_LONGEST_WORD = 2000
_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_ANYWHERE = QTextOption.WrapMode.WrapAnywhere


class LongText(QPlainTextEdit):
    """Breaks lines between words, not within a sum or a day, and anywhere once a word has no end.

    What is read of it and copied has plain spaces: Qt gives a plain one for each that holds a line.

    Qt looks through the rest of such a word for each line of it: a picture that was pasted as text, a
    million letters, held the window up for minutes.
    """

    def setPlainText(self, text: str) -> None:
        """Put it in the place of all that is there."""
        mode = _ANYWHERE if _endless(text) else _WORDS
        if mode is not self.wordWrapMode():
            # what goes is not broken anew first, nor told
            told = self.blockSignals(True)
            super().setPlainText("")
            self.setWordWrapMode(mode)
            self.blockSignals(told)
        super().setPlainText(with_held_sums(text))

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: words alone, without Qt's own look, in which such spaces would go along."""
        copied = QMimeData()
        copied.setText(self.textCursor().selection().toPlainText())
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what is pasted or dropped."""
        if _endless(source.text()):
            self.setWordWrapMode(_ANYWHERE)
        super().insertFromMimeData(source)


def _endless(text: str) -> bool:
    return len(text) > _LONGEST_WORD and max(map(len, text.split()), default=0) > _LONGEST_WORD
