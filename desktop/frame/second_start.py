"""A second start of the same desk raises the window that is open; a small file carries the request.

The window that holds a desk keeps `desk.window` in its folder and watches it. Who is refused the desk
writes a request into the file and waits for it to be taken out again: then a window is there and has
heard. A command that holds the desk has no such file, or does not answer.
"""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

#: in the desk's folder as long as a window has it open
REQUEST = "desk.window"
_OPEN = "open\n"
_RAISE = "raise "
#: how long a second start waits for an answer, in milliseconds
_PATIENCE = 3_000


class OpenWindow(QObject):
    """Hears requests to come to the front while this window has the desk."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._file, self._window = folder / REQUEST, window
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look)
        if self._answer():
            self._watcher.addPath(str(self._file))

    def stop(self) -> None:
        """The desk is given back."""
        self._watcher.deleteLater()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        self.deleteLater()

    def _look(self, _path: str) -> None:
        with suppress(OSError):
            if _read(self._file).startswith(_RAISE):
                raise_window(self._window)
                self._answer()

    def _answer(self) -> bool:
        """A desk whose folder takes no file is worked on all the same; only nobody hears of it."""
        try:
            # in place: a watched file that is replaced is watched no more
            self._file.touch(mode=0o600)
            self._file.write_text(_OPEN, encoding="utf-8")
        except OSError:
            return False
        return True


def raise_window(window: QWidget) -> None:
    """To the front, from the task bar, too."""
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()


def ask_to_raise(folder: Path, patience: int = _PATIENCE) -> bool:
    """Ask the window that has this desk to come to the front; False where none answers."""
    file = folder / REQUEST
    if not file.is_file():
        return False
    loop, watcher = QEventLoop(), QFileSystemWatcher([str(file)])
    heard: list[bool] = []

    def look() -> None:
        with suppress(OSError):
            if _read(file) == _OPEN:
                heard.append(True)
                loop.quit()

    watcher.fileChanged.connect(look)
    try:
        file.write_text(f"{_RAISE}{os.urandom(4).hex()}\n", encoding="utf-8")
    except OSError:
        return False
    QTimer.singleShot(patience, loop.quit)
    loop.exec()
    return bool(heard)


def _read(file: Path) -> str:
    with file.open("rb") as reading:
        return reading.read(64).decode("utf-8", "replace")
