"""Goods of an approved return are to come to another place than its buyer was told: he is told anew."""

import pytest

from returns.errors import IllegalMove
from returns.records.policy import Address
from returns.terms import Move, Offer, PlaceKind, Route, StepKind
from tests.cases.playing import enter, label, letters
from tests.returns.casework.shop import usd

HOME = Address("Harbour Gifts", ("2 Quay Lane",), "Hull", "", "HU1 1AA", "GB")
SHED = Address("Shed", ("9 Barn Row",), "York", "", "YO1 1AA", "GB")


@pytest.fixture
def approved(shop):
    """The lamp of 120.00 is to go to its supplier, who takes it back, and its buyer was told so."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    shop.desk.settings.set(return_address=HOME)
    case_id = shop.request(shop.item("LAMP", "120.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    assert "7 Kiln Road" in letter.body
    shop.clock.forward(days=3)
    return case_id


def test_the_buyer_is_told_the_new_address(shop, approved):
    letter = shop.do(approved, StepKind.APPROVE, route=Route.TO_US)
    assert "2 Quay Lane" in letter.body
    assert "7 Kiln Road" not in letter.body
    assert letter.subject.endswith("another address")
    assert "instead of the address that we gave you before" in letter.body
    assert (letter.facts.goods, letter.facts.address[-1]) == ("send_back", "UNITED KINGDOM")
    assert shop.case(approved).lead.route is Route.TO_US
    assert "2 Quay Lane" in label(shop, approved)


def test_what_comes_then_is_looked_at_and_paid(shop, approved):
    shop.do(approved, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(approved, "T1")
    shop.look(approved)
    shop.finish(approved)
    assert enter(shop, approved).facts.amount == usd("120.00")


def test_to_another_place_and_home_again(shop, approved):
    shop.desk.places.keep("Shed", PlaceKind.THIRD_PARTY, SHED)
    letter = shop.do(approved, StepKind.APPROVE, route=Route.TO_THIRD_PARTY, place="Shed")
    assert "9 Barn Row" in letter.body
    letter = shop.do(approved, StepKind.APPROVE, route=Route.TO_US)
    assert "2 Quay Lane" in letter.body
    assert shop.case(approved).lead.place_id is None


def test_a_label_to_the_old_place_is_made_anew(shop, approved):
    shop.do(approved, StepKind.SEND_LABEL)
    shop.do(approved, StepKind.APPROVE, route=Route.TO_US)
    assert shop.case(approved).lead.label_made_at is None


@pytest.mark.parametrize("told", [{}, {"route": Route.TO_SUPPLIER}])
def test_nobody_is_told_the_same_twice(shop, approved, told):
    before = len(letters(shop, approved))
    with pytest.raises(IllegalMove, match="Approve return"):
        shop.do(approved, StepKind.APPROVE, **told)
    assert len(letters(shop, approved)) == before


def test_what_is_on_its_way_already_goes_where_it_was_sent(shop, approved):
    shop.do(approved, Move.SHIPPED, tracking="T1")
    with pytest.raises(IllegalMove, match="Approve return"):
        shop.do(approved, StepKind.APPROVE, route=Route.TO_US)
