"""Keeps the desk copied by itself: once a day before the first change, and says so where it cannot."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from desktop.keeping.presenter import KeepingPresenter
from desktop.keeping.sayings import foot_words, overdue_words, refused_words, said
from desktop.wording import Said, local, refusal_words
from desktop.work.settings import Settings
from returns.errors import Refusal
from returns.records.keeping import CopiesMade, Kept

#: the day on which it was told that no copy lies on another disk
TOLD = "keeping/told"
#: that it waited once, while the tour was offered
WAITED = "keeping/waited"


class Reminder(QObject):
    """Copies when a copy is due, tells of trouble once, and keeps the words of the status line."""

    #: the status line has something else to say
    foot = Signal()

    def __init__(
        self, presenter: KeepingPresenter, settings: Settings, show: Callable[[], object]
    ) -> None:
        super().__init__()
        self._presenter, self._settings, self._show = presenter, settings, show
        self._asked_on: date | None = None
        self._told: set[str] = set()
        self._quiet = False
        presenter.shown.connect(self.foot)

    def begin(self, *, told: bool = False) -> None:
        """The desk was opened: copy it when that is due, else only say how it is kept.

        `told`: something else was told at opening, which a reminder would talk over.
        """
        self._quiet = told
        self._look(lambda: self._presenter.load(self._remind))

    def tick(self) -> None:
        """Time goes on: after midnight another copy is due."""
        if self._today() != self._asked_on:
            self._quiet = False
            self._look(lambda: None)

    def words(self) -> Said:
        """What the status line says now."""
        kept = self._presenter.kept
        return foot_words(kept, self._now()) if kept else Said("", "muted")

    def _look(self, otherwise: Callable[[], object]) -> None:
        self._asked_on = self._today()
        presenter = self._presenter
        desk = presenter.shell.desk

        def asked(due: bool) -> None:
            if due:
                presenter.copy_now("day", self._copied, self._not_copied)
            else:
                otherwise()

        presenter.shell.jobs.run(lambda: desk.keeping.due(), asked, self._not_copied)

    def _copied(self, made: CopiesMade) -> None:
        refused = {str(each.place.folder): each for each in made.refused}
        self._told -= {"copy", *(place for place in self._told if place not in refused)}
        for folder, each in refused.items():
            self._once(folder, refused_words(each))
        self._presenter.load(self._remind)

    def _not_copied(self, refusal: Refusal) -> None:
        if refusal.key != "keeping.stopped":
            self._once("copy", said("not_copied", why=refusal_words(refusal)))
        self._presenter.load(self._remind)

    def _once(self, what: str, words: str) -> None:
        """Say it, and not again before it went well."""
        if what not in self._told:
            self._told.add(what)
            self._presenter.shell.say(words, "warning", said("menu"), self._show)

    def _remind(self, kept: Kept) -> None:
        today = self._today().isoformat()
        if (
            kept.overdue
            and not self._told
            and not self._quiet
            and self._settings.text(TOLD) != today
        ):
            self._settings.keep(TOLD, today)
            words = overdue_words(kept, self._now())
            self._presenter.shell.say(words, "warning", said("menu"), self._show)

    def _now(self) -> datetime:
        return self._presenter.shell.desk.clock.now()

    def _today(self) -> date:
        return local(self._now()).date()
