"""What was paid for each line of a Shopify order: to the cent, however the rows lie."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from returns.money import Money
from returns.platforms.shopify.bill import Bill, paid_for

HEADER = (
    *("Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Currency"),
    *("Subtotal", "Shipping", "Taxes", "Total", "Discount Amount", "Created at"),
    *("Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem sku"),
    *("Lineitem taxable", "Billing Name", "Shipping Name", "Shipping Address1"),
    *("Shipping City", "Cancelled at", "Refunded Amount", "Id", "Lineitem discount"),
    "Tax 1 Name",
)
ORDER = {
    "Name": "#7",
    "Email": "bea@x.example",
    "Financial Status": "paid",
    "Paid at": "2026-05-11 19:04:27 -0700",
    "Fulfillment Status": "fulfilled",
    "Currency": "USD",
    "Created at": "2026-05-11 19:04:22 -0700",
    "Billing Name": "Bea Buyer",
    "Shipping Name": "Grandpa Joe",
    "Shipping Address1": "77 Gift Road",
    "Shipping City": "Austin",
    "Id": "6000000000001",
}


def line(sku: str, price: str, quantity: str = "1", **more: str) -> dict[str, str]:
    told = {name.replace("_", " "): cell for name, cell in more.items()}
    return {
        "Name": "#7",
        "Lineitem quantity": quantity,
        "Lineitem name": sku,
        "Lineitem price": price,
        "Lineitem sku": sku,
        **told,
    }


def order(*lines: dict[str, str], **bill: str) -> str:
    told = ORDER | {name.replace("_", " "): cell for name, cell in bill.items()}
    rows = [told | lines[0], *lines[1:]]
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def paid(reading) -> list[Money | None]:
    return [one.paid for one in reading.orders[0].lines]


def usd(*minors: int) -> list[Money]:
    return [Money(minor, "USD") for minor in minors]


def test_the_orders_discount_is_taken_off_the_only_line(read_text):
    reading = read_text(
        order(
            line("TR-32", "198.00"), Subtotal="168.30", Total="168.30", Discount_Amount="29.70"
        )
    )
    assert paid(reading) == usd(16830)
    assert reading.orders[0].lines[0].unit_price == Money(19800, "USD")


def test_the_orders_discount_is_spread_over_its_lines(read_text):
    reading = read_text(
        order(
            line("A", "60.00"),
            line("B", "40.00"),
            Subtotal="90.00",
            Total="90.00",
            Discount_Amount="10.00",
        )
    )
    assert paid(reading) == usd(5400, 3600)


def test_a_lines_own_discount_is_its_own(read_text):
    reading = read_text(
        order(
            line("A", "100.00", Lineitem_discount="20.00"),
            line("B", "10.00", "3"),
            Subtotal="110.00",
            Total="110.00",
            Discount_Amount="0.00",
        )
    )
    assert paid(reading) == usd(8000, 3000)


def test_a_discount_that_counts_the_lines_own_is_not_taken_off_twice(read_text):
    reading = read_text(
        order(
            line("A", "100.00", Lineitem_discount="20.00"),
            Subtotal="80.00",
            Total="80.00",
            Discount_Amount="20.00",
        )
    )
    assert paid(reading) == usd(8000)


def test_a_discount_written_with_a_minus_is_a_discount(read_text):
    reading = read_text(
        order(line("A", "100.00", Lineitem_discount="-20.00"), Discount_Amount="-10.00")
    )
    assert paid(reading) == usd(7000)


def test_free_postage_is_no_discount_of_the_goods(read_text):
    reading = read_text(
        order(
            line("A", "50.00"),
            Subtotal="50.00",
            Shipping="4.90",
            Total="50.00",
            Discount_Amount="4.90",
        )
    )
    assert paid(reading) == usd(5000)
    assert reading.orders[0].postage == Money(0, "USD")


def test_what_was_taken_from_an_order_later_is_no_discount(read_text):
    reading = read_text(
        order(
            line("A", "60.00"),
            line("B", "40.00"),
            Subtotal="60.00",
            Total="60.00",
            Discount_Amount="0.00",
        )
    )
    assert paid(reading) == usd(6000, 4000)


def test_taxes_in_the_prices_are_not_added(read_text):
    reading = read_text(
        order(
            line("A", "119.00"),
            Subtotal="119.00",
            Shipping="4.90",
            Taxes="19.78",
            Total="123.90",
        )
    )
    assert paid(reading) == usd(11900)
    assert reading.orders[0].postage == Money(490, "USD")


def test_taxes_on_top_are_paid_for_the_lines_that_are_taxed(read_text):
    reading = read_text(
        order(
            line("A", "60.00"),
            line("B", "40.00"),
            line("FOOD", "50.00", Lineitem_taxable="false"),
            Subtotal="150.00",
            Shipping="5.00",
            Taxes="8.25",
            Total="163.25",
            Tax_1_Name="TX State Tax 8.25%",
        )
    )
    assert paid(reading) == usd(6495, 4330, 5000)
    assert reading.orders[0].postage == Money(500, "USD")


def test_where_the_rate_says_so_the_postage_is_taxed_too(read_text):
    reading = read_text(
        order(
            line("A", "100.00"),
            Subtotal="100.00",
            Shipping="10.00",
            Taxes="14.30",
            Total="124.30",
            Tax_1_Name="HST 13%",
        )
    )
    assert paid(reading) == usd(11300)
    assert reading.orders[0].postage == Money(1130, "USD")


def test_a_gift_was_paid_with_nothing_and_an_unknown_price_is_unknown(read_text):
    reading = read_text(order(line("A", "0.00"), line("B", "")))
    assert paid(reading) == [Money(0, "USD"), None]


def test_no_share_is_told_while_a_line_is_unknown(read_text):
    rows = order(
        line("A", "60.00"),
        line("B", "40.00", "0x"),
        Subtotal="90.00",
        Total="90.00",
        Discount_Amount="10.00",
    )
    assert paid(read_text(rows)) == [None]
    assert paid(read_text(rows.replace("10.00", "0.00"))) == usd(6000)


def test_a_line_that_was_removed_leaves_the_others_known(read_text):
    reading = read_text(
        order(
            line("A", "60.00"),
            line("B", "40.00", "0"),
            line("C", "30.00"),
            Subtotal="81.00",
            Total="81.00",
            Discount_Amount="9.00",
        )
    )
    assert paid(reading) == usd(5400, 2700)
    assert [(r.row, r.why_key) for r in reading.unusable] == [(3, "importing.cancelled_order")]


@pytest.mark.parametrize(
    ("currency", "price", "off", "subtotal", "minor"),
    [
        ("KWD", "63.040", "3.000", "60.040", 60040),
        ("KWD", "1,063.040", "3.000", "1,060.040", 1060040),
        ("JPY", "1980", "80", "1900", 1900),
        ("KRW", "1,980", "80", "1,900", 1900),
    ],
)
def test_amounts_have_the_decimals_of_their_currency(
    read_text, currency, price, off, subtotal, minor
):
    reading = read_text(
        order(
            line("A", price),
            Currency=currency,
            Subtotal=subtotal,
            Total=subtotal,
            Discount_Amount=off,
        )
    )
    assert not reading.unusable
    assert paid(reading) == [Money(minor, currency)]


def test_the_order_tells_who_bought_where_it_goes_and_how_it_stands(read_text):
    told = read_text(order(line("A - Navy / 32", "9.00"), Refunded_Amount="4.00")).orders[0]
    assert (told.platform_id, told.email, told.buyer) == (
        "6000000000001",
        "bea@x.example",
        "Bea Buyer",
    )
    assert (told.ship_to.name, told.ship_to.lines) == ("Grandpa Joe", ("77 Gift Road",))
    assert (told.paid_on, told.refunded) == (date(2026, 5, 11), Money(400, "USD"))
    assert (told.state, told.cancelled) == ("paid, fulfilled", False)
    assert told.lines[0].variant == "Navy / 32"


def test_a_cancelled_order_is_told_as_such(read_text):
    told = read_text(order(line("A", "9.00"), Cancelled_at="2026-05-12 08:00:00 -0700")).orders[
        0
    ]
    assert told.cancelled


def test_odd_cents_do_not_depend_on_the_order_of_the_rows(read_text):
    bill = {"Subtotal": "9.99", "Total": "9.99", "Discount_Amount": "0.01"}
    one, two = line("A", "5.00"), line("B", "5.00")
    forth, back = (read_text(order(*rows, **bill)) for rows in ((one, two), (two, one)))
    assert {x.sku: x.paid for x in forth.orders[0].lines} == {
        x.sku: x.paid for x in back.orders[0].lines
    }


MINOR = st.integers(0, 1_000_000)
LINES = st.lists(st.tuples(st.integers(0, 9_999), st.integers(1, 5)), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, data=st.data())
def test_lines_of_a_file_are_paid_to_the_cent_whatever_the_order_of_its_rows(
    read_text, lines, data
):
    places = data.draw(st.sampled_from([0, 2, 3]))
    currency = {0: "JPY", 2: "USD", 3: "KWD"}[places]

    def said(minor: int) -> str:
        return f"{Decimal(minor).scaleb(-places):.{places}f}"

    goods = sum(minor * count for minor, count in lines)
    off = data.draw(st.integers(0, goods))
    rows = [line(f"S{n}", said(minor), str(count)) for n, (minor, count) in enumerate(lines)]
    bill = {
        "Currency": currency,
        "Subtotal": said(goods - off),
        "Shipping": said(490),
        "Total": said(goods - off + 490),
        "Discount_Amount": said(off),
    }
    straight = order(*rows, **bill)
    heading, *body = straight.splitlines(keepends=True)
    shuffled = heading + "".join(data.draw(st.permutations(body)))
    for text in (straight, shuffled):
        (told,) = read_text(text).orders
        assert sum(one.paid.minor for one in told.lines) == goods - off
        assert told.postage == Money(490, currency)
    (one,), (other,) = read_text(straight).orders, read_text(shuffled).orders
    assert {x.sku: x.paid for x in one.lines} == {x.sku: x.paid for x in other.lines}


@given(st.lists(st.tuples(MINOR, st.booleans()), min_size=1, max_size=8), st.data())
def test_what_was_paid_for_lines_and_postage_is_what_was_paid(lines, data):
    nets = [Money(minor, "USD") for minor, _ in lines]
    goods = sum(net.minor for net in nets)
    off = data.draw(st.integers(0, goods))
    postage = data.draw(st.one_of(st.none(), MINOR))
    taxes = data.draw(MINOR)
    on_top = data.draw(st.booleans())
    total = goods - off + (postage or 0) + (taxes if on_top else 0)
    bill = Bill(
        subtotal=Money(goods - off, "USD"),
        discount=Money(off, "USD"),
        postage=None if postage is None else Money(postage, "USD"),
        taxes=Money(taxes, "USD"),
        total=Money(total, "USD"),
        tax_names=data.draw(st.sampled_from([(), ("VAT",), ("HST 13%",), ("8,25 %", "1%")])),
    )
    paid, for_postage = paid_for(bill, nets, [taxed for _, taxed in lines])
    whole = sum(one.minor for one in paid) + (for_postage.minor if for_postage else 0)
    assert whole == total
    assert all(one.minor >= 0 for one in paid)
    untaxed = replace(bill, taxes=None, total=None)
    plain, _ = paid_for(untaxed, nets, [True] * len(nets))
    assert all(one <= net for one, net in zip(plain, nets, strict=True))
    assert sum(one.minor for one in plain) == goods - off
