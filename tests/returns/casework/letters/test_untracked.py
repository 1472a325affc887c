"""A parcel of which no number is known is taken all the same, and the buyer reads that (domain.md 4, 6)."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import End, Move, Offer, StepKind

TAKEN = "We know of no tracking number"


@pytest.fixture
def coming(shop):
    """What a buyer did not want is sent back at his own cost."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "75.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    return case_id


def test_a_parcel_without_a_number_is_said_to_have_none(shop, coming):
    assert TAKEN in shop.do(coming, Move.RECEIVE).body


def test_the_number_of_what_goes_to_the_buyer_is_not_that_of_what_comes(shop, coming):
    shop.desk.parcels.note(coming, ParcelTold(End.BUYER, tracking="N2"))
    assert TAKEN in shop.do(coming, Move.RECEIVE).body


@pytest.mark.parametrize("told", [True, False])
def test_a_number_that_is_known_is_not_missed(shop, coming, told):
    if told:
        shop.do(coming, Move.SHIPPED, tracking="1Z1")
    assert TAKEN not in shop.do(coming, Move.RECEIVE, tracking="" if told else "1Z1").body
