"""What a carrier broke or lost on its way out of our own stock is asked for by its cost (domain.md 5, 11)."""

import pytest

from returns.casework.products import ProductTold
from returns.records.options import NewCase
from returns.terms import Fulfilment, HoldKind, Offer, Party, Route, StepKind
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def two_vases(shop):
    """A function that opens a case of two vases of our own, that their buyer got a new one or money for."""

    def opened(reason, cost, price="105.00"):
        if cost is not None:
            shop.desk.products.tell("VASE", ProductTold(cost=cost))
        told = {"sku": "VASE", "title": "Vase", "reason": reason, "quantity": 2}
        own = {"currency": "USD", "fulfilment": Fulfilment.OWN_STOCK}
        order = NewCase("9-1", "Amazon US", unit_price=usd(price), **told, **own)
        (case_id,) = shop.desk.by_hand.open(order).case_ids
        gift = not usd(price)
        offer = Offer.RETURNLESS_REPLACEMENT if gift else Offer.IMMEDIATE_REFUND
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer, route=Route.NONE)
        shop.do(case_id, StepKind.REPLACE if gift else StepKind.REFUND)
        return case_id

    return opened


@pytest.mark.parametrize("reason", ["damaged_in_transit", "never_arrived"])
def test_its_carrier_is_asked_for_what_they_cost_us(shop, two_vases, reason):
    """It was asked for their sale price."""
    case_id = two_vases(reason, usd("33.35"))
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, usd("66.70"))


@pytest.mark.parametrize("price", ["0.00", "105.00"])
def test_what_they_were_sold_for_is_no_bound(shop, two_vases, price):
    """A gift, and what is sold below its cost, are claimed by that cost, too; they were by their price."""
    case_id = two_vases("damaged_in_transit", usd("150.00"), price)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.facts.amount == usd("300.00")


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
