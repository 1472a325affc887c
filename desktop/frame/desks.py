"""The window's one place for a desk: opened, made, shown, and given back."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication

from desktop.frame.after_paint import AfterPaint
from desktop.frame.main_window import MainWindow
from desktop.frame.open_desk import OpenDesk, import_the_rest
from desktop.frame.second_start import OpenWindow
from desktop.look.icons import icon
from desktop.look.theme import look
from desktop.wording import refusal_words
from desktop.work.jobs import Job, Jobs, Lane
from desktop.work.settings import Settings
from returns.clock import Clock
from returns.desk import DATABASE, open_desk
from returns.errors import Refusal

if TYPE_CHECKING:
    from desktop.frame.first_start import FirstStart
    from returns.desk import Desk, Settle

_SAMPLE_NAMES = {"en": "Harbour Gifts", "zh": "海港礼品"}


class Desks(QObject):
    """At most one desk is open; the start page shows while there is none."""

    #: an `OpenDesk` is in the window, before anything of it is asked
    taken = Signal(object)
    given_back = Signal()
    #: a folder did not open, and the `Refusal` that says why
    troubled = Signal(object, object)
    #: an action of the window's table, and a language, that the start page wants
    asked = Signal(str)
    language_chosen = Signal(str)

    def __init__(
        self, window: MainWindow, jobs: Jobs, settings: Settings, clock: Clock
    ) -> None:
        super().__init__(window)
        self.window, self.jobs, self.settings, self.clock = window, jobs, settings, clock
        self.open: OpenDesk | None = None
        self._heard: OpenWindow | None = None
        #: why the desk that was asked for last did not open
        self.refused: Refusal | None = None

    @cached_property
    def start_page(self) -> "FirstStart":
        """What the window shows without a desk."""
        from desktop.frame.first_start import FirstStart

        page = FirstStart()
        page.asked.connect(self.asked)
        page.desk_chosen.connect(self.open_folder)
        page.language_chosen.connect(self.language_chosen)
        page.language.set_value(look().lang)
        page.set_recent(self.settings.recent_desks())
        return page

    def say_language(self) -> None:
        """The start page, where it was made, speaks the language on screen."""
        if "start_page" in self.__dict__:
            self.start_page.language.set_value(look().lang)

    # --- opened and made -----------------------------------------------------------------

    def open_folder(self, folder: Path, settle: "Settle" = "ask") -> bool:
        """Open a desk; what is wrong with it is said with the ways on, and nothing is touched.

        `settle` is what was decided about a desk in trouble, as `open_desk` takes it.
        """
        try:
            desk = open_desk(folder, clock=self.clock, settle=settle)
        except Refusal as refusal:
            self.refused = refusal
            self.refuse(refusal)
            self.troubled.emit(folder, refusal)
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

    # --- shown and given back ------------------------------------------------------------

    def take(self, desk: "Desk") -> None:
        """Show a desk that was opened, in place of the one before."""
        self.give_back()
        self.open = OpenDesk(desk, self.jobs, self.settings, self.window.actions_table)
        self.window.take(self.open.tabs, desk.name)
        if "start_page" in self.__dict__:
            self.start_page.show_problem("")
        if not desk.read_only:
            self._heard = OpenWindow(desk.folder, self.window)
            self.settings.keep_recent(desk.folder)
        self.taken.emit(self.open)
        self.window.show_tab(int(self.settings.number("window/tab")))
        AfterPaint(self.window, self._get_ready)

    def _get_ready(self) -> None:
        """Import what everything but the first page needs, on a worker: the window answers meanwhile."""
        opened = self.open
        if opened is None:
            return

        def ready(_: None) -> None:
            # another desk may have been opened meanwhile
            if self.open is opened:
                opened.finish()
                QGuiApplication.setWindowIcon(icon("mark", "accent", 64))
                opened.tabs[self.window.current_tab()].shown()

        self.jobs.run(import_the_rest, ready, lane=Lane.CASE)

    def go(self, tab: str, target: int) -> None:
        """Show something of the desk in a tab."""
        if self.open is not None:
            self.window.show_tab(self.open.go(tab, target))

    def give_back(self, *, leaving: bool = False) -> None:
        """Give the desk back; the start page shows, unless the window is leaving, too."""
        if self.open is None:
            return
        self.jobs.settle()
        closing, self.open = self.open, None
        if not leaving:
            self.window.let_go()
            self.start_page.set_recent(self.settings.recent_desks())
        if self._heard is not None:
            self._heard.stop()
            self._heard = None
        closing.close()
        self.given_back.emit()

    def refuse(self, refusal: Refusal) -> None:
        """Say why there is no desk, or why not another one."""
        words = refusal_words(refusal)
        if self.open is None:
            self.start_page.show_problem(words)
            self.window.show_start()
        else:
            self.window.say(words, "bad", "", None)
