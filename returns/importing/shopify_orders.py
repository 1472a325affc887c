"""Shopify's orders export: one row a line, the order's own cells on its first row only (A5)."""

from returns.importing.columns import Column, Layout, Reader, Row
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft
from returns.importing.order_rows import Orders
from returns.records.policy import Address

LAYOUT = Layout(
    "shopify_orders",
    (
        Column("order", ("name",), needed=True),
        Column("quantity", ("lineitem quantity",), needed=True),
        Column("title", ("lineitem name",), needed=True),
        Column("price", ("lineitem price",), "money"),
        Column("sku", ("lineitem sku",)),
        Column("email", ("email",)),
        Column("created", ("created at",), "date"),
        Column("paid", ("paid at",), "date"),
        Column("fulfilled", ("fulfilled at",), "date"),
        Column("currency", ("currency",)),
        Column("phone", ("phone",)),
        *(
            Column(f"{side} {part}", (f"{side} {part}",))
            for side in ("shipping", "billing")
            for part in (
                *("name", "street", "address1", "address2", "company", "city", "zip"),
                *("province", "country", "phone"),
            )
        ),
    ),
)


def _together(row: Row) -> str:
    return row.peek("order")


def _head(row: Row) -> OrderDraft:
    return OrderDraft(
        number=row.needed("order", "no_order"),
        lines=(),
        ordered_on=row.day("created") or row.day("paid"),
        shipped_on=row.day("fulfilled"),
        currency=row.currency("currency"),
        customer=_customer(row),
        row=row.number,
    )


def _line(row: Row, head: OrderDraft) -> OrderLineDraft:
    return OrderLineDraft(
        line_key="",
        sku=row.code("sku"),
        title=row.text("title"),
        quantity=row.count("quantity"),
        unit_price=row.money("price", head.currency),
        row=row.number,
    )


def _customer(row: Row) -> CustomerDraft | None:
    """Who the parcel went to; the billing address where nothing was shipped."""
    address = _address(row, "shipping") or _address(row, "billing")
    name = address.name or row.text("billing name")
    email = row.text("email")
    return CustomerDraft(name, email, address) if name or email or address else None


def _address(row: Row, side: str) -> Address:
    first = row.text(f"{side} address1") or row.text(f"{side} street")
    lines = (row.text(f"{side} company"), first, row.text(f"{side} address2"))
    return Address(
        name=row.text(f"{side} name"),
        lines=tuple(line for line in lines if line),
        city=row.text(f"{side} city"),
        region=row.code(f"{side} province"),
        postcode=row.code(f"{side} zip"),
        country=row.text(f"{side} country"),
        phone=row.code(f"{side} phone") or row.code("phone"),
    )


READER = Reader(LAYOUT, _together, Orders(_together, _head, _line).read, in_runs=True)
