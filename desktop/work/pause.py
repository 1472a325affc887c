"""Work that waits until nobody presses a key: what follows from many steps is done once."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

#: milliseconds without another wish, and how long a row of wishes can put it off
_PAUSE, _LONGEST = 150, 1_000


class WhenKeysPause(QObject):
    """Emits `due` once for many wishes that follow each other closely."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since, self._timer = QElapsedTimer(), QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)

    def stop(self) -> None:
        """What was wished is not wanted any more."""
        self._timer.stop()

    def waits(self) -> bool:
        """Is there a wish?"""
        return self._timer.isActive()

    def ask(self) -> None:
        """Once more."""
        waits = self._timer.isActive()
        if not waits:
            self._since.start()
        if not waits or self._since.elapsed() < _LONGEST:
            self._timer.start(_PAUSE)
