"""The window's shortcuts win over what a text field takes their keys for, such as the end of a line."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.frame.action_specs import ACTIONS
from desktop.frame.focus_ear import FocusEar
from desktop.widgets.typed_into import is_edit

#: in a field these take back and repeat what was typed there
OF_THE_FIELD = frozenset({"undo", "redo"})


class OwnKeys(FocusEar):
    """Listens only to the field that has the focus: on Linux it takes Ctrl+E before any action does."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, is_edit)
        #: a key that writes a letter, such as `?`, is typed
        self._keys = {
            QKeySequence(key).toString()
            for spec in ACTIONS
            if spec.scope == "window" and spec.id not in OF_THE_FIELD
            for key in spec.keys
            if "Ctrl" in key or "Alt" in key
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the key from the field; nobody having taken it, the action hears it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if QKeySequence(event.keyCombination()).toString() in self._keys:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
