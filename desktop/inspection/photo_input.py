"""The ways a photo comes in: chosen files, files that fell, the clipboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.inspection.presenter import InspectionPresenter
from desktop.look.png import as_png
from desktop.widgets.dropped import PICTURE_ENDINGS


class PhotoInput(QObject):
    """Hands files and pictures to the presenter; one file may be meant for one frame."""

    #: somebody was asked for files, and chose some or none
    asked = Signal()

    def __init__(
        self, presenter: InspectionPresenter, tab: QWidget, scan_line: QWidget
    ) -> None:
        super().__init__(tab)
        self._presenter, self._tab = presenter, tab
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), tab)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        # the scan box has the focus most of the time, but takes only text
        scan_line.installEventFilter(self)

    def fell_on_window(self, paths: Sequence[str]) -> bool:
        """Pictures that fell anywhere belong to the case on the table; True when taken."""
        pictures = any(Path(p).suffix.lower().lstrip(".") in PICTURE_ENDINGS for p in paths)
        if not pictures or not self._presenter.case_id:
            return False
        self.add(paths)
        return True

    def add(self, paths: Sequence[str], shot: str = "") -> None:
        """One file goes where it fell; several fill the empty frames in order."""
        self._presenter.photos.add([Path(p) for p in paths], shot if len(paths) == 1 else "")

    def choose(self, shot: str = "") -> None:
        """Ask for files."""
        dialog = QFileDialog(self._tab, self.tr("Add photos"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*.{end} *.{end.upper()}" for end in PICTURE_ENDINGS)
        pictures = self.tr("Pictures")
        dialog.setNameFilters([f"{pictures} ({patterns})", self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda paths: self.add(paths, shot))
        dialog.finished.connect(lambda _: self.asked.emit())
        dialog.open()

    def paste(self) -> None:
        """Files or a picture from the clipboard."""
        board = QGuiApplication.clipboard()
        paths = _local_files(board.mimeData())
        image = board.image()
        if not self._presenter.case_id:
            return
        if paths:
            self.add(paths)
        elif image.isNull():
            words = self.tr("There is no picture on the clipboard.")
            self._presenter.shell.say(words, "warning")
        else:
            self._presenter.photos.add_bytes(as_png(image), self.tr("Pasted picture") + ".png")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V in the scan box pastes a picture, if there is one and a case is on the table."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and self._presenter.case_id
        ):
            carried = QGuiApplication.clipboard().mimeData()
            if _local_files(carried) or (carried.hasImage() and not carried.hasText()):
                self.paste()
                return True
        return super().eventFilter(watched, event)


def _local_files(carried: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in carried.urls() if url.isLocalFile()]
