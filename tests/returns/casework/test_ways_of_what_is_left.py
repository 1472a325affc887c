"""What each way costs once money or pieces went back: of what is left, as the step then pays it."""

import pytest

from returns.terms import Move, Offer, Route, StepKind
from tests.returns.casework.shop import usd


def ways(shop, case_id):
    costs = shop.case(case_id).outlook(shop.case(case_id).lead).advice.costs
    return {way.way: way.cost for way in costs}


@pytest.fixture
def lamp(shop):
    """$75.00 of a lamp that its buyer does not want any more; it cost us $30.00."""
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    return shop.request(shop.item("LAMP", "75.00", return_reason="CR-UNWANTED_ITEM"))


def test_a_part_that_was_offered_is_the_part_of_the_table(shop, lamp):
    assert ways(shop, lamp)[Offer.PARTIAL_REFUND] == usd("22.50")  # 30 % of 75
    shop.do(lamp, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=usd("31.00"))
    assert ways(shop, lamp)[Offer.PARTIAL_REFUND] == usd("31.00")


def test_what_was_paid_already_is_in_no_way_again(shop, lamp):
    shop.do(lamp, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=usd("31.00"))
    shop.do(lamp, Move.BUYER_AGREED)
    shop.do(lamp, StepKind.REFUND, amount=usd("10.00"))
    assert ways(shop, lamp) == {
        Offer.RETURNLESS_REFUND: usd("65.00"),  # 75 - 10
        Offer.PARTIAL_REFUND: usd("21.00"),  # 31 - 10
        Route.TO_US: usd("20.00"),  # 65 - 60 % of 75
        Route.TO_SUPPLIER: usd("42.50"),  # 65 - three in four of 30
    }
    assert shop.do(lamp, StepKind.REFUND).facts.amount == usd("21.00")
    # that part is paid: what is left of it is no way any more
    assert ways(shop, lamp) == {
        Offer.RETURNLESS_REFUND: usd("44.00"),
        Route.TO_US: usd("-1.00"),
        Route.TO_SUPPLIER: usd("21.50"),
    }
    shop.do(lamp, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    assert shop.do(lamp, StepKind.REFUND).facts.amount == usd("44.00")


def test_a_piece_that_was_settled_is_in_no_way_again(shop):
    shop.supplier(costs=[("CUP", "20")], rma_needed=False)
    item = shop.item("CUP", "150.01", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND, units=(1,))  # 75.01
    assert ways(shop, case_id) == {
        Offer.RETURNLESS_REFUND: usd("60.00"),  # 75 - three in four of 20
        Offer.REPLACEMENT: usd("14.00"),  # 20 + 9 freight - 15
        # 75 + 9 freight - 60 % of every fifth of 75 - seven in eight of 20
        Route.TO_US: usd("57.50"),
        Route.TO_SUPPLIER: usd("69.00"),  # 75 + 9 - three in four of 20
    }


def test_what_the_platform_paid_is_in_no_way_again(shop):
    shop.supplier(costs=[("CUP", "20")], rma_needed=False)
    case_id = shop.request(shop.item("CUP", "150.00", refunded_amount="50.00"))
    assert ways(shop, case_id)[Offer.RETURNLESS_REFUND] == usd("85.00")  # 100 - 15
