"""Sheets that came back filled in: read one after another, shown beside their cases, and noted."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.wording import refused_file
from desktop.work.operation import Said, on_cases
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.kept_text import file_name

if TYPE_CHECKING:
    from returns.records.sheet_answer import AnswerFound


_NOT_OURS = "answers.nothing_of_ours"
#: nobody answered: a sheet on its own, or another paper
_UNANSWERED = frozenset({"answers.nothing_filled", "answers.no_reference"})


def ask_for_sheets(shell: Shell, window: QWidget) -> bool:
    """Have the files chosen, then take them in; whether any were."""
    title = QCoreApplication.translate("FilledSheets", "Take in a filled sheet")
    paths, _ = QFileDialog.getOpenFileNames(window, title, str(Path.home()), "PDF (*.pdf)")
    if paths:
        FilledSheets(shell, window).take_in([Path(path) for path in paths])
    return bool(paths)


class FilledSheets(QObject):
    """Lives as long as there is a sheet to be looked at; one that nobody filled in goes to `check`."""

    def __init__(
        self, shell: Shell, window: QWidget, check: Callable[[Path], None] | None = None
    ) -> None:
        super().__init__(window)
        self._shell, self._window, self._check = shell, window, check
        self._waiting: deque[Path] = deque()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Read them in their order; the next is read once the one before it is decided on."""
        self._waiting.extend(paths)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.deleteLater()
            return
        path, desk = self._waiting.popleft(), self._shell.desk
        self._shell.jobs.start(
            self.tr("Reading the filled sheet"),
            lambda _job: desk.sheet_answers.read(path),
            lambda found: self._show(path, found),
            lambda refusal: self._not_read(path, refusal),
        )

    def _not_read(self, path: Path, refusal: Refusal) -> None:
        check = self._check
        if check is not None and refusal.key == _NOT_OURS:
            # to check it would only find that each part of it is missing
            words, offer = refused_file(path, refusal), self.tr("Check it all the same…")
            self._shell.say(words, "warning", offer, lambda: check(path))
        elif check is not None and refusal.key in _UNANSWERED:
            check(path)
        else:
            self._shell.say(refused_file(path, refusal), "warning")
        self._next()

    def _refused(self, refusal: Refusal) -> None:
        self._shell.refuse(refusal)
        self._next()

    def _show(self, path: Path, found: "AnswerFound") -> None:
        from desktop.papers.filled_sheet_dialog import WIDTH, FilledSheetDialog

        self._shell.go("queue", found.case_id)
        dialog = FilledSheetDialog(found, file_name(path), self._window)
        dialog.accepted.connect(lambda: self._note(path, found))
        dialog.rejected.connect(self._next)
        dialog.open_sized(WIDTH)

    def _note(self, path: Path, found: "AnswerFound") -> None:
        desk = self._shell.desk
        words = self.tr("Answer to {number}").format(number=found.number)
        said = self.tr("The answer to {number} is noted.").format(number=found.number)

        def changes(change: Change) -> tuple[Change, ...]:
            return (change,)

        self._shell.perform(
            on_cases(
                lambda: desk.cases,
                lambda _: words,
                lambda _job: desk.sheet_answers.note(path, found.sha256),
                changes,
                lambda _: Said(said),
                self.tr("Noting the answer"),
            ),
            None,
            lambda _: self._next(),
            self._refused,
        )
