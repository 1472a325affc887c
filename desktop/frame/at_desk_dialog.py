"""Asks who is at the desk."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.dialog import Dialog
from desktop.wording import refusal_words
from returns.errors import Refusal


class AtDeskDialog(Dialog):
    """Gives `decided(name)`, "" for nobody; stays open when the name is refused."""

    decided = Signal(str)

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Who is at the desk"))
        self.setAccessibleName(self.windowTitle())
        self.heading.setText(self.tr("Who is at the desk?"))
        self.words.setText(
            self.tr("Each step of a case says who took it. Empty: nobody is named.")
        )
        self.words.show()
        self.name = ChoiceBox()
        self.name.setEditable(True)
        self.name.setCurrentText(chosen)
        self.add_field(self.tr("Name"), self.name)
        self.ok.set_text(self.tr("Choose"))

    def know(self, names: Sequence[str]) -> None:
        """The desk knows these; what stands typed stays."""
        typed = self.name.currentText()
        self.name.addItems(list(names))
        self.name.setCurrentText(typed)

    def accept(self) -> None:
        """Give what was chosen or written; the dialog waits for the answer."""
        self.ok.setEnabled(False)
        self.decided.emit(self.name.currentText())

    def taken(self) -> None:
        """It was written down."""
        super().accept()

    def refused(self, refusal: Refusal) -> None:
        """Say why it was not."""
        self.ok.setEnabled(True)
        self.show_problem(refusal_words(refusal))
