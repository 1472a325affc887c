"""A dialog is as tall as its words are at its width: no strip stands empty above the buttons."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme, px
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel

#: two lines in a readable measure, one in a wide dialog
SENTENCE = (
    "Nothing is brought in before you say so. What is known already is not doubled at all."
)


@pytest.mark.parametrize("wide", [340, 460, 620, 720])
def test_a_sentence_takes_the_lines_that_it_has_at_that_width(
    dressed: Theme, qtbot: QtBot, wide: int
) -> None:
    dialog = Dialog("Import", SENTENCE)
    qtbot.addWidget(dialog)
    line = QLineEdit()
    dialog.add(PlainLabel(SENTENCE))
    dialog.add(line)
    dialog.open_sized(wide)
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: dialog.width() == px(wide))
    below = dialog._content.height() - line.mapTo(dialog._content, line.rect().bottomLeft()).y()
    # the margin, and the space before what stretches
    assert below <= px(16) + px(8)
    for label in dialog._content.findChildren(PlainLabel):
        if not label.isHidden():
            assert label.height() >= label.heightForWidth(label.width())
