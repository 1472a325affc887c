"""Pictures of every tab without a screen: what the program shows, for a person who has none here."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from returns.whole_file import save_whole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.work.jobs import Jobs

#: pixels; the size at which the design's own pictures are drawn
_WIDTH, _HEIGHT = 1440, 900
#: an answer asks for pictures, pictures for a repaint: so deep goes no tab
_ROUNDS = 12


def portraits(
    desk: Path, out: Path, case_number: str, looks: Sequence[tuple[str, str]]
) -> Iterator[Path]:
    """Open the desk in a window that nobody sees and save a PNG of each tab in each look.

    `looks` are pairs of language and scheme; `case_number` is shown in queue and inspection.
    """
    # set to nothing it names no platform either
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    from PySide6.QtWidgets import QApplication

    from desktop.frame.app import Application
    from desktop.frame.tabs import IN_BAR
    from desktop.look.png import as_png
    from desktop.look.theme import load_fonts
    from desktop.work.settings import Settings

    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(["sendback"])
    load_fonts()
    application = Application(qt, Settings(out / "window.ini"))
    try:
        application.desks.open_folder(desk)
        application.window.resize(_WIDTH, _HEIGHT)
        application.window.show()
        _calm(qt, application.jobs)
        if application.open is None:
            return
        shown = application.open.desk.cases.find(case_number)
        for lang, scheme in looks:
            application.appearance.set_language(lang)
            application.appearance.set_scheme(scheme)
            for tab in (row.id for row in IN_BAR):
                application.open.shell.go(tab, 0 if tab == "policies" else shown)
                _calm(qt, application.jobs)
                path = out / f"{tab}-{lang}-{scheme}.png"
                save_whole(path, as_png(application.window.grab().toImage()))
                yield path
    finally:
        application.window.close()
        (out / "window.ini").unlink(missing_ok=True)


def _calm(qt: "QApplication", jobs: "Jobs") -> None:
    """Let everything arrive that was asked for, and what the answers ask for in their turn."""
    for _ in range(_ROUNDS):
        jobs.wait()
        qt.processEvents()
