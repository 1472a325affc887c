"""From process start to the first painted queue, beside an empty window and beside importing everything.

Three kinds of child process take turns: the smallest PySide6 window, Sendback on a desk of 100,000
cases, and Sendback after importing at once what it leaves for later. Each ends at its first paint;
what counts is the ratio of the medians. `--cases` may name several sizes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from _many_cases import make_desk  # noqa: E402

#: ends the process when a widget of that class paints for the first time
ENDING = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

class Ending(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and wanted(watched):
            os._exit(0)
        return False
"""
SMALLEST = (
    ENDING
    + """
from PySide6.QtWidgets import QWidget
wanted = lambda watched: isinstance(watched, QWidget)
app = QApplication([]); ending = Ending(); app.installEventFilter(ending)
window = QWidget(); window.resize(1440, 900); window.show(); app.exec()
"""
)
OURS = (
    ENDING
    + """
from pathlib import Path
from PySide6.QtWidgets import QAbstractItemView
import desktop.frame.app
wanted = lambda watched: (
    isinstance(watched.parent(), QAbstractItemView) and watched.parent().model() is not None
    and watched.parent().model().columnCount() > 3 and watched is watched.parent().viewport()
)
class Watched(QApplication):
    def __init__(self, words):
        super().__init__(words); self.ending = Ending(); self.installEventFilter(self.ending)
desktop.frame.app.QApplication = Watched
desktop.frame.app.run(Path(sys.argv[1]))
"""
)
EAGER = (
    "import sqlalchemy.orm, alembic.command, reportlab.platypus, PIL.Image, pi_heif, pikepdf\n"
    "import pypdfium2, zxingcpp, holidays, python_calamine\n"
    "import returns.casework.cases, returns.bringing_in.intake, returns.papers.papers\n" + OURS
)


def once(code: str, desk: Path, home: Path) -> float:
    """Milliseconds from the start of a child to its first paint."""
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, str(desk)],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    taken = (time.perf_counter() - begin) * 1000
    if done.returncode:
        raise SystemExit(done.stderr)
    return taken


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        for count in options.cases:
            desk = make_desk(Path(folder, str(count)), count).parent
            contestants = {"smallest window": SMALLEST, "Sendback": OURS, "all at once": EAGER}
            taken: dict[str, list[float]] = {name: [] for name in contestants}
            for round_ in range(options.rounds + 1):
                for name, code in contestants.items():
                    milliseconds = once(code, desk, home)
                    if round_:
                        taken[name].append(milliseconds)
            medians = {name: statistics.median(values) for name, values in taken.items()}
            for name, median in medians.items():
                ratio = median / medians["smallest window"]
                rows.append(
                    {
                        "cases": count,
                        "what": name,
                        "ms": round(median),
                        "ratio": round(ratio, 2),
                    }
                )
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    print(f"{'cases':>9}  {'what':<16} {'ms':>6}  of the smallest window")
    for row in rows:
        print(f"{row['cases']:>9,}  {row['what']:<16} {row['ms']:>6}  {row['ratio']:.2f} ×")


if __name__ == "__main__":
    main()
