"""Shopify's orders export: one row a line, the order's own cells on its first row only (A5)."""

from returns.importing.columns import Column, Layout, Reader, Row
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft
from returns.importing.order_rows import Orders
from returns.records.policy import Address

_SIDES = ("shipping", "billing")
_TEXTS = ("name", "street", "address1", "address2", "company", "city", "country")
#: what Excel would take for numbers
_CODES = ("zip", "province", "phone")

LAYOUT = Layout(
    "shopify_orders",
    (
        Column("order", ("name",), "code", needed=True),
        Column("quantity", ("lineitem quantity",), needed=True),
        Column("title", ("lineitem name",), needed=True),
        Column("price", ("lineitem price",), "money"),
        Column("sku", ("lineitem sku",), "code"),
        Column("email", ("email",)),
        Column("created", ("created at",), "date"),
        Column("paid", ("paid at",), "date"),
        Column("fulfilled", ("fulfilled at",), "date"),
        Column("currency", ("currency",)),
        Column("phone", ("phone",), "code"),
        *(Column(f"{side}_{part}", (f"{side} {part}",)) for side in _SIDES for part in _TEXTS),
        *(
            Column(f"{side}_{part}", (f"{side} {part}",), "code")
            for side in _SIDES
            for part in _CODES
        ),
    ),
)


def _order(row: Row, lines: tuple[OrderLineDraft, ...]) -> OrderDraft:
    return OrderDraft(
        number=row.cells["order"],
        lines=lines,
        ordered_on=row.day("created") or row.day("paid"),
        shipped_on=row.day("fulfilled"),
        currency=row.currency("currency"),
        customer=_customer(row.cells),
        row=row.number,
    )


def _line(row: Row, key: str, currency: str) -> OrderLineDraft:
    return OrderLineDraft(
        line_key=key,
        sku=row.cells["sku"],
        title=row.cells["title"],
        quantity=row.count("quantity"),
        unit_price=row.money("price", currency),
        row=row.number,
    )


def _customer(cells: dict[str, str]) -> CustomerDraft | None:
    """Who the parcel went to; the billing address where nothing was shipped."""
    address = _address(cells, "shipping") or _address(cells, "billing")
    name, email = address.name or cells["billing_name"], cells["email"]
    return CustomerDraft(name, email, address) if name or email or address else None


def _address(cells: dict[str, str], side: str) -> Address:
    first = cells[f"{side}_address1"] or cells[f"{side}_street"]
    lines = (cells[f"{side}_company"], first, cells[f"{side}_address2"])
    return Address(
        name=cells[f"{side}_name"],
        lines=tuple(line for line in lines if line),
        city=cells[f"{side}_city"],
        region=cells[f"{side}_province"],
        postcode=cells[f"{side}_zip"],
        country=cells[f"{side}_country"],
        phone=cells[f"{side}_phone"] or cells["phone"],
    )


READER = Reader(LAYOUT, (("order",),), Orders(_order, _line).read, in_runs=True)
