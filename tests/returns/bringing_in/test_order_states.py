"""How an order stands does not depend on which copy of its file comes in last."""

from contextlib import ExitStack, closing
from itertools import permutations, product

import pytest

from returns.bringing_in.order_states import later_state
from returns.desk import open_desk
from returns.rules.shop_state import unsent
from tests.platform_files import row_of
from tests.returns.bringing_in.test_pieces import SHOPIFY
from tests.returns.casework.test_state_at_the_shop import AMAZON, NUMBER

COPIES = (("paid", "0.00"), ("partially_refunded", "20.00"), ("refunded", "50.00"))


@pytest.mark.parametrize("files", list(permutations(COPIES)))
def test_an_older_copy_of_a_file_takes_no_state_back(desk, tmp_path, files):
    """The sums stayed, and the order was "paid" again."""
    for state, refunded in files:
        path = tmp_path / "orders.csv"
        row = f"#8201,a@x.example,{state},USD,50.00,0.00,0.00,50.00,0.00,1,Jug,50.00,JUG,{refunded},\n"
        path.write_text(SHOPIFY + row, "utf-8")
        desk.intake.commit(desk.intake.preview(path, "Pine Shop"))
    (order,) = desk.orders.find("#8201")
    assert order.order.state == "refunded"
    assert str(order.order.refunded) == "$50.00"


@pytest.mark.parametrize(
    ("known", "told", "later"),
    [
        ("paid, fulfilled", "paid, unfulfilled", "paid, fulfilled"),
        ("authorized, fulfilled", "paid, unfulfilled", "paid, fulfilled"),
        ("voided, unfulfilled", "authorized, fulfilled", "voided, fulfilled"),
        ("paid", "voided", "paid"),
        ("partially_refunded, fulfilled", "paid, fulfilled", "partially_refunded, fulfilled"),
        ("paid, unfulfilled", "paid, fulfilled", "paid, fulfilled"),
        ("Shipped", "Unshipped", "Shipped"),
        ("Shipped", "Cancelled", "Cancelled"),
        ("Cancelled", "Pending", "Cancelled"),
        ("Cancelled", "Unshipped", "Cancelled"),
        ("Cancelled", "Shipped", "Cancelled"),
        ("Shipped - Delivered to Buyer", "Pending", "Shipped - Delivered to Buyer"),
        ("Pending", "InvoiceUnconfirmed", "Pending"),
        ("Pending", "Cancelled", "Cancelled"),
        ("authorized, unfulfilled", "paid, unfulfilled", "paid, unfulfilled"),
        ("pending, unfulfilled", "authorized, unfulfilled", "authorized, unfulfilled"),
        ("voided", "authorized", "voided"),
        ("expired, unfulfilled", "paid, fulfilled", "paid, fulfilled"),
        ("paid", "", "paid"),
        ("", "paid", "paid"),
        ("\u5df2\u4ed8\u6b3e", "\u5df2\u9000\u6b3e", "\u5df2\u9000\u6b3e"),
    ],
)
def test_of_two_states_the_higher_one_stands(known, told, later):
    assert later_state(known, told) == later_state(told, known) == later


WORDS = [
    *("", "Pending", "Unshipped", "PartiallyShipped", "Shipped", "Cancelled", "Odd", "pending"),
    *(
        "paid, unfulfilled",
        "authorized, fulfilled",
        "voided",
        "refunded, partial",
        "odder, paid",
    ),
]


def test_states_without_a_day_come_to_one_in_any_order():
    for one, other, third in product(WORDS, repeat=3):
        there = later_state(later_state(one, other), third)
        assert there == later_state(one, later_state(other, third)), (one, other, third)
        assert later_state(one, other) == later_state(other, one), (one, other)


@pytest.fixture
def new_desk(clock):
    """Opens a new desk in that folder, closed after the test."""
    with ExitStack() as opened:
        yield lambda folder: opened.enter_context(
            closing(open_desk(folder, clock=clock, create=True))
        )


def bring_all(desk, folder, files, channel):
    """Bring these files in; how the order stands then, and each line's cancelling and price."""
    for number, text in enumerate(files):
        path = folder / f"orders{number}.txt"
        path.write_text(text, "utf-8")
        desk.intake.commit(desk.intake.preview(path, channel))
    (known,) = desk.orders.find(NUMBER if channel == "Amazon US" else "#8201")
    sale = known.order
    lines = sorted((line.sku, line.cancelled, line.paid) for line in sale.lines)
    money = sale.refunded, sale.received, sale.postage
    return sale.state, sale.cancelled, money, lines


def amazon(*rows):
    """An orders report with a row for each (item status, SKU), as it stood on that day."""
    heading = AMAZON.replace("purchase-date\t", "purchase-date\tlast-updated-date\t")
    told = ""
    for day, status, item_status, sku in rows:
        cells = {
            "amazon-order-id": NUMBER,
            "purchase-date": "2026-11-01T10:00:00+00:00",
            "last-updated-date": day,
            "order-status": status,
            "fulfillment-channel": "Merchant",
            "sales-channel": "Amazon.com",
            "product-name": sku,
            "sku": sku,
            "item-status": item_status or status,
            "quantity": "1",
            "currency": "USD",
            "item-price": "20.00",
            "ship-country": "US",
        }
        told += row_of(heading, cells)
    return heading + told


def shopify(state, sent, refunded="0.00", owed="", total="50.00", cancelled_at=""):
    """An orders export of one order."""
    heading = SHOPIFY.replace("Name,", "Name,Fulfillment Status,Outstanding Balance,", 1)
    row = (
        f"#8201,{sent},{owed},a@x.example,{state},USD,{total},0.00,0.00,{total},0.00,1,Jug,"
        f"{total},JUG,{refunded},{cancelled_at}\n"
    )
    return heading + row


FIRST, SECOND, THIRD = (f"2026-11-0{day}T10:00:00+00:00" for day in (2, 3, 4))
FILES = {
    "amazon_shipped": [
        amazon((FIRST, "Pending", "", "MUG")),
        amazon((SECOND, "Unshipped", "", "MUG")),
        amazon((THIRD, "Shipped", "", "MUG")),
    ],
    "amazon_cancelled_and_on_again": [
        amazon((FIRST, "Cancelled", "", "MUG"), (FIRST, "Cancelled", "", "BOWL")),
        amazon((SECOND, "Unshipped", "", "MUG"), (SECOND, "Unshipped", "Cancelled", "BOWL")),
        amazon((THIRD, "Shipped", "", "MUG")),
    ],
    "amazon_without_a_day": [
        amazon(("", "Shipped", "", "MUG")),
        amazon(("", "Cancelled", "", "MUG")),
        amazon(("not a day", "Pending", "", "MUG")),
    ],
    "shopify": [
        shopify("authorized", "fulfilled"),
        shopify("paid", "unfulfilled"),
        shopify("partially_refunded", "unfulfilled", "20.00"),
    ],
    "shopify_voided": [
        shopify("pending", "unfulfilled"),
        shopify("authorized", "partial"),
        shopify("voided", "unfulfilled", cancelled_at="2026-11-03 10:00:00 -0700"),
    ],
    "shopify_in_parts": [
        shopify("partially_paid", "unfulfilled"),
        shopify("partially_paid", "unfulfilled", owed="30.00"),
        shopify("partially_paid", "fulfilled", owed="10.00"),
        shopify("paid", "unfulfilled", owed="0.00"),
    ],
    "shopify_in_parts_only": [
        shopify("partially_paid", "fulfilled"),
        shopify("partially_paid", "unfulfilled", owed="30.00"),
        shopify("partially_paid", "unfulfilled", owed="10.00"),
    ],
}
STANDS = {
    "amazon_shipped": ("Shipped", False),
    "amazon_cancelled_and_on_again": ("Shipped", False),
    "amazon_without_a_day": ("Cancelled", True),
    "shopify": ("partially_refunded, fulfilled", False),
    "shopify_voided": ("voided, partial", True),
    "shopify_in_parts": ("paid, fulfilled", False),
    "shopify_in_parts_only": ("partially_paid, fulfilled", False),
}


@pytest.mark.parametrize("name", FILES)
def test_the_same_files_in_any_order_end_in_the_same_state(new_desk, tmp_path, name):
    channel = "Amazon US" if name.startswith("amazon") else "Pine Shop"
    found = []
    for number, files in enumerate(permutations(FILES[name])):
        folder = tmp_path / str(number)
        folder.mkdir()
        found.append(bring_all(new_desk(folder / "desk"), folder, files, channel))
    assert all(each == found[0] for each in found)
    assert found[0][:2] == STANDS[name]


@pytest.mark.parametrize(
    ("owed", "paid"), [("30.00", "20.00"), ("50.00", "0.00"), ("-1.00", "50.00")]
)
def test_of_a_part_payment_no_more_than_was_paid_is_a_lines(desk, tmp_path, owed, paid):
    """Its lines counted as paid whole."""
    told = bring_all(
        desk, tmp_path, [shopify("partially_paid", "fulfilled", owed=owed)], "Shop"
    )
    assert str(told[3][0][2]) == f"${paid}"
    bring_all(desk, tmp_path, [shopify("paid", "fulfilled", owed="0.00")], "Shop")
    (known,) = desk.orders.find("#8201")
    assert str(known.order.lines[0].paid) == "$50.00"


@pytest.mark.parametrize("word", ["", "unfulfilled", "scheduled", "on_hold", "On hold"])
def test_a_pre_order_of_shopify_was_not_sent(desk, tmp_path, word):
    """A blank cell counted as sent, so that a supplier was asked for what had never left."""
    bring_all(desk, tmp_path, [shopify("paid", word)], "Shop")
    (known,) = desk.orders.find("#8201")
    assert known.order.state == "paid, unfulfilled"
    assert unsent(known.order)
    # its next file says that it went
    bring_all(desk, tmp_path, [shopify("paid", "fulfilled")], "Shop")
    (known,) = desk.orders.find("#8201")
    assert not unsent(known.order)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Fulfilled at", "2026-11-02 10:00:00 -0700"),
        ("Lineitem fulfillment status", "fulfilled"),
    ],
)
def test_what_another_cell_calls_sent_is_sent(desk, tmp_path, column, cell):
    told = shopify("paid", "").replace("Name,", f"Name,{column},", 1)
    bring_all(desk, tmp_path, [told.replace("#8201,", f"#8201,{cell},", 1)], "Shop")
    (known,) = desk.orders.find("#8201")
    assert not unsent(known.order)


def test_a_file_without_the_column_says_nothing_of_it(desk, tmp_path):
    told = shopify("paid", "").replace("Fulfillment Status,", "Other,", 1)
    bring_all(desk, tmp_path, [told], "Shop")
    (known,) = desk.orders.find("#8201")
    assert (known.order.state, unsent(known.order)) == ("paid", False)
