"""A carrier that asks for more about new ones that it lost is shown each again, and any lost since."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.terms import End, ExchangeFrom, Move, Offer, StepKind
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def one(shop):
    """A mug of our own, that cost 9.00; the new one A1 that went for it was lost, and A2 went."""
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=usd("9.00")))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "A1")
    lost(shop, case_id, "A1", "A2")
    return case_id


def sent(shop, case_id, number):
    ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": number, "carrier": "UPS"}
    shop.do(case_id, StepKind.REPLACE, **ways)


def lost(shop, case_id, number, further):
    shop.do(case_id, Move.LOST, tracking=number)
    sent(shop, case_id, further)


def asked(shop, case_id):
    """Enter until its carrier is asked; by which numbers, for which pieces and how much."""
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    case = shop.case(case_id)
    claim = case.claims[-1]
    by_parcel = {parcel.id: parcel.tracking for parcel in case.parcels}
    new = {sent.id: by_parcel[sent.parcel_id] for sent in case.exchanges}
    return [new[each] for each in claim.exchanges], claim.units, claim.amount


def test_a_second_question_leaves_out_none_that_was_asked_for_before_the_first(shop, one):
    """The first new one had a claim of its own before, and was taken for one that is asked for elsewhere."""
    assert asked(shop, one) == (["A1"], (1,), usd("9.00"))
    shop.do(one, Move.MORE_ASKED)
    lost(shop, one, "A2", "A3")
    for _ in range(2):
        assert asked(shop, one) == (["A1", "A2"], (1,), usd("18.00"))
        shop.do(one, Move.MORE_ASKED)


def test_a_question_about_what_is_left_of_a_claim_is_about_its_piece_too(shop, one):
    """It was told of no piece, and what was lost since was asked of nobody: so old claims look."""
    lost(shop, one, "A2", "A3")
    assert asked(shop, one)[0] == ["A1", "A2"]
    shop.desk.parcels.note(one, ParcelTold(End.BUYER, tracking="A1", arrived=True))
    assert asked(shop, one) == (["A2"], (1,), usd("9.00"))
    shop.do(one, Move.MORE_ASKED)
    assert asked(shop, one) == (["A2"], (1,), usd("9.00"))
    lost(shop, one, "A3", "A4")
    shop.do(one, Move.CLAIM_REFUSED)
    assert asked(shop, one) == (["A3"], (1,), usd("9.00"))
