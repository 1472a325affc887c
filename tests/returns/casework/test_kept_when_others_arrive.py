"""A parcel that arrives brings what was sent in it: what the buyer keeps stays with the buyer."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.terms import BuyerMoney, End, Goods, Move, Offer, Request, Route, StepKind
from tests.returns.casework.shop import usd

UNWANTED = {"return_reason": "CR-UNWANTED_ITEM"}
THERE = ParcelTold(to=End.SUPPLIER, tracking="Z1", arrived=True)


def rug_and_bags(shop):
    """A rug that its buyer may keep for a part, and two bags that go back to who sells them."""
    shop.supplier("Alder Works", [("RUG", "33.00")])
    shop.supplier("Hazel", [("BAG", "32.00")])
    bags = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(
        shop.item("RUG", "74.87", **UNWANTED), shop.item("BAG", "114.09", **UNWANTED | bags)
    )
    shop.do(case_id, Move.OFFER, line=1, offer=Offer.PARTIAL_REFUND, amount=usd("22.46"))
    back = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_SUPPLIER}
    shop.do(case_id, Move.OFFER, line=2, **back)
    return case_id


def approve_and_ship(shop, case_id, **options):
    shop.do(
        case_id,
        StepKind.APPROVE,
        line=2,
        route=Route.TO_SUPPLIER,
        overrule=True,
        reason="asked by phone",
    )
    shop.do(case_id, Move.SHIPPED, tracking="Z1", **options)


def goods(line):
    return {unit.goods for unit in line.units}


def test_what_was_offered_to_be_kept_stays_when_a_parcel_reaches_its_supplier(shop):
    case_id = rug_and_bags(shop)
    approve_and_ship(shop, case_id)
    shop.desk.parcels.note(case_id, THERE)
    rug, bags = shop.case(case_id).lines
    assert (goods(rug), goods(bags)) == ({Goods.NONE_EXPECTED}, {Goods.DISPOSED})
    assert (rug.tracks.request, rug.tracks.buyer_money) == (
        Request.NEGOTIATING,
        BuyerMoney.OFFERED,
    )
    assert shop.do(case_id, StepKind.REFUND).facts.amount == usd("114.09")
    assert shop.case(case_id).paid == usd("114.09")


def test_a_piece_kept_for_a_part_stays_when_the_others_reach_the_supplier(shop):
    shop.supplier("Alder Works", [("RUG", "33.00")])
    three = {"return_quantity": "3", "order_quantity": "3"}
    case_id = shop.request(shop.item("RUG", "252.00", **UNWANTED | three))
    part = {"offer": Offer.PARTIAL_REFUND, "amount": usd("25.20")}
    shop.do(case_id, Move.OFFER, units=(1,), **part)
    shop.do(case_id, Move.BUYER_AGREED, units=(1,))
    back = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_SUPPLIER}
    shop.do(case_id, Move.OFFER, units=(2, 3), **back)
    shop.do(case_id, StepKind.REFUND, line=1)
    approve_and_ship(shop, case_id)
    shop.desk.parcels.note(case_id, THERE)
    kept, others = shop.case(case_id).lines
    assert goods(kept) <= {Goods.NONE_EXPECTED, Goods.KEPT}
    assert goods(others) == {Goods.DISPOSED}
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("193.20")


def test_a_parcel_to_a_supplier_brings_nothing_that_is_only_kept(shop):
    case_id = rug_and_bags(shop)
    shop.do(case_id, Move.WITHDRAW, line=2)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.parcels.note(case_id, THERE)
    assert refused.value.key == "parcel.nothing_there"
    assert goods(shop.case(case_id).lines[0]) == {Goods.NONE_EXPECTED}
    # said by name it is believed
    named = ParcelTold(to=End.SUPPLIER, tracking="Z1", arrived=True, line=1)
    shop.desk.parcels.note(case_id, named)
    assert goods(shop.case(case_id).lines[0]) == {Goods.DISPOSED}


def test_a_parcel_that_left_before_brings_nothing_that_is_still_to_be_sent(shop):
    case_id = rug_and_bags(shop)
    approve_and_ship(shop, case_id)
    told = {"route": Route.TO_SUPPLIER, "overrule": True, "reason": "asked by phone"}
    shop.do(case_id, StepKind.APPROVE, line=1, **told)
    assert goods(shop.case(case_id).lines[0]) == {Goods.AWAITED}
    shop.desk.parcels.note(case_id, THERE)
    rug, bags = shop.case(case_id).lines
    assert (goods(rug), goods(bags)) == ({Goods.AWAITED}, {Goods.DISPOSED})


def pot_and_cup(shop, *, offered=True):
    """A pot whose buyer may be offered a part of its price, and a cup that is paid for and stays with him."""
    shop.supplier(costs=[("POT", "30"), ("CUP", "6")], rma_needed=False)
    case_id = shop.request(
        shop.item("POT", "72.00", **UNWANTED), shop.item("CUP", "36.00", **UNWANTED)
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, line=2, offer=Offer.RETURNLESS_REFUND)
    if offered:
        shop.do(case_id, Move.OFFER, line=1, offer=Offer.PARTIAL_REFUND, amount=usd("21.60"))
    shop.do(case_id, StepKind.REFUND, line=2)
    return case_id


@pytest.mark.parametrize("offered", [True, False])
def test_a_parcel_that_nobody_asked_for_brings_what_is_not_settled(shop, offered):
    """The cup that its buyer may keep was told to have arrived with the pot, and had to be looked at."""
    case_id = pot_and_cup(shop, offered=offered)
    shop.desk.receiving.receive(case_id, "Z9")
    pot, cup = shop.case(case_id).lines
    assert (goods(pot), goods(cup)) == ({Goods.RECEIVED}, {Goods.NONE_EXPECTED})
    letter = shop.desk.cases.letters(case_id)[-1].letter
    assert [item.sku for item in letter.facts.items] == ["POT"]
    shop.look(case_id)
    shop.finish(case_id)
    assert shop.do(case_id, StepKind.REFUND).facts.amount == usd("72.00")


@pytest.mark.parametrize("told", ["shipped", "sent", "arrived"])
def test_by_whatever_door_it_is_told(shop, told):
    case_id = pot_and_cup(shop)
    if told == "shipped":
        shop.do(case_id, Move.SHIPPED, tracking="Z9")
    else:
        parcel = ParcelTold(to=End.US, tracking="Z9", **{told: True})
        shop.desk.parcels.note(case_id, parcel)
    pot, cup = shop.case(case_id).lines
    there = Goods.RECEIVED if told == "arrived" else Goods.IN_TRANSIT
    assert (goods(pot), goods(cup)) == ({there}, {Goods.NONE_EXPECTED})
    if told != "arrived":
        shop.desk.receiving.receive(case_id, "Z9")
    pot, cup = shop.case(case_id).lines
    assert (goods(pot), goods(cup)) == ({Goods.RECEIVED}, {Goods.NONE_EXPECTED})


def test_what_all_is_settled_of_may_be_in_a_parcel_that_nobody_asked_for(shop):
    shop.supplier(costs=[("CUP", "6")], rma_needed=False)
    case_id = shop.request(shop.item("CUP", "36.00", **UNWANTED))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.desk.receiving.receive(case_id, "Z9")
    assert goods(shop.case(case_id).lines[0]) == {Goods.RECEIVED}


@pytest.mark.parametrize("door", ["scanned", "kept apart", "told by the file"])
def test_one_too_many_that_its_buyer_may_keep_is_not_asked_back_once_some_of_it_came(
    shop, door
):
    """Told as delivered and not there, it was waited for, and the letter that asked for it refused."""
    shop.supplier(costs=[("CUP", "6")], rma_needed=False)
    cups = {"return_reason": "CR-EXTRA_ITEM", "return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("CUP", "36.00", **cups))
    assert shop.do(case_id, StepKind.ANSWER_BUYER).template == "extra_keep"
    if door == "scanned":
        shop.desk.receiving.receive(case_id, "Z9")
    elif door == "kept apart":
        shop.desk.receiving.keep_unmatched("Z9")
        (apart,) = shop.desk.receiving.unmatched()
        shop.desk.receiving.match(apart.id, case_id)
    else:
        shop.bring(shop.item("CUP", "36.00", **cups, return_delivery_date="22-Nov-2026"))
    shop.look(case_id)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    (cup,) = shop.case(case_id).lines
    assert (cup.units[0].goods, cup.units[1].goods) == (Goods.INSPECTED, Goods.KEPT)
    shop.say_why_no_photo(case_id)
    shop.do(case_id, StepKind.PLACE_GOODS)
    assert shop.case(case_id).closed_at is not None


def test_what_was_offered_to_be_kept_is_asked_back_once_others_reached_the_supplier(shop):
    """No letter had said that the return stood by that, and the one that gave the address was refused."""
    shop.supplier("Alder Works", [("RUG", "33.00")], rma_needed=False)
    three = {"return_quantity": "3", "order_quantity": "3"}
    case_id = shop.request(shop.item("RUG", "252.00", **UNWANTED | three))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("25.20"))
    some = ParcelTold(to=End.SUPPLIER, tracking="Z1", arrived=True, units=(1, 2))
    shop.desk.parcels.note(case_id, some)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.do(case_id, StepKind.SEND_LABEL)
    assert [(item.sku, item.goods) for item in letter.facts.items] == [("RUG", "send_back")]
