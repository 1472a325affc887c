"""At the bench a photo is of the piece on the table, the box is of all that came, and both can be said."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.policy import Address
from tests.desktop.conftest import NOW
from tests.desktop.two_suppliers import mug_and_lamps_of_two
from tests.pages.inspection_page import InspectionPage


@pytest.fixture
def pictures(tmp_path):
    """Files of pictures, each of another colour."""
    paths = []
    for name, colour in (("box", "brown"), ("mug", "red"), ("lamp", "blue"), ("all", "green")):
        path = tmp_path / f"{name}.png"
        content = io.BytesIO()
        Image.new("RGB", (640, 480), colour).save(content, "PNG")
        path.write_bytes(content.getvalue())
        paths.append(path)
    return paths


@pytest.fixture
def window(application, tmp_path):
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    desk.settings.set(
        return_address=Address("Quay", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    )
    mug_and_lamps_of_two(desk, tmp_path)
    desk.close()
    return application(tmp_path / "desk")


@pytest.fixture
def bench(window):
    page = InspectionPage(window)
    page.open(1)
    return page


def shown(bench):
    """Name, shot, number of the item and piece of each photo."""
    case = bench.case()
    numbers = {line.id: line.number for line in case.lines} | {None: None}
    return [(p.name[:-4], p.shot, numbers[p.line_id], p.unit) for p in case.photos]


def say(bench, window, words):
    """The entry of the menu that L opens."""
    bench.press_on_photo(Qt.Key.Key_L)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (entry,) = [action for action in menu.actions() if action.text() == words]
    entry.trigger()
    menu.close()
    window.settle()


def test_a_morning_with_goods_of_two_suppliers(window, bench, pictures):
    box, mug, lamp, together = pictures
    bench.choose_files([mug])
    bench.choose("units", f"{bench.case().lines[1].id}/2")
    bench.choose_files([lamp])
    assert shown(bench) == [("mug", "front", 1, 1), ("lamp", "front", 2, 2)]
    # the mug's photo stands behind the lamp's frames, with its name, and does not fill them
    assert bench.meter() == ("1 of 2 · 1 missing", "bad")
    assert any(tile.startswith("Front · Mug") for tile in bench.frames())

    # all that came: by the choice above the frames
    shows = bench.tab.table.shots.shows
    assert shows.isVisible()
    assert shows.itemText(0) == "New photos: Lamp 2"
    shows.setCurrentIndex(1)
    shows.activated.emit(1)
    bench.choose_files([box, together])
    assert shown(bench)[2:] == [
        ("box", "outer_box", None, None),
        ("all", "shipping_label", None, None),
    ]


def test_what_a_photo_shows_is_changed_by_a_key_and_taken_back(window, bench, pictures):
    bench.choose_files([pictures[1]])
    say(bench, window, "Lamp 1")
    assert shown(bench) == [("mug", "front", 2, 1)]
    # it is among the further photos of the mug's table now
    assert any(tile.startswith("Front · Lamp 1") for tile in bench.frames())
    say(bench, window, "All that came")
    assert shown(bench) == [("mug", "opened_inside", None, None)]
    window.do("undo")
    window.settle()
    window.do("undo")
    window.settle()
    assert shown(bench) == [("mug", "front", 1, 1)]


def test_an_older_photo_asks_which_item_it_shows(window, bench, pictures):
    window.desk.photos.add(1, [pictures[2]], "front")
    bench.open(1)
    window.settle()
    assert any(tile.startswith("Front · which item?") for tile in bench.frames())
    assert bench.meter()[0] == "0 of 2 · 2 missing"
    bench.tab.table.strip.choose(bench.case().photos[0].id)
    say(bench, window, "Mug")
    assert bench.meter()[0] == "1 of 2 · 1 missing"
    bench.tab.table.strip.choose(bench.case().photos[0].id)
    bench.press_on_photo(Qt.Key.Key_2)
    assert shown(bench) == [("lamp", "defect_close", 1, 1)]


def test_one_item_looks_as_before(application, desk_folder):
    window = application(desk_folder)
    page = InspectionPage(window)
    case_id = next(c.id for c in window.desk.queue.all("everything", "", None))
    page.open(case_id)
    assert len(page.case().lines) == 1
    assert not page.tab.table.shots.shows.isVisible()
    assert page.tab.table.shot_model.choices() == []
