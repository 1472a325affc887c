"""A supplier's number, answer and parcel are of his own goods: of no other's in the same case."""

import pytest

from returns.errors import IllegalMove
from returns.terms import (
    Disposition,
    End,
    Move,
    Offer,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)

_S = SupplierClaim


@pytest.fixture
def two(shop):
    """A case of a mug from Kiln and a lamp from North, both broken and paid back."""
    shop.supplier(costs=[("MUG", "6")])
    shop.supplier("North Light", costs=[("LAMP", "30")])
    case_id = shop.request(shop.item("MUG", "40.00"), shop.item("LAMP", "45.00"))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.RETURNLESS_REFUND)
        shop.do(case_id, StepKind.REFUND, line=line)
    return case_id


def claims(shop, case_id):
    return [
        (line.tracks.supplier_claim, line.supplier_rma) for line in shop.case(case_id).lines
    ]


def test_a_number_is_of_the_supplier_who_was_asked(shop, two):
    shop.do(two, StepKind.ASK_RMA, line=2)
    shop.do(two, Move.RMA_GIVEN, rma="N-1")
    assert claims(shop, two) == [(_S.TO_ASK, ""), (_S.RMA_GIVEN, "N-1")]


def test_an_answer_is_of_the_supplier_who_was_claimed_from(shop, two):
    for line, number in ((1, "K-1"), (2, "N-1")):
        shop.do(two, StepKind.ASK_RMA, line=line)
        shop.do(two, Move.RMA_GIVEN, line=line, rma=number)
    shop.do(two, StepKind.SEND_CLAIM, line=1)
    shop.do(two, Move.CLAIM_REFUSED)
    assert claims(shop, two) == [(_S.REFUSED, "K-1"), (_S.RMA_GIVEN, "N-1")]


def test_of_two_who_were_asked_it_is_the_one_whose_claim_is_next(shop, two):
    for line in (1, 2):
        shop.do(two, StepKind.ASK_RMA, line=line)
        shop.do(two, StepKind.CONFIRM_BUYER, line=line)
    (shown,) = shop.case(two).next.line_ids
    shop.do(two, Move.RMA_GIVEN, rma="X-1")
    given = [line.id for line in shop.case(two).lines if line.supplier_rma]
    assert given == [shown]


def test_where_nobody_can_be_meant_the_item_is_asked_for(shop, two):
    for line in (1, 2):
        shop.do(two, StepKind.ASK_RMA, line=line)
    assert shop.case(two).next.kind is StepKind.CONFIRM_BUYER
    with pytest.raises(IllegalMove) as refused:
        shop.do(two, Move.RMA_GIVEN, rma="X-1")
    assert refused.value.key == "step.line_wanted"
    assert [number for _, number in claims(shop, two)] == ["", ""]


def test_two_items_of_one_supplier_share_his_number(shop):
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "30")])
    case_id = shop.request(shop.item("MUG", "40.00"), shop.item("LAMP", "45.00"))
    shop.do(case_id, Move.RMA_GIVEN, rma="K-9")
    assert claims(shop, case_id) == [(_S.RMA_GIVEN, "K-9")] * 2


def test_placing_one_item_leaves_anothers_parcel_on_its_way(shop):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    shop.supplier("North Light", costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"), shop.item("LAMP", "45.00"))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.REFUND_ON_RECEIPT)
        shop.do(case_id, StepKind.APPROVE, line=line, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    for line in (1, 2):
        shop.look(case_id, line=line, works=Works.NO)
    shop.finish(case_id)
    for row in shop.case(case_id).lines:
        shop.desk.inspections.decide(case_id, row.id, 1, disposition=Disposition.TO_SUPPLIER)
    shop.do(case_id, StepKind.SEND_ON, line=1)
    shop.do(case_id, StepKind.SEND_ON, line=2)
    shop.do(case_id, StepKind.PLACE_GOODS, line=2)
    going = [p for p in shop.case(case_id).parcels if p.comes_from is End.US]
    assert [parcel.received_at is None for parcel in going] == [True, False]
    mug = shop.case(case_id).lines[0]
    # it is waited for, and not sent off and written of once more
    assert shop.case(case_id).outlook(mug).step.kind is not StepKind.SEND_ON
