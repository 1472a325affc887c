"""What stands in place of a supplier's page for a while: a form, or a comparison."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class OwnPage(QWidget):
    """A page that Esc leaves, and that speaks the language on screen."""

    #: back to the supplier's page; what was typed may be kept as a draft
    closed = Signal()

    def retranslate(self) -> None:
        """Say and ask everything in the language on screen."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
