"""A buyer had a gift and no money, and wants to send the goods back after all: the case is opened again."""

import pytest

from returns.terms import Move, Offer, Route, StepKind
from tests.cases.playing import enter, enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def thanked(shop):
    """The kit is kept for a tote bag, which arrived; the case is closed."""
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "120.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, Move.OFFER, offer=Offer.GIFT_OR_COUPON, gift="a tote bag")
    shop.do(case_id, Move.BUYER_AGREED)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    return case_id


def test_who_had_a_gift_alone_may_send_it_back_for_the_money(shop, thanked):
    """Nothing could be done once it was opened again but to close it."""
    shop.do(thanked, Move.REOPEN, reason="He wants the money.")
    letter = shop.do(thanked, StepKind.APPROVE, route=Route.TO_US)
    assert letter.facts.goods == "send_back"
    shop.desk.receiving.receive(thanked, "T1")
    shop.look(thanked)
    shop.finish(thanked)
    assert enter(shop, thanked).facts.amount == usd("120.00")
    assert shop.case(thanked).paid == usd("120.00")
