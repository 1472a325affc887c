"""A table that lists records: a record is one row, chosen as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

_FAR = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_CTRL = Qt.KeyboardModifier.ControlModifier


def list_whole_rows(table: QTableView) -> None:
    """No grid and no frame; rows are chosen like files, typed into nowhere, and scroll by the pixel."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setCornerButtonEnabled(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()


def moved_by(
    action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier
) -> Qt.KeyboardModifier:
    """The keys with which Qt moves by rows: Home and End alone go to the ends of a row, which is one."""
    ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
    return keys | _CTRL if action in ends else keys


def chosen_by(event: QKeyEvent) -> QKeyEvent:
    """A key that goes far as it is without Ctrl: with it, Qt goes there and leaves another row chosen."""
    if event.key() not in _FAR or not event.modifiers() & _CTRL:
        return event
    left = event.modifiers() & ~_CTRL
    return QKeyEvent(event.type(), event.key(), left, "", event.isAutoRepeat(), event.count())
