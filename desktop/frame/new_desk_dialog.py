"""A new desk: what it is called and where it lies, proposed, so that Enter is enough."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop.keeping.usual_place import free_folder, nearest_there, typed_folder
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row

#: pixels at 100 %
WIDTH = 520
#: signs that some system does not take in a folder's name
_NOT_IN_NAMES = frozenset('/\\:*?"<>|')


class NewDeskDialog(Dialog):
    """Asks for a name and a place; folders that are not there yet are made with the desk."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        title = self.tr("New desk")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.words.setText(
            self.tr("A desk is one folder. Its name is what the window will be called.")
        )
        self.words.show()
        proposed = free_folder()
        self.name = QLineEdit(proposed.name)
        self.place = QLineEdit(str(proposed.parent))
        self.choose = Button(self.tr("Choose…"))
        self.choose.clicked.connect(self._choose)
        self.whole = PlainLabel("", "small", "muted")
        self.add_field(self.tr("Name of the desk"), self.name)
        beside = QWidget()
        beside.setLayout(row(self.place, self.choose))
        beside.setFocusProxy(self.place)
        self.add_field(self.tr("In the folder"), beside)
        self.add(self.whole)
        self.ok.set_text(self.tr("Make the desk"))
        for line in (self.name, self.place):
            line.setMinimumHeight(px(32))
            line.textChanged.connect(self._say_whole)
        self._say_whole()
        self.name.selectAll()

    def folder(self) -> Path:
        """The folder that the desk would be."""
        return typed_folder(self.place.text()) / self.name.text().strip()

    def wrong(self) -> str:
        """Why no desk can be made there, or ""."""
        name = self.name.text().strip()
        if not name or name in (".", "..") or not _NOT_IN_NAMES.isdisjoint(name):
            return self.tr('Give the desk a name without any of / \\ : * ? " < > |')
        folder = self.folder()
        if not folder.is_absolute():
            return self.tr("Choose the folder in which the desk shall lie.")
        try:
            if (folder / "desk.sqlite").exists():
                return self.tr(
                    "A desk of that name is there already. Go to it with “Open desk…”, "
                    "or give the new one another name."
                )
            taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
        except OSError as error:
            text = self.tr("That folder cannot be looked into: {why}")
            return text.format(why=error.strerror or error)
        if taken:
            return self.tr("Something else lies there already. Give the desk another name.")
        return ""

    def accept(self) -> None:
        """Let the desk be made, or say why not."""
        wrong = self.wrong()
        self.show_problem(wrong)
        if not wrong:
            self.chosen.emit(self.folder())
            super().accept()

    def _say_whole(self) -> None:
        self.show_problem("")
        self.whole.setText(self.tr("It will be {folder}").format(folder=self.folder()))

    def _choose(self) -> None:
        start = str(nearest_there(self.folder().parent))
        place = QFileDialog.getExistingDirectory(self, self.tr("In the folder"), start)
        if place:
            self.place.setText(place)
