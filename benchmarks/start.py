"""From process start to the first painted queue, beside an empty window and beside importing everything.

Three kinds of child process take turns: the smallest PySide6 window, Sendback on a desk of 100,000
cases, and Sendback after importing at once what it leaves for later. Each tells when it first
painted; what counts is the ratio of the medians. `--cases` may name several sizes.
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

#: each tells the time in the paint event of its own widget (a filter on the application would be run,
#: in Python, for each event of the larger window) and then closes: a desk that was left open is
#: looked through when it is opened next, and that is no usual start
SMALLEST = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.time()); QTimer.singleShot(0, self.close)
app = QApplication([]); window = Window(); window.resize(1440, 900); window.show(); app.exec()
"""
OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
wait = QApplication.exec
def watched(*_):
    from desktop.queue.list.case_list import CaseList
    paint = CaseList.paintEvent
    def told(self, event):
        paint(self, event)
        if self.model().rowCount():
            print(time.time())
            CaseList.paintEvent = paint
            QTimer.singleShot(0, self.window().close)
    CaseList.paintEvent = told
    return wait()
QApplication.exec = watched
sys.argv = ["sendback"]
from desktop.__main__ import main
main()
"""
#: as if it had been open last: the window is opened by its icon, without a word
KNOWN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.work.settings import Settings
QCoreApplication.setOrganizationName("Sendback")
QCoreApplication.setApplicationName("Sendback")
settings = Settings()
settings.keep_recent(Path(sys.argv[1]))
settings.save()
print(0)
"""
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
    begin = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, str(desk)],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return (float(done.stdout.split()[0]) - begin) * 1000


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
            once(KNOWN, desk, home)
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
