"""Two keys one after the other that lead somewhere: G, then O for what is overdue.

A key cap of two letters is no shortcut of Qt's: that would swallow the key that follows a G which nobody
meant so, and would wait for it for ever.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.frame.focus_ear import FocusEar
from desktop.widgets.typed_into import is_field

#: the second key → a tab's action, or a view of the queue
GOES = {
    "Q": "tab_queue",
    "P": "tab_policies",
    "I": "tab_inspection",
    "G": "products",
    "T": "today",
    "O": "overdue",
    "A": "to_answer",
    "R": "to_authorise",
    "W": "awaiting_parcel",
    "E": "to_inspect",
    "C": "supplier_to_chase",
    "M": "to_refund",
    "L": "goods_to_place",
    "H": "on_hold",
    "S": "snoozed",
    "V": "all",
    "D": "closed",
}
#: milliseconds in which the second key is waited for; then G is what it is without one
WAIT = 700


def go_words(place: str) -> str:
    """The keys that lead there as the palette shows them, "" for none."""
    return next((f"G {key}" for key, goes in GOES.items() if goes == place), "")


class GoKeys(FocusEar):
    """Listens to what has the focus in the window, unless letters are typed there."""

    #: where to, as `GOES` has it
    wanted = Signal(str)
    #: G was pressed, and the second key is waited for; or it is not any more
    begun = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, lambda widget: not is_field(widget))
        #: what heard the G that is held back
        self._held: QWidget | None = None
        self._passing = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(WAIT)
        self.timer.timeout.connect(self._let_go)

    def moved(self) -> None:
        """A G that was held back is none any more: what heard it has lost the focus."""
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold a G back until it is known what follows; every other key is left as it is."""
        if (
            not isinstance(event, QKeyEvent)
            or self._passing
            or not isinstance(watched, QWidget)
        ):
            return False
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or event.key() in _NO_KEYS:
            return False
        if self._held is None:
            begins = event.type() == QEvent.Type.KeyPress and _letter(event) == "G"
            if begins:
                self._begin(watched)
            return begins
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(event)
        return self._second(event)

    def _begin(self, heard: QWidget) -> None:
        self._held = heard
        self.timer.start()
        self.begun.emit(True)

    def _override(self, event: QKeyEvent) -> bool:
        """A second key that leads somewhere is no shortcut of a single key now; any other is."""
        if _letter(event) in GOES or event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        self._let_go()
        return False

    def _second(self, event: QKeyEvent) -> bool:
        goes = GOES.get(_letter(event), "")
        if goes:
            self._end()
            self.wanted.emit(goes)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            return True
        self._let_go()
        return False

    def _end(self) -> None:
        if self._held is not None:
            self._held = None
            self.timer.stop()
            self.begun.emit(False)

    def _let_go(self) -> None:
        """Nothing follows: whoever hears a G by itself has it now."""
        heard = self._held
        self._end()
        if heard is None:
            return
        self._passing = True
        try:
            none = Qt.KeyboardModifier.NoModifier
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(heard, QKeyEvent(kind, Qt.Key.Key_G, none, "g"))
        finally:
            self._passing = False


_NO_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


def _letter(event: QKeyEvent) -> str:
    """The letter of a key that is pressed alone and once, "" for any other."""
    if event.modifiers() or event.isAutoRepeat():
        return ""
    key = int(event.key())
    return chr(key) if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
