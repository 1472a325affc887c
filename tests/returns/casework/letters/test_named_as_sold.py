"""A letter calls the goods as their buyer bought them, where the desk calls them in another script."""

from contextlib import closing

import pytest
from sqlalchemy import update

from db.tables import cases as t
from db.tables import trade as s
from returns.clock import SetClock
from returns.desk import open_desk
from returns.sample.desk import make_sample
from returns.terms import Party, StepKind
from tests.desktop.conftest import NOW


@pytest.fixture
def sold(shop):
    """A function that opens a case of goods which the desk and the listing call so."""

    def request(ours, listed):
        case_id = shop.request(shop.item("MUG", "120.00", item_name="Mug"))
        (line,) = shop.desk.cases.get(case_id).lines
        with shop.desk.store.transaction() as tx:
            own, listing = t.case_line, s.order_line
            tx.execute(update(own).where(own.c.id == line.id).values(title=ours))
            row = listing.c.id == line.order_line_id
            tx.execute(update(listing).where(row).values(title=listed))
        return case_id

    return request


def preview(shop, case_id, lang):
    return shop.desk.cases.preview_letter(case_id, StepKind.ANSWER_BUYER, lang=lang)


def test_an_english_letter_of_a_chinese_desk_names_the_listing(shop, sold):
    letter = preview(shop, sold("马克杯 350 ml 蓝", "Mug 350 ml, blue"), "en")
    assert "Mug 350 ml, blue" in letter.body
    assert "马克杯" not in letter.body
    assert [item.title for item in letter.facts.items] == ["Mug 350 ml, blue"]


def test_a_chinese_letter_names_them_as_the_desk_does(shop, sold):
    letter = preview(shop, sold("马克杯 350 ml 蓝", "Mug 350 ml, blue"), "zh")
    assert "马克杯 350 ml 蓝" in letter.body


def test_a_chinese_letter_of_an_english_desk_names_a_chinese_listing(shop, sold):
    letter = preview(shop, sold("Mug 350 ml, blue", "马克杯 350 ml 蓝"), "zh")
    assert "马克杯 350 ml 蓝" in letter.body


@pytest.mark.parametrize("listed", ["", "茶杯"])
def test_where_no_name_is_in_its_script_the_desks_own_stands(shop, sold, listed):
    assert "马克杯" in preview(shop, sold("马克杯", listed), "en").body


def test_one_of_the_right_script_stays_though_the_listing_has_another(shop, sold):
    assert "Our mug" in preview(shop, sold("Our mug", "Mug 350 ml"), "en").body


def test_no_english_letter_of_the_chinese_sample_names_goods_in_chinese(tmp_path):
    make_sample(tmp_path / "desk", "zh", SetClock(NOW))
    told, ours = [], set()
    with closing(open_desk(tmp_path / "desk", clock=SetClock(NOW))) as desk:
        for case_id in desk.queue.ids("everything"):
            ours |= {line.title for line in desk.cases.get(case_id).lines}
            told += [each.letter for each in desk.cases.letters(case_id)]
    english = [each for each in told if each.lang == "en"]
    assert {each.to for each in english} >= {Party.BUYER, Party.SUPPLIER}
    # the window goes on to call them as the seller does
    assert {"马克杯 350 ml 蓝", "黄铜台灯"} <= ours
    assert [e.body for e in english if any(title in e.body for title in ours)] == []
