"""What a parcel held is known once it was taken in, and a new one's parcel is told from the piece's."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.rules.goods.arrivals import contents
from returns.terms import Disposition, End, ExchangeFrom, Move, StepKind


@pytest.fixture
def sent_back(shop):
    """Two mugs and a lamp that Amazon approved, under one tracking number."""
    shop.supplier(costs=[("MUG", "20"), ("LAMP", "50")], rma_needed=False)
    told = {"return_request_status": "Approved", "tracking_id": "TRK7"}
    mugs = shop.item("MUG", "60.00", return_quantity="2", order_quantity="2", **told)
    return shop.request(mugs, shop.item("LAMP", "150.00", **told))


def held(shop, case_id):
    """By parcel, what it holds: line and piece."""
    case = shop.case(case_id)
    return [
        [(case.line(unit.line_id).number, unit.number) for unit in contents(case, parcel)]
        for parcel in case.parcels
    ]


@pytest.mark.parametrize("shipped", [True, False])
@pytest.mark.parametrize("code", ["TRK7", "case"])
def test_a_parcel_that_was_taken_in_holds_what_came(shop, sent_back, code, shipped):
    if shipped:
        shop.do(sent_back, Move.SHIPPED)
    tracking = shop.case(sent_back).number if code == "case" else code
    shop.desk.receiving.receive(sent_back, tracking)
    assert held(shop, sent_back) == [[(1, 1), (1, 2), (2, 1)]]
    shop.desk.cases.take_back_last(sent_back)
    assert held(shop, sent_back) == [[]]


def test_what_is_noted_as_arrived_is_known_to_hold_it(shop, sent_back):
    told = ParcelTold(End.US, tracking="TRK7", arrived=True)
    shop.desk.parcels.note(sent_back, told)
    assert held(shop, sent_back) == [[(1, 1), (1, 2), (2, 1)]]


def test_a_parcel_that_was_kept_apart_holds_what_it_brought(shop, sent_back):
    shop.desk.receiving.keep_unmatched("ODD1")
    (kept,) = shop.desk.receiving.unmatched()
    shop.desk.receiving.match(kept.id, sent_back)
    assert [(1, 1), (1, 2), (2, 1)] in held(shop, sent_back)


def test_what_was_missed_is_in_the_parcel_that_brings_it(shop, sent_back):
    shop.desk.receiving.receive(sent_back, "TRK7")
    shop.look(sent_back, 1, 1)
    shop.miss(sent_back, 1, 2)
    shop.look(sent_back, 2, 1)
    shop.finish(sent_back)
    assert held(shop, sent_back) == [[(1, 1), (2, 1)]]
    shop.desk.receiving.receive(sent_back, "TRK8")
    assert held(shop, sent_back) == [[(1, 1), (2, 1)], [(1, 2)]]


def test_one_too_many_is_in_the_parcel_that_brought_it(shop, sent_back):
    shop.desk.receiving.receive(sent_back, "TRK7")
    shop.desk.receiving.receive(sent_back, "TRK8")
    first, second = held(shop, sent_back)
    assert len(first) == 3
    assert len(second) == 1


# --- a new one --------------------------------------------------------------------------------------------


@pytest.fixture
def replaced(shop):
    """A new lamp went to the buyer for one that came back, and nobody told its number."""
    shop.supplier(costs=[("LAMP", "50")], rma_needed=False)
    told = {"return_request_status": "Approved", "return_reason": "CR-DEFECTIVE"}
    case_id = shop.request(shop.item("LAMP", "150.00", resolution="Replacement", **told))
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, marks="cracked")
    shop.finish(case_id)
    stock = ExchangeFrom.STOCK
    shop.do(case_id, StepKind.REPLACE, exchange="LAMP", exchange_from=stock)
    return case_id


def test_the_number_of_a_new_one_may_be_told_by_the_piece_that_it_is_for(shop, replaced):
    before = shop.case(replaced).lines[0].units[0]
    told = ParcelTold(End.BUYER, tracking="NN1", units=(1,), sent=True)
    shop.desk.parcels.note(replaced, told)
    case = shop.case(replaced)
    assert case.lines[0].units[0] == before
    (sent,) = case.exchanges
    (parcel,) = [each for each in case.parcels if each.goes_to is End.BUYER]
    assert (parcel.id, parcel.tracking, parcel.unit_ids) == (sent.parcel_id, "NN1", ())
    shop.desk.parcels.note(replaced, ParcelTold(End.BUYER, units=(1,), arrived=True))
    assert shop.case(replaced).exchanges[0].arrived_at is not None


def test_a_piece_that_has_a_new_one_goes_back_only_where_that_was_decided(shop, replaced):
    told = ParcelTold(End.BUYER, tracking="NN1", units=(1,), sent=True)
    shop.desk.parcels.note(replaced, told)
    other = ParcelTold(End.BUYER, tracking="NN2", units=(1,), sent=True)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.parcels.note(replaced, other)
    assert refused.value.key == "parcel.has_new_one"
    assert shop.case(replaced).lines[0].units[0].disposition is not Disposition.TO_BUYER


def test_the_number_of_a_new_one_moves_no_piece_that_is_here(shop, replaced):
    case = shop.case(replaced)
    line = case.lines[0]
    shop.desk.inspections.decide(replaced, line.id, 1, disposition=Disposition.HOLD)
    shop.desk.parcels.note(replaced, ParcelTold(End.BUYER, tracking="NN1", sent=True))
    assert shop.case(replaced).lines[0].units[0].disposition is Disposition.HOLD


# --- who hears first ----------------------------------------------------------------------------------------


def test_what_is_here_is_looked_at_before_its_supplier_hears_of_it(shop):
    shop.supplier(costs=[("LAMP", "50")], rma_needed=True)
    told = {"return_request_status": "Approved", "return_reason": "CR-DEFECTIVE"}
    case_id = shop.request(shop.item("LAMP", "150.00", **told))
    shop.desk.receiving.receive(case_id)
    assert shop.case(case_id).next.kind is StepKind.INSPECT
    shop.look(case_id, marks="cracked")
    shop.finish(case_id)
    assert shop.case(case_id).tracks.supplier_claim.value == "to_ask"
