"""Shift+F10 opens the menu of what has the focus, as the menu key does, which many keyboards lack."""

import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def hear_context_key(window: QWidget) -> None:
    """Where the system has the key, as Windows does, Qt hears it by itself."""
    if sys.platform != "win32":
        QShortcut(QKeySequence("Shift+F10"), window).activated.connect(_open_menu)


def _open_menu() -> None:
    focus = QApplication.focusWidget()
    if focus is None:
        return
    cursor = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    spot = cursor.center() if isinstance(cursor, QRect) else focus.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(focus, QContextMenuEvent(reason, spot, focus.mapToGlobal(spot)))
