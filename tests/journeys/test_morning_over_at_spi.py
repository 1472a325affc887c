"""A morning over AT-SPI, as a screen reader has it: the program in a process of its own, found by the bus.

Nothing of it is imported here but what reads its desk afterwards: the list is read, steps are pressed and
announcements are heard as Orca would. `test_spoken_morning.py` asks the same of Qt's own tree, everywhere.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from returns.desk import open_desk
from tests.desktop.heard import Heard
from tests.journeys import screen_reader
from tests.journeys.screen_reader import Reader
from tests.returns.casework.shop import request_file

if TYPE_CHECKING:
    import xa11y

CASES = 3
DONE = "Refund $18.40, the buyer keeps it · 0000{}. Letter to the buyer copied. Undo"
PATIENCE_SECONDS = 60

pytestmark = [
    pytest.mark.skipif(
        bool(screen_reader.lacking()),
        reason=f"AT-SPI cannot be had here: {', '.join(screen_reader.lacking())} missing",
    ),
    pytest.mark.timeout(300),
]


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """What a program is started with to be seen and heard; xa11y looks there too."""
    with screen_reader.session(tmp_path) as env:
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            monkeypatch.setenv(name, env[name])
        yield env


@pytest.fixture
def reader(qapp, started: dict[str, str]) -> Iterator[Reader]:
    reader = Reader(started["DBUS_SESSION_BUS_ADDRESS"])
    yield reader
    reader.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk without a case, whose letters are signed."""
    folder = tmp_path / "My shop"
    desk = open_desk(folder, create=True)
    desk.settings.set(shop_name="Harbour Gifts")
    desk.close()
    return folder


@pytest.fixture
def program(
    reader: Reader, started: dict[str, str], folder: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """The program, open on the desk."""
    command = [sys.executable, "-m", "desktop", "--desk", str(folder)]
    with subprocess.Popen(command, env=started) as program:
        yield program
        program.kill()


def bring_in(app: "xa11y.App", path: Path) -> None:
    """Import a file, through the system's own dialog and ours."""
    app.locator("button[name='Import…']").first().press()
    app.locator("dialog text_field[name='File name:']").set_value(str(path))
    app.locator("dialog button[name='Open']").press()
    offered = app.locator(f"dialog button[name='Bring in {CASES}']")
    offered.wait_visible()
    offered.press()
    app.locator("dialog").wait_detached()


def test_a_morning_over_at_spi(
    reader: Reader, program: subprocess.Popen[bytes], folder: Path, tmp_path: Path
) -> None:
    import xa11y

    xa11y.set_default_timeout(PATIENCE_SECONDS)
    app = xa11y.App.by_pid(program.pid)
    bring_in(app, request_file(tmp_path, CASES))
    reader.until(lambda: Heard(f"{CASES} brought in.", urgent=False) in reader.heard)

    # the list says what stands in it, row by row
    rows = app.locator("table[name='Cases'] table_cell[name^='Mug ']")
    reader.until(lambda: rows.count() == CASES)
    assert {row.name for row in rows.elements()} == {
        f"Mug {n}, Defective, Amazon US" for n in range(CASES)
    }
    step = app.locator("button[description='Enter']")

    # what is advised is read, pressed, and said each time
    for number in range(CASES):
        title = app.locator(f"static_text[name='Mug {number}: defective']")
        title.wait_visible()
        app.locator("static_text[name='Refund $18.40, the buyer keeps it']").wait_visible()
        assert step.element().name == "Promise and write"
        step.press()
        done = Heard(DONE.format(number + 1), urgent=False)
        reader.until(lambda done=done: done in reader.heard)
        if number < CASES - 1:
            reader.until(lambda left=CASES - number - 1: rows.count() == left)

    # the last one is taken back while the window offers it, and stands in the list again
    app.locator("button[name='Undo']").press()
    reader.until(lambda: reader.heard[-1].words.startswith("Taken back:"))
    reader.until(lambda: rows.count() == 1)

    # one that is done is looked for by its order
    app.locator("text_field[name^='Order, buyer']").set_value("113-1111111-0000001")
    app.locator("static_text[name='Mug 1: defective']").wait_visible()
    assert [row.name for row in rows.elements()] == ["Mug 1, Defective, Amazon US"]

    # the window is closed as any window, and all of it stands on the desk
    app.windows()[0].close()
    assert program.wait(PATIENCE_SECONDS) == 0
    desk = open_desk(folder)
    answered = [desk.cases.get(number).lead.answered_at for number in range(1, CASES + 1)]
    desk.close()
    assert [number for number, at in enumerate(answered) if at is None] == [CASES - 1]
