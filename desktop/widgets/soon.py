"""What is done in a moment, by a part of the window that may be gone by then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Soon(QObject):
    """Calls `act`, a method of `parent`, once what the window has to do now is done.

    It goes with `parent`. What `QTimer.singleShot` is to call for somebody who goes first is kept for
    ever, and all that it knows with it (seen with PySide6 6.11).
    """

    _due = Signal()

    def __init__(self, parent: QObject, act: Callable[[], None]) -> None:
        super().__init__(parent)
        self._due.connect(act, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        """Once, for each time that it is asked for."""
        self._due.emit()
