"""A flow sets what is lower in the middle of its line, and starts a new one at the end of the width."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.theme import px
from desktop.widgets.bar_part import BarPart
from desktop.widgets.button import Button
from desktop.widgets.layouts import FlowLayout
from desktop.widgets.search_box import SearchBox
from desktop.widgets.segmented import Segmented


class Block(QWidget):
    """Of one size."""

    def __init__(self, within: QWidget, wide: int, tall: int) -> None:
        super().__init__(within)
        self.size_wanted = QSize(wide, tall)

    def sizeHint(self) -> QSize:
        return self.size_wanted


@pytest.mark.usefixtures("dressed")
def test_a_word_stands_at_the_middle_of_the_button_beside_it() -> None:
    flow, within = FlowLayout(), QWidget()
    word, button, below = (Block(within, *size) for size in ((60, 16), (80, 32), (90, 20)))
    for part in (word, button, below):
        flow.addWidget(part)
    wide = 60 + px(8) + 80 + 10
    flow.setGeometry(QRect(0, 0, wide, 200))
    assert word.geometry().y() == (32 - 16) // 2
    assert button.geometry().y() == 0
    assert (below.x(), below.y()) == (0, 32 + px(8))
    assert flow.heightForWidth(wide) == 32 + px(8) + 20


@pytest.mark.usefixtures("dressed")
def test_lines_that_flow_take_no_height_that_a_text_beside_them_wants(
    qtbot: QtBot,
) -> None:
    box, lines, text = QWidget(), QWidget(), QPlainTextEdit()
    flow = FlowLayout()
    for words in ("one", "two"):
        flow.addWidget(QPushButton(words))
    lines.setLayout(flow)
    whole = QVBoxLayout(box)
    whole.addWidget(lines)
    whole.addWidget(text)
    qtbot.addWidget(box)
    box.resize(400, 600)
    box.show()
    assert lines.height() == flow.heightForWidth(lines.width())
    box.hide()


@pytest.mark.usefixtures("dressed")
def test_the_part_of_a_bar_wants_room_for_all_its_words_and_no_less_than_its_icons(
    qtbot: QtBot,
) -> None:
    search, button = SearchBox(), Button("", "flat")
    button.set_text("Bring a file of returns in")
    part = BarPart(search, button)
    qtbot.addWidget(part)
    assert part.sizeHint().width() > search.minimumWidth() + button.sizeHint().width()
    assert part.minimumSizeHint().width() > search.minimumWidth()


@pytest.mark.usefixtures("dressed")
def test_segments_on_two_lines_are_given_the_height_of_both(qtbot: QtBot) -> None:
    choice = Segmented([(str(n), f"choice number {n}") for n in range(4)], "Which")
    qtbot.addWidget(choice)
    choice.show()
    choice.resize(800, 40)
    one = choice.minimumHeight()
    choice.resize(300, 40)
    assert choice.minimumHeight() >= 2 * one - px(4) > one
    choice.hide()
