"""Going back through the window: looked into, made the desk, and a desk that will not open."""

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.keeping.go_back_dialog import GoBackDialog
from desktop.keeping.recovery_page import RecoveryPage
from desktop.look_bar import LookBar
from desktop.new_desk_dialog import NewDeskDialog
from desktop.second_start import REQUEST, ask_to_raise
from returns.keeping import layout
from tests.desktop.conftest import NOW
from tests.desktop.keeping.test_page import act, opened

ROOT = Path(__file__).resolve().parents[3]


def bar(page) -> LookBar:
    shown = [bar for bar in page.window.findChildren(LookBar) if bar.isVisible()]
    assert len(shown) == 1
    return shown[0]


def recovery(page) -> RecoveryPage:
    shown = [each for each in page.window.findChildren(RecoveryPage) if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def press(page, button: QPushButton) -> None:
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    page.settle()
    page.settle()


def confirm(page) -> None:
    dialog = page.dialog(GoBackDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    page.settle()


@pytest.fixture
def lived(application, desk_folder):
    """The sample desk with a step more than its copy."""
    page = application(desk_folder)
    page.desk.clock.moment = NOW + timedelta(hours=1)
    act(page)
    return page


def steps(page) -> int:
    copy = page.desk.keeping.kept().places[0].copies[-1]
    return page.desk.keeping.going_back(copy).lost_count


# --- looking --------------------------------------------------------------------------------


def test_a_copy_is_looked_into_and_one_comes_back(lived, desk_folder):
    lost = steps(lived)
    opened(lived).look_inside()
    lived.settle()
    assert bar(lived).words.text() == "Looking at the copy of today 10:00 · read only"
    assert lived.desk.read_only
    assert lived.window.windowTitle() == "Harbour Gifts — Sendback"
    assert lived.queue.rows()
    press(lived, bar(lived).back)
    assert lived.desk.folder == desk_folder
    assert not lived.desk.read_only
    assert not [each for each in lived.window.findChildren(LookBar) if each.isVisible()]
    assert steps(lived) == lost > 0


def test_nothing_can_be_changed_in_a_copy(lived):
    opened(lived).look_inside()
    lived.settle()
    assert not any(lived.can(action) for action in ("import", "new_case", "settings", "keep"))
    assert lived.can("find")
    desk = lived.desk
    lived.application.open.shell.jobs.run(lambda: desk.settings.set(shop_name="Other"))
    lived.settle()
    assert lived.banner().startswith("This is a copy that you are looking at")
    lived.window.banner.hide()
    lived.drop(ROOT / "tests" / "samples" / "amazon_mfn_us.txt")
    assert lived.banner().startswith("This is a copy that you are looking at")


def test_a_copy_stays_open_when_the_text_size_changes(lived):
    opened(lived).look_inside()
    lived.settle()
    lived.do("text_125")
    lived.settle()
    assert "Looking at the copy" in bar(lived).words.text()
    lived.do("text_100")


# --- going back -----------------------------------------------------------------------------


def test_going_back_keeps_the_present_desk_and_says_where(lived, desk_folder):
    shown = opened(lived)
    dialog = shown.ask_go_back()
    assert dialog.focusWidget() is dialog.cancel
    confirm(lived)
    assert lived.desk.folder == desk_folder
    assert steps(lived) == 0
    former = [path for path in desk_folder.parent.iterdir() if "before going back" in path.name]
    assert len(former) == 1
    assert str(former[0]) in lived.banner()
    assert (former[0] / "desk.sqlite").is_file()


def test_a_damaged_copy_leaves_the_desk_open_as_it_was(lived, desk_folder):
    copy = layout.copy_folders(desk_folder / "backups")[-1]
    shown = opened(lived)
    shown.ask_go_back()
    database = copy / "desk.sqlite"
    database.chmod(0o600)
    database.write_bytes(database.read_bytes()[:4096])
    confirm(lived)
    assert lived.desk.folder == desk_folder
    assert "copy" in lived.banner().lower()
    assert [path.name for path in desk_folder.parent.iterdir() if "before" in path.name] == []


# --- a desk that will not open --------------------------------------------------------------


def spoil(folder: Path) -> None:
    database = folder / "desk.sqlite"
    content = bytearray(database.read_bytes())
    content[:4096] = b"\x00" * 4096
    database.write_bytes(content)


@pytest.mark.parametrize("harm", ["spoiled", "gone", "empty"])
def test_whatever_is_damaged_the_window_says_what_is_safe(application, desk_folder, harm):
    database = desk_folder / "desk.sqlite"
    if harm == "spoiled":
        spoil(desk_folder)
    elif harm == "gone":
        database.unlink()
    else:
        database.write_bytes(b"")
    before = {path: path.read_bytes() for path in desk_folder.rglob("*") if path.is_file()}
    page = application(desk_folder)
    shown = recovery(page)
    assert shown.what.text()
    assert "Nothing was changed and nothing was deleted." in shown.safe.text()
    assert "Copies: 1, the newest proved one of today 10:00" in shown.safe.text()
    assert "Originals of photos" in shown.safe.text()
    after = {path: path.read_bytes() for path in before}
    assert after == before


def test_a_copy_in_place_of_a_damaged_desk(application, desk_folder):
    spoil(desk_folder)
    page = application(desk_folder)
    press(page, recovery(page).make)
    confirm(page)
    assert page.desk.folder == desk_folder
    assert page.queue.rows()
    assert "The former one is kept here" in page.banner()


def test_a_copy_is_looked_into_from_the_recovery_screen(application, desk_folder):
    spoil(desk_folder)
    page = application(desk_folder)
    press(page, recovery(page).look)
    assert bar(page).isVisible()
    assert page.queue.rows()
    press(page, bar(page).back)
    assert recovery(page).table.model().rowCount() == 1


def test_a_damaged_copy_is_told_on_the_recovery_screen(application, desk_folder):
    spoil(desk_folder)
    copy = layout.copy_folders(desk_folder / "backups")[0]
    (copy / "desk.sqlite").chmod(0o600)
    spoil(copy)
    page = application(desk_folder)
    press(page, recovery(page).look)
    assert "is not as it was made" in recovery(page).what.text()


def test_a_mended_desk_opens_when_it_is_tried_again(application, desk_folder):
    kept = (desk_folder / "desk.sqlite").read_bytes()
    spoil(desk_folder)
    page = application(desk_folder)
    (desk_folder / "desk.sqlite").write_bytes(kept)
    press(page, recovery(page).again)
    assert page.desk.folder == desk_folder


def test_a_folder_that_is_no_desk_is_told_on_the_start_page(application, tmp_path):
    (tmp_path / "nothing").mkdir()
    page = application(tmp_path / "nothing")
    assert "There is no desk" in page.application.start_page.problem()
    assert page.application.start_page.isVisible()


def test_without_a_copy_nothing_is_promised(application, desk_folder):
    shutil.rmtree(desk_folder / "backups")
    spoil(desk_folder)
    shown = recovery(application(desk_folder))
    assert "No copy was found" in shown.safe.text()
    assert not shown.make.isVisible()
    assert not shown.look.isVisible()
    assert shown.choose.isVisible()


def test_what_can_be_read_is_saved_into_a_new_desk(application, desk_folder, tmp_path):
    database = desk_folder / "desk.sqlite"
    content = bytearray(database.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = b"\xff" * 8192
    database.write_bytes(content)
    page = application(desk_folder)
    shown = recovery(page)
    assert shown.salvage.isVisible(), shown.what.text()
    press(page, shown.salvage)
    page.dialog(NewDeskDialog).reject()
    page.application.going_back.salvage(tmp_path / "Saved")
    page.settle()
    page.settle()
    assert page.desk.folder == tmp_path / "Saved"
    assert page.queue.rows()
    assert database.read_bytes() == bytes(content)


# --- a second start -------------------------------------------------------------------------

CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import app
shown = app.MainWindow.show
def show(self):
    shown(self)
    print("shown", flush=True)
    QTimer.singleShot(0, self.close)
app.MainWindow.show = show
sys.exit(app.run(Path(sys.argv[1])))
"""


def second_start(page, folder: Path) -> tuple[int, str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    page.until(lambda: child.poll() is not None)
    return child.returncode, child.communicate()[0]


def test_a_second_start_raises_the_window_that_is_open(application, desk_folder):
    page = application(desk_folder)
    page.window.showMinimized()
    code, said = second_start(page, desk_folder)
    assert (code, said) == (0, "")
    assert not page.window.isMinimized()
    assert page.window.isVisible()


def test_a_command_that_holds_the_desk_is_told_as_before(application, desk_folder):
    from returns.desk import open_desk

    desk = open_desk(desk_folder)
    try:
        page = application()
        _, said = second_start(page, desk_folder)
        assert said == "shown\n"
    finally:
        desk.close()


def test_a_file_left_by_a_kill_answers_nobody(qapp, tmp_path):
    (tmp_path / REQUEST).write_text("open\n", encoding="utf-8")
    assert not ask_to_raise(tmp_path, patience=1)


def test_the_request_file_goes_with_the_window(application, desk_folder):
    page = application(desk_folder)
    assert (desk_folder / REQUEST).is_file()
    page.application.close_desk()
    assert not (desk_folder / REQUEST).exists()
