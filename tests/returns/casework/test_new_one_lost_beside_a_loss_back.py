"""The new one of one piece was lost, and another piece of the line on its way back: each is asked for."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.terms import (
    End,
    ExchangeFrom,
    FreightPayer,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


def settled(shop, case_id):
    """Its carrier grants what it was asked for, and pays."""
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=shop.case(case_id).claims[-1].amount)


@pytest.mark.parametrize("paid", ["before", "after"])
def test_a_new_one_that_is_lost_is_asked_for_once_the_piece_that_was_lost_is_paid(shop, paid):
    """It was asked of nobody: the piece that was asked for hid it."""
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("MUG", "120.00", **told))
    shop.desk.products.tell("MUG", ProductTold(cost=usd("9.00")))
    ours = {"payer": FreightPayer.SELLER, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT, **ours)
    shop.do(case_id, StepKind.APPROVE)
    for unit in (1, 2):
        ways = {"carrier": "UPS", "payer": FreightPayer.SELLER, "units": (unit,)}
        back = ParcelTold(End.US, End.BUYER, tracking=f"T-{unit}", sent=True, **ways)
        shop.desk.parcels.note(case_id, back)
    shop.do(case_id, Move.LOST, tracking="T-1")
    shop.do(case_id, StepKind.SEND_CLAIM)
    if paid == "before":
        settled(shop, case_id)
    shop.desk.receiving.receive(case_id, "T-2")
    shop.look(case_id, unit=2)
    shop.finish(case_id)
    new = {"exchange_from": ExchangeFrom.STOCK, "tracking": "N-2", "carrier": "UPS"}
    shop.do(case_id, StepKind.REPLACE, units=(2,), **new)
    shop.do(case_id, Move.LOST, tracking="N-2")
    if paid == "after":
        enter_until(shop, case_id)
        settled(shop, case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.case(case_id).next.kind is StepKind.SEND_CLAIM
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, usd("9.00"))
    assert "N-2" in letter.body
    lost = next(sent for sent in shop.case(case_id).exchanges if sent.lost)
    asked = [(claim.units, claim.exchanges) for claim in shop.case(case_id).claims]
    assert asked == [((1,), ()), ((2,), (lost.id,))]
    settled(shop, case_id)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
