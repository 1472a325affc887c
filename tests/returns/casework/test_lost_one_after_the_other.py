"""Pieces of a line that our carrier loses or breaks one after the other: each loss is asked for, once."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import End, FreightPayer, Move, Offer, Party, Route, StepKind, Verdict
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd

_OURS = FreightPayer.SELLER
_NINE = usd("9")


@pytest.fixture
def two_cups(shop):
    """Two cups without a fault, that cost 9.00 each, on their way to us in a parcel of ours each."""
    shop.supplier(costs=[("CUP", "9")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("CUP", "160.00", **told))
    offer = Offer.REFUND_ON_RECEIPT
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer, payer=_OURS)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=_OURS)
    for unit in (1, 2):
        ways = {"tracking": f"1Z{unit}", "units": (unit,), "payer": _OURS, "sent": True}
        shop.desk.parcels.note(case_id, ParcelTold(End.US, End.BUYER, **ways))
    return case_id


def settled(shop, case_id):
    """Its carrier is asked, and pays; what it was asked for."""
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    asked = len(shop.case(case_id).claims)
    if asked:
        assert shop.case(case_id).next.kind is StepKind.SEND_CLAIM
    shop.do(case_id, StepKind.SEND_CLAIM, reason="No camera.")
    assert len(shop.case(case_id).claims) == asked + 1
    claim = shop.case(case_id).claims[-1]
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    shop.do(case_id, StepKind.SETTLE, amount=claim.amount, party=Party.CARRIER)
    return claim.of, claim.units, claim.amount


def comes_broken(shop, case_id, unit):
    shop.desk.receiving.receive(case_id, f"1Z{unit}")
    shop.look(case_id, unit=unit)
    line_id = shop.case(case_id).lines[0].id
    shop.desk.inspections.decide(case_id, line_id, unit, verdict=Verdict.CARRIER_DAMAGE)
    shop.finish(case_id)


def test_a_second_loss_is_asked_for_after_the_first_was_paid(shop, two_cups):
    """Nobody was asked for it: a piece that was lost since was none that came since."""
    shop.do(two_cups, Move.LOST, units=(1,))
    assert settled(shop, two_cups) == (Party.CARRIER, (1,), _NINE)
    shop.do(two_cups, Move.LOST, units=(2,))
    assert settled(shop, two_cups) == (Party.CARRIER, (2,), _NINE)
    assert len(shop.case(two_cups).claims) == 2


def test_what_was_paid_for_one_piece_is_not_taken_off_the_other(shop, two_cups):
    comes_broken(shop, two_cups, 1)
    assert settled(shop, two_cups) == (Party.CARRIER, (1,), _NINE)
    shop.do(two_cups, Move.LOST, units=(2,))
    assert settled(shop, two_cups) == (Party.CARRIER, (2,), _NINE)


def test_a_carrier_of_two_parcels_is_asked_for_both_by_their_numbers(shop, two_cups):
    """It read of *a parcel*, and of the two numbers that *its number is*."""
    for unit in (1, 2):
        shop.do(two_cups, Move.LOST, units=(unit,))
    enter_until(shop, two_cups, StepKind.SEND_CLAIM)
    letter = shop.do(two_cups, StepKind.SEND_CLAIM, reason="No camera.")
    assert letter.template == "claim_lost"
    assert "Goods that you carried for us did not arrive" in letter.body
    assert "The tracking numbers are 1Z1 and 1Z2." in letter.body
