"""Whoever logs out, or ends the program from outside, finds the window as it was left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.work.settings import Settings

CHILD = """
import signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.frame import app

begun = app.Application.__init__

def begin(self, *told):
    begun(self, *told)
    self.desks.taken.connect(lambda taken: taken.built.connect(lambda: end(taken)))

def end(taken):
    taken.queue.views.view_chosen.emit("closed")
    QTimer.singleShot(0, lambda: signal.raise_signal(getattr(signal, sys.argv[2])))

app.Application.__init__ = begin
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows closes the window itself")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_the_window_is_closed_properly(desk_folder: Path, tmp_path: Path, name: str) -> None:
    """View, sort and columns of the day were lost."""
    home = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(desk_folder), name],
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (kept,) = (tmp_path / "config").rglob("window.ini")
    assert Settings(kept).text("queue/view") == "closed"
    assert not (desk_folder / "desk.window").exists()
