"""One parcel goes to one supplier, or to one place: whoever means two is asked which."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.language import between
from returns.terms import Disposition, End, Offer, Route, StepKind, Works


def asked_back(shop, route):
    """A mug and a lamp of two suppliers, which are asked back by that route."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    shop.supplier("North Light", costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "140.00"), shop.item("LAMP", "145.00"))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, line=line)
        shop.do(case_id, StepKind.APPROVE, route=route, line=line)
    return case_id


@pytest.fixture(params=["from the buyer", "from us"])
def two(shop, request):
    """Both are to go to their suppliers, as the buyer sends them or as we send them on."""
    if request.param == "from the buyer":
        return asked_back(shop, Route.TO_SUPPLIER)
    case_id = asked_back(shop, Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    for line in shop.case(case_id).lines:
        shop.look(case_id, line=line.number, works=Works.NO)
        told = {"disposition": Disposition.TO_SUPPLIER, "line_id": line.id}
        shop.desk.inspections.finish(case_id, **told)
    return case_id


def to_supplier(shop, case_id, **told):
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, sent=True, **told))


def held(shop, case_id):
    """Which lines have pieces in each parcel to a supplier, by its number."""
    case = shop.case(case_id)
    of = {unit.id: line.number for line in case.lines for unit in line.units}
    there = [parcel for parcel in case.parcels if parcel.goes_to is End.SUPPLIER]
    return {parcel.tracking: [of[unit] for unit in parcel.unit_ids] for parcel in there}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_goods_of_two_suppliers_are_not_sent_in_one_parcel(shop, two, lang):
    before = shop.case(two)
    with pytest.raises(IllegalMove) as refused:
        to_supplier(shop, two, tracking="X1")
    assert f"1: Kiln & Co{between('semicolon', lang)}2: North Light" in refused.value.say(lang)
    assert shop.case(two) == before


def test_what_the_refusal_asks_for_takes_only_that_suppliers_goods(shop, two):
    to_supplier(shop, two, tracking="X1", line=1)
    # only one can be meant now
    to_supplier(shop, two, tracking="X2")
    assert held(shop, two) == {"X1": [1], "X2": [2]}
