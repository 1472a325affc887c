"""The composition root: puts window, look, language and desk together, and takes them apart."""

import logging
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QStandardPaths,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.frame.after_paint import AfterPaint
from desktop.frame.crash import CrashCatcher
from desktop.frame.frame_actions import FrameActions
from desktop.frame.going_back import GoingBack
from desktop.frame.main_window import MainWindow
from desktop.frame.open_desk import OpenDesk, import_the_rest
from desktop.frame.second_start import OpenWindow, ask_to_raise
from desktop.frame.text_size import TextSize
from desktop.look.icons import icon
from desktop.look.language import Language
from desktop.look.theme import STYLE_ARGUMENTS, Theme, load_fonts, look
from desktop.wording import refusal_words
from desktop.work.garbage import CollectorOnThisThread
from desktop.work.jobs import Job, Jobs, Lane
from desktop.work.settings import Settings
from returns.clock import Clock, SystemClock
from returns.desk import DATABASE, open_desk
from returns.errors import DeskProblem, Refusal

if TYPE_CHECKING:
    from desktop.frame.crash_dialog import CrashDialog
    from desktop.frame.first_start import FirstStart
    from returns.desk import Desk, Settle

_LOG = logging.getLogger("sendback.qt")
#: refusals of a desk that is open in another program on this computer
_HELD = ("storage.DeskLocked", "storage.HeldByUnknown")
_SAMPLE_NAMES = {"en": "Harbour Gifts", "zh": "海港礼品"}


class Application(QObject):
    """One window and at most one open desk."""

    def __init__(
        self, qt: QApplication, settings: Settings, clock: Clock | None = None
    ) -> None:
        super().__init__()
        self.qt, self.settings = qt, settings
        self.clock = clock or SystemClock()
        self._collector = CollectorOnThisThread(self)
        self.jobs = Jobs()
        self.theme = Theme(qt)
        self.language = Language(qt, self.theme)
        self.theme.set_scheme(settings.text("look/scheme", "system"))
        self.theme.set_factor(settings.number("look/factor"))
        self.language.set(settings.text("look/language"))
        self.window = MainWindow(settings, lambda: self.start_page)
        self.crash = CrashCatcher()
        self.crash.caught.connect(self._show_crash)
        self.open: OpenDesk | None = None
        self._heard: OpenWindow | None = None
        #: why the desk that was asked for last did not open
        self.refused: Refusal | None = None
        self.text_size = TextSize(self)
        self.going_back = GoingBack(self)
        self.frame = FrameActions(self)
        self._crash_dialog: CrashDialog | None = None
        self._wire()

    def _wire(self) -> None:
        self.window.dropped.connect(self._dropped)
        self.window.actions_table.closed_pressed.connect(self._say_closed)
        self.window.closing.connect(self.close)
        self.jobs.running.connect(self.window.foot.show_job)
        self.theme.changed.connect(self._look_changed)
        self.window.foot.safe_wanted.connect(lambda: self.frame.run("safe_keeping"))
        self.window.foot.person.clicked.connect(lambda: self.frame.run("at_desk"))

    @cached_property
    def start_page(self) -> "FirstStart":
        """What the window shows without a desk."""
        from desktop.frame.first_start import FirstStart

        page = FirstStart()
        page.asked.connect(self.frame.run)
        page.desk_chosen.connect(self.open_folder)
        page.language_chosen.connect(self.set_language)
        page.language.set_value(look().lang)
        page.set_recent(self.settings.recent_desks())
        return page

    # --- desks ---------------------------------------------------------------------------

    def open_folder(self, folder: Path, settle: "Settle" = "ask") -> bool:
        """Open a desk; what is wrong with it is said with the ways on, and nothing is touched.

        `settle` is what was decided about a desk in trouble, as `open_desk` takes it.
        """
        try:
            desk = open_desk(folder, clock=self.clock, settle=settle)
        except Refusal as refusal:
            self.refused = refusal
            self.refuse(refusal)
            self.going_back.offer(folder, refusal)
            return False
        self.take(desk)
        return True

    def make_folder(self, folder: Path, *, sample: bool = False) -> None:
        """Make a desk, off the window's thread, and open it; the sample tells how far it is."""
        lang = look().lang

        def make(job: Job) -> "Desk":
            if sample:
                from returns.sample.desk import make_sample

                make_sample(folder, lang, self.clock, job.report, job.is_cancelled)
            return open_desk(folder, clock=self.clock, create=not sample)

        def failed(refusal: Refusal) -> None:
            self.wait_for(None)
            if not job.is_cancelled():
                self.refuse(refusal)

        def made(desk: "Desk") -> None:
            self.wait_for(None)
            self.take(desk)

        title = self.tr("Making the sample desk") if sample else self.tr("Making the desk")
        job = self.jobs.start(
            title, make, made, failed, progress=lambda _done, _total: self.wait_for(job)
        )
        self.wait_for(job)

    def wait_for(self, job: Job | None) -> None:
        """A desk is being made: say how far it is; None when none is any more."""
        self.window.set_waiting(on=job is not None)
        if self.open is None:
            self.start_page.show_work(job)

    def open_sample(self) -> None:
        """Open the sample desk, made on first use."""
        data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
        folder = Path(data, _SAMPLE_NAMES[look().lang])
        if (folder / DATABASE).is_file():
            self.open_folder(folder)
        else:
            self.make_folder(folder, sample=True)

    def take(self, desk: "Desk") -> None:
        """Show a desk that was opened, in place of the one before."""
        self.close_desk()
        self.open = OpenDesk(desk, self.jobs, self.settings, self.window.actions_table)
        self.window.take(self.open.tabs, desk.name)
        self.open.safe.connect(self.window.foot.show_safe)
        self.open.at_desk.told.connect(self.window.foot.show_person)
        shell = self.open.shell
        shell.noticed.connect(self.window.say)
        shell.paper_made.connect(self._show_paper)
        shell.wanted.connect(self._go)
        shell.undo.changed.connect(self.frame.say_undo)
        shell.undo.moved.connect(self.frame.undone)
        self.open.asked.connect(self.frame.run)
        self.open.look_wanted.connect(self.going_back.look_inside)
        self.open.go_wanted.connect(self.going_back.make_mine)
        self.open.clock_watch.told.connect(self.window.foot.set_clock)
        self.window.foot.clock.clicked.connect(self.open.clock_watch.say)
        if "start_page" in self.__dict__:
            self.start_page.show_problem("")
        if desk.read_only:
            self.going_back.show_bar()
        else:
            self._heard = OpenWindow(desk.folder, self.window)
            self.settings.keep_recent(desk.folder)
        self.frame.desk_changed()
        self.window.show_tab(int(self.settings.number("window/tab")))
        AfterPaint(self.window, self._get_ready)

    def close_desk(self) -> None:
        """Give the desk back; the start page shows."""
        if self.open is None:
            return
        self.jobs.settle()
        closing, self.open = self.open, None
        self.window.let_go()
        if self._heard is not None:
            self._heard.stop()
            self._heard = None
        closing.close()
        self.start_page.set_recent(self.settings.recent_desks())
        self.frame.desk_changed()

    def refuse(self, refusal: Refusal) -> None:
        """Say why there is no desk, or why not another one."""
        words = refusal_words(refusal)
        if self.open is None:
            self.start_page.show_problem(words)
            self.window.show_start()
        else:
            self.window.say(words, "bad", "", None)

    def close(self) -> None:
        """The window closes: what was begun ends, then the desk is given back."""
        self.close_desk()
        self.jobs.close()
        self._collector.stop()
        self.settings.save()

    # --- look and language ---------------------------------------------------------------

    def set_language(self, lang: str) -> None:
        """Speak another language from now on."""
        self.settings.keep("look/language", lang)
        self.language.set(lang)
        if "start_page" in self.__dict__:
            self.start_page.language.set_value(look().lang)
        self._look_changed()

    def set_scheme(self, scheme: str) -> None:
        """Light, dark, or like the system."""
        self.settings.keep("look/scheme", scheme)
        self.theme.set_scheme(scheme)

    def _look_changed(self) -> None:
        self.window.fit()
        self.window.retranslate()
        self.frame.say_state()
        if self.open is not None:
            self.open.say_safe()
            self.open.clock_watch.tell()
            self.open.queue.list.fit()

    # --- what happens --------------------------------------------------------------------

    def _get_ready(self) -> None:
        """Import what everything but the first page needs, on a worker: the window answers meanwhile."""
        opened = self.open
        if opened is None:
            return

        def ready(_: None) -> None:
            # another desk may have been opened meanwhile
            if self.open is opened:
                self._finish()

        self.jobs.run(import_the_rest, ready, lane=Lane.CASE)

    def _finish(self) -> None:
        if self.open is not None:
            self.open.finish()
            self.qt.setWindowIcon(icon("mark", "accent", 64))
            self.open.tabs[self.window.current_tab()].shown()

    def _go(self, tab: str, target: int) -> None:
        if self.open is not None:
            at = self.open.go(tab, target)
            self.window.show_tab(at)

    def _dropped(self, paths: list[Path]) -> None:
        if self.open is not None and self.open.desk.read_only:
            self._say_closed()
        elif self.open is not None:
            self.open.bring_in(paths)

    def _say_closed(self) -> None:
        """A copy is looked into: nothing can be changed in it."""
        if self.open is not None:
            self.open.shell.refuse(DeskProblem("desk.read_only"))

    def _show_paper(self, paper: object) -> None:
        from desktop.papers.paper_dialog import PaperDialog
        from returns.papers.document_box import Paper

        if isinstance(paper, Paper):
            PaperDialog(paper, self.jobs, self.window).open()

    def _show_crash(self, details: str) -> None:
        from desktop.frame.crash_dialog import CrashDialog

        if self._crash_dialog is not None and shiboken6.isValid(self._crash_dialog):
            return
        folder = self.open.desk.folder if self.open is not None else None
        self._crash_dialog = CrashDialog(details, folder, self.window)
        self._crash_dialog.show_once()


def run(folder: Path | None = None) -> int:
    """Open the window, at a desk if one is named or was open last; gives the exit code."""
    QCoreApplication.setOrganizationName("Sendback")
    QCoreApplication.setApplicationName("Sendback")
    QGuiApplication.setDesktopFileName("sendback")
    qt = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    qInstallMessageHandler(_log_qt)
    load_fonts()
    settings = Settings()
    application = Application(qt, settings)
    application.crash.install()
    wanted = folder or next(iter(settings.recent_desks()), None)
    if wanted is None:
        application.window.show_start()
    elif not application.open_folder(wanted) and _raised_other(application, wanted):
        application.close()
        return 0
    application.window.show()
    try:
        return qt.exec()
    finally:
        application.crash.remove()
        qInstallMessageHandler(None)


def _raised_other(application: Application, folder: Path) -> bool:
    """The desk is open in another window, which came to the front instead of this one."""
    refused = application.refused
    return refused is not None and refused.key in _HELD and ask_to_raise(folder)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    _LOG.log(levels.get(kind, logging.ERROR), "%s", message)
