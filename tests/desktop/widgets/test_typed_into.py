"""What is typed into is known by its kind, whoever made one of his own of it."""

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.widgets.typed_into import is_edit, is_field


class OwnLine(QLineEdit):
    """A line of text made into something of its own."""


@pytest.mark.parametrize(
    ("kind", "edit", "field"),
    [
        *((kind, True, True) for kind in (QLineEdit, QPlainTextEdit, QTextEdit, OwnLine)),
        *((kind, False, True) for kind in (QComboBox, QSpinBox, QDateEdit)),
        *((kind, False, False) for kind in (QLabel, QPushButton, QWidget)),
    ],
)
def test_a_part_is_known_by_its_kind(
    qtbot: QtBot, kind: type[QWidget], edit: bool, field: bool
) -> None:
    part = kind()
    qtbot.addWidget(part)
    assert is_edit(part) is edit
    assert is_field(part) is field


def test_nothing_is_typed_into_nothing() -> None:
    assert not is_field(None)
