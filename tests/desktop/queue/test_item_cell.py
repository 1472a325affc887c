"""The item's cell: what stands behind the name, and what it leaves of the line below."""

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from desktop.look.theme import px
from desktop.queue.list import item_cell
from desktop.queue.list.case_delegate import ROW_HEIGHT, TALL_ROW
from desktop.queue.list.case_row import CaseRow
from desktop.queue.list.cells import Cell
from desktop.queue.list.columns import COLUMNS, Column
from desktop.queue.list.heading_row import HEADING_HEIGHT
from desktop.widgets.thumbnails import Thumbnails
from tests.desktop.queue.test_case_table import row
from tests.pages.queue import QueuePage

CHIPS = (("snoozed until 4 Dec", "quiet", ""), ("2 items", "plain", ""))


def lamp() -> CaseRow:
    shown = row(1, title="Desk lamp, brass", picture="")
    return replace(shown, detail="Broken on arrival · Lena", chips=CHIPS)


class Painted:
    """The words and chips of a cell so wide, with how far down each stands."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, wide: int, *, tall: bool = False
    ) -> None:
        self.words: list[str] = []
        self.chips: dict[str, float] = {}
        plain = item_cell._Flow._draw

        def draw(flow: item_cell._Flow, text: str, *box: float) -> None:
            self.words.append(text)
            plain(flow, text, *box)

        def chip(_: QPainter, box: QRectF, text: str, *_look: object) -> None:
            self.chips[text] = box.top()

        monkeypatch.setattr(item_cell._Flow, "_draw", draw)
        monkeypatch.setattr(item_cell, "paint_chip", chip)
        high = px(TALL_ROW if tall else ROW_HEIGHT)
        picture = QPixmap(wide, high)
        painter = QPainter(picture)
        box = QRect(0, 0, wide, high)
        # there is no picture to ask for
        cell = Cell(painter, box, lamp(), cast(Thumbnails, None), stacked=tall, tall=tall)
        item_cell.paint_item(cell)
        painter.end()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(("wide", "lines"), [(420, 1), (300, 2)])
def test_chips_stand_behind_the_name_as_far_as_they_fit_and_leave_the_reason_whole(
    monkeypatch: pytest.MonkeyPatch, wide: int, lines: int
) -> None:
    painted = Painted(monkeypatch, px(wide))
    assert list(painted.chips) == [words for words, *_ in CHIPS]
    assert len(set(painted.chips.values())) == lines
    assert painted.words[0] == "Desk lamp, brass"
    assert painted.words[-1].startswith("Broken on arrival")


@pytest.mark.usefixtures("dressed")
def test_a_narrow_list_tells_the_reason_the_step_and_by_when_below_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    due: list[str] = []
    monkeypatch.setattr(item_cell, "draw_due", lambda _p, _b, told, *_: due.append(told.words))
    painted = Painted(monkeypatch, px(290), tall=True)
    assert painted.words[0] == "Desk lamp, brass"
    assert painted.words[1] == lamp().step
    assert painted.words[2].startswith("Broken on arrival")
    assert due == [lamp().due.words]


def test_rows_are_taller_where_the_list_is_narrow_and_low_again_where_it_is_wide(
    queue: QueuePage,
) -> None:
    queue.choose_view("to_answer")
    cases, due = queue.tab.list, Column.DUE
    row = cases.currentIndex().row()
    assert (cases.rowHeight(row), cases.isColumnHidden(due)) == (px(ROW_HEIGHT), False)
    cases.setFixedWidth(px(340))
    queue.page.settle()
    assert (cases.rowHeight(row), cases.isColumnHidden(due)) == (px(TALL_ROW), True)
    # headings stay as they are
    assert cases.rowHeight(0) == px(HEADING_HEIGHT)
    cases.setFixedWidth(px(700))
    queue.page.settle()
    assert (cases.rowHeight(row), cases.isColumnHidden(due)) == (px(ROW_HEIGHT), False)


def test_the_tooltip_tells_what_has_no_room() -> None:
    told = COLUMNS[Column.ITEM].tip(lamp())
    assert all(words in told for words, *_ in CHIPS)
