"""A piece is in one place: what was found here is in no parcel that is still under way (domain.md 11)."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import Disposition, End, Goods, Move, Offer, Route, StepKind, Works


@pytest.fixture
def two(shop):
    """A mug and a lamp of one supplier, under way in a parcel each."""
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"), shop.item("LAMP", "45.00"))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.REFUND_ON_RECEIPT)
        shop.do(case_id, StepKind.APPROVE, line=line, route=Route.TO_US)
    for line in (1, 2):
        shop.do(case_id, Move.SHIPPED, line=line, tracking=f"T-{line}")
    return case_id


def under_way(shop, case_id):
    """The parcels under way, by their numbers, with the pieces that are in each."""
    return {
        parcel.tracking: parcel.unit_ids
        for parcel in shop.case(case_id).parcels
        if parcel.sent_at is not None and parcel.received_at is None
    }


def test_what_was_found_in_another_parcel_is_not_under_way_any_more(shop, two):
    shop.do(two, Move.RECEIVE)
    mug, lamp = shop.case(two).units
    for line in (1, 2):
        shop.look(two, line=line, works=Works.NO, marks="cracked")
    shop.finish(two)
    assert under_way(shop, two) == {"T-2": ()}
    (first, _) = shop.case(two).parcels
    assert set(first.unit_ids) == {mug.id, lamp.id}
    shop.do(two, StepKind.REFUND)
    line = shop.case(two).lines[1]
    shop.desk.inspections.decide(two, line.id, 1, disposition=Disposition.TO_SUPPLIER)
    shop.do(two, StepKind.SEND_ON, line=2)
    assert under_way(shop, two) == {"T-2": (), "": (lamp.id,)}


def test_what_was_not_in_it_is_under_way_in_its_own(shop, two):
    shop.do(two, Move.RECEIVE)
    shop.look(two, line=1)
    shop.miss(two, line=2)
    shop.finish(two)
    mug, lamp = shop.case(two).units
    assert (mug.goods, lamp.goods) == (Goods.INSPECTED, Goods.IN_TRANSIT)
    assert under_way(shop, two) == {"T-2": (lamp.id,)}
    shop.desk.receiving.receive(two, "T-2")
    assert shop.case(two).units[1].goods is Goods.RECEIVED


def test_where_it_was_found_is_taken_back_with_the_finding(shop, two):
    shop.do(two, Move.RECEIVE)
    for line in (1, 2):
        shop.look(two, line=line)
    before = shop.case(two).parcels
    shop.finish(two)
    shop.desk.cases.take_back_last(two)
    assert shop.case(two).parcels == before


@pytest.mark.parametrize("by_hand", [False, True])
def test_what_a_platform_told_as_delivered_is_not_under_way_once_it_goes_on(shop, two, by_hand):
    there = {"return_delivery_date": "21-Nov-2026", "return_request_status": "Approved"}
    shop.clock.forward(days=5)
    shop.bring(
        shop.item("MUG", "40.00", tracking_id="T-1", **there),
        shop.item("LAMP", "45.00", tracking_id="T-2", **there),
    )
    for line in (1, 2):
        shop.look(two, line=line, works=Works.NO, marks="cracked")
    shop.finish(two)
    shop.do(two, StepKind.REFUND)
    line = shop.case(two).lines[1]
    shop.desk.inspections.decide(two, line.id, 1, disposition=Disposition.TO_SUPPLIER)
    if by_hand:
        told = ParcelTold(End.SUPPLIER, End.US, units=(1,), line=2, sent=True)
        shop.desk.parcels.note(two, told)
    else:
        shop.do(two, StepKind.SEND_ON, line=2)
    lamp = shop.case(two).units[1]
    assert under_way(shop, two)[""] == (lamp.id,)
    assert "T-2" not in under_way(shop, two)
