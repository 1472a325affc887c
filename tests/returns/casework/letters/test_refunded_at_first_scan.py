"""What a platform refunded before anybody looked at the goods may be asked back: no letter ends it."""

import pytest

from returns.terms import Move, Offer, Route, StepKind
from tests.cases.playing import letters
from tests.returns.casework.shop import usd

SCANNED = {
    "return_request_status": "Approved",
    "resolution": "RefundAtFirstScan",
    "return_reason": "CR-DEFECTIVE",
    "tracking_id": "T1",
}


@pytest.mark.parametrize("sum_told", [False, True])
def test_nobody_is_told_that_nothing_is_left_before_the_goods_were_looked_at(shop, sum_told):
    """SAFE-T asks for the money again where a brick came back."""
    shop.supplier(costs=[("BOWL", "45")], rma_needed=False)
    told = SCANNED | ({"refunded_amount": "104.91"} if sum_told else {})
    case_id = shop.request(shop.item("BOWL", "104.91", **told))
    shop.do(case_id, Move.RECEIVE)
    letter = letters(shop, case_id)[-1]
    assert letter.template == "received_refunded"
    assert "nothing left" not in letter.body
    assert "look at what came" in letter.body
    assert "Amazon US" in letter.body


def test_who_was_paid_by_us_and_sends_it_all_the_same_has_nothing_left_to_do(shop):
    case_id = shop.request(shop.item("BOWL", "20.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND, amount=usd("20.00"))
    letter = shop.do(case_id, Move.RECEIVE, route=Route.TO_US)
    assert "nothing left for you to do" in letter.body
