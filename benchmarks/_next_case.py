"""Presses Enter in a window and tells, as JSON, how many milliseconds each next case took to be painted.

Run as a child of `decide.py`: desk, number of keys, `busy` for photos that come in meanwhile, or `idle`.
"""

import json
import os
import random
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.frame.app import Application
from desktop.look.theme import STYLE_ARGUMENTS, load_fonts
from desktop.work.jobs import Lane
from desktop.work.settings import Settings

DESK, KEYS, BUSY = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "busy"
#: milliseconds between a case that was painted and the next key: somebody reads
PAUSE = 30
#: milliseconds after which a step has asked for something first, or was refused
STUCK = 700


class Watch(QObject):
    """Waits for the case's head to be painted with another number."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self.application = application
        self.queue = application.open.queue
        self.taken: list[float] = []
        self.tried = 0
        self.since, self.before = 0.0, ""
        # of the head alone: a filter on the application would be run for each event of the window
        self.queue.panel.head.installEventFilter(self)

    def number(self) -> str:
        """The case that the panel shows."""
        loaded = self.queue.case.loaded
        return loaded.case.number if loaded is not None else ""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A paint of the panel after the key, with the next case in it, ends the waiting."""
        painted = event.type() == QEvent.Type.Paint
        if painted and self.since and self.number() not in ("", self.before):
            self.taken.append((time.perf_counter() - self.since) * 1000)
            self.since = 0.0
            QTimer.singleShot(PAUSE, self.press)
        return False

    def press(self) -> None:
        """Enter on the case that is shown; a dialog is answered with Escape and counts for nothing."""
        if self.queue.case.case_id and self.queue.case.acting is None:
            # the row was left for one that is still being read: a key would decide nothing
            QTimer.singleShot(PAUSE, self.press)
            return
        self.tried += 1
        if len(self.taken) >= KEYS or self.tried > 3 * KEYS or not self.number():
            print(json.dumps(self.taken))
            sys.stdout.flush()
            os._exit(0)
        self.before, self.since = self.number(), time.perf_counter()
        QTimer.singleShot(STUCK, partial(self.stuck, self.since))
        QTest.keyClick(self.queue.list, Qt.Key.Key_Return)

    def stuck(self, since: float) -> None:
        """A step that asks first: leave it, and go on with the row below."""
        if self.since == since:
            self.since = 0.0
            for window in QApplication.topLevelWidgets():
                if window is not self.application.window and window.isVisible():
                    window.close()
            self.queue.list.step(1)
            QTimer.singleShot(PAUSE, self.press)


def photos_come(application: Application, case_id: int) -> None:
    """Fifteen pictures of a phone's size, one after the other, and again."""
    from PIL import Image

    folder = Path(tempfile.mkdtemp())
    chance = random.Random(7)
    paths = []
    for n in range(15):
        picture = Image.effect_noise((4000, 3000), 40 + chance.random()).convert("RGB")
        picture.save(folder / f"{n}.jpg", quality=85)
        paths.append(folder / f"{n}.jpg")
    desk, jobs = application.open.desk, application.jobs
    jobs.start("Adding photos", lambda _job: desk.photos.add(case_id, paths), lane=Lane.PHOTO)


def main() -> None:
    """One window."""
    qt = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    load_fonts()
    settings = Settings(DESK.parent / "window.ini")
    application = Application(qt, settings)
    application.window.resize(1440, 900)
    application.window.show()
    application.desks.open_folder(DESK)

    def begin() -> None:
        # on a busy machine the case's panel is built late
        awake = application.open is not None and application.open.queue.shown_case()
        if not awake or application.open.queue.case.loaded is None:
            QTimer.singleShot(PAUSE, begin)
            return
        if BUSY:
            photos_come(application, 1)
        watch = Watch(application)
        application.watch = watch
        application.open.queue.list.setFocus()
        QTimer.singleShot(2_500, watch.press)

    QTimer.singleShot(500, begin)
    qt.exec()


if __name__ == "__main__":
    main()
