"""Our own bugs, from any thread: written to the log and told to the window, which goes on where it can."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal, qVersion

from returns import VERSION

_LOG = logging.getLogger("sendback.crash")


class CrashCatcher(QObject):
    """Catches what nobody else does, from any thread, and tells the window."""

    #: the details as text, on the window's thread
    caught = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._before = sys.excepthook

    def install(self) -> None:
        """From now on nothing is lost on a terminal that nobody sees."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        details = f"{surroundings()}\n{''.join(traceback.format_exception(kind, error, trace))}"
        from returns.desk_log import places

        _LOG.error("not foreseen:\n%s", places(error))
        self.caught.emit(details)

    def _thread_hook(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._hook(caught.exc_type, caught.exc_value, caught.exc_traceback)


def surroundings() -> str:
    """What who mends it asks first; nothing of the seller's."""
    import platform

    python, system = platform.python_version(), platform.platform()
    return f"Sendback {VERSION}, Python {python}, Qt {qVersion()}, {system}"
