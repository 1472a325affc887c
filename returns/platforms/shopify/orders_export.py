"""Shopify's orders export: one row a line, the order's own cells on its first row only (A5)."""

from returns.importing.columns import Column, Layout, NothingSold, Reader, Row
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft
from returns.importing.order_rows import Gathered, Orders
from returns.money import Money
from returns.platforms.shopify.bill import Bill, paid_for
from returns.records.policy import Address

_SIDES = ("shipping", "billing")
_TEXTS = ("name", "street", "address1", "address2", "company", "city", "country")
#: what Excel would take for numbers
_CODES = ("zip", "province", "phone")
#: of a payment that was taken, whole or in part
_CAPTURED = frozenset({"partially_paid", "paid", "partially_refunded", "refunded"})
#: its words for an order of which nothing was sent yet, a pre-order among them
_UNSENT = frozenset(
    {"unfulfilled", "scheduled", "on_hold", "open", "in_progress", "pending_fulfillment"}
)
_TAXES = ("tax1", "tax2", "tax3", "tax4", "tax5")

LAYOUT = Layout(
    "shopify_orders",
    (
        Column("order", ("name",), "code", needed=True),
        Column("quantity", ("lineitem quantity",), needed=True),
        Column("title", ("lineitem name",), needed=True),
        Column("price", ("lineitem price",), "money"),
        Column("sku", ("lineitem sku",), "code"),
        Column("item", ("lineitem id",), "code"),
        Column("line_discount", ("lineitem discount",), "money"),
        Column("taxable", ("lineitem taxable",)),
        Column("line_state", ("lineitem fulfillment status",)),
        Column("id", ("id",), "code"),
        Column("email", ("email",)),
        Column("created", ("created at",), "date"),
        Column("paid", ("paid at",), "date"),
        Column("fulfilled", ("fulfilled at",), "date"),
        Column("cancelled", ("cancelled at",), "date"),
        Column("financial", ("financial status",)),
        Column("fulfilment", ("fulfillment status",)),
        Column("currency", ("currency",)),
        Column("subtotal", ("subtotal",), "money"),
        Column("discount", ("discount amount",), "money"),
        Column("shipping", ("shipping",), "money"),
        Column("taxes", ("taxes",), "money"),
        Column("total", ("total",), "money"),
        Column("refunded", ("refunded amount",), "money"),
        Column("outstanding", ("outstanding balance",), "money"),
        *(Column(tax, (f"tax {tax[-1]} name",)) for tax in _TAXES),
        Column("phone", ("phone",), "code"),
        *(Column(f"{side}_{part}", (f"{side} {part}",)) for side in _SIDES for part in _TEXTS),
        *(
            Column(f"{side}_{part}", (f"{side} {part}",), "code")
            for side in _SIDES
            for part in _CODES
        ),
    ),
)


def _order(told: Gathered) -> OrderDraft:
    row, cells = told.first, told.first.cells
    currency = row.currency("currency")
    lines, postage = _paid(told, _bill(row, currency))
    customer = _customer(cells)
    states = (cells["financial"], _shipping(told))
    billed = row.money("total", currency)
    return OrderDraft(
        number=cells["order"],
        lines=lines,
        ordered_on=row.day("created") or row.day("paid"),
        shipped_on=row.day("fulfilled"),
        currency=currency,
        customer=customer,
        row=row.number,
        platform_id=cells["id"],
        email=cells["email"],
        buyer=cells["billing_name"] or cells["shipping_name"],
        ship_to=customer.address if customer else Address(),
        paid_on=row.day("paid"),
        postage=postage,
        refunded=row.money("refunded", currency),
        cancelled=bool(cells["cancelled"]),
        state=", ".join(filter(None, states)),
        billed=billed,
        received=_received(row, billed),
    )


def _shipping(told: Gathered) -> str:
    """How far it was sent: a blank cell of its own row says that nothing was, where no other cell does."""
    row, cells = told.first, told.first.cells
    word = cells["fulfilment"]
    blank = "fulfilment" in row.context.columns.at and cells["financial"] and not word
    sent = cells["fulfilled"] or any(
        each.cells["line_state"].casefold() == "fulfilled" for each in told.rows
    )
    unsent = word.casefold().replace(" ", "_") in _UNSENT or (blank and not sent)
    return "unfulfilled" if unsent else word


def _received(row: Row, billed: Money | None) -> Money | None:
    """What of the bill was paid; None where the file does not tell, as one without the balance of a part."""
    state = row.cells["financial"].casefold()
    if billed is None or state not in _CAPTURED:
        return None
    owed = row.balance("outstanding", billed.currency)
    if owed is None:
        return None if state == "partially_paid" else billed
    return max(billed - owed, Money(0, billed.currency))


def _bill(row: Row, currency: str) -> Bill:
    return Bill(
        subtotal=row.money("subtotal", currency),
        discount=row.deducted("discount", currency),
        postage=row.money("shipping", currency),
        taxes=row.money("taxes", currency),
        total=row.money("total", currency),
        tax_names=tuple(filter(None, (row.cells[tax] for tax in _TAXES))),
    )


def _paid(told: Gathered, bill: Bill) -> tuple[tuple[OrderLineDraft, ...], Money | None]:
    """The lines with what was paid for each, and what was paid for the postage."""
    # odd cents go to the same lines however the rows were sorted
    sorted_too = sorted(
        zip(told.lines, told.rows, strict=True), key=lambda pair: pair[0].line_key
    )
    nets = [line.paid for line, _ in sorted_too if line.paid is not None]
    if not told.whole or len(nets) < len(told.lines) or not nets:
        # a share of what was taken off or put on cannot be told while a line is unknown
        plain = not bill.discount and bill.taxes_on_top is None
        lines = told.lines if plain else [line._replace(paid=None) for line in told.lines]
        return tuple(lines), bill.postage_before_tax
    taxable = [row.flag("taxable") is not False for _, row in sorted_too]
    paid, postage = paid_for(bill, nets, taxable)
    by_key = {line.line_key: one for (line, _), one in zip(sorted_too, paid, strict=True)}
    return tuple(line._replace(paid=by_key[line.line_key]) for line in told.lines), postage


def _line(row: Row, key: str, currency: str) -> OrderLineDraft:
    cells = row.cells
    if cells["quantity"] == "0":
        raise NothingSold("quantity")  # taken out of the order by editing it
    quantity, price = row.count("quantity"), row.money("price", currency)
    off = row.deducted("line_discount", currency)
    net = price * quantity if price is not None else None
    if net is not None and off is not None:
        net = max(net - off, Money(0, net.currency))
    return OrderLineDraft(
        line_key=key,
        sku=cells["sku"],
        title=cells["title"],
        quantity=quantity,
        unit_price=price,
        row=row.number,
        line_id=cells["item"],
        variant=cells["title"].rpartition(" - ")[2] if " - " in cells["title"] else "",
        # before its share of what the order's own row tells
        paid=net,
        cancelled=cells["line_state"].casefold() in {"removed", "cancelled", "canceled"},
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
