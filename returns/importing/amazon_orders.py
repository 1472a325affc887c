"""Amazon's order reports, all orders and unshipped ones: prices, and buyers' addresses for labels (A4)."""

from returns.importing.columns import Column, Layout, Reader, Row, Wrong
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft
from returns.importing.money_text import share
from returns.importing.order_rows import Orders
from returns.records.policy import Address
from returns.terms import Fulfilment

LAYOUT = Layout(
    "amazon_orders",
    (
        Column("order", ("amazon order id", "order id"), needed=True),
        Column("purchased", ("purchase date",), "date", needed=True),
        Column("sku", ("sku",), needed=True),
        Column("quantity", ("quantity", "quantity purchased"), needed=True),
        Column("item", ("order item id", "amazon order item id")),
        Column("title", ("product name",)),
        Column("asin", ("asin",)),
        Column("status", ("order status", "item status")),
        Column("fulfilment", ("fulfillment channel", "fulfilment channel")),
        Column("channel", ("sales channel",)),
        Column("service", ("ship service level",)),
        Column("currency", ("currency",)),
        Column("price", ("item price",), "money"),
        Column("email", ("buyer email",)),
        Column("buyer_phone", ("buyer phone number",)),
        Column("phone", ("ship phone number",)),
        Column("buyer", ("buyer name",)),
        Column("name", ("recipient name",)),
        Column("address1", ("ship address 1",)),
        Column("address2", ("ship address 2",)),
        Column("address3", ("ship address 3",)),
        Column("city", ("ship city",)),
        Column("region", ("ship state",)),
        Column("postcode", ("ship postal code",)),
        Column("country", ("ship country",)),
    ),
    telling=("fulfilment", "service", "item", "country"),
)


def _together(row: Row) -> str:
    return row.peek("order")


def _head(row: Row) -> OrderDraft:
    by_amazon = row.text("fulfilment").casefold() in {"amazon", "afn"}
    return OrderDraft(
        number=row.needed("order", "no_order"),
        lines=(),
        ordered_on=row.day("purchased"),
        currency=row.currency("currency"),
        customer=_customer(row),
        fulfilment=Fulfilment.PLATFORM_WAREHOUSE if by_amazon else None,
        channel_hint=row.text("channel"),
        row=row.number,
    )


def _line(row: Row, head: OrderDraft) -> OrderLineDraft:
    if row.text("quantity") == "0" and row.text("status").casefold().startswith("cancel"):
        raise Wrong("quantity", "cancelled_order")
    quantity, currency = row.count("quantity"), row.currency("currency") or head.currency
    total = row.money("price", currency)
    return OrderLineDraft(
        line_key=row.code("item"),
        sku=row.code("sku"),
        title=row.text("title"),
        quantity=quantity,
        unit_price=None if total is None else share(total, 1, quantity),
        asin=row.code("asin"),
        row=row.number,
    )


def _customer(row: Row) -> CustomerDraft | None:
    lines = tuple(filter(None, (row.text(f"address{number}") for number in (1, 2, 3))))
    address = Address(
        name=row.text("name"),
        lines=lines,
        city=row.text("city"),
        region=row.text("region"),
        postcode=row.code("postcode"),
        country=row.text("country"),
        phone=row.code("phone") or row.code("buyer_phone"),
    )
    name, email = address.name or row.text("buyer"), row.text("email")
    return CustomerDraft(name, email, address) if name or email or address else None


READER = Reader(LAYOUT, _together, Orders(_together, _head, _line).read, in_runs=True)
