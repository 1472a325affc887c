"""Of several parcels that are under way for a case one that is at the door is named."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.terms import End, Goods, Offer, Route, StepKind


@pytest.fixture
def two_under_way(shop):
    """Two mugs come back in two parcels; their numbers are known, or not."""

    def opened(*numbers):
        told = {"return_quantity": "2", "order_quantity": "2"}
        case_id = shop.request(
            shop.item("MUG", "120.00", return_reason="CR-UNWANTED_ITEM", **told)
        )
        onto = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_US}
        shop.do(case_id, StepKind.ANSWER_BUYER, **onto)
        shop.do(case_id, StepKind.APPROVE)
        for unit, number in enumerate(numbers, start=1):
            back = ParcelTold(End.US, End.BUYER, tracking=number, units=(unit,), sent=True)
            shop.desk.parcels.note(case_id, back)
        return case_id

    return opened


def goods(shop, case_id):
    return [unit.goods for unit in shop.case(case_id).units]


@pytest.mark.parametrize("numbers", [("T-1", "T-2"), ("", "")])
def test_without_a_number_it_is_asked_which(shop, two_under_way, numbers):
    """The first of them was taken in, whichever it was."""
    case_id = two_under_way(*numbers)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.receiving.receive(case_id)
    assert refused.value.key == "receiving.which"
    assert goods(shop, case_id) == [Goods.IN_TRANSIT] * 2
    may_be = shop.desk.receiving.may_be(case_id)
    assert [parcel.tracking for parcel in may_be] == list(numbers)
    shop.desk.receiving.receive(case_id, parcel=may_be[1].id)
    assert goods(shop, case_id) == [Goods.IN_TRANSIT, Goods.RECEIVED]
    # the other one is the only one left
    shop.desk.receiving.receive(case_id)
    assert goods(shop, case_id) == [Goods.RECEIVED] * 2


def test_a_number_that_may_be_of_several_leaves_those_to_choose(shop, two_under_way):
    case_id = two_under_way("", "")
    with pytest.raises(IllegalMove) as refused:
        shop.desk.receiving.receive(case_id, "NEW-9")
    assert refused.value.key == "receiving.which"
    assert len(shop.desk.receiving.may_be(case_id, "NEW-9")) == 2


def test_the_list_names_each_for_a_command(shop, two_under_way):
    case_id = two_under_way("T-1", "T-2")
    with pytest.raises(IllegalMove) as refused:
        shop.desk.receiving.receive(case_id)
    for parcel in shop.case(case_id).parcels:
        assert f"--parcel {parcel.id}" in str(refused.value)


def test_a_further_one_is_none_of_them(shop, two_under_way):
    case_id = two_under_way("T-1", "T-2")
    shop.desk.receiving.receive(case_id, another=True)
    assert len(shop.case(case_id).parcels) == 3
