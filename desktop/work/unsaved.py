"""What was entered and is not on the disk yet: nobody is told that all is saved while there is any."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal


class Unsaved(QObject):
    """Jobs that write, and words typed a moment ago, each by whatever it is known by."""

    #: True once everything is on the disk, False when something is not
    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: set[Hashable] = set()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def begin(self, what: Hashable) -> None:
        """This is not on the disk yet."""
        first = not self._waiting
        self._waiting.add(what)
        if first:
            self.turned.emit(False)

    def end(self, what: Hashable) -> None:
        """It is now, or nobody wants it any more."""
        if what in self._waiting:
            self._waiting.remove(what)
            if not self._waiting:
                self.turned.emit(True)

    def forget(self) -> None:
        """The desk is closed: what waited was written by whoever closed it."""
        self._waiting.clear()
