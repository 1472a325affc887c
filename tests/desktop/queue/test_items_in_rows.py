"""A case of several things shows the first two, and each of its lines its own."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.look.theme import Theme, px
from desktop.queue.list import row_picture
from desktop.queue.list.case_delegate import ROW_HEIGHT
from desktop.queue.list.cells import Cell
from desktop.queue.list.columns import COLUMNS, Column
from desktop.queue.list.item_cell import paint_item
from desktop.queue.list.line_paint import LINE_HEIGHT, paint_line
from desktop.queue.list.line_rows import LineRow, line_rows
from desktop.widgets.thumbnails import Thumbnails
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.records.case_summary import Item
from returns.records.inspection import PhotoOf
from tests.desktop.queue.test_case_table import NOON, row
from tests.desktop.two_lines import mug_and_lamps

THINGS = (Item("MUG", "Mug", 1, "photo:7/90"), Item("LAMP", "Desk lamp", 2, ""))


class Wall(Thumbnails):
    """Pictures that hang already; it notes which were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, path: str, side: int) -> QPixmap:
        self.asked.append(path)
        shown = QPixmap(side, side)
        shown.fill(Qt.GlobalColor.red)
        return shown


@pytest.fixture
def tiles(monkeypatch: pytest.MonkeyPatch) -> list[QRectF]:
    """Where tiles were painted."""
    found: list[QRectF] = []

    def noted(_painter: QPainter, frame: QRectF, *_what: object, **_how: object) -> None:
        found.append(QRectF(frame))

    monkeypatch.setattr(row_picture, "paint_tile", noted)
    monkeypatch.setattr(row_picture, "paint_initials", noted)
    return found


def painted(paint: Callable[[QPainter, QRect], None], high: int) -> None:
    picture = QPixmap(px(420), px(high))
    painter = QPainter(picture)
    paint(painter, QRect(0, 0, px(420), px(high)))
    painter.end()


def test_a_row_names_the_first_two_with_how_many(dressed: Theme) -> None:
    shown = row(1, title="Mug", line_count=3, items=THINGS)
    assert shown.title == "Mug · Desk lamp × 2"
    assert COLUMNS[Column.ITEM].words(shown).startswith("Mug · Desk lamp × 2, 3 items")
    assert row(1, title="Mug").title == "Mug"


def test_two_small_pictures_stand_where_one_thing_has_its_large_one(
    dressed: Theme, tiles: list[QRectF]
) -> None:
    wall = Wall()
    two, one = row(1, line_count=2, items=THINGS), row(2, picture="pictures/mug.png")
    painted(lambda painter, box: paint_item(Cell(painter, box, two, wall)), ROW_HEIGHT)
    assert wall.asked == ["photo:7/90"]
    painted(lambda painter, box: paint_item(Cell(painter, box, one, wall)), ROW_HEIGHT)
    first, second, whole = tiles
    assert [first.width(), second.width()] == [px(27)] * 2
    assert first.topLeft() == whole.topLeft()
    assert second.bottomRight() == whole.bottomRight()


def _item_of(line: LineRow, wall: Wall, painter: QPainter, box: QRect) -> None:
    paint_line(painter, box, line, Column.ITEM, wall)


@pytest.fixture
def desk(dressed: Theme, tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "desk", clock=SetClock(NOON), create=True)
    yield made
    made.close()


def test_the_queue_gives_a_row_what_its_case_holds(desk: Desk, tmp_path: Path) -> None:
    case_id = mug_and_lamps(desk, tmp_path)
    (summary,) = desk.queue.rows([case_id])
    assert summary.items == (Item("MUG", "Mug", 1, ""), Item("LAMP", "Lamp", 2, ""))


def test_each_line_below_has_its_own_picture(
    desk: Desk, tmp_path: Path, tiles: list[QRectF]
) -> None:
    case_id = mug_and_lamps(desk, tmp_path)
    lamp = desk.cases.get(case_id).lines[1]
    shot = tmp_path / "lamp.png"
    Image.new("RGB", (60, 40), "red").save(shot)
    desk.photos.add(case_id, [shot], of=PhotoOf(lamp.id))
    mug, lamps = line_rows(desk.cases.get(case_id), NOON)
    (photo,) = desk.cases.get(case_id).photos
    assert mug.shown == ("", "MUG", "Mug")
    assert lamps.shown == (f"photo:{photo.id}/0", "LAMP", "Lamp")
    wall = Wall()
    for line in (mug, lamps):
        painted(partial(_item_of, line, wall), LINE_HEIGHT)
    assert wall.asked == [lamps.shown.picture]
    assert len(tiles) == 2
