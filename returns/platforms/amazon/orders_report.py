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
        Column("order", ("amazon order id", "order id"), "code", needed=True),
        Column("purchased", ("purchase date",), "date", needed=True),
        Column("sku", ("sku",), "code", needed=True),
        Column("quantity", ("quantity", "quantity purchased"), needed=True),
        Column("item", ("order item id", "amazon order item id"), "code"),
        Column("title", ("product name",)),
        Column("asin", ("asin",), "code"),
        Column("status", ("order status", "item status")),
        Column("fulfilment", ("fulfillment channel", "fulfilment channel")),
        Column("channel", ("sales channel",)),
        Column("service", ("ship service level",)),
        Column("currency", ("currency",)),
        Column("price", ("item price",), "money"),
        Column("email", ("buyer email",)),
        Column("buyer_phone", ("buyer phone number",), "code"),
        Column("phone", ("ship phone number",), "code"),
        Column("buyer", ("buyer name",)),
        Column("name", ("recipient name",)),
        Column("address1", ("ship address 1",)),
        Column("address2", ("ship address 2",)),
        Column("address3", ("ship address 3",)),
        Column("city", ("ship city",)),
        Column("region", ("ship state",)),
        Column("postcode", ("ship postal code",), "code"),
        Column("country", ("ship country",)),
    ),
    telling=("fulfilment", "service", "item", "country"),
    dates_documented=True,
)


def _order(row: Row, lines: tuple[OrderLineDraft, ...]) -> OrderDraft:
    by_amazon = row.cells["fulfilment"].casefold() in {"amazon", "afn"}
    return OrderDraft(
        number=row.cells["order"],
        lines=lines,
        ordered_on=row.day("purchased"),
        currency=row.currency("currency"),
        customer=_customer(row.cells),
        fulfilment=Fulfilment.PLATFORM_WAREHOUSE if by_amazon else None,
        channel_hint=row.cells["channel"],
        row=row.number,
    )


def _line(row: Row, key: str, currency: str) -> OrderLineDraft:
    cells = row.cells
    if cells["quantity"] == "0" and cells["status"].casefold().startswith("cancel"):
        raise Wrong("quantity", "cancelled_order")
    quantity = row.count("quantity")
    total = row.money("price", row.currency("currency") or currency)
    return OrderLineDraft(
        line_key=key,
        sku=cells["sku"],
        title=cells["title"],
        quantity=quantity,
        unit_price=None if total is None else share(total, 1, quantity),
        asin=cells["asin"],
        row=row.number,
    )


def _customer(cells: dict[str, str]) -> CustomerDraft | None:
    lines = tuple(filter(None, (cells[f"address{number}"] for number in (1, 2, 3))))
    address = Address(
        name=cells["name"],
        lines=lines,
        city=cells["city"],
        region=cells["region"],
        postcode=cells["postcode"],
        country=cells["country"],
        phone=cells["phone"] or cells["buyer_phone"],
    )
    name, email = address.name or cells["buyer"], cells["email"]
    return CustomerDraft(name, email, address) if name or email or address else None


READER = Reader(LAYOUT, (("order",),), Orders(_order, _line).read, in_runs=True)
