"""A supplier's fixed fee for goods sent back is taken once of what goes back together (domain.md 4)."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.records.policy import ReturnFee
from returns.terms import End, Offer, Route, StepKind
from tests.returns.casework.shop import usd

DEFECTIVE, UNWANTED = "CR-DEFECTIVE", "CR-UNWANTED_ITEM"


@pytest.fixture
def kiln(shop):
    """A supplier who keeps $5.00 of what is sent back, but nothing of what did not work."""
    fee = ReturnFee(fixed=usd("5.00"), waived_for=("defective",))
    shop.supplier(costs=[("MUG", "9"), ("LAMP", "30")], rma_needed=False, fee=fee)
    return shop


def both(shop, *reasons):
    """A mug and a lamp of one order that are both to go back to the supplier."""
    items = [
        shop.item(sku, "60.00", return_reason=reason)
        for sku, reason in zip(("MUG", "LAMP"), reasons, strict=True)
    ]
    case_id = shop.request(*items)
    back = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_SUPPLIER}
    shop.do(case_id, StepKind.ANSWER_BUYER, **back)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    return case_id


def amounts(shop, case_id):
    return [claim.amount for claim in shop.case(case_id).claims]


def test_two_lines_in_one_parcel_bear_one_fee_by_what_they_cost(kiln):
    case_id = both(kiln, UNWANTED, UNWANTED)
    letter = kiln.do(case_id, StepKind.SEND_CLAIM)
    # 39.00 less 5.00: of the fee 9/39 are 1.15 and 30/39 are 3.85
    assert letter.facts.amount == usd("34.00")
    assert amounts(kiln, case_id) == [usd("7.85"), usd("26.15")]


def test_what_bears_no_fee_takes_none_of_it(kiln):
    case_id = both(kiln, UNWANTED, DEFECTIVE)
    assert kiln.do(case_id, StepKind.SEND_CLAIM).facts.amount == usd("34.00")
    assert amounts(kiln, case_id) == [usd("4.00"), usd("30.00")]


def test_it_is_one_fee_also_where_each_is_claimed_at_its_time(kiln):
    case_id = both(kiln, UNWANTED, UNWANTED)
    kiln.do(case_id, StepKind.SEND_CLAIM, line=1)
    kiln.clock.forward(hours=1)
    kiln.do(case_id, StepKind.SEND_CLAIM, line=2)
    assert amounts(kiln, case_id) == [usd("7.85"), usd("26.15")]


def test_what_joins_after_the_first_claim_bears_none_of_its_fee(kiln):
    items = [kiln.item(sku, "60.00", return_reason=UNWANTED) for sku in ("MUG", "LAMP")]
    case_id = kiln.request(*items)
    for number in (1, 2):
        back = {"route": Route.TO_SUPPLIER, "line": number}
        kiln.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, **back)
        kiln.do(case_id, StepKind.APPROVE, **back)
        kiln.do(case_id, StepKind.SEND_CLAIM, line=number)
        kiln.clock.forward(hours=1)
    assert amounts(kiln, case_id) == [usd("4.00"), usd("30.00")]


def test_two_parcels_bear_a_fee_each(kiln):
    case_id = both(kiln, UNWANTED, UNWANTED)
    for line in kiln.case(case_id).lines:
        told = ParcelTold(End.SUPPLIER, tracking=f"T-{line.number}", line=line.number)
        kiln.desk.parcels.note(case_id, told)
    assert kiln.do(case_id, StepKind.SEND_CLAIM).facts.amount == usd("29.00")
    assert amounts(kiln, case_id) == [usd("4.00"), usd("25.00")]
