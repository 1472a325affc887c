"""A whole morning as somebody has it who sees nothing of it: the accessibility tree alone.

No widget of ours is asked or clicked, and no key pressed. What Qt hands to AT-SPI is asked here, wherever
tests run; `test_morning_over_at_spi.py` asks AT-SPI itself, where there is a bus.
"""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from returns.desk import open_desk
from tests.desktop import spoken_tree
from tests.desktop.heard import listening
from tests.desktop.spoken_tree import Role, find, name, press
from tests.returns.casework.shop import request_file

CASES = 30

pytestmark = pytest.mark.usefixtures("listened")


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    """Thirty requests in a file of the platform."""
    return request_file(tmp_path, CASES)


def menu(page, *path: str) -> None:
    """Go through the menu of the window to one of its entries."""
    press(find(Role.Button, "Sendback menu"))
    page.until(lambda: says(Role.MenuItem, path[0]))
    for title, entry in pairwise(path):
        find(Role.MenuItem, title).actionInterface().doAction("ShowMenu")
        page.until(lambda entry=entry: says(Role.MenuItem, entry))
    press(find(Role.MenuItem, path[-1]))
    page.settle()


def done(page, button: str) -> None:
    """Close the dialog that is open by its button."""
    press(find(Role.Button, button))
    page.until(lambda: not spoken_tree.dialogs())
    page.settle()


def button_of(keys: str) -> str:
    """What the button says that has this key."""
    told = QAccessible.Text.Description
    fits = [
        part
        for part in spoken_tree.everything()
        if part.role() is Role.Button and part.text(told) == keys
    ]
    assert fits, keys
    return name(fits[-1])


def says(role: Role, words: str) -> bool:
    """Something of that role says this."""
    return any(words in name(part) for part in spoken_tree.everything() if part.role() is role)


@pytest.mark.timeout(600)
def test_a_morning_over_the_accessibility_tree(
    application, tmp_path, requests, monkeypatch
) -> None:
    folder = tmp_path / "My shop"
    open_desk(folder, create=True).close()
    page = application(folder)
    page.window.activateWindow()
    page.settle()
    # the system's own dialog: whoever uses it knows it
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(requests)], ""))

    with listening(monkeypatch) as heard:
        press(find(Role.Button, "Import…"))
        page.settle()
        page.until(lambda: says(Role.Button, str(CASES)))
        press(find(Role.Button, str(CASES)))
        page.until(lambda: not says(Role.Button, str(CASES)))
        page.settle()
        page.window.activateWindow()
        page.settle()

        # the list says what stands in it, and has the focus
        table = find(Role.Table, "Cases")
        table.actionInterface().doAction("SetFocus")
        assert any("Mug" in name(part) for part in spoken_tree.heard(table))

        # each is decided by its button; what was done is said each time
        for _ in range(CASES):
            before = len(heard)
            press(find(Role.Button, button_of("Enter")))
            page.until(lambda before=before: len(heard) > before)
            page.settle()
        answered = [page.desk.cases.get(n).lead.answered_at for n in range(1, CASES + 1)]
        assert None not in answered

        # the last one is taken back
        menu(page, "Edit", "Undo")
        page.until(lambda: heard[-1].words.startswith("Taken back:"))
        answered = [page.desk.cases.get(n).lead.answered_at for n in range(1, CASES + 1)]
        assert answered.count(None) == 1

    # the palette finds a case by its order, and opens it
    menu(page, "Edit", "Find anything…")
    find(Role.EditableText, "Do something").setText(
        QAccessible.Text.Value, "113-1111111-0000007"
    )
    press(find(Role.Button, "do it"))
    page.until(lambda: _mug(7))
    page.settle()

    # a note on it
    menu(page, "Case", "Note…")
    find(Role.EditableText, "For the history").editableTextInterface().insertText(
        0, "Called them"
    )
    done(page, "Keep the note")
    history = [event.kind for event in page.desk.cases.history(8)]
    assert "note" in " ".join(map(str, history))

    # the letter is read where it stands
    told = find(Role.EditableText, "Letter").textInterface()
    assert "Mug 7" in told.text(0, told.characterCount())

    # and it can wait
    menu(page, "Case", "Snooze…")
    done(page, "Snooze")
    assert "snooze" in " ".join(str(event.kind) for event in page.desk.cases.history(8))


@pytest.mark.timeout(300)
def test_a_parcel_over_the_accessibility_tree(application, desk_folder) -> None:
    page = application(desk_folder)
    page.window.activateWindow()
    page.settle()
    press(find(Role.RadioButton, "Inspection"))
    page.until(lambda: says(Role.EditableText, "Scan tracking"))
    page.settle()
    box = find(Role.EditableText, "Scan tracking, RMA, order or case")
    box.actionInterface().doAction("SetFocus")
    box.setText(QAccessible.Text.Value, "#1054")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    page.until(lambda: says(Role.RadioButton, "Package Opened"))
    case_id = page.desk.cases.find("#1054")
    before = len(page.desk.cases.history(case_id))
    for answer in ("Package Opened", "Complete Yes", "Works No"):
        press(find(Role.RadioButton, answer))
        page.until(lambda answer=answer: find(Role.RadioButton, answer).state().checked)
        page.settle()
    assert len(page.desk.cases.history(case_id)) > before
    # each shot that is asked for says whether it is there
    shots = [name(part) for part in spoken_tree.everything() if part.role() is Role.ListItem]
    assert any(shot.endswith("needed") for shot in shots)

    press(find(Role.Button, "Evidence sheet"))
    page.until(lambda: says(Role.Button, "Print…"))
    page.close_dialogs()


def _mug(number: int) -> bool:
    return any(name(part).startswith(f"Mug {number}:") for part in spoken_tree.everything())
