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
        Column("order", ("order id", "amazon order id"), needed=True),
        Column("requested", ("return request date",), "date", needed=True),
        Column("reason", ("return reason", "return reason code"), needed=True),
        Column("ordered", ("order date",), "date"),
        Column("status", ("return request status",)),
        Column("rma", ("amazon rma id",)),
        Column("our_rma", ("merchant rma id",)),
        Column("label_type", ("label type",)),
        Column("label_cost", ("label cost",), "money"),
        Column("currency", ("currency code", "currency")),
        Column("carrier", ("return carrier",)),
        Column("tracking", ("tracking id",)),
        Column("paid_by", ("label to be paid by",)),
        Column("a_to_z", ("a to z claim",)),
        Column("prime", ("is prime",)),
        Column("asin", ("asin",)),
        Column("sku", ("merchant sku", "sku")),
        Column("title", ("item name",)),
        Column("quantity", ("return quantity",)),
        Column("in_policy", ("in policy",)),
        Column("resolution", ("resolution",)),
        Column("delivered", ("return delivery date",), "date"),
        Column("amount", ("order amount",), "money"),
        Column("order_quantity", ("order quantity",)),
        Column("safet", ("safet claim id",)),
        Column("refunded", ("refunded amount", "refund amount"), "money"),
        Column("order_item", ("order item id",)),
        Column("comments", ("customer comments", "buyer comments")),
    ),
)


def read(rows: Iterator[Row], context: Context) -> Iterator[Result]:
    """Requests; of one that the file repeats, the last copy, its further items as further lines."""
    held: dict[str, list[ReturnDraft]] = {}
    for row in rows:
        try:
            row.check()
            draft = _draft(row, context)
        except Wrong as wrong:
            yield row.unusable(wrong)
            continue
        if context.recurs(_together(row)):
            held.setdefault(draft.row_key, []).append(draft)
        else:
            yield draft
    for copies in held.values():
        whole = _whole(copies)
        context.repeated += len(copies) - len(whole.lines)
        yield whole


def _together(row: Row) -> str:
    return f"{row.peek('order')}|{row.peek('rma') or row.peek('order_item') or row.peek('sku')}"


def _draft(row: Row, context: Context) -> ReturnDraft:
    order = row.needed("order", "no_order")
    requested = row.moment("requested")
    if requested is None:
        raise Wrong("requested", "blank")
    rma, raw_reason, currency = row.code("rma"), row.text("reason"), row.currency("currency")
    item = row.code("order_item") or row.code("sku") or row.code("asin")
    key = f"rma|{order}|{rma}" if rma else f"item|{order}|{item}|{requested:%Y-%m-%d}"
    resolution = row.text("resolution")
    line, value = _line(row, currency)
    return ReturnDraft(
        row_key=f"mfn|{key}",
        order_number=order,
        requested_at=requested,
        reason=context.reason(raw_reason),
        raw_reason=raw_reason,
        lines=(line,),
        ordered_on=row.day("ordered"),
        buyer_words=row.words("comments"),
        value=value,
        currency=currency,
        rma=rma,
        merchant_rma=row.code("our_rma"),
        carrier=row.text("carrier"),
        tracking=row.code("tracking"),
        label_paid_by=row.text("paid_by"),
        label_type=row.text("label_type"),
        label_cost=row.money("label_cost", currency),
        platform_status=row.text("status"),
        resolution=resolution,
        returnless=resolution.replace(" ", "").casefold() == "returnlessrefund",
        delivered_back_on=row.day("delivered"),
        refunded=line.refunded,
        a_to_z=row.flag("a_to_z"),
        in_policy=row.flag("in_policy"),
        prime=row.flag("prime"),
        safet_claim=row.code("safet"),
        row=row.number,
    )


def _line(row: Row, currency: str) -> tuple[ReturnLineDraft, Money | None]:
    """The item, and what the returned pieces of it are worth."""
    quantity = row.count("quantity") if row.has("quantity") else 1
    amount, refunded = row.money("amount", currency), row.money("refunded", currency)
    ordered = row.count("order_quantity", default=quantity)
    value = unit = None
    if amount is not None:
        value = share(amount, min(quantity, ordered), ordered)
        unit = share(amount, 1, ordered)
    elif refunded:
        value, unit = refunded, share(refunded, 1, quantity)
    line = ReturnLineDraft(
        sku=row.code("sku"),
        title=row.text("title"),
        asin=row.code("asin"),
        quantity=quantity,
        unit_price=unit,
        refunded=refunded,
    )
    return line, value


def _whole(copies: list[ReturnDraft]) -> ReturnDraft:
    """One request from its rows: each item's last copy, everything else from the last row."""
    items: dict[tuple[str, str], ReturnDraft] = {}
    for draft in copies:
        items[draft.asin, draft.sku] = draft
    parts, last = list(items.values()), copies[-1]
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


READER = Reader(LAYOUT, _together, read)
