"""What hears a key before the field or button that has the focus does."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget


class FocusEar(QObject):
    """Filters the events of what has the focus in one window, and of nothing else.

    A dialog over the window is a window of its own: it is not heard.
    """

    def __init__(self, window: QWidget, hears: Callable[[QWidget], bool]) -> None:
        super().__init__(window)
        self._window, self._hears = window, hears
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._listen)

    def moved(self) -> None:
        """The focus went elsewhere."""

    def _listen(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QWidget):
            old.removeEventFilter(self)
        self.moved()
        if new is not None and self._hears(new) and new.window() is self._window:
            new.installEventFilter(self)
