"""What it cost to send goods on to their supplier is asked of him where his terms bear it."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import End, Move, StepKind, SupplierClaim, Works
from tests.cases.playing import claims_of, enter_until, last_to_supplier
from tests.returns.casework.shop import usd

_BEARS, _NOT = {"*": "supplier"}, {"*": "seller"}


def sent_on(shop, freight, *, two_items=False):
    """What came back broken was claimed, and went on to its supplier; two items are still to go."""
    shop.supplier(costs=[("LAMP", "45"), ("VASE", "30")], rma_needed=False, freight=freight)
    items = [shop.item("LAMP", "240.00", return_quantity="2", order_quantity="2")]
    if two_items:
        items.append(shop.item("VASE", "160.00"))
    case_id = shop.request(*items)
    enter_until(shop, case_id)
    shop.desk.receiving.receive(case_id)
    for line in shop.case(case_id).lines:
        for unit in line.units:
            shop.look(case_id, line.number, unit.number, works=Works.NO)
    shop.finish(case_id)
    enter_until(shop, case_id, *([StepKind.SEND_ON] if two_items else []))
    return case_id


def costs(shop, case_id, amount):
    told = ParcelTold(to=End.SUPPLIER, comes_from=End.US, cost=usd(amount), sent=True)
    shop.desk.parcels.note(case_id, told)
    enter_until(shop, case_id)


def test_it_is_asked_for_with_its_working_once_it_is_known(shop):
    case_id = sent_on(shop, _BEARS)
    costs(shop, case_id, "8.40")
    assert claims_of(shop, case_id) == [((1, 2), usd("90")), ((1, 2), usd("98.40"))]
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_known", usd("98.40"))
    assert "USD 90.00 goods + USD 8.40 postage on to you" in letter.body


def test_it_is_asked_for_once(shop):
    case_id = sent_on(shop, _BEARS)
    costs(shop, case_id, "8.40")
    shop.clock.forward(days=3)
    enter_until(shop, case_id)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("98.40"))
    enter_until(shop, case_id)
    assert len(claims_of(shop, case_id)) == 2
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.SETTLED


@pytest.mark.parametrize("freight", [_NOT, {"*": "buyer", "wrong_item": "supplier"}])
def test_who_does_not_bear_it_is_not_asked(shop, freight):
    case_id = sent_on(shop, freight)
    costs(shop, case_id, "8.40")
    assert claims_of(shop, case_id) == [((1, 2), usd("90"))]


def test_what_he_answered_is_for_him_to_reckon(shop):
    case_id = sent_on(shop, _BEARS)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    costs(shop, case_id, "8.40")
    assert claims_of(shop, case_id) == [((1, 2), usd("90"))]


def test_two_items_in_one_parcel_share_it_by_what_was_paid_for_them(shop):
    case_id = sent_on(shop, _BEARS, two_items=True)
    costs(shop, case_id, "8.00")
    assert claims_of(shop, case_id)[2:] == [((1, 2), usd("94.80")), ((1,), usd("33.20"))]
