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
from tests.desktop.two_lines import ORDER, order_files
from tests.journeys import screen_reader
from tests.journeys.screen_reader import Reader
from tests.returns.casework.shop import request_file

if TYPE_CHECKING:
    import xa11y

CASES = 10
DONE = "Refund $18.40, the buyer keeps it · {:05}. Letter to the buyer copied. Undo"
#: the number of the case of two lines, which comes after those
TWO_LINES = CASES + 1
PATIENCE_SECONDS = 60

pytestmark = [
    pytest.mark.skipif(
        bool(screen_reader.lacking()),
        reason=f"AT-SPI cannot be had here: {', '.join(screen_reader.lacking())} missing",
    ),
    pytest.mark.timeout(600),
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


class Morning:
    """What somebody does who has neither keys nor a pointer: press, switch, select and put words."""

    def __init__(self, app: "xa11y.App", reader: Reader) -> None:
        self.app, self.reader = app, reader
        self.rows = app.locator("table[name='Cases'] table_cell[name^='Mug ']")
        self.step = app.locator("button[description='Enter']")

    def hear(self, words: str, begins: bool = False) -> None:
        """Wait until it is said, politely."""

        def said() -> bool:
            told = [each.words for each in self.reader.heard if not each.urgent]
            return any(each.startswith(words) if begins else each == words for each in told)

        self.reader.until(said)

    def bring_in(self, *paths: Path, count: int) -> None:
        """Import files, through the system's own dialog and ours."""
        self.app.locator("button[name='Import…']").first().press()
        named = " ".join(f'"{path}"' for path in paths)
        self.app.locator("dialog text_field[name='File name:']").set_value(named)
        self.app.locator("dialog button[name='Open']").press()
        self.done(f"Bring in {count}")
        self.hear(f"{count} brought in.")

    def menu(self, *path: str) -> None:
        """Go through the menu of the window to one of its entries."""
        self.app.locator("button[name='Sendback menu']").press()
        for title in path[:-1]:
            self.app.locator(f"menu menu_item[name='{title}']").show_menu()
        entry = self.app.locator(f"menu menu_item[name='{path[-1]}']")
        entry.wait_visible()
        entry.press()
        self.app.locator("menu").wait_detached()

    def answer(self, words: str) -> None:
        """Choose one of several in the dialog that is open."""
        choice = self.app.locator(f"dialog radio_button[name$='{words}']")
        choice.toggle()
        assert choice.element().checked == "on"

    def done(self, button: str) -> None:
        """Close the dialog that is open by its button."""
        pressed = self.app.locator(f"dialog button[name='{button}']")
        pressed.wait_visible()
        pressed.press()
        self.app.locator("dialog").wait_detached()

    def open(self, number: int) -> None:
        """Select a case in the list, which opens it."""
        (row,) = self.app.locator(f"table_cell[name^='Mug {number},']").elements()
        self.reader.select(row)
        self.app.locator(f"static_text[name='Mug {number}: defective']").wait_visible()

    def search(self, order: str) -> None:
        """Look for a case by its order."""
        self.app.locator("text_field[name^='Order, buyer']").set_value(order)


def test_a_morning_over_at_spi(
    reader: Reader, program: subprocess.Popen[bytes], folder: Path, tmp_path: Path
) -> None:
    import xa11y

    xa11y.set_default_timeout(PATIENCE_SECONDS)
    app = xa11y.App.by_pid(program.pid)
    morning = Morning(app, reader)
    morning.bring_in(request_file(tmp_path, CASES), count=CASES)
    two = tmp_path / "two"
    two.mkdir()
    morning.bring_in(*order_files(two), count=3)

    # the list says what stands in it, row by row
    rows = morning.rows
    reader.until(lambda: rows.count() == CASES + 1)
    assert {row.name for row in rows.elements()} == {
        *(f"Mug {n}, Defective, Amazon US" for n in range(CASES)),
        "Mug · Lamp × 2, 2 items, Broken on arrival, Amazon US",
    }

    # one in the middle of it waits for a colleague, another until tomorrow
    morning.open(4)
    morning.menu("Case", "Put on hold…")
    morning.answer("A colleague decides.")
    morning.done("Put on hold")
    morning.hear("Put on hold · 00005 Undo")
    morning.open(7)
    morning.menu("Case", "Snooze…")
    morning.done("Snooze")
    # its answer was due before: it is snoozed, and seen all the same
    morning.hear("Stays in sight", begins=True)

    # the letter is read where it stands, and changed
    morning.open(0)
    letter = app.locator("text_area[name='Letter']")
    assert "Mug 0" in str(letter.element().value)
    letter.set_value("We are sorry: the money comes today.")

    # what is advised is pressed, and said each time
    for number in (n for n in range(CASES) if n not in (4, 7)):
        morning.open(number)
        assert morning.step.element().name == "Promise and write"
        morning.step.press()
        morning.hear(DONE.format(number + 1))

    # the last one is taken back while the window offers it, and stands in the list again
    app.locator("button[name='Undo']").press()
    morning.hear("Taken back:", begins=True)
    reader.until(
        lambda: f"Mug {CASES - 1}, Defective, Amazon US" in [r.name for r in rows.elements()]
    )

    # one of two lines: each is chosen, and what is advised goes to both in one letter
    morning.search(ORDER)
    app.locator("static_text[name='Mug and 1 more item']").wait_visible()
    app.locator("button[name='2 Lamp × 2']").press()
    app.locator("button[name='2 Lamp × 2, chosen']").wait_visible()
    app.locator("button[name='1 Mug']").press()
    morning.step.press()
    morning.hear(f"Refund $18.40 · {TWO_LINES:05}. Letter to the buyer copied. Undo")

    # the money of one that is done went
    morning.search("113-1111111-0000001")
    app.locator("static_text[name='Mug 1: defective']").wait_visible()
    morning.menu("Case", "What happened", "Refunded…")
    morning.done("Note the money")
    reader.until(lambda: "00002" in reader.heard[-1].words)

    # nothing was said twice
    said = [each.words for each in reader.heard]
    assert len(said) == len(set(said))

    # the window is closed as any window, and all of it stands on the desk
    app.windows()[0].close()
    assert program.wait(PATIENCE_SECONDS) == 0
    desk = open_desk(folder)
    cases = {number: desk.cases.get(number).lead for number in range(1, CASES + 1)}
    kinds = {n: " ".join(e.kind for e in desk.cases.history(n)) for n in (5, 8)}
    desk.close()
    assert [n for n, line in cases.items() if line.answered_at is None] == [5, 8, CASES]
    assert "hold" in kinds[5]
    assert "snooze" in kinds[8]
