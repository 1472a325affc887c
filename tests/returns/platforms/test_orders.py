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
    ours, amazons, _ = sample("amazon_orders.txt").orders
    assert {line.fulfilment for line in ours.lines} == {Fulfilment.DROPSHIP}
    assert {line.fulfilment for line in amazons.lines} == {Fulfilment.PLATFORM_WAREHOUSE}


def test_a_cancelled_line_is_told_as_such(sample):
    refused = sample("amazon_orders.txt").unusable
    assert [(r.row, r.column) for r in refused] == [(5, "quantity")]
    assert "cancelled" in refused[0].say()
    assert [(o.number, o.lines) for o in sample("amazon_orders.txt").orders if o.cancelled] == [
        ("302-1234567-7654300", ())
    ]


def test_unshipped_orders_bring_the_address_for_labels(sample):
    reading = sample("amazon_unshipped.txt")
    order = reading.orders[0]
    # the same as in the report of all orders, which has no numbers for lines
    assert [line.line_key for line in order.lines] == ["MUG-350-BLU#1", "SAUCER-1#1"]
    assert order.customer is not None
    assert order.customer.address.lines == ("12 Elm Street", "Apt 4")
    assert order.customer.address.postcode == "02704"


AMAZON = (
    "amazon-order-id\tpurchase-date\tpayments-date\torder-status\tfulfillment-channel\t"
    "sales-channel\tproduct-name\tsku\titem-status\tquantity\tcurrency\titem-price\titem-tax\t"
    "shipping-price\tshipping-tax\titem-promotion-discount\tship-promotion-discount\t"
    "order-item-id\tbuyer-email\tbuyer-name\trecipient-name\tship-address-1\tship-country\n"
)
SOLD = {
    "amazon-order-id": "113-1111111-1111111",
    "purchase-date": "2026-07-10T10:00:00+00:00",
    "payments-date": "2026-07-11T10:00:00+00:00",
    "order-status": "Shipped",
    "fulfillment-channel": "Merchant",
    "sales-channel": "Amazon.com",
    "product-name": "Mug",
    "sku": "MUG",
    "item-status": "Shipped",
    "quantity": "2",
    "currency": "USD",
    "item-price": "40.00",
    "item-tax": "3.20",
    "shipping-price": "6.00",
    "shipping-tax": "0.48",
    "item-promotion-discount": "4.00",
    "ship-promotion-discount": "1.00",
    "order-item-id": "1",
    "buyer-email": "abc@marketplace.example",
    "buyer-name": "Ann Buyer",
    "recipient-name": "Grandpa Joe",
    "ship-address-1": "77 Gift Road",
    "ship-country": "US",
}


def sold(**changes: str) -> str:
    cells = SOLD | {name.replace("_", "-"): cell for name, cell in changes.items()}
    return "\t".join(cells[name] for name in AMAZON.rstrip("\n").split("\t")) + "\n"


def test_amazons_line_is_paid_with_its_tax_less_its_promotion(read_text):
    order = read_text(AMAZON + sold()).orders[0]
    assert (order.lines[0].line_id, order.lines[0].paid) == ("1", Money(3920, "USD"))
    assert order.lines[0].unit_price == Money(2000, "USD")
    assert order.postage == Money(548, "USD")


def test_where_prices_hold_the_tax_it_is_not_added(read_text):
    told = read_text(AMAZON + sold(currency="EUR", sales_channel="Amazon.de")).orders[0]
    assert (told.lines[0].paid, told.postage) == (Money(3600, "EUR"), Money(500, "EUR"))


def test_postage_of_an_order_is_that_of_all_its_items(read_text):
    told = read_text(AMAZON + sold() + sold(sku="LAMP", order_item_id="2")).orders[0]
    assert told.postage == Money(2 * 548, "USD")
    again = read_text(AMAZON + sold() + sold()).orders[0]
    assert (len(again.lines), again.postage) == (1, Money(548, "USD"))


def test_an_item_given_away_was_paid_with_nothing(read_text):
    given = read_text(AMAZON + sold(item_price="4.00", item_tax="0.00")).orders[0]
    assert given.lines[0].paid == Money(0, "USD")
    minus = read_text(AMAZON + sold(item_promotion_discount="-4.00")).orders[0]
    assert minus.lines[0].paid == Money(3920, "USD")


def test_a_blank_price_is_unknown(read_text):
    told = read_text(AMAZON + sold(item_price="", shipping_price="")).orders[0]
    assert (told.lines[0].paid, told.postage) == (None, None)


def test_each_order_of_a_buyer_goes_where_it_says(read_text):
    own = sold(
        amazon_order_id="113-2222222-2222222",
        recipient_name="Ann Buyer",
        ship_address_1="1 Own Street",
    )
    gift, other = read_text(AMAZON + sold() + own).orders
    assert (gift.buyer, gift.email) == (other.buyer, other.email)
    assert (gift.ship_to.name, gift.ship_to.lines) == ("Grandpa Joe", ("77 Gift Road",))
    assert (other.ship_to.name, other.ship_to.lines) == ("Ann Buyer", ("1 Own Street",))


def test_how_an_order_stands_is_told_and_when_it_was_paid(read_text):
    told = read_text(AMAZON + sold()).orders[0]
    assert (told.state, told.cancelled, told.paid_on) == ("Shipped", False, date(2026, 7, 11))
    off = read_text(AMAZON + sold(order_status="Cancelled", item_status="Cancelled")).orders[0]
    assert (off.cancelled, off.lines[0].cancelled) == (True, True)
    one = read_text(
        AMAZON + sold() + sold(sku="LAMP", order_item_id="2", item_status="Cancelled")
    ).orders[0]
    assert (one.cancelled, [line.cancelled for line in one.lines]) == (False, [False, True])


def test_a_cancelled_item_leaves_the_rest_of_the_order_known(read_text):
    gone = sold(sku="LAMP", order_item_id="2", item_status="Cancelled", quantity="0")
    reading = read_text(AMAZON + sold() + gone)
    assert reading.orders[0].postage == Money(548, "USD")
    broken = read_text(AMAZON + sold() + sold(sku="LAMP", order_item_id="2", quantity="x"))
    assert broken.orders[0].postage is None
