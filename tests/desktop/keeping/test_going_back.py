"""Going back through the window: looked into, made the desk, and a desk that will not open."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.frame.look_bar import LookBar
from desktop.frame.second_start import REQUEST, ask_to_raise
from desktop.keeping.go_back_dialog import GoBackDialog
from desktop.policies.reading.warning_card import GapCard
from returns.keeping import layout
from tests.desktop.conftest import NOW
from tests.desktop.keeping.test_page import act, opened

ROOT = Path(__file__).resolve().parents[3]


def bar(page) -> LookBar:
    shown = [bar for bar in page.window.findChildren(LookBar) if bar.isVisible()]
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


def test_a_case_of_a_copy_offers_no_key_and_no_way_that_would_change_it(lived):
    opened(lived).look_inside()
    lived.settle()
    lived.queue.press(Qt.Key.Key_Down)
    queue = lived.queue.tab
    queue.applies.ask_now()
    lived.settle()
    assert queue.applies.actions <= {"letters"}
    assert not {"part refund", "approve", "hold", "snooze"} & set(queue.panel._keys.shown())
    assert not [way for way in queue.panel._ways.rows() if way.isEnabled()]


NO = "This is a copy that you are looking at"


def looked(page) -> None:
    opened(page).look_inside()
    page.window.activateWindow()
    page.settle()


def test_a_key_that_would_change_something_is_answered(lived):
    looked(lived)
    lived.queue.choose_view("to_answer")
    lived.queue.tab.list.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_K, Qt.Key.Key_N):
        lived.window.banner.hide()
        lived.key(key)
        assert lived.banner().startswith(NO)
    lived.window.banner.hide()
    lived.key(Qt.Key.Key_J)
    assert lived.banner() == ""


def test_the_keys_work_again_on_ones_own_desk(lived):
    looked(lived)
    press(lived, bar(lived).back)
    lived.window.activateWindow()
    lived.queue.choose_view("to_answer")
    lived.queue.tab.list.setFocus()
    before = lived.queue.rows()
    lived.key(Qt.Key.Key_Return)
    assert lived.queue.rows() != before
    assert not lived.banner().startswith(NO)


def test_buttons_that_write_are_closed_with_the_reason(lived):
    looked(lived)
    lived.queue.choose_view("to_inspect")
    for tab in lived.application.open.tabs:
        assert tab.writing()
        for part in tab.writing():
            part.setEnabled(True)
            assert not part.isEnabled()
            assert part.accessibleDescription().startswith(NO)
    table = lived.window.actions_table
    assert table["keep"].toolTip().startswith(NO)
    lived.do("lang_zh")
    assert table["keep"].toolTip().startswith("这是正在查看的备份")
    lived.do("lang_en")
    press(lived, bar(lived).back)
    assert all(part.isEnabled() for part in lived.queue.tab.writing())
    assert table["keep"].toolTip() == "Refund, the buyer keeps it"


def test_whatever_else_would_write_answers_with_the_same_sentence(lived):
    looked(lived)
    lived.do("tab_policies")
    lived.settle()
    gap = next(card for card in lived.window.findChildren(GapCard) if card.isVisible())
    QTest.keyClick(gap.findChildren(QPushButton)[-1], Qt.Key.Key_Space)
    lived.settle()
    assert lived.banner().startswith(NO)


def test_products_are_shown_by_the_pictures_of_the_copy(lived):
    pictures = {
        path.name: path.read_bytes() for path in (lived.desk.folder / "pictures").iterdir()
    }
    looked(lived)
    desk = lived.desk
    assert pictures
    for name, content in pictures.items():
        assert desk.file(f"pictures/{name}").read_bytes() == content
    asked = f"pictures/{next(iter(pictures))}"
    lived.application.open.thumbnails.get(asked, 36)
    lived.settle()
    assert lived.application.open.thumbnails.get(asked, 36) is not None


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


def test_the_former_desk_has_a_name_in_the_language_of_the_window(lived, desk_folder):
    """It was an English one, among folders with Chinese names."""
    lived.do("lang_zh")
    lived.settle()
    opened(lived).ask_go_back()
    confirm(lived)
    (former,) = (path for path in desk_folder.parent.iterdir() if "回到旧备份之前" in path.name)
    assert former.name.startswith(f"{desk_folder.name} (回到旧备份之前 2026-11-22 ")
    assert str(former) in lived.banner()


def gone_back(page, folder: Path) -> Path:
    """Go back by the window; gives where the former desk lies."""
    opened(page).ask_go_back()
    confirm(page)
    (former,) = (path for path in folder.parent.iterdir() if "before going back" in path.name)
    return former


def test_where_the_former_desk_lies_stays_on_the_page_until_it_is_dismissed(
    application, desk_folder, lived
):
    former = gone_back(lived, desk_folder)
    lived.window.banner.hide()
    shown = opened(lived)
    line = shown.dialog.state.former
    assert line.isVisible()
    assert str(former) in line.words.text()
    assert "the copy of today 10:00" in line.words.text()
    shown.dialog.reject()
    lived.application.desks.give_back()
    assert lived.application.desks.open_folder(desk_folder)
    lived.settle()
    shown = opened(lived)
    line = shown.dialog.state.former
    assert line.isVisible()
    shown.press(line.dismiss)
    assert not line.isVisible()
    assert former.is_dir()
    shown.dialog.reject()
    shown = opened(lived)
    assert not shown.dialog.state.former.isVisible()
    shown.dialog.reject()


def test_the_folder_of_the_former_desk_is_shown(lived, desk_folder, monkeypatch):
    former = gone_back(lived, desk_folder)
    seen: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: seen.append(url.toLocalFile()) or True
    )
    lived.press_banner()
    shown = opened(lived)
    shown.press(shown.dialog.state.former.show_folder)
    shown.dialog.reject()
    assert seen == [str(former)] * 2


def test_what_comes_with_opening_does_not_talk_over_where_it_lies(application, desk_folder):
    page = application(desk_folder, told="")
    former = gone_back(page, desk_folder)
    assert str(former) in page.banner()


# --- a second start -------------------------------------------------------------------------

CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.frame import app
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
    page.application.desks.give_back()
    assert not (desk_folder / REQUEST).exists()
