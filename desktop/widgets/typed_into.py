"""What is typed into, by the names of Qt's kinds: PySide would make each kind that is named itself."""

from PySide6.QtWidgets import QWidget

_EDITS = ("QLineEdit", "QPlainTextEdit", "QTextEdit")
_FIELDS = (*_EDITS, "QComboBox", "QAbstractSpinBox")


def typed_into(editor: QWidget) -> QWidget:
    """The part of an editor that has the keyboard: its name and description are heard there alone."""
    return editor.focusProxy() or editor


def is_edit(part: QWidget) -> bool:
    """Whether it is a line or a page of text."""
    return any(map(part.inherits, _EDITS))


def is_field(part: QWidget | None) -> bool:
    """Whether letters, digits or a choice are typed there."""
    return part is not None and any(map(part.inherits, _FIELDS))
