"""One desk on the screen: its shell, presenters and tabs, put together and taken apart."""

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.frame.actions import Actions
from desktop.frame.at_desk import AtDesk
from desktop.frame.crash import surroundings
from desktop.frame.late_menu import LateMenu
from desktop.frame.late_tab import LateTab, WhenIdle
from desktop.frame.menus import TOGETHER
from desktop.frame.others_menu import OthersMenu
from desktop.frame.tabs import TABS, place_of
from desktop.look.theme import look
from desktop.queue.list.case_table import CaseTableModel
from desktop.queue.list.presenter import QueuePresenter
from desktop.queue.tab import QueueTab
from desktop.widgets.closed import Closed
from desktop.widgets.tab import Tab
from desktop.widgets.thumbnails import Thumbnails
from desktop.wording import looking_words
from desktop.work.at_rest import AtRest
from desktop.work.clock_watch import ClockWatch
from desktop.work.jobs import Jobs, Lane
from desktop.work.settings import TOUR_SEEN, Settings
from desktop.work.shell import Shell
from desktop.work.up_to_date import UpToDate
from returns.errors import Refusal

if TYPE_CHECKING:
    from desktop.desk_settings.dialog import SettingsDialog
    from desktop.desk_settings.draft import Draft
    from desktop.keeping.dialog import SafeKeepingDialog
    from desktop.keeping.presenter import KeepingPresenter
    from desktop.keeping.reminder import Reminder
    from desktop.queue.case_actions import CaseActions
    from returns.desk import Desk
    from returns.desk_log import DeskLog

_LOG = logging.getLogger("sendback.desk")
#: how often "2 h left" is said anew, in milliseconds
_MINUTE = 60_000
_ANY_DAY = date(2026, 1, 1)


def _get_ready_to_count() -> None:
    """Import what counts working days, so that the first decision does not wait for it."""
    from returns.rules.dates.deadlines import is_business_day

    is_business_day(_ANY_DAY, "US")


class OpenDesk(QObject):
    """Everything that lives as long as one desk is open."""

    #: an action of the window's table
    asked = Signal(str)
    #: all of it is there, its last tab too
    built = Signal()
    #: how the desk is kept: words, tone, and what a screen reader says
    safe = Signal(str, str, str)
    #: a `Copy` shall be looked into, or become the desk
    look_wanted = Signal(object)
    go_wanted = Signal(object)
    #: the `Path` of an evidence file to be checked
    check_wanted = Signal(object)

    def __init__(self, desk: "Desk", jobs: Jobs, settings: Settings, actions: Actions) -> None:
        super().__init__()
        self.desk, self.settings = desk, settings
        self.shell = Shell(desk, jobs)
        self._log: DeskLog | None = None
        self.up_to_date = UpToDate(self.shell)
        self.clock_watch = ClockWatch(self.shell)
        self.at_rest = AtRest(self.shell)
        self.thumbnails = Thumbnails(jobs, desk)
        rows = CaseTableModel()
        self.queue_presenter = QueuePresenter(self.shell, rows)
        self.queue = QueueTab(self.queue_presenter, self.thumbnails, settings)
        self.at_desk = AtDesk(self.shell, settings, self.queue)
        self.case_actions: CaseActions | None = None
        self.keeping: KeepingPresenter | None = None
        self.reminder: Reminder | None = None
        #: settings that are tried and not kept yet
        self._draft: Draft | None = None
        self._going_on: dict[str, int] = {}
        self._greeting: tuple[str, str, Callable[[], object]] | None = None
        self.shell.undo.landed.connect(self._go_to_turned)
        self.shell.settings_wanted.connect(self.show_settings)
        self._late = [
            LateTab(partial(row.build, self.shell, settings))
            for row in TABS
            if row.build is not None
        ]
        self._idle = WhenIdle(self._late, self)
        self._idle.done.connect(self.built)
        self.tabs: list[Tab] = [self.queue, *self._late]
        for tab in self.tabs:
            tab.asked.connect(self.asked)
        actions.give_keys_to(self.queue.list)
        self._others = OthersMenu(actions, self.queue)
        self._together = LateMenu(actions, "", TOGETHER, self.queue)
        self.queue.many.more_wanted.connect(
            lambda: self._together.open_below(self.queue.many.more)
        )
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        self.queue.start()

    def finish(self) -> None:
        """After the first paint: read what the queue left out and build the other tabs."""
        from desktop.queue.case.case_presenter import CasePresenter
        from desktop.queue.case_actions import CaseActions

        self._log = self.desk.log_to_file(f"the window: {surroundings()}")
        self.queue.wake(CasePresenter(self.shell))
        self.queue_presenter.reload()
        self.case_actions = CaseActions(self.queue)
        self.queue.panel.others_wanted.connect(self._others.open_below)
        self.queue_presenter.read_settings()
        self.up_to_date.look()
        told = self._tell_notices()
        if not self.desk.read_only:
            self.at_desk.begin()
            self._keep_safe(told=told)
        self.clock_watch.look()
        self.at_rest.look()
        self._tidy()
        if self.desk.read_only:
            for tab in self._late:
                tab.make()
        else:
            self._idle.start()
        if self.desk.read_only:
            parts = [part for tab in self.tabs for part in tab.writing()]
            self._closed = Closed(parts, looking_words, self)
        for tab_id, number in self._going_on.items():
            if number:
                self.tabs[place_of(tab_id)].go_to(number)

    def _tidy(self) -> None:
        """Nobody waits for it: it goes where pictures are made, once the desk is at hand."""
        desk, jobs = self.desk, self.shell.jobs
        jobs.run(_get_ready_to_count, lane=Lane.PICTURE)
        if not desk.read_only:
            jobs.run(
                lambda: desk.tidying, lambda tidying: jobs.run(tidying.sweep, lane=Lane.PICTURE)
            )

    def go(self, tab: str, target: int) -> int:
        """Show something in a tab; gives the tab's place."""
        at = place_of(tab)
        if target:
            self.tabs[at].go_to(target)
        return at

    def shown(self) -> dict[str, int]:
        """What is open in each tab, before the desk is shown anew; what is typed is saved."""
        return {row.id: tab.shown_case() for row, tab in zip(TABS, self.tabs, strict=True)}

    def go_on(self, shown: dict[str, int]) -> None:
        """Open again what was open, once the tabs are built."""
        self._going_on = shown

    def _go_to_turned(self, case_ids: tuple[int, ...]) -> None:
        """What was taken back becomes current, where the queue is in front."""
        if self.queue_presenter.visible:
            current = self.queue.case.case_id
            self.queue_presenter.reveal(current if current in case_ids else case_ids[0])

    def bring_in(self, paths: list[Path]) -> None:
        """Files were dropped or chosen: suppliers are JSON, sheets PDF, all else is a platform's."""
        from desktop.papers.filled_sheets import FilledSheets
        from desktop.queue.bringing_in.import_dialog import ImportDialog
        from desktop.queue.bringing_in.import_presenter import ImportPresenter

        presenter = ImportPresenter(self.shell)
        sheets = [path for path in paths if path.suffix.lower() == ".pdf"]
        if sheets:
            check = self.check_wanted.emit
            FilledSheets(self.shell, self.queue.window(), check).take_in(sheets)
        paths = [path for path in paths if path not in sheets]
        tables = [path for path in paths if path.suffix.lower() != ".json"]
        for path in paths:
            if path not in tables:
                presenter.bring_in_suppliers(path)
        if tables:
            dialog = ImportDialog(presenter, self.queue.window())
            presenter.setParent(dialog)
            dialog.accepted.connect(self._brought_in)
            dialog.look_at(tables)
            dialog.open_sized(620, 280)

    def _brought_in(self) -> None:
        """One key decides as soon as the cases are there, whichever button asked for the file."""
        if self.queue_presenter.visible:
            self.queue.shown()

    def new_case(self, words: str = "") -> None:
        """Ask for a case by hand; `words` are its order where they hold a digit, else its item."""
        from desktop.queue.dialogs.new_case_dialog import NewCaseDialog

        desk = self.desk

        def opened(currency: str) -> None:
            dialog = NewCaseDialog(self.shell, currency, self.queue.window())
            line = dialog.order if any(map(str.isdigit, words)) else dialog.title
            line.setText(words)
            dialog.open_sized(600)

        settings = self.queue_presenter.settings
        if settings is not None:
            # keys that follow at once are the dialog's, and not those of the list below it
            opened(settings.home_currency)
        else:
            self.shell.jobs.run(lambda: desk.settings.get().home_currency, opened)

    def show_settings(self, field: str = "") -> "SettingsDialog":
        """The desk's own settings, at a field or at the first that is missing."""
        from desktop.desk_settings.dialog import SettingsDialog
        from desktop.desk_settings.draft import Draft

        if self._draft is None:
            self._draft = Draft(self.desk)
        dialog = SettingsDialog(self.shell, self._draft, self.queue.window())
        dialog.keeping_wanted.connect(self.show_keeping)
        dialog.person_wanted.connect(self.at_desk.ask)
        dialog.open_at(field)
        return dialog

    def show_product(self, sku: str) -> None:
        """One product among all of them."""
        self.shell.go("products")
        self.tabs[place_of("products")].go_to_name(sku)

    def show_keeping(self) -> "SafeKeepingDialog | None":
        """How the desk is kept: copies, going back, the check; not for a copy that is looked into."""
        if self.keeping is None:
            return None
        from desktop.keeping.dialog import SafeKeepingDialog

        dialog = SafeKeepingDialog(self.keeping, self.queue.window())
        dialog.look_wanted.connect(self.look_wanted)
        dialog.go_wanted.connect(self.go_wanted)
        dialog.open_sized()
        return dialog

    def _keep_safe(self, *, told: bool) -> None:
        """From the first page on: copy when that is due, and say how the desk is kept."""
        from desktop.keeping.former_desks import FormerDesks
        from desktop.keeping.presenter import KeepingPresenter
        from desktop.keeping.reminder import WAITED, Reminder

        former = FormerDesks(self.settings, self.desk.folder)
        self.keeping = KeepingPresenter(self.shell, former)
        self.reminder = Reminder(self.keeping, self.settings, self.show_keeping)
        self.reminder.foot.connect(self.say_safe)

        # the first start offers the tour: one thing at a time, the other comes at the next start
        first = not self.settings.text(TOUR_SEEN) and not self.settings.text(WAITED)
        if first:
            self.settings.keep(WAITED, "1")
        self.reminder.begin(told=told or first)

    def _tell_notices(self) -> bool:
        """What was settled without loss when the desk was opened, told once; was there anything."""
        told = [notice.say(look().lang) for notice in self.desk.notices]
        if self._greeting is not None:
            words, action, act = self._greeting
            self.shell.say("\n".join((words, *told)), "good", action, act)
        elif told:
            self.shell.say("\n".join(told))
        return bool(told) or self._greeting is not None

    def greet(self, words: str, action: str, act: Callable[[], object]) -> None:
        """Say this first, once the desk is on the screen: what comes with opening is told with it."""
        self._greeting = words, action, act

    def say_safe(self) -> None:
        """Say how the desk is kept in the language on screen."""
        from desktop.keeping.sayings import said

        if self.reminder is not None:
            kept = self.reminder.words()
            hint = said("foot.hint", words=kept.words)
            self.safe.emit(kept.words, kept.tone, hint)

    def close(self) -> None:
        """Keep what the tab remembers and give the desk back; jobs must have ended."""
        self._minute.stop()
        self._idle.stop()
        # Python's collector would free what the stack still holds, in whatever order it finds them
        self.shell.undo.clear()
        self.queue.kept.keep()
        if self.case_actions is not None:
            self._keep_letter()
        self.shell.left.emit()
        self.desk.close()
        if self._log is not None:
            _LOG.info("closed")
            self._log.stop()

    def _keep_letter(self) -> None:
        """The last keys of a letter that did not go yet."""
        try:
            self.queue.case.draft.keep_now()
        except Refusal as refusal:
            # the window is gone already: nobody could be asked
            _LOG.warning("the words of a letter were not kept: %s", refusal)

    def _tick(self) -> None:
        self.queue_presenter.rows.forget_rows()
        if self.case_actions is not None:
            self.queue.case.retranslate()
            self.up_to_date.look()
            self.clock_watch.look()
            self.at_rest.look()
        if self.reminder is not None:
            self.reminder.tick()


def import_the_rest() -> None:
    """What is imported late because the first page does without it; runs on a worker."""
    import returns.casework.cases  # noqa: F401  importing is all
