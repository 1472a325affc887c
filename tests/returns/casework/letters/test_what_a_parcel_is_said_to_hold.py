"""A letter that a parcel has come counts none of the goods: nobody has looked into it (domain.md 6, 8)."""

import pytest

from returns.records.options import StepOptions
from returns.terms import Move, Offer, Route, StepKind
from tests.cases.playing import agree_to_return
from tests.returns.casework.shop import usd


def mugs(shop, **cells):
    """Two mugs of one order line."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    many = {"return_quantity": "2", "order_quantity": "2"}
    return shop.request(shop.item("MUG", "280.00", **many, **cells))


def counted(letter):
    return any(sign in letter.body for sign in ("×", "2 件"))


def ahead(shop, case_id):
    """Both were paid for before they came."""
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND, route=Route.TO_US)
    shop.do(case_id, StepKind.REFUND)


def never_had(shop, case_id):
    """They had not reached the buyer, and come back."""
    offer = Offer.REFUND_ON_RECEIPT
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer, route=Route.TO_US)


def here_before(shop, case_id):
    agree_to_return(shop, case_id)
    shop.do(case_id, Move.RECEIVE, tracking="T-0")


BEGUN = {
    "received": (agree_to_return, {}),
    "received_ahead": (ahead, {}),
    "received_undelivered": (never_had, {"return_reason": "CR-NEVER_ARRIVED"}),
    "received_more": (here_before, {}),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("template", BEGUN)
def test_what_has_arrived_is_named_and_not_counted(shop, template, lang):
    """A box that was empty was told as two mugs that have arrived."""
    begin, cells = BEGUN[template]
    case_id = mugs(shop, **cells)
    begin(shop, case_id)
    letter = shop.desk.cases.do(case_id, Move.RECEIVE, StepOptions(tracking="T-1"), lang).letter
    assert letter.template == template
    assert "Mug" in letter.body
    assert not counted(letter)


def test_two_requests_for_the_same_goods_are_not_counted_together(shop):
    """An item that was parted is one name still."""
    case_id = mugs(shop)
    agree_to_return(shop, case_id)
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("20.00"), units=(1,))
    letter = shop.do(case_id, Move.RECEIVE, tracking="T-1")
    assert not counted(letter)
