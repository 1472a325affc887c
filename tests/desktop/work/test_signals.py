"""PySide6 stays below the version that dies of its own signals (on Python 3.11)."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[3]

#: PySide6 6.12.0 drops one reference to `True` at each emission and aborts after some hundreds
EMIT = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rang = Signal(bool)

app = QCoreApplication([])
bell, heard = Bell(), []
bell.rang.connect(heard.append)
before = sys.getrefcount(True)
for _ in range(10_000):
    bell.rang.emit(True)
heard_all = len(heard) == 10_000 and all(heard)
heard.clear()
# from Python 3.12 on True is immortal and its count means nothing
lost = before - sys.getrefcount(True) if sys.version_info < (3, 12) else 0
print("heard" if heard_all else "missed", "kept" if lost < 100 else f"lost {lost}")
"""


def test_ten_thousand_emissions_reach_their_slot_and_the_process_lives():
    child = subprocess.run(
        [sys.executable, "-c", EMIT], capture_output=True, text=True, check=False
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout.split() == ["heard", "kept"]


def test_the_installed_pyside_is_inside_the_pin():
    assert (6, 11, 3) <= PySide6.__version_info__[:3] < (6, 12, 0)


def test_the_pin_itself_stands():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = [line for line in project["dependencies"] if line.startswith("PySide6")]
    assert pins == ["PySide6-Essentials>=6.11.3,<6.12"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert re.findall(r"^pyside6[\w-]*==(\S+)", lock, re.MULTILINE) == ["6.11.3"]
