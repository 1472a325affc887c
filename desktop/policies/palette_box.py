"""The search field of this tab: it opens the palette, which finds everything."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.search_box import SearchBox

_PASSES = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})


class PaletteBox(SearchBox):
    """Looks like the queue's search; a click or a key opens the palette."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("search", "Ctrl K", parent)
        self.line.setReadOnly(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the palette instead of typing here."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.wanted.emit()
            return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() not in _PASSES
            and (event.text() or event.key() == Qt.Key.Key_Return)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.wanted.emit()
            return True
        return super().eventFilter(watched, event)
