"""The models behind the shot list and the three columns, under Qt's own tester."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from desktop.inspection.findings.comparison_model import (
    ANSWERED,
    FIELD,
    FOUND,
    SAID,
    ComparisonModel,
)
from desktop.inspection.photos.shot_model import ShotModel
from returns.records.case import Photo
from returns.records.comparison import Comparison
from returns.records.inspection import ShotFrame

AT = datetime(2026, 11, 21, 14, 1, tzinfo=UTC)


def photo(number: int, shot: str = "", shape: str = "JPEG") -> Photo:
    sha256 = f"{number:064x}"
    return Photo(number, 1, sha256, 10, 4, 3, shape, f"{number}.jpg", shot, "", AT, number)


@pytest.fixture
def shots(qapp, dressed):
    model = ShotModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def columns(qapp, dressed):
    model = ComparisonModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def captions(model: ShotModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_frames_come_first_and_photos_without_a_frame_after_them(shots):
    first, loose = photo(1, "front"), photo(2)
    frames = (ShotFrame("outer_box", None, True), ShotFrame("front", first, True))
    shots.show(frames, (first, loose))
    assert captions(shots) == ["1 Outer box, all sides", "2 Front", "Further photo"]
    assert shots.shot_of_key(2) == "front"
    assert shots.shot_of_key(3) == ""
    assert (shots.row_of(2), shots.row_of(9), shots.first_photo()) == (2, -1, 1)


def test_a_second_photo_of_a_shot_is_not_lost(shots):
    one, two = photo(1, "front"), photo(2, "front")
    shots.show((ShotFrame("front", one, True),), (one, two))
    assert captions(shots) == ["1 Front", "Front"]


def test_a_turned_photo_asks_for_its_picture_again(shots):
    one = photo(1, "front")
    shots.show((ShotFrame("front", one, True),), (one,))
    assert shots.without_thumb() == [one]
    shots.set_picture(one, QImage(4, 3, QImage.Format.Format_RGB32))
    assert shots.without_thumb() == []

    turned = replace(one, rotation=90)
    shots.show((ShotFrame("front", turned, True),), (turned,))

    assert shots.without_thumb() == [turned]


def test_a_photo_without_a_picture_says_that_it_is_kept(shots):
    one = photo(1, "front", "")
    shots.show((ShotFrame("front", one, True),), (one,))
    shots.set_picture(one, None)
    said = shots.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "1 Front: cannot be shown: take it anew"


def row(field: str, said="", found="", answered="", *, contradicts=False) -> Comparison:
    return Comparison(field, said, found, answered, contradicts)


def test_only_what_tells_something_is_shown_until_all_is_asked_for(columns):
    columns.show((row("item", "Mug"), row("quantity", "1", "1"), row("serial"), row("packing")))
    assert [columns.row(at).field for at in range(columns.rowCount())] == ["item", "packing"]
    columns.show_whole(whole=True)
    assert columns.rowCount() == 4
    columns.show((row("item", "Mug"), row("quantity", "3", "2", contradicts=True)))
    columns.show_whole(whole=False)
    assert columns.row(1).field == "quantity"


def test_what_is_typed_is_handed_on_and_not_shown_before_the_desk_has_it(columns, qtbot):
    columns.show((row("packing"),))
    typed = []
    columns.found_typed.connect(lambda *told: typed.append(told))
    columns.answer_typed.connect(lambda *told: typed.append(told))
    columns.setData(columns.index(0, FOUND), "  No cushioning ")
    columns.setData(columns.index(0, ANSWERED), "Bubble wrap used")
    columns.setData(columns.index(0, ANSWERED), "")
    columns.setData(columns.index(0, SAID), "not ours to say")
    assert typed == [("packing", "No cushioning"), ("packing", "Bubble wrap used")]
    assert columns.index(0, FOUND).data() == "—"


def test_only_our_words_and_the_suppliers_can_be_typed(columns):
    columns.show((row("item", "Mug"),))
    editable = [
        bool(columns.flags(columns.index(0, at)) & Qt.ItemFlag.ItemIsEditable)
        for at in (FIELD, SAID, FOUND, ANSWERED)
    ]
    assert editable == [False, False, True, True]


def test_a_contradiction_is_said_and_not_only_tinted(columns):
    columns.show((row("packing", "", "none", "wrapped", contradicts=True),))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert columns.index(0, FIELD).data(role) == "Packing: contradiction"
    assert columns.index(0, SAID).data(role) == "nothing"


def test_words_from_outside_never_become_a_tooltips_markup(columns):
    columns.show((row("item", "<img src='/etc/passwd'>"),))
    tip = columns.index(0, SAID).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip
