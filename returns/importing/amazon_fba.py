"""Amazon's report of returns to its own warehouses, and what ERPs make of it (formats.md A1, A12)."""

import html
from collections import Counter
from collections.abc import Iterator

from returns.importing.columns import Column, Context, Layout, Reader, Result, Row, Wrong
from returns.importing.drafts import ReturnDraft, ReturnLineDraft
from returns.terms import Fulfilment

LAYOUT = Layout(
    "amazon_fba",
    (
        Column("order", ("order id", "amazon order id", "订单号", "订单编号"), needed=True),
        Column("returned", ("return date", "退货时间", "退货日期"), "date", needed=True),
        # an ERP's `sku` is the seller's own number; Amazon's is the MSKU
        Column("sku", ("msku", "卖家sku", "sku", "产品sku"), needed=True),
        Column("asin", ("asin",)),
        Column("fnsku", ("fnsku",)),
        Column("title", ("product name", "商品名称", "产品名称", "品名")),
        Column("quantity", ("quantity", "退货数量", "数量")),
        Column(
            "warehouse",
            ("fulfillment center id", "fulfilment centre id", "发货仓库编号", "运营中心"),
        ),
        Column("disposition", ("detailed disposition", "库存属性")),
        Column("reason", ("reason", "退货原因", "原因")),
        Column("status", ("status", "状态")),
        Column("plate", ("license plate number", "licence plate number", "lpn编号", "lpn")),
        Column("comments", ("customer comments", "买家备注", "买家评论")),
        Column("ordered", ("order date", "订购时间"), "date"),
        Column("shop", ("店铺", "店铺/站点", "store")),
    ),
    telling=("warehouse", "disposition", "plate", "fnsku"),
)


class _Units:
    """Tells units without a licence plate apart: two equal rows are two units."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def key(self, plate: str, place: str, context: Context, together: str) -> str:
        """The row's key; `place` is order, moment and item."""
        if plate:
            return f"fba|{plate}|{place}"
        if not context.recurs(together):
            return f"fba||{place}|1"
        self._counted[place] += 1
        return f"fba||{place}|{self._counted[place]}"


def read(rows: Iterator[Row], context: Context) -> Iterator[Result]:
    """Returned units, row by row; the last copy of a plate that the file repeats."""
    units = _Units()
    held: dict[str, ReturnDraft] = {}
    for row in rows:
        try:
            row.check()
            draft = _draft(row, context, units)
        except Wrong as wrong:
            yield row.unusable(wrong)
            continue
        if draft.licence_plate and context.recurs(_together(row)):
            context.repeated += draft.row_key in held
            held[draft.row_key] = draft
        else:
            yield draft
    yield from held.values()


def _together(row: Row) -> str:
    return f"{row.peek('order')}|{row.peek('plate') or row.peek('fnsku') or row.peek('sku')}"


def _draft(row: Row, context: Context, units: _Units) -> ReturnDraft:
    order = row.needed("order", "no_order")
    returned, back_on = row.moment("returned"), row.day("returned")
    if returned is None:
        raise Wrong("returned", "blank")
    sku, fnsku, plate = row.code("sku"), row.code("fnsku"), row.code("plate")
    quantity = row.count("quantity") if row.has("quantity") else 1
    raw_reason = row.text("reason")
    moment = f"{returned:%Y-%m-%dT%H:%M:%SZ}"
    place = f"{order}|{moment}" if plate else f"{order}|{moment}|{fnsku or sku}"
    line = ReturnLineDraft(sku, _unescaped(row.text("title")), row.code("asin"), quantity)
    return ReturnDraft(
        row_key=units.key(plate, place, context, _together(row)),
        order_number=order,
        requested_at=returned,
        reason=context.reason(raw_reason),
        raw_reason=raw_reason,
        lines=(line,),
        units=quantity,
        ordered_on=row.day("ordered"),
        buyer_words=_unescaped(row.words("comments")),
        platform_status=row.text("status"),
        delivered_back_on=back_on,
        fulfilment=Fulfilment.PLATFORM_WAREHOUSE,
        disposition=row.text("disposition"),
        licence_plate=plate,
        warehouse=row.text("warehouse"),
        channel_hint=row.text("shop"),
        row=row.number,
    )


def _unescaped(text: str) -> str:
    """Amazon writes `Won&#39;t` in comments and names."""
    return html.unescape(text) if "&" in text else text


READER = Reader(LAYOUT, _together, read)
