"""Letters that were written, one at a time: read, copied, saved as a draft."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from desktop.look.theme import look, px
from desktop.queue.case.letters_of_many import copied, print_letters
from desktop.queue.case.letters_out import LettersOut
from desktop.queue.list.case_row import short_number
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.widgets.long_text import LongText
from desktop.wording import word
from returns.phrases import say
from returns.records.kept_letter import KeptLetter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class _Words(LongText):
    """Room for a letter of usual length."""

    def sizeHint(self) -> QSize:
        """As wide as others, and taller."""
        return QSize(super().sizeHint().width(), px(270))


class LettersDialog(Dialog):
    """Shows `letters` from `at` on; each can be copied and saved, nothing is sent."""

    def __init__(
        self,
        letters: Sequence[KeptLetter],
        out: LettersOut,
        parent: QWidget | None = None,
        at: int = 0,
    ) -> None:
        super().__init__("", "", parent)
        self._letters, self._out, self._at = tuple(letters), out, at
        self.setWindowTitle(self.tr("Letters"))
        self.words.show()
        self.address, self.subject = QLineEdit(), QLineEdit()
        self.text = _Words()
        self.text.setTabChangesFocus(True)
        for field in (self.address, self.subject, self.text):
            field.setReadOnly(True)
        self.add_field(self.tr("To"), self.address)
        self.add_field(self.tr("Subject"), self.subject)
        self.add_field(self.tr("Letter"), self.text)
        self.copy_button = Button(self.tr("Copy the letter"), icon_name="copy")
        self.save_button = Button(self.tr("Save as a draft…"), icon_name="mail")
        self.back_button = Button(self.tr("Previous"))
        self.next_button = Button(self.tr("Next"))
        self.told = PlainLabel("", "body", "good")
        self.add(
            row(self.copy_button, self.save_button, None, self.back_button, self.next_button)
        )
        self.all_buttons = (
            Button(self.tr("Copy all"), icon_name="copy"),
            Button(self.tr("Save all as drafts…"), icon_name="mail"),
            Button(self.tr("Print all…"), icon_name="print"),
        )
        # what is about all of them stands apart from what is about the one that is shown
        self.buttons.insertLayout(0, row(*self.all_buttons))
        for button, act in zip(
            self.all_buttons, (self._copy_all, self._save_all, self._print_all), strict=True
        ):
            button.setVisible(len(self._letters) > 1)
            button.clicked.connect(act)
        self.add(self.told)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.cancel.hide()
        self.ok.set_text(self.tr("Close"))
        self._turn(0)

    def _turn(self, by: int) -> None:
        """Show the letter so many further on."""
        last = len(self._letters) - 1
        self._at = min(max(self._at + by, 0), last)
        shown = self._letters[self._at]
        heading = self.tr("Letter to the {party}")
        self.heading.setText(heading.format(party=word("party", shown.letter.to.value)))
        place = self.tr("Case {number} · letter {at} of {count}")
        self.words.setText(
            place.format(number=short_number(shown.number), at=self._at + 1, count=last + 1)
        )
        self.address.setText(shown.letter.address)
        self.subject.setText(shown.letter.subject)
        self.text.setPlainText(shown.letter.body)
        self._tell("")
        for button, there in (
            (self.back_button, self._at),
            (self.next_button, last - self._at),
        ):
            button.setVisible(last > 0)
            button.setEnabled(there > 0)

    def _tell(self, words: str, tone: str = "good") -> None:
        """How it went; nothing takes no room."""
        self.told.setText(words)
        self.told.set_tone(tone)
        self.told.setVisible(bool(words))

    def _copy(self) -> None:
        self._tell(self._out.copy(self._letters[self._at].letter))

    def _copy_all(self) -> None:
        self._tell(copied(self._letters))

    def _save_all(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save all as drafts"))
        if folder:
            self.save_into(Path(folder))

    def save_into(self, folder: Path) -> None:
        """Save all of them there, and tell how it went."""

        def saved(answer: tuple[int, list[str]]) -> None:
            count, missing = answer
            told = say("letters.out.drafts", look().lang, count=count, folder=folder.name)
            self._tell("\n".join((told, *missing)), "warning" if missing else "good")

        self._out.save_all(self._letters, folder, saved)

    def _print_all(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_to(printer))
        QDialog.open(dialog)

    def print_to(self, printer: "QPrinter") -> None:
        """All of them, on paper or into a PDF."""
        print_letters(printer, self._letters)
        self._tell(say("letters.out.printed", look().lang, count=len(self._letters)))

    def _save(self) -> None:
        shown = self._letters[self._at]
        self._out.save(shown.letter, shown.number, self)
