"""A photo proves what is said of the goods on it, and of no others."""

from dataclasses import replace

import pytest

from returns.records.case import Case
from returns.rules.goods.shown_goods import (
    OF_PARCEL,
    came_with_others,
    names_of,
    photos_of,
    shot_of_parcel,
    unsaid_photos,
)
from returns.terms import Goods
from tests.returns.papers import cases_by_hand as by_hand
from tests.returns.papers.cases_by_hand import LUX, line, unit


def of(photo, line_id=None, number=None):
    return replace(photo, line_id=line_id, unit=number)


@pytest.fixture
def case() -> Case:
    """Two mugs of one supplier and a lamp of another: a box, both goods close, one that says nothing."""
    box, mug, other_mug, lamp, nobody = by_hand.photos(
        "outer_box", "defect_close", "front", "defect_close", "front"
    )
    shown = (box, of(mug, 1, 1), of(other_mug, 1, 2), of(lamp, 2), nobody)
    mugs = line(1, unit(1, 1), unit(1, 2), title="Mug")
    return by_hand.case(mugs, line(2, supplier=LUX, title="Lamp"), photos=shown)


def ids(photos):
    return [photo.id for photo in photos]


def test_a_line_has_its_own_photos_and_those_of_the_parcel(case: Case) -> None:
    mug, lamp = case.lines
    assert ids(photos_of(case, (mug,))) == ids(case.photos[:3])
    assert ids(photos_of(case, (lamp,))) == [case.photos[0].id, case.photos[3].id]


def test_a_line_given_without_a_piece_has_no_photo_of_it(case: Case) -> None:
    mug = case.lines[0]
    second = replace(mug, units=mug.units[1:])
    assert ids(photos_of(case, (second,))) == [case.photos[0].id, case.photos[2].id]


def test_goods_that_nobody_named_go_to_nobody_beside_another_suppliers(case: Case) -> None:
    assert unsaid_photos(case) == case.photos[4:]
    for each in case.lines:
        assert unsaid_photos(case, (each,)) == case.photos[4:]
        assert case.photos[4] not in photos_of(case, (each,))


def test_a_photo_that_says_nothing_is_of_a_sheet_about_all_lines(case: Case) -> None:
    assert unsaid_photos(case, case.lines) == ()
    assert photos_of(case, case.lines) == case.photos


@pytest.mark.parametrize("lines", [(line(1),), (line(1), line(2))])
def test_with_one_supplier_a_photo_that_says_nothing_is_of_the_whole_case(lines) -> None:
    case = by_hand.case(*lines, photos=tuple(by_hand.photos("front", "")))
    assert unsaid_photos(case) == ()
    assert all(photos_of(case, (each,)) == case.photos for each in lines)


def test_goods_of_whom_nobody_knows_whose_they_are_are_not_the_others(case: Case) -> None:
    unknown = by_hand.case(line(1), line(2, supplier=None), photos=case.photos[4:])
    assert unsaid_photos(unknown) == unknown.photos


@pytest.mark.parametrize(
    ("goods", "together"), [(Goods.RECEIVED, True), (Goods.AWAITED, False), (Goods.KEPT, False)]
)
def test_one_box_is_of_all_the_goods_that_came(goods: Goods, together: bool) -> None:
    here = line(1, unit(1, 1, goods=Goods.RECEIVED))
    case = by_hand.case(here, line(2, unit(2, 1, goods=goods), supplier=LUX))
    assert came_with_others(case, here) is together


def test_a_further_photo_of_the_parcel_is_the_shot_that_is_missing() -> None:
    shown = by_hand.photos(*OF_PARCEL)
    assert [shot_of_parcel(shown[:many]) for many in range(5)] == [*OF_PARCEL, "outer_box"]


def test_of_many_photos_the_first_are_named() -> None:
    many = [replace(each, name=f"{each.id}.jpg") for each in by_hand.photos(*["front"] * 5)]
    assert names_of(many[:2]) == f"{many[0].name}, {many[1].name}"
    assert names_of(many).endswith(f"{many[2].name} …")
