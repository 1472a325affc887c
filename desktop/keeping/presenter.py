"""What safe keeping does: copies, previews, checks, one thing brought back; no widgets."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.jobs import Job, Lane
from desktop.keeping.sayings import said
from desktop.shell import Shell
from desktop.theme import look
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.keeping import CheckReport, CopiesMade, Copy, Finding, GoingBack, Kept
from returns.whole_file import save_whole


class KeepingPresenter(QObject):
    """Asks the desk's keeping on a lane of its own, so that no copy holds up a write."""

    #: the `Kept` as it stands
    shown = Signal(object)
    #: the `GoingBack` of the copy that was chosen
    previewed = Signal(object)
    #: (`copy` or `check`, done, total) while one runs; (…, -1, 0) when it is over
    working = Signal(str, int, int)
    #: the `CheckReport` of the check that ended
    checked = Signal(object)
    #: (words, tone): what came of it
    told = Signal(str, str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.kept: Kept | None = None
        self.report: CheckReport | None = None
        #: somebody looks at the page: what is refused is told there, else in the window
        self.watched = False
        self._jobs: dict[str, Job] = {}
        self._wanted: Copy | None = None

    # --- how well it is kept -------------------------------------------------------------

    def load(self, then: Callable[[Kept], object] | None = None) -> None:
        """Read places and copies; a slow stick holds up nobody else."""
        desk = self.shell.desk

        def read(_: object) -> None:
            self.shell.jobs.run(desk.keeping.kept, know, self._refuse, lane=Lane.KEEP)

        def know(kept: Kept) -> None:
            self.kept = kept
            self.shown.emit(kept)
            if then is not None:
                then(kept)

        # the services of a desk are made on one lane only
        self.shell.jobs.run(lambda: desk.keeping, read, self._refuse)

    def set_place(
        self,
        folder: Path | None,
        then: Callable[[], object],
        failed: Callable[[Refusal], object],
    ) -> None:
        """Choose the second place, or none."""
        keeping = self.shell.desk.keeping

        def done(_: object) -> None:
            then()
            words = (
                said("place.chosen", place=str(folder)) if folder else said("place.forgotten")
            )
            self.told.emit(words, "good")
            self.load()

        self.shell.jobs.run(
            lambda: keeping.set_second_place(folder), done, failed, lane=Lane.KEEP
        )

    # --- copies --------------------------------------------------------------------------

    def copy_now(
        self,
        why: str = "asked",
        done: Callable[[CopiesMade], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
    ) -> None:
        """Copy the desk to every place, each copy read back."""
        keeping = self.shell.desk.keeping

        def made(copies: CopiesMade) -> None:
            self.load()
            (done or self._say_copied)(copies)

        self._start(
            "copy",
            "copying",
            lambda job: keeping.copy_now(why, job.report, job.is_cancelled),
            made,
            failed or self._refuse,
        )

    def prove(self, copy: Copy) -> None:
        """Read one copy back."""
        keeping = self.shell.desk.keeping

        def proved(_: Copy) -> None:
            self.told.emit(said("proved"), "good")
            self.load()

        self._start(
            "copy",
            "proving",
            lambda job: keeping.prove(copy, job.report, job.is_cancelled),
            proved,
            self._refuse,
        )

    def preview(self, copy: Copy) -> None:
        """What going back to a copy would lose; only the last one asked for is shown."""
        keeping, self._wanted = self.shell.desk.keeping, copy

        def shown(back: GoingBack) -> None:
            if self._wanted == copy:
                self.previewed.emit(back)

        self.shell.jobs.run(
            lambda: keeping.going_back(copy), shown, self._refuse, lane=Lane.KEEP
        )

    # --- one thing alone -----------------------------------------------------------------

    def files_of(
        self, copy: Copy, done: Callable[[tuple[list[str], list[str]]], object]
    ) -> None:
        """The copy's originals that the desk lacks, by SHA-256, and its papers, by name."""
        folder = self.shell.desk.folder

        def read() -> tuple[list[str], list[str]]:
            from returns.keeping.contents import read_account, read_contents
            from returns.keeping.layout import photo_path

            files = read_contents(copy.path, read_account(copy.path))
            photos = [file.name for file in files if file.kind == "photo"]
            lacking = [name for name in photos if not photo_path(folder, name).is_file()]
            return lacking, sorted(file.name for file in files if file.kind == "paper")

        self.shell.jobs.run(read, done, self._refuse, lane=Lane.KEEP)

    def bring_back_case(self, copy: Copy, number: str) -> None:
        """Bring one case back as the copy has it, with a way back."""
        keeping, cases = self.shell.desk.keeping, self.shell.desk.cases

        def done(change: Change) -> None:
            words = said("one.did", name=number)
            self.shell.wrote(
                change,
                self,
                words,
                lambda: cases.take_back(change),
                lambda: cases.again(change),
            )
            self._brought_back(number)

        self.shell.jobs.run(lambda: keeping.bring_back_case(copy, number), done, self._refuse)

    def bring_back_file(self, copy: Copy, kind: str, name: str) -> None:
        """Put one photo (by its SHA-256) or one paper (by its name) back."""
        keeping = self.shell.desk.keeping
        call = keeping.bring_back_photo if kind == "photo" else keeping.bring_back_paper
        self.shell.jobs.run(
            lambda: call(copy, name),
            lambda path: self._brought_back(path.name),
            self._refuse,
        )

    # --- soundness -----------------------------------------------------------------------

    def check(self) -> None:
        """Look at everything the desk holds."""
        keeping, lang = self.shell.desk.keeping, look().lang
        self._start(
            "check",
            "checking",
            lambda job: keeping.check(job.report, job.is_cancelled, lang),
            self._know_report,
            self._refuse,
        )

    def mend(self, findings: Sequence[Finding]) -> None:
        """Put right what can be without loss, then look again."""
        keeping = self.shell.desk.keeping
        wanted = [finding for finding in findings if finding.mend]

        def done(left: Sequence[Finding]) -> None:
            self.told.emit(said("check.mended", count=len(wanted) - len(left)), "good")
            self.check()

        self.shell.jobs.run(lambda: keeping.mend(wanted), done, self._refuse)

    def save_report(self, path: Path) -> None:
        """Write the last check as a text file."""
        from returns.keeping.report import report_text

        if self.report is not None:
            text = report_text(self.report, look().lang)
            self.shell.jobs.run(
                lambda: save_whole(path, text.encode()),
                lambda _: self.told.emit(said("check.saved", path=str(path)), "good"),
                self._refuse,
            )

    def stop(self, what: str) -> None:
        """Stop what runs; nothing half made is kept."""
        if what in self._jobs:
            self._jobs[what].cancel()

    def runs(self, what: str) -> bool:
        """Whether a `copy` or a `check` is under way."""
        return what in self._jobs

    # --- inside --------------------------------------------------------------------------

    def _start(
        self,
        what: str,
        title: str,
        work: Callable[[Job], object],
        done: Callable[..., object],
        failed: Callable[[Refusal], object],
    ) -> None:
        if what in self._jobs:
            return

        def over() -> None:
            del self._jobs[what]
            self.working.emit(what, -1, 0)

        def ended(answer: object) -> None:
            over()
            done(answer)

        def refused(refusal: Refusal) -> None:
            over()
            failed(refusal)

        self._jobs[what] = self.shell.jobs.start(
            said(title),
            work,
            ended,
            refused,
            lane=Lane.KEEP,
            progress=partial(self.working.emit, what),
        )
        self.working.emit(what, 0, 0)

    def _say_copied(self, made: CopiesMade) -> None:
        if made.refused:
            self._refuse(made.refused[-1].why)
            return
        proved = all(copy.proved_at for copy in made.copies)
        self.told.emit(said("copied" if proved else "copied.unproved"), "good")

    def _brought_back(self, name: str) -> None:
        self.told.emit(said("one.did", name=name), "good")
        self.load()

    def _know_report(self, report: CheckReport) -> None:
        self.report = report
        self.checked.emit(report)

    def _refuse(self, refusal: Refusal) -> None:
        if self.watched:
            self.told.emit(refusal_words(refusal), "warning")
        else:
            self.shell.refuse(refusal)
