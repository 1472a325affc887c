"""Goods announced in one parcel, of which one is said to be here; and what lay in another one than told."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.terms import End, Goods, Move, Offer, Route, StepKind, Verdict
from tests.cases.playing import enter, enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def agreed(shop):
    """Two mugs and a lamp of one supplier are to come back, and are paid for on receipt."""
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "30")], rma_needed=False)
    told = {"return_reason": "CR-UNWANTED_ITEM"}
    mugs = shop.item("MUG", "140.00", return_quantity="2", order_quantity="2", **told)
    case_id = shop.request(mugs, shop.item("LAMP", "145.00", **told))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.REFUND_ON_RECEIPT)
        shop.do(case_id, StepKind.APPROVE, line=line, route=Route.TO_US)
    return case_id


def stands(shop, case_id):
    """Where each piece is, and what was found of it."""
    return [(unit.goods, unit.verdict) for unit in shop.case(case_id).units]


def took_in(shop, case_id, by_parcel):
    """One mug of those that were announced as T-1 is said to be here."""
    if by_parcel:
        told = ParcelTold(End.US, tracking="T-1", line=1, units=(1,), arrived=True)
        shop.desk.parcels.note(case_id, told)
    else:
        shop.do(case_id, Move.RECEIVE, line=1, units=(1,), tracking="T-1")


HERE, MISSED = (Goods.RECEIVED, None), (Goods.RECEIVED, Verdict.NOT_RECEIVED)


@pytest.mark.parametrize("by_parcel", [True, False])
@pytest.mark.parametrize("named", [True, False])
def test_what_was_announced_with_it_and_did_not_come_is_missing_from_it(
    shop, agreed, by_parcel, named
):
    """It stood as on its way for ever, in a parcel that had come."""
    if named:
        for line in (1, 2):
            shop.do(agreed, Move.SHIPPED, line=line, tracking="T-1")
    else:
        shop.do(agreed, Move.SHIPPED, tracking="T-1")
    took_in(shop, agreed, by_parcel)
    assert stands(shop, agreed) == [HERE, MISSED, MISSED]
    shop.look(agreed)
    shop.finish(agreed)
    inspected = (Goods.INSPECTED, Verdict.AS_CLAIMED)
    waited = (Goods.AWAITED, Verdict.NOT_RECEIVED)
    assert stands(shop, agreed) == [inspected, waited, waited]
    letter = enter(shop, agreed)
    assert letter.facts.amount == usd("70.00")
    assert "The parcel came without 1 × Mug and Lamp." in letter.body


def test_what_was_missing_is_here_once_it_is_said_to_be(shop, agreed):
    shop.do(agreed, Move.SHIPPED, tracking="T-1")
    took_in(shop, agreed, by_parcel=False)
    shop.do(agreed, Move.RECEIVE, line=1, units=(2,))
    assert stands(shop, agreed) == [HERE, HERE, MISSED]
    shop.look(agreed, line=2)
    assert stands(shop, agreed) == [HERE, HERE, HERE]


@pytest.mark.parametrize("tracking", ["", "T-1"])
@pytest.mark.parametrize("units", [(), (1,)])
def test_things_of_one_parcel_are_said_to_be_here_one_after_the_other(
    shop, agreed, tracking, units
):
    """The second was refused, as of a parcel that was here, or became a parcel of its own."""
    shop.do(agreed, Move.SHIPPED, tracking="T-1")
    shop.do(agreed, Move.RECEIVE, line=1, tracking=tracking)
    came = shop.case(agreed).parcels[0].received_at
    shop.clock.forward(days=1)
    shop.do(agreed, Move.RECEIVE, line=2, units=units, tracking=tracking)
    assert stands(shop, agreed) == [HERE, HERE, HERE]
    (parcel,) = shop.case(agreed).parcels
    assert {*parcel.unit_ids} == {unit.id for unit in shop.case(agreed).units}
    assert parcel.received_at == came
    with pytest.raises(IllegalMove):
        shop.do(agreed, Move.RECEIVE, line=2, units=units, tracking=tracking)


@pytest.mark.parametrize("by_parcel", [True, False])
def test_what_its_buyer_has_not_sent_yet_is_waited_for(shop, agreed, by_parcel):
    """Of the parcel its number is known alone; the lamp is under way in its own."""
    shop.do(agreed, Move.SHIPPED, line=2, tracking="T-2")
    took_in(shop, agreed, by_parcel)
    awaited, under_way = (Goods.AWAITED, None), (Goods.IN_TRANSIT, None)
    assert stands(shop, agreed) == [HERE, awaited, under_way]


def test_it_is_taken_back_with_the_parcel(shop, agreed):
    shop.do(agreed, Move.SHIPPED, tracking="T-1")
    before = stands(shop, agreed), shop.case(agreed).parcels
    took_in(shop, agreed, by_parcel=False)
    shop.desk.cases.take_back_last(agreed)
    assert (stands(shop, agreed), shop.case(agreed).parcels) == before


def test_what_came_of_a_thing_before_is_settled_by_its_own_day(shop, agreed):
    """The day moved on to that of a parcel in which nothing of it was."""
    shop.do(agreed, Move.SHIPPED, line=1, units=(1,), tracking="T-1")
    shop.do(agreed, Move.SHIPPED, line=1, units=(2,), tracking="T-2")
    shop.do(agreed, Move.SHIPPED, line=2, tracking="T-2")
    shop.desk.receiving.receive(agreed, "T-1")
    shop.look(agreed)
    shop.finish(agreed)
    came = shop.case(agreed).lines[0].received_at
    shop.clock.forward(days=5)
    shop.do(agreed, Move.RECEIVE, line=2, tracking="T-2")
    mugs, lamp = shop.case(agreed).lines
    assert stands(shop, agreed)[1] == MISSED
    assert (mugs.received_at, lamp.received_at > came) == (came, True)


# --- two parcels, and all of it lay in one --------------------------------------------------------


@pytest.fixture
def in_two(shop, agreed):
    """The mugs were announced as T-1, which is here, and the lamp as T-2."""
    for line in (1, 2):
        shop.do(agreed, Move.SHIPPED, line=line, tracking=f"T-{line}")
    shop.desk.receiving.receive(agreed, "T-1")
    return agreed


def test_what_was_announced_in_another_parcel_and_lay_in_this_one_is_here(shop, in_two):
    """Its finding was refused: to be taken in with the parcel in which it came, which was here."""
    lamp = shop.case(in_two).lines[1]
    with pytest.raises(IllegalMove) as refused:
        shop.look(in_two, line=2)
    assert refused.value.key == "inspection.not_here"
    shop.desk.receiving.lay_in_it(in_two, lamp.id, 1)
    assert stands(shop, in_two) == [HERE, HERE, HERE]
    first, second = shop.case(in_two).parcels
    assert {*first.unit_ids} == {unit.id for unit in shop.case(in_two).units}
    assert second.unit_ids == ()
    for line, unit in ((1, 1), (1, 2), (2, 1)):
        shop.look(in_two, line=line, unit=unit)
    shop.finish(in_two)
    assert enter(shop, in_two).facts.amount == usd("285.00")
    enter_until(shop, in_two)
    shop.clock.forward(days=15)
    enter_until(shop, in_two)
    assert shop.case(in_two).closed_at is not None


def test_nothing_lies_in_a_parcel_while_none_is_open(shop, agreed):
    shop.do(agreed, Move.SHIPPED, tracking="T-1")
    before = stands(shop, agreed)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.receiving.lay_in_it(agreed, shop.case(agreed).lines[1].id, 1)
    assert refused.value.key == "receiving.none_open"
    assert stands(shop, agreed) == before


def test_what_is_here_already_lay_in_no_other(shop, in_two):
    with pytest.raises(IllegalMove) as refused:
        shop.desk.receiving.lay_in_it(in_two, shop.case(in_two).lines[0].id, 1)
    assert refused.value.key == "receiving.piece_here"
