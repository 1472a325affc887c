"""With a parcel on the table: digits answer, and what a scanner types goes to the scan box."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.widgets.search_box import ScanEdit
from desktop.widgets.segmented import Choice

#: milliseconds in which a scanner's second letter is there, and a person's is not
_BURST = 40
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class TableKeys(QObject):
    """Hears the keys that no part of the tab has a use for."""

    def __init__(self, scan: ScanEdit, questions: Sequence[Choice]) -> None:
        super().__init__(scan)
        self._scan, self._questions = scan, tuple(questions)
        #: a digit that is an answer, unless more follows at once
        self._digit = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_BURST)
        self._wait.timeout.connect(self._answer)

    def begin(self) -> None:
        """The first question without an answer has the keyboard, but for a code that is being typed."""
        if not self._scan.line.text():
            open_ones = (each for each in self._questions if not each.value())
            next(open_ones, self._questions[0]).take_focus()

    def take(self) -> None:
        """The findings of what lies on the table have the keyboard, else the scan box."""
        if self._questions[0].isVisible():
            self.begin()
        else:
            self._scan.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What no part of the tab took comes to the tab."""
        on_table = self._questions[0].isVisible()
        if on_table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._heard(event)
        return super().eventFilter(watched, event)

    def _heard(self, event: QKeyEvent) -> bool:
        """True for a key that was taken."""
        text = event.text()
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._scan.line.setFocus()
            return True
        if event.modifiers() & ~_PLAIN or not text.isprintable() or not text.strip():
            return False
        if not self._digit and text.isdecimal() and self._asked() is not None:
            self._digit = text
            self._wait.start()
            return True
        self._wait.stop()
        typed, self._digit = self._digit + text, ""
        self._scan.line.setFocus()
        self._scan.line.insert(typed)
        return True

    def _asked(self) -> Choice | None:
        """The question that has the keyboard."""
        focus = QApplication.focusWidget()
        return next((q for q in self._questions if focus and q.isAncestorOf(focus)), None)

    def _answer(self) -> None:
        digit, self._digit = self._digit, ""
        asked = self._asked()
        if asked is None or not asked.choose_at(int(digit) - 1):
            return
        later = self._questions[self._questions.index(asked) + 1 :]
        (later[0] if later else asked).take_focus()
