"""A parcel noted without a tracking number is the one that is scanned by it, by whichever door."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove, NotFound
from returns.language import between
from returns.ledger.replay import differences
from returns.terms import End, Goods, Move, Works
from tests.cases.playing import agree_to_return

BACK = {
    "return_request_status": "Approved",
    "label_type": "AmazonPrePaidLabel",
    "label_to_be_paid_by": "Seller",
    "resolution": "StandardRefund",
}


@pytest.fixture
def two_mugs(shop):
    """Two mugs that are asked back."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "280.00", return_quantity="2", order_quantity="2"))
    agree_to_return(shop, case_id)
    return case_id


def comes(shop, case_id, door, tracking, **told):
    """The parcel of that number is here, by one of the doors."""
    if door == "scan":
        shop.desk.receiving.receive(case_id, tracking, **told)
    elif door == "step":
        shop.do(case_id, Move.RECEIVE, tracking=tracking, **told)
    elif door == "parcel":
        note = ParcelTold(End.US, tracking=tracking, arrived=True, **told)
        shop.desk.parcels.note(case_id, note)
    else:
        shop.desk.receiving.keep_unmatched(tracking)
        (apart,) = shop.desk.receiving.unmatched()
        shop.desk.receiving.match(apart.id, case_id, **told)
        assert shop.desk.receiving.unmatched() == ()


def parcels(shop, case_id):
    """Number of each parcel, whether it is here, and how many pieces it holds."""
    with shop.desk.store.reading() as tx:
        assert differences(tx, case_id) == ()
    return [
        (parcel.tracking, parcel.received_at is not None, len(parcel.unit_ids))
        for parcel in shop.case(case_id).parcels
    ]


def goods(shop, case_id):
    return [unit.goods for unit in shop.case(case_id).units]


DOORS = pytest.mark.parametrize("door", ["scan", "step", "parcel", "apart"])
HERE = [Goods.RECEIVED, Goods.RECEIVED]


@DOORS
@pytest.mark.parametrize("noted", ["shipped", "parcel", "announced"])
def test_what_was_sent_without_a_number_comes_with_one(shop, two_mugs, door, noted):
    if noted == "shipped":
        shop.do(two_mugs, Move.SHIPPED)
    else:
        shop.desk.parcels.note(two_mugs, ParcelTold(End.US, sent=noted == "parcel"))
    comes(shop, two_mugs, door, "T-9")
    assert parcels(shop, two_mugs) == [("T-9", True, 2)]
    assert goods(shop, two_mugs) == HERE


@DOORS
@pytest.mark.parametrize("noted", ["scan", "parcel"])
def test_what_is_here_without_a_number_is_scanned_by_it(shop, two_mugs, door, noted):
    """Case number or RMA first, the number after it: both stand on one box."""
    if noted == "scan":
        shop.desk.receiving.receive(two_mugs, shop.case(two_mugs).number)
    else:
        shop.desk.parcels.note(two_mugs, ParcelTold(End.US, arrived=True))
    letters = len(shop.desk.cases.letters(two_mugs))
    before = shop.case(two_mugs)
    shop.clock.forward(days=1)
    comes(shop, two_mugs, door, "T-9")
    assert parcels(shop, two_mugs) == [("T-9", True, 2)]
    assert goods(shop, two_mugs) == HERE
    after = shop.case(two_mugs)
    assert after.parcels[0].received_at == before.parcels[0].received_at
    assert after.lead.received_at == before.lead.received_at
    # nobody is told of a second parcel
    assert len(shop.desk.cases.letters(two_mugs)) == letters
    with pytest.raises(IllegalMove, match="received already"):
        shop.desk.receiving.receive(two_mugs, "T-9")


@DOORS
def test_a_delivery_that_a_file_told_without_a_number_is_the_one_scanned(shop, door):
    shop.supplier(costs=[("BAG", "40")])
    told = BACK | {"return_delivery_date": "20-Nov-2026"}
    case_id = shop.request(shop.item("BAG", "115.20", **told))
    assert goods(shop, case_id) == [Goods.RECEIVED]
    on = shop.case(case_id).lead.received_at
    comes(shop, case_id, door, "T-9")
    # its clocks run from the day that the platform told
    assert shop.case(case_id).lead.received_at == on
    assert parcels(shop, case_id) == [("T-9", True, 1)]
    assert goods(shop, case_id) == [Goods.RECEIVED]


@pytest.mark.parametrize("code", ["case", "rma"])
def test_a_delivery_that_a_file_told_is_taken_in_by_the_case_once(shop, code):
    shop.supplier(costs=[("BAG", "40")])
    told = BACK | {"return_delivery_date": "20-Nov-2026"}
    case_id = shop.request(shop.item("BAG", "115.20", **told))
    case = shop.case(case_id)
    by = case.number if code == "case" else case.our_rma
    shop.desk.receiving.receive(case_id, by)
    assert parcels(shop, case_id) == [("", True, 1)]
    with pytest.raises(IllegalMove, match="received already"):
        shop.desk.receiving.receive(case_id, by)


@pytest.mark.parametrize("here", [False, True])
def test_a_later_file_tells_the_number_of_what_was_noted_without_one(shop, here):
    shop.supplier(costs=[("BAG", "40")])
    case_id = shop.request(shop.item("BAG", "115.20", **BACK))
    shop.do(case_id, Move.RECEIVE if here else Move.SHIPPED)
    later = BACK | {"tracking_id": "T-9", "return_carrier": "USPS", "label_cost": "7.10"}
    shop.bring(shop.item("BAG", "115.20", **later))
    assert parcels(shop, case_id) == [("T-9", here, 1 if here else 0)]
    (parcel,) = shop.case(case_id).parcels
    assert (parcel.carrier, parcel.cost.coded) == ("USPS", "USD 7.10")


# --- what is really a second one ----------------------------------------------------------------


@DOORS
def test_what_is_still_waited_for_comes_in_one_more(shop, two_mugs, door):
    shop.desk.parcels.note(two_mugs, ParcelTold(End.US, units=(1,), arrived=True))
    comes(shop, two_mugs, door, "T-9")
    assert parcels(shop, two_mugs) == [("", True, 1), ("T-9", True, 1)]
    assert goods(shop, two_mugs) == HERE


@DOORS
def test_a_person_says_that_it_is_another(shop, two_mugs, door):
    shop.desk.receiving.receive(two_mugs)
    comes(shop, two_mugs, door, "T-9", another=True)
    assert parcels(shop, two_mugs) == [("", True, 2), ("T-9", True, 1)]
    assert len(goods(shop, two_mugs)) == 3


@DOORS
def test_what_comes_after_the_first_was_looked_at_is_another(shop, two_mugs, door):
    shop.desk.receiving.receive(two_mugs)
    for unit in (1, 2):
        shop.look(two_mugs, unit=unit)
    shop.finish(two_mugs)
    comes(shop, two_mugs, door, "T-9")
    assert parcels(shop, two_mugs) == [("", True, 2), ("T-9", True, 1)]


def test_pieces_that_are_named_are_in_one_more(shop, two_mugs):
    shop.desk.parcels.note(two_mugs, ParcelTold(End.US, units=(1,), sent=True))
    shop.do(two_mugs, Move.RECEIVE, units=(2,), tracking="T-9")
    assert parcels(shop, two_mugs) == [("", False, 1), ("T-9", True, 1)]


def test_undo_gives_back_the_parcel_that_was_kept_apart(shop, two_mugs):
    shop.do(two_mugs, Move.SHIPPED)
    shop.desk.receiving.keep_unmatched("T-9", "torn")
    (apart,) = shop.desk.receiving.unmatched()
    shop.desk.receiving.match(apart.id, two_mugs)
    assert shop.case(two_mugs).parcels[0].note == "torn"
    shop.desk.cases.take_back_last(two_mugs)
    assert shop.desk.receiving.unmatched() == (apart,)
    assert parcels(shop, two_mugs) == [("", False, 0)]
    shop.desk.cases.again_last(two_mugs)
    assert shop.desk.receiving.unmatched() == ()
    assert parcels(shop, two_mugs) == [("T-9", True, 2)]


# --- other ways ----------------------------------------------------------------------------------


def test_what_was_lost_is_the_one_that_had_no_number(shop, two_mugs):
    shop.desk.parcels.note(two_mugs, ParcelTold(End.US, units=(1,), sent=True))
    shop.do(two_mugs, Move.LOST, tracking="T-9")
    assert goods(shop, two_mugs) == [Goods.LOST, Goods.AWAITED]


def test_the_number_of_a_new_one_from_the_supplier_is_learned(shop, two_mugs):
    coming = ParcelTold(End.US, End.SUPPLIER, sent=True)
    shop.desk.parcels.note(two_mugs, coming)
    here = ParcelTold(End.US, End.SUPPLIER, tracking="T-9", arrived=True)
    shop.desk.parcels.note(two_mugs, here)
    assert parcels(shop, two_mugs) == [("T-9", True, 0)]


# --- of two that have no number ------------------------------------------------------------------


@pytest.fixture
def two_without(shop, two_mugs):
    """Each mug is under way in a parcel of its own, the second by FedEx; neither has a number."""
    for unit, carrier in ((1, "UPS"), (2, "FedEx")):
        told = ParcelTold(End.US, units=(unit,), carrier=carrier, sent=True)
        shop.desk.parcels.note(two_mugs, told)
    assert parcels(shop, two_mugs) == [("", False, 1), ("", False, 1)]
    return two_mugs


def test_whose_number_is_told_lost_is_asked(shop, two_without):
    """The first one was taken for it."""
    with pytest.raises(IllegalMove) as refused:
        shop.do(two_without, Move.LOST, tracking="T-9")
    assert refused.value.key == "step.parcel_wanted"
    assert goods(shop, two_without) == [Goods.IN_TRANSIT, Goods.IN_TRANSIT]
    _, second = shop.case(two_without).parcels
    assert f"--parcel {second.id}" in str(refused.value)
    shop.do(two_without, Move.LOST, parcel=second.id)
    assert goods(shop, two_without) == [Goods.IN_TRANSIT, Goods.LOST]


@pytest.mark.parametrize("door", ["step", "parcel", "shipped"])
@pytest.mark.parametrize("carrier", ["FedEx", " fedex"])
def test_a_number_is_that_of_the_parcel_of_its_carrier(shop, two_without, door, carrier):
    if door == "shipped":
        shop.do(two_without, Move.SHIPPED, tracking="T-9", carrier=carrier)
    elif door == "step":
        shop.do(two_without, Move.RECEIVE, tracking="T-9", carrier=carrier)
    else:
        comes(shop, two_without, door, "T-9", carrier=carrier)
    here = door != "shipped"
    assert parcels(shop, two_without) == [("", False, 1), ("T-9", here, 1)]


@pytest.mark.parametrize("named", ["pieces", "parcel"])
@pytest.mark.parametrize("door", ["parcel", "shipped"])
def test_a_number_that_either_may_have_is_asked_about(shop, two_without, door, named):
    """The first one had it from then on."""
    second = shop.case(two_without).parcels[1].id
    by_row = {"parcel": second} if door == "shipped" else {"parcel_id": second}

    def told(**which):
        if door == "shipped":
            shop.do(two_without, Move.SHIPPED, tracking="T-9", **which)
        else:
            shop.desk.parcels.note(
                two_without, ParcelTold(End.US, tracking="T-9", sent=True, **which)
            )

    with pytest.raises(IllegalMove) as refused:
        told()
    assert refused.value.key == "parcel.which"
    assert parcels(shop, two_without) == [("", False, 1), ("", False, 1)]
    told(**({"units": (2,)} if named == "pieces" else by_row))
    assert parcels(shop, two_without) == [("", False, 1), ("T-9", False, 1)]


@pytest.mark.parametrize("act", [Move.SHIPPED, Move.RECEIVE])
def test_a_number_told_of_one_item_is_not_that_of_anothers_parcel(shop, act):
    shop.supplier(costs=[("MUG", "6"), ("CUP", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "140.00"), shop.item("CUP", "140.00"))
    agree_to_return(shop, case_id)
    shop.desk.parcels.note(case_id, ParcelTold(End.US, line=1, units=(1,), sent=True))
    shop.do(case_id, act, line=2, tracking="T-9")
    here = act is Move.RECEIVE
    assert parcels(shop, case_id) == [("", False, 1), ("T-9", here, 1)]


@pytest.mark.parametrize("here", [True, False])
def test_a_piece_that_is_on_its_way_is_not_looked_at(shop, two_without, here):
    """It was described, and waited for all the same; its supplier was told that nobody had seen it."""
    if here:
        first, _ = shop.case(two_without).parcels
        shop.desk.receiving.receive(two_without, "T-9", parcel=first.id)
    with pytest.raises(IllegalMove) as refused:
        shop.look(two_without, unit=2, works=Works.NO)
    assert refused.value.key == "inspection.not_here"
    assert shop.case(two_without).lead.units[1].works is None
    second = shop.case(two_without).parcels[1]
    there = ParcelTold(End.US, arrived=True, parcel_id=second.id)
    shop.desk.parcels.note(two_without, there)
    shop.look(two_without, unit=2, works=Works.NO)
    assert shop.case(two_without).lead.units[1].works is Works.NO


@DOORS
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_at_the_door_a_number_that_either_may_have_is_asked_about(
    shop, two_without, door, lang
):
    """The first one was said to be here."""
    first, second = shop.case(two_without).parcels
    with pytest.raises(IllegalMove) as refused:
        comes(shop, two_without, door, "T-9")
    said = refused.value.say(lang)
    for each, carrier in ((first, "UPS"), (second, "FedEx")):
        assert f"--parcel {each.id}{between('comma', lang)}{carrier}" in said
    assert goods(shop, two_without) == [Goods.IN_TRANSIT, Goods.IN_TRANSIT]
    named = {"parcel_id" if door == "parcel" else "parcel": second.id}
    if door == "apart":
        (apart,) = shop.desk.receiving.unmatched()
        shop.desk.receiving.match(apart.id, two_without, **named)
    else:
        comes(shop, two_without, door, "T-9", **named)
    assert parcels(shop, two_without) == [("", False, 1), ("T-9", True, 1)]
    assert goods(shop, two_without) == [Goods.IN_TRANSIT, Goods.RECEIVED]


@pytest.mark.parametrize("code", ["case", "order"])
def test_a_code_of_the_case_is_that_of_either_parcel(shop, two_without, code):
    """It stands on both: the first one was said to be here."""
    case = shop.case(two_without)
    text = {"case": case.number, "order": case.order}[code]
    with pytest.raises(IllegalMove) as refused:
        shop.desk.receiving.receive(two_without, text)
    assert refused.value.key == "receiving.which"
    _, second = case.parcels
    shop.desk.receiving.receive(two_without, text, parcel=second.id)
    assert parcels(shop, two_without) == [("", False, 1), ("", True, 1)]
    assert goods(shop, two_without) == [Goods.IN_TRANSIT, Goods.RECEIVED]


def test_a_further_parcel_at_the_door_is_neither_of_them(shop, two_without):
    shop.desk.receiving.receive(two_without, "T-9", another=True)
    known = [(number, here) for number, here, _ in parcels(shop, two_without)]
    assert known == [("", False), ("", False), ("T-9", True)]


@pytest.mark.parametrize("act", [Move.SHIPPED, Move.RECEIVE, Move.LOST])
def test_a_parcel_that_is_not_there_is_none(shop, two_without, act):
    """`shipped` noted one more, with nothing in it."""
    before = shop.case(two_without)
    for number in ("", "T-9"):
        with pytest.raises(NotFound) as refused:
            shop.do(two_without, act, parcel=999, tracking=number)
        assert refused.value.key == "step.no_parcel"
    assert shop.case(two_without) == before


def test_a_parcel_that_is_named_keeps_the_number_that_it_has(shop, two_without):
    first, _ = shop.case(two_without).parcels
    shop.do(two_without, Move.SHIPPED, parcel=first.id, tracking="T-1")
    with pytest.raises(IllegalMove) as refused:
        shop.do(two_without, Move.RECEIVE, parcel=first.id, tracking="T-9")
    assert refused.value.key == "parcel.other_number"
    shop.do(two_without, Move.RECEIVE, parcel=first.id, tracking="t-1")
    with pytest.raises(IllegalMove) as refused:
        shop.do(two_without, Move.SHIPPED, parcel=first.id)
    assert refused.value.key == "step.parcel_not_under_way"
    assert parcels(shop, two_without) == [("T-1", True, 1), ("", False, 1)]


def test_a_number_of_the_platform_is_none_of_a_parcel(shop):
    """It was kept as the tracking number of the parcel on which it stood."""
    case_id = shop.request(shop.item("MUG", "40.00", amazon_rma_id="DX77RRMA"))
    agree_to_return(shop, case_id)
    shop.do(case_id, Move.SHIPPED, tracking="T-1")
    found = shop.desk.receiving.find("dx77rrma")
    assert found.case_ids == (case_id,)
    shop.desk.receiving.receive(case_id, found.code)
    assert parcels(shop, case_id) == [("T-1", True, 1)]
