"""A supplier's fixed fee for goods sent back is taken once of what goes back together (domain.md 4)."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.records.policy import ReturnFee
from returns.terms import (
    End,
    FreightPayer,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Works,
)
from tests.cases.playing import one_of_each_comes
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


@pytest.fixture
def two_mugs(shop):
    """Two faulty mugs of 9.00 in a parcel each to us, from a supplier who keeps 5.00 whatever is wrong."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False, fee=ReturnFee(fixed=usd("5.00")))
    told = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("MUG", "120.00", return_reason=DEFECTIVE, **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    for unit in (1, 2):
        ways = {"tracking": f"1Z{unit}", "units": (unit,), "sent": True}
        ways["payer"] = FreightPayer.BUYER
        shop.desk.parcels.note(case_id, ParcelTold(End.US, End.BUYER, **ways))
    return shop, case_id


def comes(shop, case_id, unit):
    shop.desk.receiving.receive(case_id, f"1Z{unit}")
    shop.look(case_id, unit=unit, works=Works.NO)
    shop.finish(case_id)


def claimed(shop, case_id):
    """Its supplier is asked now, and the rest is done up to that."""
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.to is Party.SUPPLIER
    return letter.facts.amount


def test_what_joins_a_claim_before_anything_left_bears_no_second_fee(two_mugs):
    """Both go on to him in one parcel: of 18.00 he keeps 5.00, and 10.00 was left to him."""
    shop, case_id = two_mugs
    comes(shop, case_id, 1)
    assert claimed(shop, case_id) == usd("4.00")
    comes(shop, case_id, 2)
    assert claimed(shop, case_id) == usd("13.00")


def test_what_is_claimed_once_the_first_was_paid_bears_no_second_fee_either(two_mugs):
    shop, case_id = two_mugs
    comes(shop, case_id, 1)
    claimed(shop, case_id)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("4.00"))
    comes(shop, case_id, 2)
    assert claimed(shop, case_id) == usd("9.00")


def test_what_goes_in_a_parcel_of_its_own_bears_a_fee(two_mugs):
    """The first one is on its way to him already."""
    shop, case_id = two_mugs
    comes(shop, case_id, 1)
    shop.do(case_id, StepKind.SEND_ON)
    claimed(shop, case_id)
    comes(shop, case_id, 2)
    assert claimed(shop, case_id) == usd("8.00")


@pytest.fixture
def came_apart(shop):
    """Two mugs and two lamps, broken: one of each came, was claimed and went on; then the others come."""
    fee = ReturnFee(fixed=usd("5.00"))
    shop.supplier(costs=[("MUG", "9"), ("LAMP", "30")], rma_needed=False, fee=fee)
    two = {"return_quantity": "2", "order_quantity": "2", "return_reason": DEFECTIVE}
    case_id = shop.request(*(shop.item(sku, "120.00", **two) for sku in ("MUG", "LAMP")))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    parcel_comes(shop, case_id, "T-1", 1)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1")
    shop.clock.forward(days=2)
    parcel_comes(shop, case_id, "T-2", 2)
    return case_id


def parcel_comes(shop, case_id, tracking, unit):
    """A parcel with that piece of each line, broken, and what is next on it done up to the claim."""
    one_of_each_comes(shop, case_id, tracking, unit)
    shop.do(case_id, StepKind.REFUND)
    shop.say_why_no_photo(case_id)


def asked(shop, case_id, line, unit):
    """What the first claims ask for the line, and the later for that piece beside them."""
    mine = [
        c
        for c in shop.case(case_id).claims
        if c.line_id == shop.case(case_id).lines[line - 1].id
    ]
    first, later = mine
    assert first.units == (1,)
    assert unit in later.units
    return first.amount, later.amount - first.amount


def test_later_pieces_of_two_lines_that_go_together_bear_one_fee(shop, came_apart):
    """Each line bore the whole of it: the second parcel cost two fees."""
    shop.do(came_apart, StepKind.SEND_CLAIM)
    # of 39.00 again 5.00 are taken once, 9/39 and 30/39
    assert asked(shop, came_apart, 1, 2) == (usd("7.85"), usd("7.85"))
    assert asked(shop, came_apart, 2, 2) == (usd("26.15"), usd("26.15"))
    shop.do(came_apart, StepKind.SEND_ON, tracking="OUT-2")
    assert shop.case(came_apart).next.kind is not StepKind.SEND_CLAIM


def test_it_is_one_fee_also_where_each_of_them_is_claimed_at_its_time(shop, came_apart):
    shop.do(came_apart, StepKind.SEND_CLAIM, line=1)
    shop.clock.forward(hours=1)
    shop.do(came_apart, StepKind.SEND_ON, tracking="OUT-2")
    shop.do(came_apart, StepKind.SEND_CLAIM, line=2)
    assert asked(shop, came_apart, 1, 2)[1] == usd("7.85")
    assert asked(shop, came_apart, 2, 2)[1] == usd("26.15")


def test_later_pieces_in_parcels_of_their_own_bear_a_fee_each(shop, came_apart):
    for line in (1, 2):
        shop.do(came_apart, StepKind.SEND_ON, tracking=f"OUT-{line + 1}", line=line)
    shop.do(came_apart, StepKind.SEND_CLAIM)
    assert asked(shop, came_apart, 1, 2)[1] == usd("4.00")
    assert asked(shop, came_apart, 2, 2)[1] == usd("25.00")


def test_what_is_sent_on_together_is_one_parcel(shop, came_apart):
    """A parcel was noted for each line, and of one that was lost nobody knew which."""
    (out,) = [each for each in shop.case(came_apart).parcels if each.goes_to is End.SUPPLIER]
    assert len(out.unit_ids) == 2
    shop.do(came_apart, Move.LOST, tracking="OUT-1")
    assert [line.units[0].lost_going_on for line in shop.case(came_apart).lines] == [True, True]
