"""Anything may be pasted into a letter, and is broken into lines without end of patience."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption

from desktop.widgets.long_text import LongText

WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@pytest.mark.usefixtures("dressed")
def test_a_word_without_end_is_broken_anywhere_and_others_between_words() -> None:
    field = LongText()
    field.resize(300, 160)
    field.show()
    endless = QMimeData()
    endless.setText("x" * 2_000_000)
    # it took minutes, longer than a test may
    field.insertFromMimeData(endless)
    assert len(field.toPlainText()) == 2_000_000
    assert field.wordWrapMode() is not WORDS
    field.setPlainText("Dear Lena,\n" + "words of a letter " * 200)
    assert field.wordWrapMode() is WORDS
    field.close()
