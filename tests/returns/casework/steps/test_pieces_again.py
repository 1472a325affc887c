"""A request that goes on after its end does not take back what another case has asked for since."""

import pytest

from returns.errors import IllegalMove, Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.terms import Move, StepKind
from tests.returns.casework.shop import usd

NUMBER = "113-1111111-1111111"


@pytest.fixture
def let_go(shop):
    """Two of three pieces were asked back, and then not."""
    case_id = shop.request(shop.item("MUG", "10.00", return_quantity="2", order_quantity="3"))
    shop.do(case_id, Move.WITHDRAW)
    return case_id


def asks_for(shop, quantity):
    new = NewCase(NUMBER, "", "Mug", "defective", None, sku="MUG", quantity=quantity)
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    return case_id


def pieces(shop, case_id):
    return [(unit.piece, unit.paid) for unit in shop.case(case_id).units]


def test_reopened_it_takes_the_pieces_that_are_left(shop, let_go):
    assert shop.case(let_go).closed_at is not None
    other = asks_for(shop, 1)
    shop.do(let_go, Move.REOPEN, reason="She wrote again.")
    assert pieces(shop, other) == [(1, usd("3.34"))]
    assert pieces(shop, let_go) == [(3, usd("3.33")), (2, usd("3.33"))]


def test_reopened_with_none_left_it_is_more_than_was_bought(shop, let_go):
    assert shop.case(let_go).closed_at is not None
    asks_for(shop, 3)
    shop.do(let_go, Move.REOPEN, reason="She wrote again.")
    assert pieces(shop, let_go) == [(None, Money(0, "USD"))] * 2
    assert shop.case(let_go).next.kind is StepKind.CHECK


def test_its_end_is_not_undone_while_another_case_has_its_pieces(shop, let_go):
    other = asks_for(shop, 1)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.cases.take_back_last(let_go)
    assert refused.value.key == "case.pieces_elsewhere"
    assert shop.case(other).number in str(refused.value.facts)
    shop.do(other, Move.WITHDRAW)
    shop.desk.cases.take_back_last(let_go)
    assert pieces(shop, let_go) == [(1, usd("3.34")), (2, usd("3.33"))]


# --- what is typed of an order -----------------------------------------------------------------


def by_hand(shop, sku, title, price=None, quantity=1):
    each = None if price is None else usd(price)
    new = NewCase("TB-7", "Shop", title, "defective", each, sku=sku, quantity=quantity)
    return shop.desk.by_hand.open(new)


def test_a_second_item_of_an_order_that_no_file_told_is_its_own(shop):
    by_hand(shop, "MUG", "Mug", "12")
    (second,) = by_hand(shop, "LAMP", "Lamp", "40").case_ids
    line = shop.case(second).lines[0]
    assert (line.sku, line.paid_for) == ("LAMP", usd("40"))


def test_a_second_item_without_a_number_is_not_taken_for_the_first(shop):
    by_hand(shop, "", "Mug", "12")
    (second,) = by_hand(shop, "LAMP", "Lamp", "40").case_ids
    assert shop.case(second).lines[0].title == "Lamp"


def test_more_of_the_same_item_is_still_more_than_was_bought(shop):
    by_hand(shop, "MUG", "Mug", "12")
    with pytest.raises(Refusal) as refused:
        by_hand(shop, "MUG", "Mug", "12")
    assert refused.value.key == "case.more_than_left"


def test_a_price_that_no_file_told_can_be_entered(shop):
    (case_id,) = by_hand(shop, "MUG", "Mug", quantity=3).case_ids
    assert shop.case(case_id).value == usd("0")
    shop.desk.by_hand.tell_price("TB-7", usd("12.50"))
    case = shop.case(case_id)
    assert case.value == usd("37.50")
    assert case.outlook(case.lines[0]).hold is None


def test_a_price_that_a_file_told_stays(shop):
    told = {
        "order-id": NUMBER,
        "order-item-id": "1",
        "purchase-date": "2026-11-01T00:00:00Z",
        "sku": "MUG",
        "product-name": "Mug",
        "quantity-purchased": "1",
        "currency": "USD",
        "item-price": "20.00",
    }
    path = shop.folder / "orders.txt"
    path.write_text("\t".join(told) + "\n" + "\t".join(told.values()) + "\n")
    shop.desk.intake.commit(shop.desk.intake.preview(path))
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.tell_price(NUMBER, usd("5"), item="MUG")
    assert refused.value.key == "order.price_known"


def test_of_several_items_the_one_that_has_the_price_is_named(shop):
    by_hand(shop, "MUG", "Mug")
    by_hand(shop, "LAMP", "Lamp")
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.tell_price("TB-7", usd("5"))
    assert refused.value.key == "order.which_item"


def test_an_order_without_that_item_says_so_and_what_it_has(shop):
    """Of an order with one item it said that it has several."""
    by_hand(shop, "MUG", "Mug")
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.tell_price("TB-7", usd("5"), item="NOBODYS")
    assert refused.value.key == "order.no_such_item"
    assert "MUG" in str(refused.value)
