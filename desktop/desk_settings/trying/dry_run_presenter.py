"""The dry run that the window shows: asked for, stopped, written as a table; no widgets."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.desk_settings.sayings import said
from desktop.look.theme import look
from desktop.wording import refusal_words
from desktop.work.jobs import Job, Lane
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.csv_text import as_csv
from returns.records.dry_run import DryRun
from returns.records.settings import DeskSettings
from returns.rules.advice.dry_run_said import FIGURES, as_table
from returns.whole_file import save_whole


class DryRunPresenter(QObject):
    """Knows the service, never widgets."""

    #: a `DryRun`
    shown = Signal(object)
    #: (cases done, of how many)
    working = Signal(int, int)
    #: a sentence: it was stopped, or cannot be
    refused = Signal(str)

    def __init__(self, shell: Shell, old: DeskSettings, new: DeskSettings) -> None:
        super().__init__()
        self._shell, self._old, self._new = shell, old, new
        self._job: Job | None = None
        self.run: DryRun | None = None

    def look_back(self, days: int) -> None:
        """Try it on the cases of so many days; what was asked for before is stopped."""
        self.stop()
        desk, old, new = self._shell.desk, self._old, self._new
        self.run = None

        def work(job: Job) -> DryRun:
            return desk.settings.dry_run(old, new, days, job.report, job.is_cancelled)

        asked: list[Job] = []

        def current() -> bool:
            return bool(asked) and asked[0] is self._job

        def done(run: DryRun) -> None:
            if current():
                self._job, self.run = None, run
                self.shown.emit(run)

        def failed(refusal: Refusal) -> None:
            if current():
                self._job = None
                self.refused.emit(refusal_words(refusal))

        # it reads for seconds: neither a decision nor the queue waits for it
        self._job = self._shell.jobs.start(
            said("try.working"), work, done, failed, lane=Lane.KEEP, progress=self.working.emit
        )
        asked.append(self._job)

    def stop(self) -> None:
        """No answer is wanted any more."""
        if self._job is not None:
            self._job.cancel()

    def leave(self) -> None:
        """Nobody looks any more."""
        self.stop()
        self._job = None

    def write_file(self, path: Path) -> None:
        """What is shown, as a table that a spreadsheet opens."""
        if self.run is None:
            return
        try:
            save_whole(path, as_csv(as_table(self.run, look().lang), FIGURES))
        except Refusal as refusal:
            self.refused.emit(refusal_words(refusal))
            return
        self._shell.say(said("try.written", file=path.name))
