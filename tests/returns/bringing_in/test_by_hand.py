"""Cases that are typed: known orders tell the rest, and nothing comes back that was not bought."""

from datetime import date

import pytest

from returns.errors import Refusal
from returns.ledger.replay import differences
from returns.money import Money
from returns.records.options import AlsoBack, NewCase
from returns.terms import HoldKind, StepKind

HEADER = (
    "Name,Email,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
)


def order(number, *items):
    """Rows of one order: quantity, SKU and price of each item."""
    total = f"{sum(quantity * price for quantity, _, price in items):.2f}"
    figures = f"USD,{total},0.00,0.00,{total},0.00,2026-11-01 10:00:00 +0000"
    rows = []
    for place, (quantity, sku, price) in enumerate(items):
        own = figures if place == 0 else ",,,,,,2026-11-01 10:00:00 +0000"
        rows.append(f"{number},a@x.example,{own},{quantity},{sku.title()},{price:.2f},{sku}\n")
    return "".join(rows)


@pytest.fixture
def shop(desk, tmp_path):
    """A function that brings orders of a shop in."""

    def bring_in(text, name="Shop A"):
        path = tmp_path / f"{name}.csv"
        path.write_text(HEADER + text, "utf-8")
        desk.intake.commit(desk.intake.preview(path, name))

    return bring_in


def typed(number="#1001", channel="Shop A", **more):
    told = {"title": "", "reason": "defective", "unit_price": None} | more
    return NewCase(number, channel, **told)


def opened(desk, new):
    (case_id,) = desk.by_hand.open(new).case_ids
    with desk.store.reading() as tx:
        assert differences(tx, case_id) == ()
    return desk.cases.get(case_id)


def refused(desk, new):
    before = desk.cases.how_many()
    with pytest.raises(Refusal) as refusal:
        desk.by_hand.open(new)
    assert desk.cases.how_many() == before
    assert all(refusal.value.say(lang) for lang in ("en", "zh"))
    return refusal.value


def test_the_only_item_of_a_known_order_needs_no_price(desk, shop):
    shop(order("#1001", (2, "MUG", 30.0)))
    case = opened(desk, typed())
    assert (case.title, str(case.value), case.currency) == ("Mug", "$30.00", "USD")
    assert [(unit.piece, unit.paid) for unit in case.units] == [(1, Money(3000, "USD"))]


def test_what_is_typed_of_a_known_price_does_not_change_it(desk, shop):
    shop(order("#1001", (1, "MUG", 30.0)))
    assert str(opened(desk, typed(unit_price=Money(9900, "EUR"))).value) == "$30.00"


def test_an_item_of_several_is_named_by_its_sku(desk, shop):
    shop(order("#1001", (1, "MUG", 30.0), (1, "LAMP", 75.0)))
    refusal = refused(desk, typed())
    assert refusal.key == "case.which_item"
    assert "MUG, LAMP" in refusal.say("en")
    assert str(opened(desk, typed(sku="LAMP")).value) == "$75.00"
    assert refused(desk, typed(sku="VASE")).key == "case.not_in_order"


def test_several_items_of_an_order_come_back_in_one_case(desk, shop):
    shop(order("#1001", (2, "MUG", 30.0), (1, "LAMP", 75.0), (3, "PIN", 4.0)))
    also = (AlsoBack("LAMP", "wrong_item"), AlsoBack("PIN", "changed_mind", 2))
    case = opened(desk, typed(sku="MUG", quantity=2, also=also))
    told = [(line.sku, line.quantity, line.reason, str(line.worth)) for line in case.lines]
    assert told == [
        ("MUG", 2, "defective", "$60.00"),
        ("LAMP", 1, "wrong_item", "$75.00"),
        ("PIN", 2, "changed_mind", "$8.00"),
    ]
    assert desk.cases.how_many() == 1


@pytest.mark.parametrize(
    ("also", "key"),
    [
        (AlsoBack("MUG", "defective"), "case.item_twice"),
        (AlsoBack("VASE", "defective"), "case.not_in_order"),
        (AlsoBack("LAMP", "defective", 2), "case.more_than_bought"),
        (AlsoBack("LAMP", "defective", 0), "case.quantity"),
    ],
)
def test_what_comes_with_it_is_held_to_the_order(desk, shop, also, key):
    shop(order("#1001", (2, "MUG", 30.0), (1, "LAMP", 75.0)))
    assert refused(desk, typed(sku="MUG", also=(also,))).key == key


def pieces_of(case):
    """Of which line of its order each line of a case is, how many of it, and why."""
    places = {row.id: place for place, row in enumerate(case.sale.lines, 1)}
    return [(places[x.order_line_id], x.quantity, x.reason) for x in case.lines]


def test_of_two_lines_of_one_sku_the_second_comes_back_when_the_first_did(desk, shop):
    shop(order("#1001", (1, "RUG", 84.0), (1, "RUG", 80.0)))
    assert pieces_of(opened(desk, typed(sku="RUG"))) == [(1, 1, "defective")]
    second = opened(desk, typed(sku="RUG"))
    assert pieces_of(second) == [(2, 1, "defective")]
    assert str(second.value) == "$80.00"
    refusal = refused(desk, typed(sku="RUG"))
    assert (refusal.key, refusal.facts["bought"]) == ("case.more_than_left", 2)


def test_more_pieces_than_one_line_of_a_sku_has_come_from_the_next_one_too(desk, shop):
    shop(order("#1001", (1, "RUG", 84.0), (2, "RUG", 160.0), (1, "MUG", 30.0)))
    assert refused(desk, typed(sku="RUG", quantity=4)).key == "case.more_than_bought"
    case = opened(desk, typed(sku="RUG", quantity=3))
    assert pieces_of(case) == [(1, 1, "defective"), (2, 2, "defective")]


def test_a_line_that_has_as_many_left_is_taken_alone(desk, shop):
    shop(order("#1001", (1, "RUG", 84.0), (2, "RUG", 160.0)))
    assert pieces_of(opened(desk, typed(sku="RUG", quantity=2))) == [(2, 2, "defective")]


def test_one_sku_comes_back_for_two_reasons_where_it_has_two_lines(desk, shop):
    shop(order("#1001", (1, "RUG", 84.0), (1, "RUG", 84.0)))
    also = (AlsoBack("RUG", "wrong_item"),)
    case = opened(desk, typed(sku="RUG", also=also))
    assert pieces_of(case) == [(1, 1, "defective"), (2, 1, "wrong_item")]
    assert refused(desk, typed(sku="RUG", also=also)).key == "case.more_than_left"


def test_all_that_was_bought_in_an_order_is_told(desk, shop):
    skus = [f"SKU{place}" for place in range(12)]
    shop(order("#1001", *((1, sku, 5.0) for sku in skus)) + order("#10010", (1, "MUG", 30.0)))
    assert [hint.sku for hint in desk.by_hand.items_of("#1001")] == skus
    assert desk.by_hand.items_of("#9") == ()


def test_more_than_was_bought_is_refused_by_name(desk, shop):
    shop(order("#1001", (3, "MUG", 30.0)))
    assert refused(desk, typed(quantity=5)).key == "case.more_than_bought"
    first = opened(desk, typed(quantity=2))
    refusal = refused(desk, typed(quantity=2))
    assert refusal.key == "case.more_than_left"
    assert refusal.facts["left"] == 1
    assert first.number in refusal.say("en")
    assert [unit.piece for unit in opened(desk, typed()).units] == [3]
    assert refused(desk, typed()).facts["left"] == 0


def test_a_case_typed_twice_for_an_unknown_order_is_about_the_same_piece(desk):
    price = Money(2000, "USD")
    new = typed("77", "By hand", title="Mug", unit_price=price)
    assert opened(desk, new).value == price
    assert refused(desk, new).key == "case.more_than_left"


@pytest.mark.parametrize("quantity", [0, -1])
def test_nothing_does_not_come_back(desk, quantity):
    assert refused(desk, typed(quantity=quantity)).key == "case.quantity"


def test_a_shop_need_not_be_named_where_only_one_has_the_order(desk, shop):
    shop(order("#1001", (1, "MUG", 30.0)))
    shop(order("#1002", (1, "LAMP", 75.0)), "Shop B")
    assert opened(desk, typed("#1002", "")).channel == "Shop B"
    shop(order("#1001", (1, "VASE", 9.0)), "Shop B")
    refusal = refused(desk, typed("#1001", ""))
    assert refusal.key == "case.shop_wanted"
    assert "Shop A, Shop B" in refusal.say("en")


@pytest.mark.parametrize(
    ("ordered", "delivered", "key"),
    [
        (None, date(2026, 11, 24), "order.day"),
        (date(1989, 12, 31), None, "order.day"),
        (date(2026, 11, 10), date(2026, 11, 9), "order.day_order"),
    ],
)
def test_days_that_cannot_be_are_refused(desk, ordered, delivered, key):
    new = typed("77", title="Mug", ordered_on=ordered, delivered_on=delivered)
    assert refused(desk, new).key == key


def test_a_day_is_held_against_what_is_known_of_the_order(desk, shop):
    shop(order("#1001", (1, "MUG", 30.0)))
    assert refused(desk, typed(delivered_on=date(2026, 10, 30))).key == "order.day_order"
    assert opened(desk, typed(delivered_on=date(2026, 11, 23))).sale.delivered_on == date(
        2026, 11, 23
    )


def test_a_price_that_nobody_knows_is_asked_for_and_an_orders_file_tells_it(desk, shop):
    case = opened(desk, typed("#1001", sku="MUG", title="Mug"))
    assert case.lines[0].paid_for is None
    held = case.outlook(case.lead).hold
    assert (held.kind, case.next.kind) == (HoldKind.PRICE, StepKind.CHECK)
    shop(order("#1001", (1, "MUG", 30.0)))
    assert str(desk.cases.get(case.id).value) == "$30.00"


def test_what_is_typed_of_an_unknown_order_gives_way_to_an_orders_file(desk, shop):
    case = opened(desk, typed("#1001", sku="MUG", unit_price=Money(9900, "USD")))
    shop(order("#1001", (2, "MUG", 30.0)))
    after = desk.cases.get(case.id)
    assert str(after.value) == "$30.00"
    assert [line.quantity for line in after.sale.lines] == [2]
    assert opened(desk, typed()).units[0].piece == 2


def test_hints_tell_a_line_each_with_what_one_piece_cost(desk, shop):
    shop(order("#1001", (2, "MUG", 30.0), (1, "LAMP", 75.0)))
    assert [(hint.sku, str(hint.unit_price)) for hint in desk.by_hand.orders_like("#10")] == [
        ("MUG", "$30.00"),
        ("LAMP", "$75.00"),
    ]


@pytest.mark.parametrize(
    ("name", "email"),
    [("Ana Ruiz", ""), ("", "ana@x.example"), (" Ana Ruiz ", "ana@x.example"), ("", "")],
)
def test_what_is_typed_of_a_buyer_is_known_however_little_it_is(desk, name, email):
    price = Money(2000, "USD")
    new = typed(
        "77", "By hand", title="Mug", unit_price=price, buyer_name=name, buyer_email=email
    )
    customer = opened(desk, new).customer
    assert (customer.name, customer.email) == (name.strip(), email)
