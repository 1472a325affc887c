"""Which pieces a parcel brings, and which leave with the next: of the line that waits, and to one end."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.policy import Address
from returns.terms import (
    Disposition,
    End,
    ExchangeFrom,
    Goods,
    Move,
    Offer,
    Party,
    PlaceKind,
    Route,
    StepKind,
    Verdict,
    Works,
)

SHED = Address("Shed Storage", ("Lagerweg 3",), "Hamburg", "", "20095", "DE")


def asked_back(shop, case_id, *lines):
    for line in lines:
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.REFUND_ON_RECEIPT)
        shop.do(case_id, StepKind.APPROVE, line=line, route=Route.TO_US)


def goods(shop, case_id):
    return [[unit.goods for unit in line.units] for line in shop.case(case_id).lines]


@pytest.fixture
def two(shop):
    """A mug and a lamp of two suppliers who want no number; both are asked back."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    shop.supplier("North Light", costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"), shop.item("LAMP", "45.00"))
    asked_back(shop, case_id, 1, 2)
    return case_id


@pytest.fixture
def mug_looked_at(shop, two):
    """The mug is here and was looked at; the lamp did not come with it."""
    shop.desk.receiving.receive(two, "T-1")
    shop.look(two, line=1)
    shop.miss(two, line=2)
    shop.finish(two)
    return two


@pytest.fixture
def elsewhere(shop):
    """A mug that is asked back to us, and a lamp that goes somewhere else by that route."""

    def begun(route):
        shop.desk.places.keep("Shed", PlaceKind.THIRD_PARTY, SHED)
        shop.supplier(costs=[("MUG", "6")], rma_needed=False)
        shop.supplier("North Light", costs=[("LAMP", "30")], rma_needed=True)
        bought = {"return_reason": "CR-UNWANTED_ITEM"}
        case_id = shop.request(
            shop.item("MUG", "40.00", **bought), shop.item("LAMP", "45.00", **bought)
        )
        back = {"offer": Offer.REFUND_ON_RECEIPT}
        place = {"place": "Shed"} if route is Route.TO_THIRD_PARTY else {}
        shop.do(case_id, Move.OFFER, line=1, route=Route.TO_US, **back)
        shop.do(case_id, Move.OFFER, line=2, route=route, **back, **place)
        if route is Route.TO_SUPPLIER:
            shop.do(case_id, StepKind.ASK_RMA, line=2)
            shop.do(case_id, Move.RMA_GIVEN, line=2, rma="LL-1")
        shop.do(case_id, StepKind.APPROVE, line=2)
        shop.do(case_id, StepKind.APPROVE, line=1)
        return case_id

    return begun


# --- what a parcel brings -----------------------------------------------------------------------


def test_the_second_parcel_leaves_alone_what_was_looked_at(shop, mug_looked_at):
    assert goods(shop, mug_looked_at) == [[Goods.INSPECTED], [Goods.AWAITED]]
    shop.desk.receiving.receive(mug_looked_at, "T-2")
    assert goods(shop, mug_looked_at) == [[Goods.INSPECTED], [Goods.RECEIVED]]


def test_a_parcel_that_is_on_its_way_is_of_the_item_that_is_waited_for(shop, mug_looked_at):
    shop.do(mug_looked_at, Move.SHIPPED, tracking="T-2")
    assert goods(shop, mug_looked_at) == [[Goods.INSPECTED], [Goods.IN_TRANSIT]]


def test_what_nobody_asked_back_is_not_taken_for_what_is_waited_for(shop):
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"), shop.item("LAMP", "45.00"))
    asked_back(shop, case_id, 1)
    shop.desk.receiving.receive(case_id, "T-1")
    assert goods(shop, case_id) == [[Goods.RECEIVED], [Goods.NONE_EXPECTED]]


ELSEWHERE = pytest.mark.parametrize("route", [Route.TO_SUPPLIER, Route.TO_THIRD_PARTY])


@ELSEWHERE
def test_a_parcel_at_our_table_holds_nothing_that_goes_elsewhere(shop, elsewhere, route):
    case_id = elsewhere(route)
    letter = shop.desk.receiving.receive(case_id).letter
    assert goods(shop, case_id) == [[Goods.RECEIVED], [Goods.AWAITED]]
    assert "Mug" in letter.body
    assert "Lamp" not in letter.body


@ELSEWHERE
def test_a_parcel_kept_apart_holds_nothing_that_goes_elsewhere(shop, elsewhere, route):
    case_id = elsewhere(route)
    shop.desk.receiving.keep_unmatched("T-9")
    (kept,) = shop.desk.receiving.unmatched()
    shop.desk.receiving.match(kept.id, case_id)
    assert goods(shop, case_id) == [[Goods.RECEIVED], [Goods.AWAITED]]


@ELSEWHERE
@pytest.mark.parametrize("by", ["line", "tracking", "alone"])
def test_what_goes_elsewhere_is_in_a_parcel_here_once_it_is_named(shop, elsewhere, route, by):
    case_id = elsewhere(route)
    if by == "line":
        shop.do(case_id, Move.RECEIVE, line=2)
    elif by == "tracking":
        shop.do(case_id, Move.SHIPPED, line=2, tracking="T-2")
        shop.desk.receiving.receive(case_id, "T-2")
    else:
        shop.desk.receiving.receive(case_id)
        shop.desk.receiving.receive(case_id)
    assert goods(shop, case_id) == [
        [Goods.RECEIVED if by == "alone" else Goods.AWAITED],
        [Goods.RECEIVED],
    ]


@ELSEWHERE
def test_one_parcel_does_not_go_to_two_places(shop, elsewhere, route):
    case_id = elsewhere(route)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.SHIPPED, tracking="T-1")
    assert refused.value.key == "step.line_wanted"
    shop.do(case_id, Move.SHIPPED, tracking="T-1", line=2)
    assert goods(shop, case_id) == [[Goods.AWAITED], [Goods.IN_TRANSIT]]


def test_a_parcel_kept_apart_brings_what_is_waited_for(shop, mug_looked_at):
    shop.desk.receiving.keep_unmatched("T-2")
    (apart,) = shop.desk.receiving.unmatched()
    shop.desk.receiving.match(apart.id, mug_looked_at)
    assert goods(shop, mug_looked_at) == [[Goods.INSPECTED], [Goods.RECEIVED]]


def one_too_many_by(shop, case_id, way):
    if way == "scan":
        shop.desk.receiving.receive(case_id, "T-9")
    elif way == "parcel":
        shop.desk.parcels.note(case_id, ParcelTold(End.US, tracking="T-9", arrived=True))
    else:
        shop.desk.receiving.keep_unmatched("T-9")
        (apart,) = shop.desk.receiving.unmatched()
        shop.desk.receiving.match(apart.id, case_id)


@pytest.fixture
def looked_at(shop):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "140.00"))
    asked_back(shop, case_id, 1)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    return case_id


@pytest.mark.parametrize("way", ["scan", "parcel", "apart"])
def test_a_further_parcel_of_what_is_all_here_is_one_too_many(shop, looked_at, way):
    before = shop.case(looked_at).units[0]
    one_too_many_by(shop, looked_at, way)
    first, extra = shop.case(looked_at).units
    assert first == before
    assert (extra.number, extra.goods, extra.piece) == (2, Goods.RECEIVED, None)
    assert extra.paid == Money(0, "USD")


def test_one_too_many_is_looked_at_and_paid_to_nobody(shop, looked_at):
    shop.do(looked_at, StepKind.REFUND)
    one_too_many_by(shop, looked_at, "scan")
    shop.look(looked_at, unit=2, works=Works.NO)
    shop.finish(looked_at)
    line = shop.case(looked_at).lines[0]
    assert line.units[0].verdict is Verdict.AS_CLAIMED
    assert not shop.case(looked_at).outlook(line).due


def test_what_a_supplier_has_is_not_received_there_twice(shop):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    shop.do(case_id, Move.RECEIVE, route=Route.TO_SUPPLIER)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.RECEIVE, route=Route.TO_SUPPLIER)
    assert refused.value.key == "move.not_now"


# --- what leaves --------------------------------------------------------------------------------


@pytest.fixture
def three_here(shop):
    """Three broken pieces that were looked at: for the supplier, for the buyer, for the bin."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "300.00", return_quantity="3", order_quantity="3"))
    asked_back(shop, case_id, 1)
    shop.desk.receiving.receive(case_id)
    for unit in (1, 2, 3):
        shop.look(case_id, unit=unit, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.ships_to_known(case_id)
    line_id = shop.case(case_id).lines[0].id
    fates = (Disposition.TO_SUPPLIER, Disposition.TO_BUYER, Disposition.DISPOSE)
    for unit, fate in enumerate(fates, start=1):
        shop.desk.inspections.decide(case_id, line_id, unit, disposition=fate)
    return case_id


def test_what_goes_to_two_ends_goes_in_two_parcels_with_a_letter_each(shop, three_here):
    first = shop.do(three_here, StepKind.SEND_ON, tracking="S-1")
    second = shop.do(three_here, StepKind.SEND_ON, tracking="B-1")
    sent = [p for p in shop.case(three_here).parcels if p.comes_from is End.US]
    ids = [unit.id for unit in shop.case(three_here).units]
    assert [(p.goes_to, p.unit_ids) for p in sent] == [
        (End.SUPPLIER, (ids[0],)),
        (End.BUYER, (ids[1],)),
    ]
    assert [first.to, second.to] == [Party.SUPPLIER, Party.BUYER]
    assert [letter.facts.items[0].quantity for letter in (first, second)] == [1, 1]


def test_what_stays_is_placed_while_the_rest_is_on_its_way(shop, three_here):
    shop.do(three_here, StepKind.SEND_ON)
    shop.do(three_here, StepKind.SEND_ON)
    shop.do(three_here, StepKind.PLACE_GOODS)
    assert goods(shop, three_here) == [[Goods.INSPECTED, Goods.INSPECTED, Goods.DISPOSED]]
    shop.do(three_here, StepKind.PLACE_GOODS)
    assert goods(shop, three_here) == [[Goods.DISPOSED] * 3]


def test_a_new_one_that_was_sent_is_not_the_goods_that_go_back(shop):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "140.00", resolution="Replacement"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REPLACE)
    shop.ships_to_known(case_id)
    line = shop.case(case_id).lines[0]
    shop.desk.inspections.decide(case_id, line.id, 1, disposition=Disposition.TO_BUYER)
    shop.do(case_id, StepKind.SEND_ON)
    back = shop.case(case_id).parcels[-1]
    assert (back.goes_to, back.unit_ids) == (End.BUYER, (line.units[0].id,))


def test_goods_that_were_not_sent_on_are_not_placed_there(shop, three_here):
    with pytest.raises(IllegalMove) as refused:
        shop.do(three_here, StepKind.PLACE_GOODS, units=(1,))
    assert refused.value.key == "step.not_sent"
    assert goods(shop, three_here) == [[Goods.INSPECTED] * 3]


def test_to_say_that_they_go_on_is_no_placing(shop, three_here):
    shop.do(three_here, StepKind.PLACE_GOODS, units=(3,), disposition=Disposition.THIRD_PARTY)
    third = shop.case(three_here).units[2]
    assert (third.goods, third.disposition) == (Goods.INSPECTED, Disposition.THIRD_PARTY)


def test_one_step_sends_two_lines_to_one_reader_only(shop, two):
    shop.desk.receiving.receive(two)
    for line in (1, 2):
        shop.look(two, line=line, works=Works.NO)
    shop.finish(two)
    shop.ships_to_known(two)
    mug, lamp = shop.case(two).lines
    shop.desk.inspections.decide(two, mug.id, 1, disposition=Disposition.TO_SUPPLIER)
    shop.desk.inspections.decide(two, lamp.id, 1, disposition=Disposition.TO_BUYER)
    letter = shop.do(two, StepKind.SEND_ON)
    assert letter.to is Party.SUPPLIER
    assert [item.sku for item in letter.facts.items] == ["MUG"]


def test_a_piece_is_in_one_parcel_of_ours_at_a_time(shop, three_here):
    """A parcel by hand takes it elsewhere than was decided: that is what becomes of it."""
    sent = ParcelTold(End.BUYER, End.US, units=(1,), tracking="B-1", sent=True)
    shop.desk.parcels.note(three_here, sent)
    line = shop.case(three_here).lines[0]
    assert line.units[0].disposition is Disposition.TO_BUYER
    again = ParcelTold(End.SUPPLIER, End.US, units=(1,), tracking="S-1", sent=True)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.parcels.note(three_here, again)
    assert refused.value.key == "parcel.unit_sent"
    with pytest.raises(IllegalMove) as refused:
        shop.desk.inspections.decide(
            three_here, line.id, 1, disposition=Disposition.TO_SUPPLIER
        )
    assert refused.value.key == "parcel.unit_sent"
    shop.do(three_here, StepKind.SEND_ON)
    assert [p.unit_ids for p in shop.case(three_here).parcels if p.comes_from is End.US] == [
        (line.units[0].id,),
        (line.units[1].id,),
    ]
    while Goods.INSPECTED in goods(shop, three_here)[0]:
        shop.do(three_here, StepKind.PLACE_GOODS)
    assert set(goods(shop, three_here)[0]) == {Goods.DISPOSED}


# --- which pieces the buyer said to be in it ------------------------------------------------------


@pytest.fixture
def knives(shop):
    """Three knives of one line are asked back."""
    shop.supplier(costs=[("KNIFE", "20")], rma_needed=False)
    told = {"return_quantity": "3", "order_quantity": "3"}
    case_id = shop.request(shop.item("KNIFE", "90.00", **told))
    asked_back(shop, case_id, 1)
    return case_id


def test_pieces_that_are_said_to_be_on_their_way_are_in_the_parcel(shop, knives):
    shop.do(knives, Move.SHIPPED, units=(1, 2), tracking="JP1")
    units = [unit.id for unit in shop.case(knives).units]
    (parcel,) = shop.case(knives).parcels
    assert sorted(parcel.unit_ids) == units[:2]
    letter = shop.desk.receiving.receive(knives, "JP1").letter
    assert goods(shop, knives) == [[Goods.RECEIVED, Goods.RECEIVED, Goods.AWAITED]]
    assert [item.quantity for item in letter.facts.items] == [2]
    shop.do(knives, Move.SHIPPED, units=(3,), tracking="JP2")
    shop.desk.receiving.receive(knives, "JP2")
    assert goods(shop, knives) == [[Goods.RECEIVED] * 3]


def test_pieces_that_are_sent_later_are_in_a_parcel_of_their_own(shop, knives):
    shop.do(knives, Move.SHIPPED, units=(1, 2))
    shop.do(knives, Move.SHIPPED, units=(3,))
    assert [len(parcel.unit_ids) for parcel in shop.case(knives).parcels] == [2, 1]


def test_a_number_told_later_is_of_the_parcel_that_holds_the_pieces(shop, knives):
    for _ in range(2):
        shop.do(knives, Move.SHIPPED, units=(1, 2), tracking="JP1")
    assert [len(parcel.unit_ids) for parcel in shop.case(knives).parcels] == [2]


def test_pieces_that_are_received_by_their_numbers_are_in_the_parcel(shop, knives):
    shop.do(knives, Move.RECEIVE, units=(2,), tracking="JP1")
    (parcel,) = shop.case(knives).parcels
    assert parcel.unit_ids == (shop.case(knives).units[1].id,)
    assert goods(shop, knives) == [[Goods.AWAITED, Goods.RECEIVED, Goods.AWAITED]]


def test_what_one_line_sends_brings_no_piece_of_another(shop, two):
    shop.do(two, Move.SHIPPED, line=1, tracking="T-1")
    shop.desk.receiving.receive(two, "T-1")
    assert goods(shop, two) == [[Goods.RECEIVED], [Goods.AWAITED]]


# --- lost ---------------------------------------------------------------------------------------


def under_way(shop, case_id, **parcels):
    """The buyer sent these parcels off: tracking number → the line that is in it, None for nobody knows."""
    for tracking, line in parcels.items():
        units = {"line": line, "units": (1,)} if line else {}
        parcel = ParcelTold(End.US, End.BUYER, tracking=tracking, sent=True, **units)
        shop.desk.parcels.note(case_id, parcel)


def test_what_is_in_another_parcel_is_not_lost(shop, two):
    """Both lines were lost, although only one of the two parcels was."""
    under_way(shop, two, T1=1, T2=2)
    with pytest.raises(IllegalMove) as refused:
        shop.do(two, Move.LOST)
    assert refused.value.key == "step.parcel_wanted"
    assert goods(shop, two) == [[Goods.IN_TRANSIT], [Goods.IN_TRANSIT]]
    shop.do(two, Move.LOST, tracking="T2")
    assert goods(shop, two) == [[Goods.IN_TRANSIT], [Goods.LOST]]
    shop.do(two, Move.LOST)
    assert goods(shop, two) == [[Goods.LOST], [Goods.LOST]]


def test_what_nobody_sent_yet_is_not_lost_with_a_parcel(shop, two):
    under_way(shop, two, T1=1)
    shop.do(two, Move.LOST)
    assert goods(shop, two) == [[Goods.LOST], [Goods.AWAITED]]


@pytest.mark.parametrize("named", [{}, {"tracking": "T1"}])
def test_of_one_parcel_of_which_nobody_said_what_is_in_it_all_is_lost(shop, two, named):
    under_way(shop, two, T1=None)
    shop.do(two, Move.LOST, **named)
    assert goods(shop, two) == [[Goods.LOST], [Goods.LOST]]


def test_a_parcel_that_is_here_is_not_lost(shop, two):
    under_way(shop, two, T1=1, T2=2)
    shop.desk.receiving.receive(two, "T1")
    with pytest.raises(IllegalMove) as refused:
        shop.do(two, Move.LOST, tracking="T1")
    assert refused.value.key == "step.parcel_not_under_way"
    shop.do(two, Move.LOST)
    assert goods(shop, two) == [[Goods.RECEIVED], [Goods.LOST]]


def test_of_two_pieces_in_two_parcels_the_one_that_was_named_is_lost(shop):
    case_id = shop.request(shop.item("MUG", "80.00", return_quantity="2"))
    asked_back(shop, case_id, 1)
    for unit, tracking in ((1, "T1"), (2, "T2")):
        parcel = ParcelTold(End.US, End.BUYER, tracking=tracking, units=(unit,), sent=True)
        shop.desk.parcels.note(case_id, parcel)
    with pytest.raises(IllegalMove):
        shop.do(case_id, Move.LOST)
    shop.do(case_id, Move.LOST, tracking="t1")
    assert goods(shop, case_id) == [[Goods.LOST, Goods.IN_TRANSIT]]


@pytest.mark.parametrize("kind", [Move.SHIPPED, Move.LOST])
def test_pieces_of_several_lines_are_named_with_their_line(shop, two, kind):
    """A piece has its number in its line: 1 is both the mug and the lamp."""
    with pytest.raises(IllegalMove) as refused:
        shop.do(two, kind, units=(1, 2))
    assert refused.value.key == "step.line_wanted"
    assert goods(shop, two) == [[Goods.AWAITED], [Goods.AWAITED]]
    shop.do(two, kind, line=2, units=(1,))
    after = Goods.IN_TRANSIT if kind is Move.SHIPPED else Goods.LOST
    assert goods(shop, two) == [[Goods.AWAITED], [after]]


def test_a_parcel_with_named_pieces_is_not_the_one_with_a_new_one(shop):
    """Of one that was lost, of another item, the pieces that went back were put into its parcel."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    lamp = shop.item("LAMP", "90.00", return_reason="CR-UNWANTED_ITEM", order_id="1")
    bowl = shop.item("BOWL", "150.00", return_reason="CR-UNWANTED_ITEM", order_id="1")
    case_id = shop.request(lamp, bowl)
    shop.do(case_id, StepKind.ANSWER_BUYER, line=1, offer=Offer.RETURNLESS_REPLACEMENT)
    shop.do(case_id, StepKind.REPLACE, line=1, exchange_from=ExchangeFrom.STOCK)
    new = shop.case(case_id).exchanges[0].parcel_id
    shop.do(case_id, StepKind.ANSWER_BUYER, line=2, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, line=2, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    home = ParcelTold(End.BUYER, End.US, line=2, units=(1,), tracking="H-1", sent=True)
    shop.desk.parcels.note(case_id, home)
    (parcel,) = [p for p in shop.case(case_id).parcels if p.tracking == "H-1"]
    assert parcel.id != new
    assert parcel.unit_ids == (shop.case(case_id).lines[1].units[0].id,)


@pytest.mark.parametrize("typed", ["1Z77\t", "\u202e1Z77", "1Z\u20667\u20697\n", "1Z77\x00"])
@pytest.mark.parametrize("by_step", [False, True])
def test_a_number_is_kept_without_signs_that_nobody_sees(shop, typed, by_step):
    """Scanned with a tab behind it, or pasted with a sign that turns the writing, it was not found again."""
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason="CR-UNWANTED_ITEM"))
    asked_back(shop, case_id, 1)
    if by_step:
        shop.do(case_id, Move.SHIPPED, tracking=typed)
    else:
        told = ParcelTold(End.US, End.BUYER, tracking=typed, carrier="UPS\t", sent=True)
        shop.desk.parcels.note(case_id, told)
    (parcel,) = shop.case(case_id).parcels
    assert parcel.tracking == "1Z77"
    assert parcel.carrier in ("", "UPS")
    shop.desk.receiving.receive(case_id, "1Z77")
    assert len(shop.case(case_id).parcels) == 1
