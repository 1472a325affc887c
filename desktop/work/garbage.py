"""Python's cycle collector, held to the window's thread.

Left alone it runs on whichever thread allocates. On a worker it may find a `QObject` to destroy:
Qt then holds a lock of its signals while it asks for Python's, the window's thread holds Python's
while it waits for Qt's, and the window stands still for ever. Seen with PySide6 6.11.
"""

import gc

from PySide6.QtCore import QObject, QTimer

#: milliseconds between looks; the young are looked at each time, the older every nth
_INTERVAL = 1000
_MIDDLE, _ALL = 10, 60


class CollectorOnThisThread(QObject):
    """Collects cyclic garbage by a timer of this thread instead of anywhere at any time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_INTERVAL)

    def look(self) -> None:
        """Collect what is due; nothing when little was allocated since the last look."""
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return
        self._looks += 1
        oldest = 2 if self._looks % _ALL == 0 else 1 if self._looks % _MIDDLE == 0 else 0
        gc.collect(oldest)

    def settle(self) -> None:
        """What is there by now stays as long as the desk is open: no look goes through it any more.

        Modules, classes and tabs are most of all that there is; the first look of the middle ones alone
        would hold up a key for two frames.
        """
        gc.freeze()

    def let_go(self) -> None:
        """The desk is given back: what belonged to it may be garbage."""
        gc.unfreeze()

    def stop(self) -> None:
        """Leave collecting to Python again: no worker runs any more."""
        self._timer.stop()
        self.let_go()
        if self._was_enabled:
            gc.enable()
