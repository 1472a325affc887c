"""Dims a window while something lies over it that is to be looked at alone."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

#: of both looks: what is dark already becomes darker
_SHADE = QColor(0, 0, 0, 102)


class Veil(QWidget):
    """Lies over all of a window while something is `over` it; no press and no key stops at it."""

    def __init__(self, window: QWidget, over: QWidget) -> None:
        super().__init__(window)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(window.rect())
        for each in (window, over):
            each.installEventFilter(self)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window became another size, or shall come forth again, however the other closed."""
        if watched is self._over:
            if event.type() == QEvent.Type.Hide:
                self.hide()
                self.deleteLater()
        elif event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shade."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _SHADE)
        painter.end()


def open_veiled(dialog: QDialog) -> None:
    """Open a dialog, and dim the window that it lies over until it is closed."""
    below = dialog.parentWidget()
    if below is not None:
        Veil(below.window(), dialog)
    dialog.open()
