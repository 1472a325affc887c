"""The frame: starting, second windows, language, keyboard, what is kept, what is freed."""

import gc
import os
import threading
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop.cli.command_line import run
from desktop.frame.action_specs import ACTIONS, HEARD
from desktop.frame.crash_dialog import CrashDialog
from desktop.frame.go_keys import GOES
from desktop.frame.help_dialogs import _COLUMNS, AboutDialog, KeysDialog, _listed
from desktop.frame.main_window import MainWindow
from desktop.frame.tabs import IN_BAR
from desktop.look.theme import look, px, tokens
from desktop.widgets.scroll_column import ScrollColumn
from desktop.work.settings import Settings
from returns import VERSION
from returns.desk import open_desk
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
EVERY_TAB = [f"tab_{row.id}" for row in IN_BAR]


def test_without_a_desk_it_says_how_to_begin(application: Start) -> None:
    page = application()
    start = page.application.desks.start_page
    assert start.isVisible()
    assert start._choices[0].button.plain_text() == "Open the sample desk"
    assert not page.can("import")
    assert page.can("open_desk")
    # nor does what still arrives of a desk that was closed
    page.application.frame.run("approve")
    page.settle()
    assert start.isVisible()


def test_a_new_desk_is_empty_and_says_what_it_is_for(
    application: Start, tmp_path: Path
) -> None:
    page = application()
    page.application.desks.make_folder(tmp_path / "My shop")
    page.until(lambda: page.application.open is not None)
    page.settle()
    assert page.window.windowTitle() == "My shop — Sendback"
    assert page.queue.tab.empty.isVisible()
    assert "returns will wait" in page.queue.tab.empty._title.text()
    assert page.can("import")


def test_what_a_killed_program_left_goes_when_the_desk_is_opened(
    application: Start, desk_folder: Path
) -> None:
    part = desk_folder / "photos" / "incoming" / f"{'0' * 32}.part"
    part.parent.mkdir(exist_ok=True)
    part.write_bytes(b"half a photo")
    os.utime(part, (0, 0))
    page = application(desk_folder)
    page.settle()
    assert not part.exists()
    log = (desk_folder / "sendback.log").read_text(encoding="utf-8")
    assert "leftovers of killed programs removed: 1" in log


def test_a_session_leaves_its_log_in_the_desk(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.application.jobs.run(partial(page.desk.cases.get, 4711))
    page.settle()
    page.do("close_desk")
    lines = (desk_folder / "sendback.log").read_text(encoding="utf-8").splitlines()
    assert f"opened by the window: Sendback {VERSION}, Python 3." in lines[0]
    assert any(line.split("refused: ")[-1] == "case.unknown" for line in lines), lines
    assert lines[-1].endswith("closed")


def test_the_sample_desk_says_how_far_it_is(application: Start, tmp_path: Path) -> None:
    page = application()
    work = page.application.desks.start_page._work
    assert not work.isVisible()
    page.application.desks.make_folder(tmp_path / "Harbour Gifts", sample=True)
    assert work.isVisible()
    assert work.words.text() == "Making the sample desk …"
    assert not page.application.desks.start_page._choices[0].isEnabled()
    heard: list[str] = []
    page.until(lambda: heard.append(work.words.text()) or page.application.open is not None)
    assert "Making the sample desk: case 12 of 30" in heard
    page.settle()
    assert page.queue.rows()
    page.do("close_desk")
    assert not work.isVisible()
    assert page.application.desks.start_page._choices[0].isEnabled()


def test_the_sample_desk_can_be_stopped_and_begun_again(
    application: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    page = application()
    start = page.application.desks.start_page
    page.application.desks.open_sample()
    start._work.stop.click()
    page.settle()
    assert not start._work.isVisible()
    assert start.problem() == ""
    assert page.application.open is None
    assert not (tmp_path / "Harbour Gifts" / "desk.sqlite").exists()
    page.application.desks.open_sample()
    assert start._work.isVisible()
    start._work.stop.click()
    page.settle()


def test_a_second_window_on_the_same_desk_says_so_plainly(
    application: Start, desk_folder: Path
) -> None:
    first = open_desk(desk_folder)
    page = application(desk_folder)
    assert page.application.open is None
    assert page.application.desks.start_page.isVisible()
    assert page.application.desks.start_page.problem()
    first.close()
    assert page.application.desks.open_folder(desk_folder)


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all", b"SQLite format 3\x00" + b"\x07" * 600]
)
def test_a_damaged_desk_opens_the_start_page_and_is_left_as_it_is(
    application: Start, tmp_path: Path, content: bytes
) -> None:
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / "desk.sqlite").write_bytes(content)
    page = application(folder)
    assert page.application.desks.start_page.problem()
    assert (folder / "desk.sqlite").read_bytes() == content


def test_closing_a_desk_leads_back_to_the_start(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.do("close_desk")
    assert page.application.desks.start_page.isVisible()
    assert page.application.settings.recent_desks() == [desk_folder]
    open_desk(desk_folder).close()


def test_tabs_carry_their_counts(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    today = page.desk.queue.counts()["today"]
    assert page.tab_names()[0] == f"Queue {today}"
    assert [name.split()[0] for name in page.tab_names()] == [row.name for row in IN_BAR]


def test_keys_of_the_queue_do_nothing_behind_another_tab(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.do("tab_policies")
    assert not page.can("label")
    page.do("tab_queue")
    assert page.can("label")


def test_what_the_window_was_like_is_kept(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.do("tab_inspection")
    page.do("tab_queue")
    page.queue.choose_view("all")
    page.queue.tab.list.sort_wanted.emit(3)
    page.settle()
    page.do("look_dark")
    page.do("lang_zh")
    page.do("tab_policies")
    page.window.close()
    settings = page.application.settings
    assert settings.text("look/scheme") == "dark"
    again = application(desk_folder, scheme="dark", language="zh")
    assert again.window.current_tab() == 1
    assert again.queue.tab.presenter.listing.view == "all"
    assert again.queue.tab.presenter.listing.sort == "value_minor"
    assert tokens().dark


def test_help_tells_every_key(application: Start) -> None:
    page = application()
    page.do("keys")
    keys = page.dialog(KeysDialog)
    said = {label.text() for label in keys.findChildren(QLabel)}
    assert {"Do the recommended step", "Snooze…", "Undo"} <= said
    # each key once, and all of them without scrolling on a small screen
    told = [spec.id for spec in ACTIONS if spec.keys]
    listed = sum(len(_listed(group)) for groups in _COLUMNS for group in groups)
    single = [spec.id for spec in ACTIONS if spec.single]
    assert listed == len(told) + len(single) + len(GOES) + sum(map(len, HEARD.values()))
    inside = keys.findChild(ScrollColumn).inside.layout()
    assert inside.heightForWidth(px(940)) + keys._foot.sizeHint().height() <= 720 - 60
    keys.close()
    page.do("about")
    about = page.dialog(AboutDialog)
    assert about.heading.text() == f"Sendback {VERSION}"
    about.close()


def test_a_bug_of_ours_is_said_once_and_can_be_copied(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.application.crash.caught.emit("Traceback …\nZeroDivisionError")
    page.application.crash.caught.emit("Traceback …\nagain")
    crash = page.dialog(CrashDialog)
    assert "ZeroDivisionError" in crash.report()
    assert str(desk_folder) not in crash.report()
    crash.close()


class Screen:
    """A screen of a size that this machine does not have."""

    def __init__(self, *room: int) -> None:
        self.room = QRect(*room)

    def availableGeometry(self) -> QRect:
        return self.room


def test_what_one_desk_said_of_itself_is_gone_with_it(
    application: Start, desk_folder: Path, tmp_path: Path
) -> None:
    page = application(desk_folder)
    assert page.window.foot.status.text()
    page.do("close_desk")
    assert page.window.foot.status.text() == ""
    open_desk(tmp_path / "empty", create=True).close()
    page.application.desks.open_folder(tmp_path / "empty")
    assert "$" not in page.window.foot.status.text()
    page.settle()


SCREENS = [
    pytest.param(Screen(0, 0, 1280, 680), id="small laptop"),
    pytest.param(Screen(0, 0, 1440, 860), id="laptop"),
    pytest.param(Screen(1920, 24, 1366, 744), id="second screen"),
]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_window_fits_its_screen_with_its_frame(
    monkeypatch: pytest.MonkeyPatch, dressed: object, tmp_path: Path, screen: Screen
) -> None:
    monkeypatch.setattr(MainWindow, "screen", lambda _window: screen)
    window = MainWindow(Settings(tmp_path / "fresh.ini"), QWidget)
    assert window.width() <= screen.room.width()
    assert window.height() <= screen.room.height() - 30, "no room for the title bar"
    assert window.width() > 1200
    window.deleteLater()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    "kept", [(0, 0, 2560, 1400), (3000, 2000, 1440, 900), (-50, -90, 1000, 700)]
)
def test_a_window_kept_from_another_screen_comes_back_whole(
    monkeypatch: pytest.MonkeyPatch,
    dressed: object,
    tmp_path: Path,
    screen: Screen,
    kept: tuple[int, int, int, int],
) -> None:
    before = MainWindow(Settings(tmp_path / "kept.ini"), QWidget)
    before.setGeometry(*kept)
    before.close()
    monkeypatch.setattr(MainWindow, "screen", lambda _window: screen)
    again = MainWindow(Settings(tmp_path / "kept.ini"), QWidget)
    assert screen.room.contains(again.geometry()), again.geometry()
    assert again.geometry().top() - screen.room.top() >= 30, "no room for the title bar"
    for window in (before, again):
        window.deleteLater()


def visible(page: WindowPage, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in page.window.findChildren(kind) if widget.isVisible()]


@pytest.mark.parametrize("tab", EVERY_TAB)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_control_has_a_name(
    application: Start, desk_folder: Path, tab: str, language: str
) -> None:
    page = application(desk_folder, language=language)
    page.do(tab)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    inner = (QAbstractSpinBox, QComboBox)
    for kind in kinds:
        for widget in visible(page, kind):
            if isinstance(widget.parent(), inner) or widget.objectName().startswith("qt_"):
                continue
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name, f"{type(widget).__name__} in {type(widget.parent()).__name__}"


@pytest.mark.parametrize("tab", EVERY_TAB)
def test_no_text_can_become_markup(application: Start, desk_folder: Path, tab: str) -> None:
    page = application(desk_folder)
    page.do(tab)
    for label in page.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, f"{label.text()!r}"


@pytest.mark.parametrize("factor", ["1.0", "2.0"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("tab", EVERY_TAB)
def test_no_button_is_cut_at_any_text_size(
    application: Start, desk_folder: Path, factor: str, language: str, tab: str
) -> None:
    page = application(desk_folder, factor=factor, language=language)
    page.window.resize(1280, 720)
    page.do(tab)
    assert (page.window.width(), page.window.height()) == (1280, 720), "it asks for more room"
    for _ in range(5):
        # what a page that was just built asks for, and what that asks for
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    for button in visible(page, QPushButton):
        wanted = button.minimumSizeHint()
        assert button.width() >= wanted.width(), f"{button.text()!r} is {button.width()} wide"
        assert button.height() >= wanted.height() - 1, f"{button.text()!r} is too low"


def test_the_text_size_changes_while_it_runs(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    before = page.queue.tab.search.height()
    page.do("tab_policies")
    page.do("text_200")
    assert page.window.current_tab() == 1
    assert page.queue.tab.search.height() == 2 * before
    page.do("text_100")
    assert page.queue.tab.search.height() == before
    assert page.queue.rows()


def test_the_open_case_stays_open_when_the_text_size_changes(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.queue.choose_view("all")
    third = page.queue.tab.list.model().index(2, 0)
    page.queue.tab.list.setCurrentIndex(third)
    page.settle()
    open_case = page.queue.tab.case.case_id
    assert open_case
    page.do("text_200")
    page.settle()
    assert page.queue.tab.case.case_id == open_case


def test_work_that_runs_ends_before_the_text_size_takes_hold(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    height = page.queue.tab.search.height()
    release = threading.Event()
    answers: list[bool] = []
    jobs = page.application.jobs
    job = jobs.start("Adding photos", lambda _: release.wait(), answers.append)
    page.window.actions_table["text_200"].trigger()
    assert not job.is_cancelled()
    release.set()
    page.until(lambda: not jobs.busy())
    page.settle()
    assert answers == [True]
    assert page.queue.tab.search.height() == 2 * height


def test_a_closed_desk_leaves_nothing_behind(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.do("close_desk")
    counts = []
    for _ in range(4):
        page.application.desks.open_folder(desk_folder)
        page.settle()
        tab = weakref.ref(page.application.open.queue)
        page.do("close_desk")
        QApplication.sendPostedEvents(None, 52)  # deferred deletes
        QApplication.processEvents()
        gc.collect()
        counts.append(len(QApplication.allWidgets()))
    assert counts[-1] <= counts[1], counts
    assert tab() is None, "the tab of a closed desk is still held"


def test_what_waits_for_the_keys_to_pause_does_not_read_a_closed_desk(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    opened = page.application.open
    pauses = [opened.queue_presenter._counting, page.queue.tab.case.draft._pause]
    for pause in pauses:
        pause.ask()
    page.do("close_desk")
    assert not any(pause.waits() for pause in pauses)


def test_a_short_message_stands_in_the_status_line_and_a_grave_one_lies_over_nothing(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    window, undone = page.window, []
    window.say("Saved · 00012", "good", "Undo", lambda: undone.append(1))
    page.settle()
    assert window.foot.message.text() == "Saved · 00012"
    assert not window.foot.status.isVisible()
    assert window.banner.text() == ""
    # the way back stands right behind the words that it takes back
    back, words = window.foot.message.button, window.foot.message._words
    assert 0 <= back.x() - words.geometry().right() < 20
    assert words.width() < 200
    page.press_banner()
    assert undone == [1]
    assert window.foot.status.isVisible()
    assert page.banner() == ""
    for words, tone in (("It could not be kept.", "bad"), ("Long. " * 80, "plain")):
        window.say(words, tone, "", None)
        page.settle()
        assert page.banner() == words
        assert window.foot.message.text() == ""
        foot = window.foot.mapTo(window, window.foot.rect().bottomLeft()).y()
        assert window.banner.mapTo(window, window.banner.rect().topLeft()).y() > foot


def test_a_banner_gives_way_once_the_page_is_painted(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    window = page.window
    window.say("It could not be kept.", "bad", "", None)
    page.settle()
    # the next case is painted before the page takes back the banner's room
    window.say("Answered · 00013", "good", "", None)
    assert page.banner() == "Answered · 00013"
    assert window.banner.isVisible()
    page.settle()
    assert not window.banner.isVisible()
    # what is said in that very moment stays
    window.say("It could not be kept.", "bad", "", None)
    window.say("Answered · 00013", "good", "", None)
    window.say("It could not be sent.", "bad", "", None)
    page.settle()
    assert window.banner.isVisible()
    assert page.banner() == "It could not be sent."


def test_enter_alone_begins_with_the_sample_or_with_the_desk_that_was_open(
    application: Callable[..., WindowPage], tmp_path: Path
) -> None:
    page = application()
    start = page.application.desks.start_page
    asked: list[object] = []
    start.asked.disconnect()
    start.asked.connect(asked.append)
    QTest.keyClick(page.window.focusWidget(), Qt.Key.Key_Return)
    assert asked == ["sample_desk"]
    start.desk_chosen.disconnect()
    start.desk_chosen.connect(asked.append)
    start.hide()
    start.set_recent([tmp_path / "Mine", tmp_path / "Older"])
    start.show()
    QTest.keyClick(page.window.focusWidget(), Qt.Key.Key_Return)
    assert asked == ["sample_desk", tmp_path / "Mine"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_the_largest_text_the_bar_at_the_top_is_one_line(
    application: Start, desk_folder: Path, language: str
) -> None:
    """Buttons that an icon can stand for are one, and say their words to who points at them or cannot see."""
    page = application(desk_folder, factor="2.0", language=language)
    for width in (1440, 1280):
        page.window.resize(width, 720)
        for tab in ("tab_policies", "tab_inspection", "tab_queue"):
            page.do(tab)
            page.settle()
            assert page.window.top.height() == px(48), (width, tab)
    button = page.queue.tab.new_button
    words = button.plain_text()
    assert (button.text(), button.accessibleName()) == ("", words)
    assert words in button.toolTip()
    assert not button.icon().isNull()
    # where there is room they are words again
    page.window.resize(3000, 1200)
    page.settle()
    assert (button.text(), button.toolTip()) == (words, "")
    assert button.icon().isNull()


def test_a_language_named_at_the_start_is_spoken_this_once(
    application: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`sendback --lang zh` opened an English window."""
    asked: list[tuple[Path | None, str | None]] = []

    def opened(folder: Path | None, lang: str | None) -> int:
        asked.append((folder, lang))
        return 0

    monkeypatch.setattr("desktop.frame.start.open_window", opened)
    assert run(["--lang", "zh"]) == 0
    assert asked == [(None, "zh")]
    opened_at = application().application
    appearance, settings = opened_at.appearance, opened_at.settings
    chosen = settings.text("look/language")
    appearance.speak("zh")
    assert look().lang == "zh"
    assert settings.text("look/language") == chosen
    appearance.speak("en")
