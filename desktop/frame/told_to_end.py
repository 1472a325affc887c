"""Ends the program as closing its window does, where whoever logs out or stops it sends a signal.

Windows asks the window itself. Elsewhere Python hears a signal only between two of its own steps, and
Qt waits for events without one: a pipe that the signal is written into is such an event.
"""

import os
import signal
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class ToldToEnd(QObject):
    """Listens from the start to `stop`."""

    told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._former = {
            number: signal.signal(number, lambda *_: None)
            for name in _SIGNALS
            if (number := getattr(signal, name, None)) is not None
        }
        self._out, self._into = os.pipe()
        for end in (self._out, self._into):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._into, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._out, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def stop(self) -> None:
        """Signals do again what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, handler in self._former.items():
            signal.signal(number, handler)
        os.close(self._out)
        os.close(self._into)

    def _hear(self) -> None:
        heard = b""
        with suppress(BlockingIOError):
            heard = os.read(self._out, 64)
        if set(heard) & set(self._former):
            self.told.emit()
