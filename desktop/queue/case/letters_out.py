"""How a letter leaves the desk: onto the clipboard, or as a draft for the mail program."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.look.theme import look
from desktop.queue.list.presenter import QueuePresenter
from desktop.wording import refusal_words, word
from returns.errors import Refusal
from returns.records.letter import Letter
from returns.whole_file import save_whole


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
        from returns.documents.letters import as_eml, left_out

        start = str(Path.home() / f"{number}-{letter.template}.eml")
        path, _ = QFileDialog.getSaveFileName(
            over,
            QCoreApplication.translate("LettersOut", "Save the letter as a draft"),
            start,
            "E-mail (*.eml)",
        )
        if not path:
            return
        shell, sender = self._presenter.shell, self._presenter.shop_email()
        try:
            save_whole(Path(path), as_eml(letter, sender=sender), kept="letter")
        except Refusal as refusal:
            shell.say(refusal_words(refusal), "bad")
        else:
            text = QCoreApplication.translate(
                "LettersOut", "Saved as {name}. Your mail program opens it as a draft."
            )
            missing = left_out(letter, sender, look().lang)
            said = " ".join((text.format(name=Path(path).name), missing)).strip()
            shell.say(said, "warning" if missing else "good")


def as_text(letter: Letter) -> str:
    """Subject and body, as they are pasted into a message."""
    return f"{letter.subject}\n\n{letter.body}"
