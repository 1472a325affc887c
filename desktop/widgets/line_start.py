"""Lines that are longer than their field are read from their beginning, whatever Tab did to them."""

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class LineStart(QObject):
    """Watches where the keyboard goes.

    Tab chooses all of a line and leaves the cursor, and with it what is seen, at its end.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._moved)

    def _moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        if entered is None:
            # another program is in front: whoever comes back types on where he was
            return
        if isinstance(entered, QLineEdit) and entered.selectedText() == entered.text():
            # the cursor first to the end, then back to the start with all between chosen
            entered.end(False)
            entered.home(True)
        if isinstance(left, QLineEdit) and shiboken6.isValid(left):
            left.home(False)
