"""How a letter leaves the desk: onto the clipboard, or as a draft for the mail program."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.look.theme import look
from desktop.queue.case.letters_of_many import as_text, save_drafts
from desktop.queue.list.presenter import QueuePresenter
from desktop.wording import one_after_another, refusal_words, word
from returns.errors import Refusal
from returns.records.kept_letter import KeptLetter
from returns.records.letter import Letter
from returns.whole_file import demand_ending, ended, save_whole

if TYPE_CHECKING:
    from returns.papers.document_box import Paper


class LettersOut:
    """Copies and saves letters, and tells of it."""

    def __init__(self, presenter: QueuePresenter) -> None:
        self._presenter = presenter

    def copy(self, letter: Letter) -> str:
        """Put it on the clipboard; gives the sentence that says so."""
        QGuiApplication.clipboard().setText(as_text(letter))
        text = QCoreApplication.translate(
            "LettersOut", "The letter to the {party} is on the clipboard."
        )
        return text.format(party=word("party", letter.to.value))

    def save(self, letter: Letter, number: str, over: QWidget) -> None:
        """Ask where, and save it as a draft; what becomes of it is said in passing."""
        start = str(Path.home() / f"{number}-{letter.template}.eml")
        path, _ = QFileDialog.getSaveFileName(
            over,
            QCoreApplication.translate("LettersOut", "Save the letter as a draft"),
            start,
            "E-mail (*.eml)",
        )
        if not path:
            return
        desk, shell = self._presenter.shell.desk, self._presenter.shell
        place = ended(Path(path), ".eml")
        if not letter.attachments:
            self._write(place, letter, ())
            return

        def make() -> "tuple[Paper, ...]":
            return desk.papers.attached(desk.cases.find(number), letter)

        def without(refusal: Refusal) -> None:
            # the letter is saved all the same; what it lacks is told
            self._write(place, letter, (), refusal_words(refusal))

        shell.jobs.run(make, lambda papers: self._write(place, letter, papers), without)

    def save_all(
        self,
        letters: Sequence[KeptLetter],
        folder: Path,
        done: Callable[[tuple[int, list[str]]], object],
    ) -> None:
        """Save several as drafts in a folder; `done` hears how many, and what is missing where."""
        shell, sender = self._presenter.shell, self._presenter.shop_email()
        shell.jobs.start(
            QCoreApplication.translate("LettersOut", "Saving the drafts"),
            lambda _job: save_drafts(shell.desk, letters, folder, sender),
            done,
        )

    def _write(
        self, path: Path, letter: Letter, papers: "tuple[Paper, ...]", lacks: str = ""
    ) -> None:
        from returns.documents.letters import as_eml, left_out

        shell, sender = self._presenter.shell, self._presenter.shop_email()
        files = tuple((paper.name, paper.pdf) for paper in papers)
        try:
            demand_ending(path, (".eml",), kept="letter")
            save_whole(path, as_eml(letter, files, sender=sender), kept="letter")
        except Refusal as refusal:
            shell.say(refusal_words(refusal), "bad")
            return
        text = QCoreApplication.translate(
            "LettersOut", "Saved as {name}. Your mail program opens it as a draft."
        )
        missing = one_after_another(left_out(letter, sender, look().lang), lacks)
        said = one_after_another(text.format(name=path.name), missing)
        shell.say(said, "warning" if missing else "good")
