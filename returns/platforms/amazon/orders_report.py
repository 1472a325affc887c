"""Amazon's order reports, all orders and unshipped ones: prices, and buyers' addresses for labels (A4)."""

from datetime import datetime

from returns.importing.columns import Column, Layout, NothingSold, Reader, Row, Wrong
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft
from returns.importing.money_text import share
from returns.importing.order_rows import Gathered, Orders
from returns.money import Money
from returns.records.policy import Address
from returns.terms import Fulfilment

LAYOUT = Layout(
    "amazon_orders",
    (
        Column("order", ("amazon order id", "order id"), "code", needed=True),
        Column("purchased", ("purchase date",), "date", needed=True),
        Column("updated", ("last updated date",), "date"),
        Column("sku", ("sku",), "code", needed=True),
        Column("quantity", ("quantity", "quantity purchased"), needed=True),
        Column("item", ("order item id", "amazon order item id"), "code"),
        Column("title", ("product name",)),
        Column("asin", ("asin",), "code"),
        Column("status", ("order status",)),
        Column("item_status", ("item status",)),
        Column("fulfilment", ("fulfillment channel", "fulfilment channel")),
        Column("channel", ("sales channel",)),
        Column("service", ("ship service level",)),
        Column("currency", ("currency",)),
        Column("paid", ("payments date",), "date"),
        Column("price", ("item price",), "money"),
        Column("tax", ("item tax",), "money"),
        Column("promotion", ("item promotion discount",), "money"),
        Column("shipping", ("shipping price",), "money"),
        Column("shipping_tax", ("shipping tax",), "money"),
        Column("ship_promotion", ("ship promotion discount",), "money"),
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


#: where Amazon's prices are without tax; everywhere else the tax named is a part of them
_TAX_ON_TOP = frozenset({"USD", "CAD"})


#: the channel that keeps and ships a line: Amazon's warehouses, or the merchant
_WHO_SHIPS = {
    "amazon": Fulfilment.PLATFORM_WAREHOUSE,
    "afn": Fulfilment.PLATFORM_WAREHOUSE,
    "merchant": Fulfilment.DROPSHIP,
    "mfn": Fulfilment.DROPSHIP,
}


def _order(told: Gathered) -> OrderDraft:
    row, cells = told.first, told.first.cells
    currency = row.currency("currency")
    customer = _customer(cells)
    return OrderDraft(
        number=cells["order"],
        lines=told.lines,
        ordered_on=row.day("purchased"),
        currency=currency,
        customer=customer,
        channel_hint=cells["channel"],
        row=row.number,
        email=cells["email"],
        buyer=cells["buyer"] or cells["name"],
        ship_to=customer.address if customer else Address(),
        paid_on=row.day("paid"),
        postage=_postage(told, currency),
        cancelled=_is_cancelled(cells["status"]),
        state=cells["status"],
        told_at=_updated(row),
    )


def _updated(row: Row) -> datetime | None:
    """When Amazon last changed the order; one that cannot be read is not told, and no reason to refuse."""
    try:
        return row.moment("updated")
    except Wrong:
        return None


def _line(row: Row, key: str, currency: str) -> OrderLineDraft:
    cells = row.cells
    status = cells["item_status"] or cells["status"]
    if cells["quantity"] == "0" and _is_cancelled(status):
        raise NothingSold("quantity")
    quantity = row.count("quantity")
    currency = row.currency("currency") or currency
    total = row.money("price", currency)
    return OrderLineDraft(
        line_key=key,
        sku=cells["sku"],
        title=cells["title"],
        quantity=quantity,
        unit_price=None if total is None else share(total, 1, quantity),
        asin=cells["asin"],
        row=row.number,
        line_id=cells["item"],
        paid=_charged(row, ("price", "tax", "promotion"), currency),
        cancelled=_is_cancelled(status),
        fulfilment=_WHO_SHIPS.get(cells["fulfilment"].casefold()),
    )


def _is_cancelled(status: str) -> bool:
    return status.casefold().startswith("cancel")


def _charged(row: Row, fields: tuple[str, str, str], currency: str) -> Money | None:
    """A price with its tax where that comes on top, less what a promotion took off."""
    price, tax, promotion = fields
    charged = row.money(price, currency)
    if charged is None:
        return None
    on_top = row.money(tax, currency)
    if on_top is not None and currency in _TAX_ON_TOP:
        charged = charged + on_top
    off = row.deducted(promotion, currency)
    return charged if off is None else max(charged - off, Money(0, currency))


def _postage(told: Gathered, currency: str) -> Money | None:
    """What the buyer paid for the way out: Amazon spreads it over the items."""
    known = [
        paid
        for row in told.rows
        if (paid := _charged(row, ("shipping", "shipping_tax", "ship_promotion"), currency))
        is not None
    ]
    return sum(known[1:], start=known[0]) if known and told.whole else None


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
