"""What is said when something went wrong in us: what is kept, what to do, details on demand."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.dialog import Dialog


class CrashDialog(Dialog):
    """Says that something went wrong in us, what is kept, and what to do."""

    def __init__(self, details: str, log_folder: Path | None, parent: QWidget | None) -> None:
        super().__init__("", "", parent)
        self._details, self._folder = details, log_folder
        self.setWindowTitle(self.tr("Something went wrong"))
        self.heading.setText(self.tr("Something went wrong in Sendback"))
        self.words.setText(
            self.tr(
                "Everything you entered before is saved. You can go on; if it happens again, "
                "close the window and open it again. The details below help to mend it."
            )
        )
        self.words.show()
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setMinimumHeight(px(140))
        self.add_field(self.tr("Details"), text)
        copy, folder = Button(self.tr("Copy the details")), Button(self.tr("Show the log"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        folder.clicked.connect(self._show_log)
        folder.setVisible(log_folder is not None)
        self.buttons.insertWidget(0, copy)
        self.buttons.insertWidget(1, folder)
        self.cancel.hide()
        self.ok.set_text(self.tr("Go on"))

    def report(self) -> str:
        """What is copied: versions and the details, nothing of the desk."""
        versions = f"Python {sys.version.split()[0]}, Qt {qVersion()}, {sys.platform}"
        return f"{versions}\n\n{self._details}"

    def _show_log(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def show_once(self) -> None:
        """Open without stopping the window."""
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.open_sized(620)
