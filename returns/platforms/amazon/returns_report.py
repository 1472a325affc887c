"""Amazon's report of returns that the seller fulfils: one request a row (formats.md A3)."""

from collections.abc import Iterator
from dataclasses import replace

from returns.importing.columns import Column, Context, Layout, Reader, Result, Row, Wrong
from returns.importing.drafts import ReturnDraft, ReturnLineDraft
from returns.importing.money_text import share
from returns.money import Money

LAYOUT = Layout(
    "amazon_mfn",
    (
        Column("order", ("order id", "amazon order id"), "code", needed=True),
        Column("requested", ("return request date",), "date", needed=True),
        Column("reason", ("return reason", "return reason code"), needed=True),
        Column("ordered", ("order date",), "date"),
        Column("status", ("return request status",)),
        Column("rma", ("amazon rma id",), "code"),
        Column("our_rma", ("merchant rma id",), "code"),
        Column("label_type", ("label type",)),
        Column("label_cost", ("label cost",), "money"),
        Column("currency", ("currency code", "currency")),
        Column("carrier", ("return carrier",)),
        Column("tracking", ("tracking id",), "code"),
        Column("paid_by", ("label to be paid by",)),
        Column("a_to_z", ("a to z claim",)),
        Column("prime", ("is prime",)),
        Column("asin", ("asin",), "code"),
        Column("sku", ("merchant sku", "sku"), "code"),
        Column("title", ("item name",)),
        Column("quantity", ("return quantity",)),
        Column("in_policy", ("in policy",)),
        Column("resolution", ("resolution",)),
        Column("delivered", ("return delivery date",), "date"),
        Column("amount", ("order amount",), "money"),
        Column("order_quantity", ("order quantity",)),
        Column("safet", ("safet claim id",), "code"),
        Column("refunded", ("refunded amount", "refund amount"), "money"),
        Column("item", ("order item id",), "code"),
        Column("comments", ("customer comments", "buyer comments"), "words"),
    ),
    dates_documented=True,
)


def read(rows: Iterator[Row], context: Context) -> Iterator[Result]:
    """Requests; of one that the file repeats, the last copy, its further items as further lines."""
    held: dict[str, dict[tuple[str, str], ReturnDraft]] = {}
    last: dict[str, ReturnDraft] = {}
    for row in rows:
        try:
            row.check()
            draft = _draft(row, context)
        except Wrong as wrong:
            yield row.unusable(wrong)
            continue
        if context.often and context.recurs(row.key):
            items = held.setdefault(draft.row_key, {})
            context.repeated += (draft.asin, draft.sku) in items
            items[draft.asin, draft.sku] = last[draft.row_key] = draft
        else:
            yield draft
    for key, items in held.items():
        yield _whole(list(items.values()), last[key])


def _draft(row: Row, context: Context) -> ReturnDraft:
    cells = row.cells
    currency, resolution = row.currency("currency"), cells["resolution"]
    line, value = _line(row, currency)
    requested, order = row.moment("requested"), row.needed("order", "no_order")
    if cells["rma"]:
        key = f"rma|{order}|{cells['rma']}"
    else:
        item = cells["item"] or cells["sku"] or cells["asin"]
        key = f"item|{order}|{item}|{requested:%Y-%m-%d}"
    return ReturnDraft(
        platform=LAYOUT.kind,
        row_key=f"mfn|{key}",
        order_number=order,
        requested_at=requested,
        reason=context.reason(cells["reason"]),
        raw_reason=cells["reason"],
        lines=(line,),
        ordered_on=row.day("ordered"),
        buyer_words=cells["comments"],
        value=value,
        currency=currency,
        rma=cells["rma"],
        merchant_rma=cells["our_rma"],
        carrier=cells["carrier"],
        tracking=cells["tracking"],
        label_paid_by=cells["paid_by"],
        label_type=cells["label_type"],
        label_cost=row.money("label_cost", currency),
        platform_status=cells["status"],
        resolution=resolution,
        returnless=resolution.replace(" ", "").casefold() == "returnlessrefund",
        delivered_back_on=row.day("delivered"),
        refunded=line.refunded,
        a_to_z=row.flag("a_to_z"),
        in_policy=row.flag("in_policy"),
        prime=row.flag("prime"),
        safet_claim=cells["safet"],
        row=row.number,
    )


def _line(row: Row, currency: str) -> tuple[ReturnLineDraft, Money | None]:
    """The item, and what the returned pieces of it are worth."""
    cells = row.cells
    quantity = row.count("quantity") if row.has("quantity") else 1
    ordered = row.count("order_quantity") if cells["order_quantity"] else quantity
    amount, refunded = row.money("amount", currency), row.money("refunded", currency)
    value = unit = None
    if amount is not None:
        value = share(amount, min(quantity, ordered), ordered)
        unit = share(amount, 1, ordered)
    elif refunded:
        value, unit = refunded, share(refunded, 1, quantity)
    line = ReturnLineDraft(
        cells["sku"], cells["title"], cells["asin"], quantity, unit, refunded
    )
    return line, value


def _whole(parts: list[ReturnDraft], last: ReturnDraft) -> ReturnDraft:
    """One request from each item's last copy, everything else from the last row."""
    return replace(
        last,
        lines=tuple(part.lines[0] for part in parts),
        value=_sum([part.value for part in parts]),
        refunded=_sum([part.refunded for part in parts]),
    )


def _sum(amounts: list[Money | None]) -> Money | None:
    """The sum of what is known, None when nothing is or when the currencies differ."""
    known = [amount for amount in amounts if amount is not None]
    if len({amount.currency for amount in known}) != 1:
        return None
    return Money(sum(amount.minor for amount in known), known[0].currency)


READER = Reader(LAYOUT, (("order",), ("rma", "item", "sku", "asin")), read)
