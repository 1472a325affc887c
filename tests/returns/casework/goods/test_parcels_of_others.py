"""A parcel at the door that the buyer did not send: its number says whose it is (domain.md 1, 6)."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.terms import (
    Disposition,
    End,
    ExchangeFrom,
    Goods,
    Move,
    Offer,
    StepKind,
    Works,
)
from tests.cases.playing import come_back, letters


@pytest.fixture
def turned_away(shop):
    """A broken bowl that its supplier had, and sends back to us under BACK-1."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason="CR-DEFECTIVE"))
    come_back(shop, case_id, works=Works.NO)
    parcels = shop.desk.parcels
    parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="OUT-1", arrived=True))
    back = ParcelTold(End.US, End.SUPPLIER, tracking="BACK-1", units=(1,), sent=True)
    parcels.note(case_id, back)
    return case_id


def by_scan(shop, case_id, code):
    shop.desk.receiving.receive(case_id, code)


def by_match(shop, case_id, code):
    shop.desk.receiving.keep_unmatched(code)
    (apart,) = shop.desk.receiving.unmatched()
    shop.desk.receiving.match(apart.id, case_id)


DOORS = pytest.mark.parametrize("take_in", [by_scan, by_match])


@DOORS
def test_what_a_supplier_sends_back_is_no_parcel_of_the_buyer(shop, turned_away, take_in):
    """The buyer was told that another parcel of his had come, and a second bowl stood there to look at."""
    written = letters(shop, turned_away)
    take_in(shop, turned_away, "back-1")
    case = shop.case(turned_away)
    (unit,) = case.units
    assert (unit.goods, unit.disposition) == (Goods.INSPECTED, None)
    back = case.parcels[-1]
    assert (back.tracking, back.comes_from, back.goes_to) == ("BACK-1", End.SUPPLIER, End.US)
    assert back.received_at is not None
    assert letters(shop, turned_away) == written
    assert shop.desk.receiving.unmatched() == ()


def test_it_comes_once(shop, turned_away):
    by_scan(shop, turned_away, "BACK-1")
    before = shop.case(turned_away)
    with pytest.raises(IllegalMove) as refused:
        by_scan(shop, turned_away, "BACK-1")
    assert refused.value.key == "receiving.twice"
    assert shop.case(turned_away) == before


@DOORS
def test_what_we_sent_to_somebody_is_not_taken_in_as_the_buyers(shop, turned_away, take_in):
    before = shop.case(turned_away)
    with pytest.raises(IllegalMove, match="to the supplier") as refused:
        take_in(shop, turned_away, "OUT-1")
    assert refused.value.key == "receiving.goes_elsewhere"
    assert shop.case(turned_away) == before


def test_a_new_one_that_could_not_be_delivered_is_no_return(shop):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT)
    shop.do(case_id, StepKind.REPLACE, tracking="NEW-1", exchange_from=ExchangeFrom.STOCK)
    with pytest.raises(IllegalMove, match="to the buyer"):
        by_scan(shop, case_id, "NEW-1")
    assert shop.case(case_id).units[0].goods is Goods.NONE_EXPECTED


def test_what_came_back_is_placed_anew(shop, turned_away):
    by_scan(shop, turned_away, "BACK-1")
    shop.do(turned_away, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    assert shop.case(turned_away).units[0].goods is Goods.DISPOSED
