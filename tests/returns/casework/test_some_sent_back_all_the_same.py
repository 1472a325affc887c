"""Goods that their buyer was to keep, some of which came back before they were claimed (domain.md 5, 6)."""

import pytest

from returns.terms import Move, Offer, StepKind, Works
from tests.cases.playing import claims_of, enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def bowls(shop):
    """Four bowls of 40.00, each of which cost 10.00, that do not work."""
    shop.supplier(costs=[("BOWL", "10")], rma_needed=False)
    told = {"return_quantity": "4", "order_quantity": "4"}
    return shop.request(shop.item("BOWL", "160.00", **told))


def one_comes(shop, case_id):
    """The buyer sends one of them back all the same; it does not work."""
    shop.do(case_id, Move.RECEIVE, units=(1,), tracking="T1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    enter_until(shop, case_id)


def test_what_stays_for_a_part_of_the_price_is_asked_for_beside_it(shop, bowls):
    """The one that came is owed whole, and of the others the part: 10.00 + 30 % of 30.00."""
    shop.do(bowls, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=usd("48"))
    shop.do(bowls, Move.BUYER_AGREED)
    enter_until(shop, bowls, StepKind.SEND_CLAIM, StepKind.CHECK)
    one_comes(shop, bowls)
    assert shop.case(bowls).paid == usd("76")
    assert claims_of(shop, bowls) == [((1, 2, 3, 4), usd("19"))]


def test_what_was_paid_for_and_stays_is_asked_for_beside_it(shop, bowls):
    shop.do(bowls, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    enter_until(shop, bowls, StepKind.SEND_CLAIM, StepKind.CHECK)
    one_comes(shop, bowls)
    assert shop.case(bowls).paid == usd("160")
    assert claims_of(shop, bowls) == [((1, 2, 3, 4), usd("40"))]
