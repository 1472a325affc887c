"""Where the words of a letter are typed, or read."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.look.theme import px
from desktop.widgets.long_text import LongText
from returns.records.kept_text import LONGEST


class WordsEdit(LongText):
    """Words that are typed: where the room changes, the cursor stays in sight."""

    #: so many characters were to be put in, which no letter has: the window would stand still
    too_much = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        # as tall as there is room for, so that the page need not scroll
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(px(84))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what is pasted or dropped, unless it is far too much."""
        if len(source.text()) > LONGEST:
            self.too_much.emit(len(source.text()) + len(self.toPlainText()))
        else:
            super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the cursor."""
        super().resizeEvent(event)
        if not self.isReadOnly():
            self.ensureCursorVisible()
