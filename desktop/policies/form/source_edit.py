"""The supplier's terms as a file: chosen, dropped, taken off again."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row

PATTERNS = "*.pdf *.jpg *.jpeg *.png *.webp *.heic *.heif *.tif *.tiff"


class SourceEdit(QWidget):
    """A file to attach, or none; it is copied when the version is saved."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._name = PlainLabel("", "medium", elide=True)
        self._choose, self._off = Button("", icon_name="document"), Button("", "link")
        self._choose.clicked.connect(self._ask)
        self._off.clicked.connect(lambda: self.set_path(None))
        self.setLayout(row(self._choose, self._name, self._off, None, gap=8))
        self.setAcceptDrops(True)
        self.setFocusProxy(self._choose)
        self.retranslate()
        self.set_path(None)

    def path(self) -> Path | None:
        """The file, or None."""
        return self._path

    def set_path(self, path: Path | None) -> None:
        """Attach this one, or nothing."""
        self._path = path
        self._name.setText(path.name if path else "")
        self._name.setVisible(path is not None)
        self._off.setVisible(path is not None)
        self.changed.emit()

    def retranslate(self) -> None:
        """Say the buttons in the language on screen."""
        self._choose.set_text(self.tr("Attach…"))
        self._off.set_text(self.tr("Take off"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the file that fell here."""
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            event.acceptProposedAction()
            self.set_path(Path(names[0]))

    def _ask(self) -> None:
        title = self.tr("Attach the supplier’s terms")
        kinds = self.tr("PDF and pictures")
        name, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds} ({PATTERNS})")
        if name:
            self.set_path(Path(name))
