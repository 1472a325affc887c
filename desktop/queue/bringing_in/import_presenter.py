"""Bringing in files: each is read and counted first, then what is new goes in, or nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.look.theme import look
from desktop.wording import one_after_another, refusal_words, refused_file
from desktop.work.jobs import Job, Lane
from desktop.work.operation import Operation, Said
from desktop.work.shell import Shell
from desktop.work.suppliers_file import suppliers_file
from returns.errors import Refusal
from returns.importing.drafts import Unusable
from returns.phrases import say
from returns.records.advice import Because
from returns.rules.sentences import sentences

if TYPE_CHECKING:
    from returns.bringing_in.intake import ImportPreview, ImportResult


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file as it was read: a preview, or why it cannot be used."""

    path: Path
    preview: "ImportPreview | None" = None
    refusal: Refusal | None = None

    @property
    def new(self) -> int:
        """How many it would bring."""
        return self.preview.new if self.preview else 0

    @property
    def known(self) -> int:
        """How many are on the desk already."""
        return self.preview.known if self.preview else 0

    @property
    def unusable(self) -> tuple[Unusable, ...]:
        """Rows that cannot be used."""
        return self.preview.unusable if self.preview else ()


class ImportPresenter(QObject):
    """Reads, then brings in; speaks in signals."""

    #: all files were read: a list of `FileRead`
    read = Signal(object)
    #: it runs: (done, total)
    progressed = Signal(int, int)
    #: everything is in; nothing more to show
    finished = Signal()
    #: stopped or refused: nothing of the file that was being brought in is kept
    stopped = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.files: list[FileRead] = []
        self._job: Job | None = None
        self._asked = 0
        #: which question the answer that is being brought in belongs to
        self._going_on = 0
        #: what files brought before one of them was refused
        self._brought: list[ImportResult] = []

    def look_at(self, paths: Sequence[Path], channel: str = "") -> None:
        """Read the files and count; `channel` says where the orders were sold."""
        self.cancel()
        paths = list(paths)
        asked, desk = self._asked, self.shell.desk

        def read(job: Job) -> list[FileRead]:
            found = []
            for path in paths:
                if job.is_cancelled():
                    break
                try:
                    preview = desk.intake.preview(path, channel, cancelled=job.is_cancelled)
                    found.append(FileRead(path, preview))
                except Refusal as refusal:
                    found.append(FileRead(path, refusal=refusal))
            return found

        def shown(files: list[FileRead]) -> None:
            if asked == self._asked:
                self.files = files
                self.read.emit(files)

        title = QCoreApplication.translate("ImportPresenter", "Reading the file")
        self._job = self.shell.jobs.start(title, read, shown)

    def commit(self) -> None:
        """Bring in what is new, file by file; a file goes in whole or not at all."""
        desk, new = self.shell.desk, sum(f.preview.new for f in self.files if f.preview)
        self._going_on = self._asked
        self.shell.jobs.run(
            lambda: desk.keeping.due_before(new), self._copy_first, self._refused
        )

    def _copy_first(self, due: bool) -> None:
        """A large import: a copy of the desk before it; one that fails is told and stops nobody."""
        keeping = self.shell.desk.keeping
        if not due or self._going_on != self._asked:
            self._bring_in()
            return
        self._job = self.shell.jobs.start(
            say("safe.import.copying", look().lang),
            lambda job: keeping.copy_now("before_import", job.report, job.is_cancelled),
            self._copied,
            self._not_copied,
            lane=Lane.KEEP,
            progress=self.progressed.emit,
        )

    def _copied(self, _copies: object) -> None:
        self._bring_in()

    def _not_copied(self, refusal: Refusal) -> None:
        if self._going_on == self._asked:
            words = say("safe.not_copied.import", look().lang, why=refusal_words(refusal))
            self.shell.say(words, "warning")
        self._bring_in()

    def _bring_in(self) -> None:
        if self._going_on != self._asked:
            return
        # a known request may have news: what its platform paid, closed or decided since
        previews = [
            file.preview
            for file in self.files
            if file.preview and (file.preview.new or file.preview.known)
        ]
        desk, brought = self.shell.desk, self._brought
        brought.clear()

        def bring_in(job: Job) -> list["ImportResult"]:
            for preview in previews:
                brought.append(desk.intake.commit(preview, job.report, job.is_cancelled))
            return brought

        self._job = self.shell.perform(
            Operation(
                # what a file told has happened: it is not taken back
                lambda _: "",
                bring_in,
                lambda results: [result.change for result in results],
                said=_brought_words,
                title=QCoreApplication.translate("ImportPresenter", "Bringing in the file"),
                progress=self.progressed.emit,
            ),
            self,
            self._done,
            self._refused,
        )

    def cancel(self) -> None:
        """Stop; what was begun is not kept, and what was read is not shown."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()

    def unusable_rows(self, at: int) -> bytes:
        """The unusable rows of a file as CSV, with what is wrong in each."""
        from returns.importing.refused_rows import unusable_as_csv

        preview = self.files[at].preview
        return unusable_as_csv(preview.reading, look().lang) if preview else b""

    def bring_in_suppliers(self, path: Path) -> None:
        """A JSON file holds suppliers and policies, not orders."""

        def refused(refusal: Refusal) -> None:
            self.shell.say(refused_file(path, refusal), "warning")

        self.shell.perform(suppliers_file(self.shell.desk, path), self, failed=refused)

    def _done(self, _results: Sequence["ImportResult"]) -> None:
        self._job = None
        self._brought.clear()
        self.finished.emit()

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        self._tell()
        self.stopped.emit(refusal_words(refusal))

    def _tell(self) -> None:
        """Of the files before the one that was refused."""
        for result in self._brought:
            self.shell.changes.tell(result.change, self)
        self._brought.clear()


def _differences(found: Sequence[Because]) -> list[str]:
    """What the files tell otherwise than it was entered: the only one whole, of several how many."""
    if len(found) < 2:
        return sentences(found, look().lang)
    text = QCoreApplication.translate(
        "ImportPresenter",
        "{count} prices or refunds are not what you entered: the history of each case says both sums.",
    )
    return [text.format(count=f"{len(found):,}")]


def _brought_words(results: Sequence["ImportResult"]) -> Said:
    new = sum(result.new for result in results)
    news = sum(result.news for result in results)
    closed = sum(result.closed for result in results)
    text = QCoreApplication.translate("ImportPresenter", "{count} brought in.")
    words = [text.format(count=f"{new:,}")]
    if news == 1:
        words.append(QCoreApplication.translate("ImportPresenter", "One known case has news."))
    elif news:
        text = QCoreApplication.translate("ImportPresenter", "{count} known cases have news.")
        words.append(text.format(count=f"{news:,}"))
    words += _differences([each for result in results for each in result.differs])
    if closed == 1:
        one = QCoreApplication.translate(
            "ImportPresenter", "One has nothing left to do: it is closed."
        )
        words.append(one)
    elif closed:
        text = QCoreApplication.translate(
            "ImportPresenter", "{count} have nothing left to do: they are closed."
        )
        words.append(text.format(count=f"{closed:,}"))
    return Said(one_after_another(*words), undo=False)
