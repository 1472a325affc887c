"""A supplier takes goods not in: what he turned away at his door comes back to us (domain.md 6)."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.terms import Disposition, End, Goods, Move, Offer, Route, StepKind, Works
from tests.cases.playing import enter, enter_until
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of


@pytest.fixture
def kit(shop):
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    return shop.request(shop.item("KIT", "60.00", return_reason="CR-DEFECTIVE"))


@pytest.fixture
def from_buyer(shop, kit):
    """It is on its way from its buyer to the supplier."""
    to = Route.TO_SUPPLIER
    shop.do(kit, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=to)
    shop.do(kit, StepKind.APPROVE, route=to)
    shop.do(kit, Move.SHIPPED, tracking="T1")
    return kit


@pytest.fixture
def from_us(shop, kit):
    """It was here, was broken as its buyer said, and is on its way to the supplier."""
    shop.do(kit, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(kit, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(kit, "T1")
    shop.look(kit, works=Works.NO)
    line = shop.case(kit).lines[0]
    shop.desk.inspections.decide(kit, line.id, 1, disposition=Disposition.TO_SUPPLIER)
    shop.finish(kit)
    enter_until(shop, kit)
    assert shop.case(kit).parcels[-1].goes_to is End.SUPPLIER
    return kit


def comes_back(shop, case_id, *units):
    told = ParcelTold(End.US, End.SUPPLIER, tracking="T9", units=units, arrived=True)
    shop.desk.parcels.note(case_id, told)


def under_way(shop, case_id):
    return [p.tracking for p in shop.case(case_id).parcels if p.received_at is None]


@pytest.mark.parametrize("units", [(), (1,)])
def test_what_its_buyer_sent_there_is_here_to_be_looked_at(shop, from_buyer, units):
    """Named, it was refused as not with him; else it was on its way for ever."""
    comes_back(shop, from_buyer, *units)
    (unit,) = shop.case(from_buyer).units
    assert unit.goods is Goods.RECEIVED
    assert under_way(shop, from_buyer) == []
    assert shop.case(from_buyer).next.kind is StepKind.INSPECT
    shop.look(from_buyer, works=Works.NO)
    shop.finish(from_buyer)
    assert enter(shop, from_buyer).facts.amount == usd("60.00")


@pytest.mark.parametrize("units", [(), (1,)])
def test_what_we_sent_on_is_here_to_be_placed_anew(shop, from_us, units):
    comes_back(shop, from_us, *units)
    (unit,) = shop.case(from_us).units
    assert (unit.goods, unit.disposition) == (Goods.INSPECTED, None)
    assert under_way(shop, from_us) == []
    shop.do(from_us, Move.CLAIM_REFUSED, answer="We do not take it in.")
    enter_until(shop, from_us, StepKind.PLACE_GOODS)
    shop.do(from_us, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    assert shop.case(from_us).units[0].goods is Goods.DISPOSED


def test_a_new_one_that_he_promised_is_no_goods_that_he_refused(shop, from_us):
    shop.do(from_us, Move.RESHIP_PROMISED, answer="A new one.")
    comes_back(shop, from_us)
    (unit,) = shop.case(from_us).units
    assert (unit.goods, unit.disposition) == (Goods.INSPECTED, Disposition.TO_SUPPLIER)
    assert "T9" not in under_way(shop, from_us)


def test_it_is_taken_back_whole(shop, from_buyer):
    before = shop.case(from_buyer)
    comes_back(shop, from_buyer)
    shop.desk.cases.take_back_last(from_buyer)
    assert shop.case(from_buyer) == before


def test_no_paper_says_that_he_had_what_he_turned_away(shop, from_buyer):
    """Its custody had it arrive there, and stay with him from that day on."""
    shop.clock.forward(days=4)
    comes_back(shop, from_buyer)
    shop.look(from_buyer, works=Works.NO)
    shop.finish(from_buyer)
    words = text_of(shop.desk.papers.evidence(from_buyer, lang="en").pdf)
    assert "Kiln & Co from 26 Nov" not in words
    assert "arrived there" not in words
    assert "the carrier → Harbour Gifts Bristol taken in" in words


@pytest.fixture
def of_two(shop):
    """A mug and a lamp are on their way from their buyer to two suppliers."""
    shop.supplier("Kiln & Co", costs=[("MUG", "6")], rma_needed=False)
    shop.supplier("Lamp & Co", costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "140.00"), shop.item("LAMP", "145.00"))
    to = Route.TO_SUPPLIER
    for line in (1, 2):
        shop.do(
            case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.REFUND_ON_RECEIPT, route=to
        )
        shop.do(case_id, StepKind.APPROVE, line=line, route=to)
        shop.do(case_id, Move.SHIPPED, line=line, tracking=f"T{line}")
    return case_id


def goods_of(shop, case_id):
    return [unit.goods for unit in shop.case(case_id).units]


def test_of_two_suppliers_somebody_says_whose_door_it_was(shop, of_two):
    """What one had turned away brought the other's goods here, too."""
    with pytest.raises(IllegalMove) as refused:
        comes_back(shop, of_two)
    assert refused.value.key == "parcel.which_supplier"
    assert goods_of(shop, of_two) == [Goods.IN_TRANSIT, Goods.IN_TRANSIT]
    told = ParcelTold(End.US, End.SUPPLIER, tracking="T9", line=2, arrived=True)
    shop.desk.parcels.note(of_two, told)
    assert goods_of(shop, of_two) == [Goods.IN_TRANSIT, Goods.RECEIVED]
    assert under_way(shop, of_two) == ["T1"]


def test_a_new_one_that_one_promised_is_no_goods_that_another_refused(shop, of_two):
    shop.desk.parcels.note(of_two, ParcelTold(End.SUPPLIER, tracking="T1", arrived=True))
    enter_until(shop, of_two)
    shop.do(of_two, Move.RESHIP_PROMISED, line=1, answer="A new one.")
    comes_back(shop, of_two)
    assert goods_of(shop, of_two)[1] is Goods.IN_TRANSIT
    assert under_way(shop, of_two) == ["T2"]


@pytest.fixture
def in_two(shop):
    """Two kits are on their way to one supplier, each in a parcel of its own."""
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    told = {"return_reason": "CR-DEFECTIVE", "return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("KIT", "240.00", **told))
    to = Route.TO_SUPPLIER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=to)
    shop.do(case_id, StepKind.APPROVE, route=to)
    for number in (1, 2):
        shop.do(case_id, Move.SHIPPED, tracking=f"T{number}", units=(number,))
    return case_id


def test_of_two_parcels_to_one_supplier_somebody_says_which_he_turned_away(shop, in_two):
    """He turned one away, and both were taken as back."""
    with pytest.raises(IllegalMove) as refused:
        comes_back(shop, in_two)
    assert refused.value.key == "parcel.which_refused"
    for lang in ("en", "zh"):
        told = refused.value.say(lang)
        assert all(each in told for each in ("T1", "T2", "--line 1 --units 2"))
    assert goods_of(shop, in_two) == [Goods.IN_TRANSIT, Goods.IN_TRANSIT]
    comes_back(shop, in_two, 2)
    assert goods_of(shop, in_two) == [Goods.IN_TRANSIT, Goods.RECEIVED]
    assert under_way(shop, in_two) == ["T1"]
    comes_back_again = ParcelTold(End.US, End.SUPPLIER, tracking="T8", arrived=True)
    shop.desk.parcels.note(in_two, comes_back_again)
    assert goods_of(shop, in_two) == [Goods.RECEIVED, Goods.RECEIVED]


def test_one_that_comes_back_under_its_own_number_is_that_one(shop, in_two):
    told = ParcelTold(End.US, End.SUPPLIER, tracking="t2", arrived=True)
    shop.desk.parcels.note(in_two, told)
    assert goods_of(shop, in_two) == [Goods.IN_TRANSIT, Goods.RECEIVED]
    assert under_way(shop, in_two) == ["T1"]
