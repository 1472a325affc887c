"""What dialogs show, for tests."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.widgets.chip import Chip


def texts(dialog: QWidget) -> list[str]:
    """Every visible text of a dialog, chips included."""
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    return [*said, *(chip.text() for chip in dialog.findChildren(Chip) if chip.isVisible())]


def button(dialog: QWidget, words: str) -> QPushButton:
    """The button that says this."""
    found = [b for b in dialog.findChildren(QPushButton) if b.accessibleName() == words]
    assert found, f"no button says {words!r}"
    return found[0]
