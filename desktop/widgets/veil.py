"""Dims a window while something lies over it that is to be looked at alone."""

import weakref

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

#: of both looks: what is dark already becomes darker
_SHADE = QColor(0, 0, 0, 102)
#: pixels, more than any screen has: it lies over all of a window, whatever size that becomes
_BEYOND = 32_000


class Veil(QWidget):
    """Lies over all of a window until the dialog `over` it is closed; no press and no key stops at it."""

    def __init__(self, window: QWidget, over: QDialog) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.resize(_BEYOND, _BEYOND)
        over.finished.connect(self.hide)
        over.finished.connect(self.deleteLater)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shade."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), _SHADE)
        painter.end()


def open_veiled(dialog: QDialog) -> None:
    """Open a dialog, and dim the window that it lies over until it is closed.

    Once: over one that is dim already, because another dialog lies over it, it is no darker.
    """
    below = dialog.parentWidget()
    window = below.window() if below is not None else None
    if window is not None and not any(veil.isVisible() for veil in window.findChildren(Veil)):
        Veil(window, dialog)
    if window is not None:
        # held by its own dialog it would go with that, in the midst of its going
        held = weakref.ref(window)
        dialog.finished.connect(lambda _: _give_keys_back(held()))
    dialog.open()


def _give_keys_back(window: QWidget | None) -> None:
    """To the window that a dialog lay over.

    Not every system does so: whoever clicked on it meanwhile had it in front already, and then no key
    of it worked any more.
    """
    if window is None or not shiboken6.isValid(window):
        return
    if QApplication.activeWindow() is None:
        window.activateWindow()
