"""A parcel that the platform told as delivered is the one that is scanned, however often it is told."""

from datetime import date

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.papers.sheet.sheet_shipments import shipments_of
from returns.rules.goods.arrivals import arrived_on, still_coming
from returns.rules.money.ground_parcels import WayMeant
from returns.terms import End, Goods, Lang, Move, Verdict

NUMBER = "9202090000000000000007"
TOLD = {
    "tracking_id": NUMBER,
    "return_carrier": "USPS",
    "return_request_status": "Approved",
    "label_type": "AmazonPrePaidLabel",
    "label_cost": "7.10",
    "label_to_be_paid_by": "Seller",
    "resolution": "RefundAtFirstScan",
    "return_delivery_date": "20-Nov-2026",
}


def told(shop, **cells):
    shop.supplier(costs=[("BAG", "40")])
    return shop.request(shop.item("BAG", "115.20", **(TOLD | cells)))


def counted(case):
    return [(unit.number, unit.goods) for unit in case.lines[0].units]


def test_the_file_tells_the_day_and_the_price_of_the_label(shop):
    (parcel,) = shop.case(told(shop)).parcels
    assert parcel.cost is not None
    assert parcel.cost.coded == "USD 7.10"
    # nobody has had it in hand yet
    assert parcel.received_at is None


def test_the_day_that_was_told_stays_the_day_it_came(shop, clock):
    case_id = told(shop)
    before = shop.case(case_id)
    clock.forward(days=3)
    shop.desk.receiving.receive(case_id, NUMBER)
    after = shop.case(case_id)
    for case in (before, after):
        (parcel,) = case.parcels
        assert arrived_on(case, parcel) == date(2026, 11, 20)
        (told_there,) = shipments_of(case, (WayMeant(case.parcels),), Lang.EN)
        assert told_there.arrived == "20 Nov 2026"
    assert after.parcels[0].received_at == clock.now()


@pytest.mark.parametrize("by", ["tracking", "case", "rma"])
@pytest.mark.parametrize("pieces", [1, 3])
def test_the_scan_is_that_parcel_and_no_piece_too_many(shop, by, pieces):
    case_id = told(shop, return_quantity=str(pieces), order_quantity=str(pieces))
    case = shop.case(case_id)
    code = {"tracking": NUMBER, "case": case.number, "rma": case.our_rma}[by]
    shop.desk.receiving.receive(case_id, code)
    case = shop.case(case_id)
    assert counted(case) == [(at + 1, Goods.RECEIVED) for at in range(pieces)]
    assert [parcel.received_at is None for parcel in case.parcels] == [False]
    for again in (NUMBER, case.number):
        with pytest.raises(IllegalMove, match="received already on 20 Nov 2026"):
            shop.desk.receiving.receive(case_id, again)


def test_two_things_in_one_parcel_come_together(shop):
    shop.supplier(costs=[("BAG", "40"), ("CUP", "3")])
    case_id = shop.request(shop.item("BAG", "115.20", **TOLD), shop.item("CUP", "9.00", **TOLD))
    shop.desk.receiving.receive(case_id, NUMBER)
    case = shop.case(case_id)
    assert [len(line.units) for line in case.lines] == [1, 1]
    assert {unit.goods for unit in case.units} == {Goods.RECEIVED}


def test_a_later_file_that_tells_of_the_delivery_is_followed_by_the_same_scan(shop):
    case_id = told(shop, return_delivery_date="", label_cost="")
    shop.bring(shop.item("BAG", "115.20", **TOLD))
    case = shop.case(case_id)
    assert counted(case) == [(1, Goods.RECEIVED)]
    assert [p.cost.coded for p in case.parcels if p.cost] == ["USD 7.10"]
    shop.desk.receiving.receive(case_id, NUMBER)
    assert counted(shop.case(case_id)) == [(1, Goods.RECEIVED)]


def test_what_was_looked_into_before_the_scan_is_here_already(shop):
    case_id = told(shop)
    shop.look(case_id)
    shop.finish(case_id, Verdict.NO_FAULT)
    for code in (NUMBER, ""):
        with pytest.raises(IllegalMove, match="received already on 20 Nov 2026"):
            shop.desk.receiving.receive(case_id, code)
    assert len(shop.case(case_id).lines[0].units) == 1


def test_the_parcel_that_was_noted_as_arrived_is_that_one(shop):
    case_id = told(shop)
    shop.desk.parcels.note(case_id, ParcelTold(End.US, tracking=NUMBER, arrived=True))
    case = shop.case(case_id)
    assert counted(case) == [(1, Goods.RECEIVED)]
    assert [parcel.received_at is None for parcel in case.parcels] == [False]


def test_the_parcel_that_was_kept_apart_before_the_file_came_is_that_one(shop):
    shop.desk.receiving.keep_unmatched(NUMBER)
    (apart,) = shop.desk.receiving.unmatched()
    case_id = told(shop)
    before = shop.case(case_id).lines[0].received_at
    shop.desk.receiving.match(apart.id, case_id)
    case = shop.case(case_id)
    assert counted(case) == [(1, Goods.RECEIVED)]
    assert case.lines[0].received_at == before
    with pytest.raises(IllegalMove, match="received already"):
        shop.desk.receiving.receive(case_id, case.number)


def test_another_parcel_after_it_is_still_one_too_many(shop):
    case_id = told(shop)
    shop.desk.receiving.receive(case_id, NUMBER)
    shop.desk.receiving.receive(case_id, "JD0002")
    assert len(shop.case(case_id).lines[0].units) == 2


def test_a_piece_that_did_not_come_with_it_is_in_no_parcel_under_way(shop):
    case_id = told(shop, return_quantity="2", order_quantity="2")
    assert still_coming(shop.case(case_id)) == ()
    shop.look(case_id)
    shop.miss(case_id, unit=2)
    shop.finish(case_id, Verdict.NO_FAULT)
    assert counted(shop.case(case_id)) == [(1, Goods.INSPECTED), (2, Goods.AWAITED)]
    with pytest.raises(IllegalMove, match="received already"):
        shop.desk.receiving.receive(case_id, NUMBER)


def test_what_nobody_told_of_is_scanned_as_ever(shop):
    case_id = told(shop, return_delivery_date="")
    shop.do(case_id, Move.RECEIVE, tracking=NUMBER)
    case = shop.case(case_id)
    assert counted(case) == [(1, Goods.RECEIVED)]
    assert arrived_on(case, case.parcels[0]) == case.parcels[0].received_at.date()
