"""Goods are tied to a supplier by hand: one case, or all of the product and those to come."""

from pathlib import Path

import pytest

from returns.errors import IllegalMove, NotFound
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import ListingSource, StepKind

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


@pytest.fixture
def kiln(desk):
    desk.suppliers_intake.bring_in(EXAMPLES / "suppliers.json")
    return next(each for each in desk.policies.suppliers() if each.name == "Kiln & Co")


@pytest.fixture
def other(desk, kiln):
    return next(each for each in desk.policies.suppliers() if each.id != kiln.id)


def scarf(desk, order, sku="SCARF-1", **more):
    new = NewCase(order, "Shop", "Scarf", "defective", Money(1840, "USD"), sku=sku, **more)
    return desk.by_hand.open(new).case_ids[0]


def suppliers(desk, *case_ids):
    return [desk.cases.get(case_id).lines[0].supplier for case_id in case_ids]


def last(desk, case_id):
    return desk.cases.history(case_id)[-1].kind


def test_one_case_gets_the_supplier_and_the_policy(desk, kiln):
    one, two = scarf(desk, "1"), scarf(desk, "2")
    change = desk.cases.set_supplier(one, kiln.id)
    assert change.case_ids == (one,)
    assert suppliers(desk, one, two) == ["Kiln & Co", ""]
    assert desk.cases.policy_of(one) is not None
    assert (last(desk, one), last(desk, two)) == ("supplier_set", "opened")


def test_the_product_gives_it_to_its_open_cases_and_to_later_ones(desk, kiln):
    one, two, mug = scarf(desk, "1"), scarf(desk, "2"), scarf(desk, "3", sku="MUG")
    closed = scarf(desk, "4")
    desk.cases.do(closed, StepKind.CLOSE, StepOptions(reason="The buyer found it"))
    change = desk.cases.set_supplier(one, kiln.id, for_product=True)
    assert change.case_ids == (one, two)
    assert len(change.seqs) == 2
    assert suppliers(desk, one, two, mug, closed) == ["Kiln & Co", "Kiln & Co", "", ""]
    assert last(desk, two) == "supplier_set"
    assert desk.cases.policy_of(two) is not None
    assert desk.queue.rows([two])[0].supplier == "Kiln & Co"
    later = scarf(desk, "5")
    assert suppliers(desk, later) == ["Kiln & Co"]


def test_what_was_chosen_by_hand_for_another_case_stays(desk, kiln, other):
    one, two = scarf(desk, "1"), scarf(desk, "2")
    desk.cases.set_supplier(two, other.id)
    assert desk.cases.set_supplier(one, kiln.id, for_product=True).case_ids == (one,)
    assert suppliers(desk, one, two) == ["Kiln & Co", other.name]


def test_a_wrong_supplier_of_the_product_is_put_right(desk, kiln, other):
    one, two = scarf(desk, "1"), scarf(desk, "2")
    desk.cases.set_supplier(one, other.id, for_product=True)
    desk.cases.set_supplier(two, kiln.id, for_product=True)
    assert suppliers(desk, one, two) == ["Kiln & Co", "Kiln & Co"]


def test_undo_and_redo_take_all_of_it(desk, kiln):
    one, two = scarf(desk, "1"), scarf(desk, "2")
    change = desk.cases.set_supplier(one, kiln.id, for_product=True)
    desk.cases.take_back(change)
    assert suppliers(desk, one, two) == ["", ""]
    assert desk.cases.policy_of(one) is None
    assert suppliers(desk, scarf(desk, "3")) == [""]
    desk.cases.again(change)
    assert suppliers(desk, one, two) == ["Kiln & Co", "Kiln & Co"]
    assert suppliers(desk, scarf(desk, "4")) == ["Kiln & Co"]


def test_whose_words_the_listing_carries_is_said_too(desk, kiln):
    one, two = scarf(desk, "1"), scarf(desk, "2")
    desk.cases.set_supplier(one, kiln.id, for_product=True, listing=ListingSource.FEED)
    assert {desk.cases.get(each).lines[0].listing for each in (one, two, scarf(desk, "3"))} == {
        ListingSource.FEED
    }


def test_a_supplier_that_was_asked_stays(desk, kiln, other):
    one = scarf(desk, "1")
    desk.cases.set_supplier(one, kiln.id)
    desk.cases.do(one, StepKind.ASK_RMA)
    before = desk.cases.history(one)
    with pytest.raises(IllegalMove) as refused:
        desk.cases.set_supplier(one, other.id)
    assert refused.value.key == "case.supplier_asked"
    assert desk.cases.history(one) == before


def test_a_supplier_that_is_gone_changes_nothing(desk, kiln):
    one = scarf(desk, "1")
    with pytest.raises(NotFound):
        desk.cases.set_supplier(one, 999, for_product=True)
    assert last(desk, one) == "opened"
    assert suppliers(desk, scarf(desk, "2")) == [""]


@pytest.fixture
def two_lines(shop):
    """A request for a mug and a lamp, whose suppliers nobody told yet; and the one to be told."""
    case_id = shop.request(shop.item("MUG", "20.00"), shop.item("LAMP", "150.00"))
    return case_id, shop.supplier()


@pytest.mark.parametrize(
    ("line", "known"),
    [(1, ["Kiln & Co", ""]), (2, ["", "Kiln & Co"]), (None, ["Kiln & Co", "Kiln & Co"])],
)
def test_one_line_of_a_case_gets_the_supplier_or_all_of_them(shop, two_lines, line, known):
    case_id, supplier_id = two_lines
    shop.desk.cases.set_supplier(case_id, supplier_id, line=line)
    assert [each.supplier for each in shop.case(case_id).lines] == known


@pytest.mark.parametrize("line", [-1, 0, 3])
def test_a_line_that_is_not_there_gets_none(shop, two_lines, line):
    case_id, supplier_id = two_lines
    with pytest.raises(NotFound) as told:
        shop.desk.cases.set_supplier(case_id, supplier_id, line=line)
    assert (told.value.key, told.value.facts["lines"]) == ("step.no_line", 2)
    assert [each.supplier for each in shop.case(case_id).lines] == ["", ""]
