"""Where words of a letter are typed, what is being typed stays in sight."""

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.desk_settings.reasons.words_edit import WordsEdit


@pytest.mark.usefixtures("dressed")
def test_the_cursor_stays_in_sight_where_the_room_becomes_less(qtbot: QtBot) -> None:
    edit = WordsEdit()
    qtbot.addWidget(edit)
    edit.setPlainText("\n".join(f"line {n}" for n in range(40)))
    edit.resize(300, 400)
    edit.show()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    assert edit.viewport().rect().contains(edit.cursorRect())
    edit.resize(300, 120)
    assert edit.viewport().rect().contains(edit.cursorRect())
    edit.hide()
