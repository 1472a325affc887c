"""Anything may be pasted into a letter, and is broken into lines without end of patience."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption

from desktop.look.theme import Theme
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


@pytest.mark.parametrize("together", ["EUR 18.40", "8 Dec 2026", "80 %"])
def test_no_line_ends_within_a_sum_or_a_day_and_what_is_read_and_copied_is_plain(
    dressed: Theme, together: str
) -> None:
    words = f"We pay you back the whole of {together}, and you keep it."
    field = LongText()
    field.show()
    for width in range(120, 420, 4):
        field.resize(width, 200)
        field.setPlainText(words)
        layout = field.document().firstBlock().layout()
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        said = [words[at.textStart() :][: at.textLength()] for at in lines]
        assert any(together in line for line in said), (width, said)
    assert field.toPlainText() == words
    field.selectAll()
    copied = field.createMimeDataFromSelection()
    assert copied.formats() == ["text/plain"]
    assert copied.text() == words
    field.close()
