"""Where the goods stay is told by the offer that was made, to whoever is written to."""

import pytest

from returns.terms import Move, Offer, Route, StepKind
from tests.returns.casework.shop import usd


def cheap_and_broken(shop):
    """A mug of 38.00 that its supplier gives a number for; the rules would leave it with the buyer."""
    shop.supplier(costs=[("MUG", "9")])
    return shop.request(shop.item("MUG", "38.00", return_reason="CR-DEFECTIVE"))


@pytest.mark.parametrize("offer", [Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT])
def test_a_supplier_is_not_told_that_goods_stay_with_a_buyer_who_is_asked_for_them(shop, offer):
    case_id = cheap_and_broken(shop)
    assert shop.case(case_id).recommendation.route is Route.NONE
    asked = shop.do(case_id, Move.OFFER, offer=offer)
    assert asked.facts.goods == "send_back"
    letter = shop.do(case_id, StepKind.ASK_RMA)
    assert letter.template == "rma_request"
    shop.do(case_id, Move.RMA_GIVEN, rma="AW-15")
    back = shop.do(case_id, StepKind.APPROVE)
    assert back.facts.goods == "send_back"
    assert shop.case(case_id).lines[0].route is Route.TO_US


def test_a_supplier_is_told_that_goods_stay_where_they_were_left_with_the_buyer(shop):
    case_id = cheap_and_broken(shop)
    assert shop.do(case_id, StepKind.ANSWER_BUYER).facts.goods == "keep"
    assert shop.do(case_id, StepKind.ASK_RMA).template == "rma_claim"


def test_a_supplier_is_told_that_goods_stay_where_a_part_was_agreed_on(shop):
    shop.supplier(costs=[("GRILL", "60")])
    case_id = shop.request(shop.item("GRILL", "140.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("40.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    assert shop.do(case_id, StepKind.ASK_RMA).template == "rma_claim"
