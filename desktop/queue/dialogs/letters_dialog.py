"""Letters that were written, one at a time: read, copied, saved as a draft."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.look.theme import px
from desktop.queue.case.letters_out import LettersOut
from desktop.queue.list.case_row import short_number
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.wording import word
from returns.records.kept_letter import KeptLetter


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
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(px(220))
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
        self.told.setText("")
        for button, there in (
            (self.back_button, self._at),
            (self.next_button, last - self._at),
        ):
            button.setVisible(last > 0)
            button.setEnabled(there > 0)

    def _copy(self) -> None:
        self.told.setText(self._out.copy(self._letters[self._at].letter))

    def _save(self) -> None:
        shown = self._letters[self._at]
        self._out.save(shown.letter, shown.number, self)
