"""The composition root: puts window, look, language and desk together, and takes them apart."""

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.frame.after_paint import AfterPaint
from desktop.frame.appearance import Appearance
from desktop.frame.crash import CrashCatcher
from desktop.frame.desks import Desks
from desktop.frame.frame_actions import FrameActions
from desktop.frame.going_back import GoingBack
from desktop.frame.key_proof import KeyProof
from desktop.frame.main_window import MainWindow
from desktop.frame.open_desk import OpenDesk
from desktop.frame.second_start import ask_to_raise
from desktop.frame.text_size import TextSize
from desktop.frame.told_to_end import ToldToEnd
from desktop.look.theme import STYLE_ARGUMENTS, load_fonts
from desktop.widgets.line_start import LineStart
from desktop.widgets.veil import open_veiled
from desktop.work.garbage import CollectorOnThisThread
from desktop.work.jobs import Jobs
from desktop.work.settings import LABEL_STOCK, Settings
from returns.clock import Clock, SystemClock
from returns.errors import DeskProblem

if TYPE_CHECKING:
    from desktop.frame.crash_dialog import CrashDialog

_LOG = logging.getLogger("sendback.qt")
#: refusals of a desk that is open in another program on this computer
_HELD = ("storage.DeskLocked", "storage.HeldByUnknown")


class Application(QObject):
    """One window, how it looks, the desk in it, and what its actions do."""

    def __init__(
        self, qt: QApplication, settings: Settings, clock: Clock | None = None
    ) -> None:
        super().__init__()
        self.settings = settings
        self._collector = CollectorOnThisThread(self)
        self.jobs = Jobs()
        self.appearance = Appearance(qt, settings, self)
        self._line_start = LineStart(qt, self)
        self._key_proof = KeyProof(qt, self)
        self.window = MainWindow(settings, lambda: self.desks.start_page)
        self.crash = CrashCatcher()
        self.crash.caught.connect(self._show_crash)
        self._crash_dialog: CrashDialog | None = None
        self.desks = Desks(self.window, self.jobs, settings, clock or SystemClock())
        self.going_back = GoingBack(self.desks)
        text_size = TextSize(self.appearance, self.desks, self.going_back)
        self.frame = FrameActions(self.desks, self.appearance, text_size)
        self._wire()

    def _wire(self) -> None:
        window = self.window
        window.dropped.connect(self._dropped)
        window.actions_table.closed_pressed.connect(self._say_closed)
        window.opening.connect(self.appearance.dress)
        window.closing.connect(self.close)
        window.foot.safe_wanted.connect(lambda: self.frame.run("safe_keeping"))
        window.foot.keys.wanted.connect(lambda: self.frame.run("keys"))
        window.foot.person.clicked.connect(lambda: self.frame.run("at_desk"))
        self.jobs.running.connect(window.foot.show_job)
        self.jobs.unsaved.turned.connect(self._say_saved)
        self.appearance.changed.connect(self._look_changed)
        self.desks.language_chosen.connect(self.appearance.set_language)
        self.desks.taken.connect(self._taken)
        self.desks.given_back.connect(self._collector.let_go)

    @property
    def open(self) -> OpenDesk | None:
        """The desk in the window."""
        return self.desks.open

    def close(self) -> None:
        """The window closes: what was begun ends, then the desk is given back."""
        # a start page made by now would be seen by nobody
        self.desks.give_back(leaving=True)
        self.jobs.close()
        self._collector.stop()
        self.settings.save()

    # --- what happens --------------------------------------------------------------------

    def _taken(self, taken: OpenDesk) -> None:
        foot, shell = self.window.foot, taken.shell
        shell.label_stock = self.settings.text(LABEL_STOCK)
        taken.built.connect(self._collector.settle)
        taken.safe.connect(foot.show_safe)
        taken.check_wanted.connect(self.frame.verify)
        taken.at_desk.told.connect(foot.show_person)
        taken.clock_watch.told.connect(foot.set_clock)
        self._say_saved()
        foot.clock.clicked.connect(taken.clock_watch.say)
        shell.noticed.connect(self.window.say)
        shell.outdated.connect(self.window.banner.unsay)
        shell.paper_made.connect(self._show_paper)
        shell.wanted.connect(self.desks.go)
        AfterPaint(self.window, lambda: self.frame.tour.offer())

    def _say_saved(self) -> None:
        """A copy that is looked into takes nothing in: of that there is nothing to say."""
        if self.open is not None:
            saved = None if self.open.desk.read_only else not self.jobs.unsaved
            self.window.foot.show_saved(saved)

    def _look_changed(self) -> None:
        self.desks.say_language()
        self.window.fit()
        self.window.retranslate()
        self.frame.say_state()
        if self.open is not None:
            self.open.say_safe()
            self.open.clock_watch.tell()
            self.open.queue.list.fit()

    def _dropped(self, paths: list[Path]) -> None:
        # no platform's file is a ZIP: evidence that came back is
        packets = [path for path in paths if path.suffix.lower() == ".zip"]
        for each in packets:
            self.frame.verify(each)
        others = [path for path in paths if path not in packets]
        if self.open is None or not others:
            return
        if self.open.desk.read_only:
            self._say_closed()
        else:
            self.open.bring_in(others)

    def _say_closed(self) -> None:
        """A copy is looked into: nothing can be changed in it."""
        if self.open is not None:
            self.open.shell.refuse(DeskProblem("desk.read_only"))

    def _show_paper(self, paper: object) -> None:
        from desktop.papers.label_dialog import LabelDialog
        from desktop.papers.packet_dialog import PacketDialog
        from desktop.papers.paper_dialog import PaperDialog
        from returns.papers.document_box import Paper

        if isinstance(paper, Paper) and self.open is not None:
            desk = self.open.desk
            dialog: PaperDialog
            if paper.case_id and not desk.read_only:
                acting = self.open.queue.case.acting
                ours = acting is not None and acting.case.id == paper.case_id
                line = acting.line if acting is not None and ours else 0
                dialog = PacketDialog(paper, desk, self.jobs, self.window, line=line)
            elif paper.asked and not desk.read_only:
                dialog = labels = LabelDialog(paper, desk.papers, self.jobs, self.window)
                labels.stock_taken.connect(self._keep_stock)
            else:
                dialog = PaperDialog(paper, self.jobs, self.window)
            dialog.left.connect(self.open.shell.paper_left)
            open_veiled(dialog)

    def _keep_stock(self, stock: str) -> None:
        """The next labels are for it too: it is what the printer is loaded with."""
        self.settings.keep(LABEL_STOCK, stock)
        if self.open is not None:
            self.open.shell.label_stock = stock

    def _show_crash(self, details: str) -> None:
        from desktop.frame.crash_dialog import CrashDialog

        if self._crash_dialog is not None and shiboken6.isValid(self._crash_dialog):
            return
        folder = self.open.desk.folder if self.open is not None else None
        self._crash_dialog = CrashDialog(details, folder, self.window)
        self._crash_dialog.show_once()


def run(folder: Path | None = None, lang: str | None = None) -> int:
    """Open the window, at a desk if one is named or was open last; gives the exit code."""
    QCoreApplication.setOrganizationName("Sendback")
    QCoreApplication.setApplicationName("Sendback")
    QGuiApplication.setDesktopFileName("sendback")
    qt = QApplication([sys.argv[0], *STYLE_ARGUMENTS])
    qInstallMessageHandler(_log_qt)
    load_fonts()
    settings = Settings()
    application = Application(qt, settings)
    if lang is not None:
        application.appearance.speak(lang)
    application.crash.install()
    wanted = folder or next(iter(settings.recent_desks()), None)
    if wanted is None:
        application.window.show_start()
    elif not application.desks.open_folder(wanted) and _raised_other(application, wanted):
        application.close()
        return 0
    application.window.show()
    ending = ToldToEnd(application) if os.name != "nt" else None
    if ending is not None:
        # a dialog that is open keeps the program running without its window
        ending.told.connect(lambda: application.window.close() and qt.quit())
    try:
        return qt.exec()
    finally:
        if ending is not None:
            ending.stop()
        application.crash.remove()
        qInstallMessageHandler(None)


def _raised_other(application: Application, folder: Path) -> bool:
    """The desk is open in another window, which came to the front instead of this one."""
    refused = application.desks.refused
    return refused is not None and refused.key in _HELD and ask_to_raise(folder)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    _LOG.log(levels.get(kind, logging.ERROR), "%s", message)
