"""Where copies go besides the desk's own folder: one field, and what it is good for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop.keeping.sayings import said
from desktop.keeping.usual_place import nearest_there, typed_folder
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.wording import refusal_words
from returns.errors import Refusal

WIDTH = 540
#: chooses the place, or tells why not
Choose = Callable[[Path | None, Callable[[], object], Callable[[Refusal], object]], object]


class PlaceDialog(Dialog):
    """Stays open with the reason where a place will not do."""

    def __init__(
        self, present: Path | None, choose: Choose, parent: QWidget | None = None
    ) -> None:
        super().__init__(said("to.title"), said("to.words"), parent)
        self._choose = choose
        self.place = QLineEdit(str(present) if present else "")
        self.place.setMinimumHeight(px(32))
        self.browse = Button(said("to.choose"))
        self.browse.clicked.connect(self._browse)
        beside = QWidget()
        beside.setLayout(row(self.place, self.browse))
        beside.setFocusProxy(self.place)
        self.add_field(said("to.field"), beside)
        self.add(PlainLabel(said("to.none"), "small", "muted"))
        self.ok.set_text(said("to.ok"))
        self.cancel.set_text(said("to.cancel"))

    def accept(self) -> None:
        """Ask the desk; it says why not."""
        text = self.place.text().strip()
        self.show_problem("")
        folder = typed_folder(text) if text else None
        if folder is not None and not folder.is_absolute():
            self._tell(said("to.gone"))
        else:
            self._choose(folder, super().accept, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._tell(refusal_words(refusal))

    def _tell(self, words: str) -> None:
        self.show_problem(words)
        self.place.setFocus()

    def _browse(self) -> None:
        start = typed_folder(self.place.text()) if self.place.text() else Path.home()
        chosen = QFileDialog.getExistingDirectory(
            self, said("to.field"), str(nearest_there(start))
        )
        if chosen:
            self.place.setText(chosen)
