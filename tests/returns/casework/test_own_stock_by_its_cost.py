"""What a carrier broke or lost on its way out of our own stock is asked for by its cost (domain.md 5, 11)."""

import pytest

from returns.casework.products import ProductTold
from returns.records.options import NewCase
from returns.terms import Fulfilment, HoldKind, Offer, Party, Route, StepKind
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def two_vases(shop):
    """A function that opens a case of two vases of our own, of 105.00 each, that their buyer is paid for."""

    def opened(reason, cost):
        if cost is not None:
            shop.desk.products.tell("VASE", ProductTold(cost=cost))
        told = {"sku": "VASE", "title": "Vase", "reason": reason, "quantity": 2}
        own = {"currency": "USD", "fulfilment": Fulfilment.OWN_STOCK}
        order = NewCase("9-1", "Amazon US", unit_price=usd("105.00"), **told, **own)
        (case_id,) = shop.desk.by_hand.open(order).case_ids
        kept = {"offer": Offer.IMMEDIATE_REFUND, "route": Route.NONE}
        shop.do(case_id, StepKind.ANSWER_BUYER, **kept)
        shop.do(case_id, StepKind.REFUND)
        return case_id

    return opened


@pytest.mark.parametrize("reason", ["damaged_in_transit", "never_arrived"])
def test_its_carrier_is_asked_for_what_they_cost_us(shop, two_vases, reason):
    """It was asked for their sale price."""
    case_id = two_vases(reason, usd("33.35"))
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, usd("66.70"))


def test_no_more_than_was_paid_for_them_is_asked(shop, two_vases):
    case_id = two_vases("damaged_in_transit", usd("150.00"))
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.facts.amount == usd("210.00")


def test_a_cost_that_is_not_known_is_asked_for_first(shop, two_vases):
    case_id = two_vases("damaged_in_transit", None)
    enter_until(shop, case_id, StepKind.CHECK)
    hold = shop.case(case_id).outlook(shop.case(case_id).lead).hold
    assert hold is not None
    assert (hold.kind, hold.because.key) == (HoldKind.COST, "hold.cost_carrier")
    shop.desk.products.tell("VASE", ProductTold(cost=usd("33.35")))
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.facts.amount == usd("66.70")
