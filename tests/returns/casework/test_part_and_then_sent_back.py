"""Goods that were to be kept for a part of their price and are sent off all the same: what they bring."""

import pytest

from returns.terms import Move, Offer, StepKind
from tests.returns.casework.shop import usd

CELLS = {"return_reason": "CR-UNWANTED_ITEM"}
PART = {"offer": Offer.PARTIAL_REFUND, "amount": usd("24.00")}


@pytest.fixture
def lamp(shop):
    """A request for a lamp of 80.00, without a fault."""
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    return shop.request(shop.item("LAMP", "80.00", **CELLS))


@pytest.mark.parametrize("offer", [PART, {"offer": Offer.RETURNLESS_REFUND}])
@pytest.mark.parametrize("end", [Move.DECLINE, Move.WITHDRAW])
def test_what_was_offered_before_the_request_ended_is_not_paid_ahead_of_its_goods(
    shop, lamp, offer, end
):
    """The platform told of their delivery: the part for keeping them stood, as if it was agreed to."""
    shop.do(lamp, Move.OFFER, **offer)
    shop.do(lamp, end, reason="It was used.", overrule=True)
    shop.bring(shop.item("LAMP", "80.00", **CELLS, return_delivery_date="22-Nov-2026"))
    case = shop.case(lamp)
    assert (case.lead.offer, case.lead.returnless) == (Offer.REFUND_ON_RECEIPT, False)
    assert case.next.kind is StepKind.INSPECT
    shop.miss(lamp)
    shop.finish(lamp)
    assert not shop.case(lamp).outlook(shop.case(lamp).lead).due


def test_what_was_refused_does_not_stand_once_its_goods_come(shop, lamp):
    shop.do(lamp, Move.OFFER, **PART)
    shop.do(lamp, Move.BUYER_REFUSED)
    shop.desk.receiving.receive(lamp, "1Z1")
    assert shop.case(lamp).lead.offer is Offer.REFUND_ON_RECEIPT
