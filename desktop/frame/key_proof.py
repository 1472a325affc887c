"""A window to which a key comes has the keyboard, whatever the system told of it."""

import warnings

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class KeyProof(QObject):
    """Listens while nothing in the program has the keyboard.

    Whoever clicked on the window behind a dialog gave it the keyboard already: once the dialog is closed
    some systems tell nothing more, and Qt then takes no window for the active one. Keys come, but no
    shortcut is looked for.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._moved)

    def _moved(self, left: QWidget | None, entered: QWidget | None) -> None:
        if entered is None and left is not None and shiboken6.isValid(left):
            # here the next key goes, should one come
            left.installEventFilter(self)
        elif entered is not None:
            entered.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a key is told by first comes before any shortcut is looked for."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            if QApplication.activeWindow() is None:
                _take_for_active(watched.window())
        return super().eventFilter(watched, event)


def _take_for_active(window: QWidget) -> None:
    """Qt asks the system instead, by `activateWindow`; but the system holds that this one is active."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        QApplication.setActiveWindow(window)
