"""What safe keeping does: copies, previews, checks, one thing brought back; no widgets."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.keeping.former_desks import FormerDesks
from desktop.keeping.sayings import refused_words, said, state_of
from desktop.look.theme import look
from desktop.wording import refusal_words
from desktop.work.jobs import Job, Lane
from desktop.work.operation import on_cases
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.keeping import (
    BroughtBack,
    CheckReport,
    CopiesMade,
    Copy,
    Finding,
    GoingBack,
    Kept,
    Thing,
)
from returns.whole_file import demand_ending, ended, save_whole


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

    def __init__(self, shell: Shell, former: FormerDesks) -> None:
        super().__init__()
        self.shell = shell
        #: where the desks lie that were gone back from
        self.former = former
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
            if done is not None:
                done(copies)
            else:
                self.load(lambda kept: self._say_copied(copies, kept))

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

    def inside(self, copy: Copy, done: Callable[[Sequence[Thing]], object]) -> None:
        """What the copy holds that can be brought back alone."""
        keeping = self.shell.desk.keeping
        self.shell.jobs.run(lambda: keeping.inside(copy), done, self._refuse, lane=Lane.KEEP)

    def bring_back(self, copy: Copy, thing: Thing) -> None:
        """Bring one thing back as the copy has it; a case can be taken back again."""
        if thing.kind == "case":
            self._bring_back_case(copy, thing.name)
        else:
            self._bring_back_file(copy, thing)

    def _bring_back_case(self, copy: Copy, number: str) -> None:
        keeping, cases = self.shell.desk.keeping, self.shell.desk.cases

        words = said("one.did", name=number)
        step = on_cases(
            lambda: cases,
            lambda _: words,
            lambda _job: keeping.bring_back_case(copy, number),
            lambda change: (change,),
        )
        self.shell.perform(step, self, lambda _: self._brought_back(words), self._refuse)

    def _bring_back_file(self, copy: Copy, thing: Thing) -> None:
        keeping = self.shell.desk.keeping
        photo = thing.kind == "photo"
        call = keeping.bring_back_photo if photo else keeping.bring_back_paper

        def done(back: BroughtBack) -> None:
            # a paper may have come back beside another one of its name
            name = thing.title if photo else back.path.name
            self._brought_back(said("one.whole" if back.was_whole else "one.did", name=name))

        self.shell.jobs.run(lambda: call(copy, thing.name), done, self._refuse)

    # --- soundness -----------------------------------------------------------------------

    def check(self) -> None:
        """Look at everything the desk holds."""
        self._check(lambda: None)

    def _check(self, then: Callable[[], object]) -> None:
        keeping, lang = self.shell.desk.keeping, look().lang

        def known(report: CheckReport) -> None:
            self.report = report
            self.checked.emit(report)
            then()

        self._start(
            "check",
            "checking",
            lambda job: keeping.check(job.report, job.is_cancelled, lang),
            known,
            self._refuse,
        )

    def mend(self, findings: Sequence[Finding]) -> None:
        """Put right what can be without loss, then look again."""
        keeping = self.shell.desk.keeping
        wanted = [finding for finding in findings if finding.mend]

        def done(left: Sequence[Finding]) -> None:
            words = said(
                "check.mended.part" if left else "check.mended", count=len(wanted) - len(left)
            )
            self._check(lambda: self.told.emit(words, "warning" if left else "good"))

        self.shell.jobs.run(lambda: keeping.mend(wanted), done, self._refuse)

    def save_report(self, path: Path) -> None:
        """Write the last check as a text file."""
        from returns.keeping.report import report_text

        if self.report is not None:
            text, place = report_text(self.report, look().lang), ended(path, ".txt")

            def save() -> None:
                demand_ending(place, (".txt",))
                save_whole(place, text.encode())

            self.shell.jobs.run(
                save,
                lambda _: self.told.emit(said("check.saved", path=str(place)), "good"),
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
        # what came of the work before is no answer to this
        self.told.emit("", "text")

    def _say_copied(self, made: CopiesMade, kept: Kept) -> None:
        """In the colour of the card above it: green only where nothing is left to do."""
        tone = state_of(kept, self.shell.desk.clock.now()).tone
        if made.refused:
            self.told.emit(refused_words(made.refused[-1]), "warning")
        elif not all(copy.proved_at for copy in made.copies):
            self.told.emit(said("copied.unproved"), "warning")
        else:
            self.told.emit(said("copied" if tone == "good" else "copied.here"), tone)

    def _brought_back(self, words: str) -> None:
        self.told.emit(words, "good")
        self.load()

    def _refuse(self, refusal: Refusal) -> None:
        if self.watched:
            self.told.emit(refusal_words(refusal), "warning")
        else:
            self.shell.refuse(refusal)
