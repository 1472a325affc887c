"""Orders files become orders with their lines, however the rows lie."""

from datetime import date

from returns.money import Money
from returns.records.policy import Address
from returns.terms import Fulfilment

SHOPIFY = "Name,Email,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
FIRST = "#1,a@x.example,EUR,2026-10-07 09:50:26 +0200,1,Mug,18.40,MUG\n"
SECOND = "#1,,,,2,Saucer,6.00,SAUCER\n"
OTHER = "#2,b@x.example,EUR,2026-10-08 09:50:26 +0200,1,Lamp,129.00,LAMP\n"


def test_rows_of_an_order_become_its_lines(sample):
    order = sample("shopify_orders.csv").orders[0]
    assert order.number == "#1001"
    assert (order.ordered_on, order.shipped_on) == (date(2026, 10, 7), date(2026, 10, 8))
    assert [(line.sku, line.quantity, line.unit_price) for line in order.lines] == [
        ("MUG-350-BLU", 1, Money(1840, "EUR")),
        ("SAUCER-1", 2, Money(1245, "EUR")),
    ]


def test_the_buyer_comes_from_the_first_row_with_the_zip_unguarded(sample):
    buyer = sample("shopify_orders.csv").orders[0].customer
    assert buyer is not None
    assert (buyer.name, buyer.email) == ("Claire Dupré", "claire@example.com")
    assert buyer.address == Address(
        name="Claire Dupré",
        lines=("4 rue de l’Évêché", "Bât. C"),
        city="Paris",
        postcode="75008",
        country="FR",
        phone="+33 1 23 45 67 89",
    )


def test_where_nothing_was_shipped_the_billing_address_holds(sample):
    buyer = sample("shopify_orders.csv").orders[2].customer
    assert buyer is not None
    assert (buyer.name, buyer.address.postcode) == ("Only Billing", "BS1 4EP")


def test_rows_are_numbered_by_the_line_they_start_on(sample):
    reading = sample("shopify_orders.csv")
    assert [line.row for order in reading.orders for line in order.lines] == [2, 4, 5, 7]
    assert [(refused.row, refused.column) for refused in reading.unusable] == [
        (6, "Lineitem quantity")
    ]


def test_blank_lines_at_the_end_are_no_rows(sample):
    reading = sample("shopify_orders.csv")
    assert (reading.rows, reading.seen) == (5, 4)


def test_lines_have_keys_that_another_export_repeats(read_text):
    one = read_text(SHOPIFY + FIRST + SECOND + SECOND)
    assert [line.line_key for line in one.orders[0].lines] == ["MUG#1", "SAUCER#1", "SAUCER#2"]
    alone = read_text(SHOPIFY + OTHER + FIRST + SECOND)
    assert [line.line_key for line in alone.orders[1].lines] == ["MUG#1", "SAUCER#1"]


def test_rows_that_sorting_tore_apart_are_one_order(read_text):
    reading = read_text(SHOPIFY + SECOND + OTHER + FIRST)
    assert [(order.number, len(order.lines)) for order in reading.orders] == [
        ("#2", 1),
        ("#1", 2),
    ]
    assert reading.orders[1].ordered_on == date(2026, 10, 7)
    assert reading.orders[1].lines[0].unit_price == Money(600, "EUR")
    assert not reading.unusable


def test_an_order_that_stands_in_the_file_twice_counts_once(read_text):
    reading = read_text(SHOPIFY + FIRST + SECOND + OTHER + SHOPIFY + FIRST + SECOND)
    assert reading.seen == 3
    assert reading.repeated == 2


def test_a_row_without_name_is_told(read_text):
    reading = read_text(SHOPIFY + FIRST + SECOND.replace("#1", ""))
    assert reading.seen == 1
    assert [(r.row, r.column) for r in reading.unusable] == [(3, "Name")]


def test_when_the_orders_own_row_is_unusable_all_of_it_is_left_out(read_text):
    reading = read_text(SHOPIFY + FIRST.replace("2026-10-07", "2026-13-07") + SECOND + OTHER)
    assert [order.number for order in reading.orders] == ["#2"]
    assert [(r.row, r.column) for r in reading.unusable] == [(2, "Created at"), (3, "Name")]
    assert "whose own row 2 cannot be used" in reading.unusable[1].say()


def test_a_price_without_currency_is_told(read_text):
    reading = read_text(SHOPIFY + FIRST.replace("EUR", ""))
    assert [(r.row, r.column) for r in reading.unusable] == [(2, "Lineitem price")]
    assert not reading.orders


def test_older_exports_lack_columns(read_text):
    header = "Name,Lineitem quantity,Lineitem name\n"
    order = read_text(header + "#1,1,Mug\n").orders[0]
    assert (order.customer, order.currency, order.lines[0].unit_price) == (None, "", None)


def test_amazon_names_the_price_of_the_whole_line(sample):
    reading = sample("amazon_orders.txt")
    assert reading.channel_hint == "Amazon.de"
    first = reading.orders[0]
    assert [(line.sku, line.quantity, line.unit_price) for line in first.lines] == [
        ("BECHER-350", 2, Money(1840, "EUR")),
        ("UNTER-1", 1, Money(650, "EUR")),
    ]
    assert first.ordered_on == date(2026, 8, 14)


def test_amazon_tells_who_shipped(sample):
    ours, amazons = sample("amazon_orders.txt").orders
    assert (ours.fulfilment, amazons.fulfilment) == (None, Fulfilment.PLATFORM_WAREHOUSE)


def test_a_cancelled_line_is_told_as_such(sample):
    refused = sample("amazon_orders.txt").unusable
    assert [(r.row, r.column) for r in refused] == [(5, "quantity")]
    assert "cancelled" in refused[0].say()


def test_unshipped_orders_bring_the_address_for_labels(sample):
    reading = sample("amazon_unshipped.txt")
    order = reading.orders[0]
    # the same as in the report of all orders, which has no numbers for lines
    assert [line.line_key for line in order.lines] == ["MUG-350-BLU#1", "SAUCER-1#1"]
    assert order.customer is not None
    assert order.customer.address.lines == ("12 Elm Street", "Apt 4")
    assert order.customer.address.postcode == "02704"
