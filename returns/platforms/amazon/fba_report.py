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
        Column(
            "order", ("order id", "amazon order id", "订单号", "订单编号"), "code", needed=True
        ),
        Column("returned", ("return date", "退货时间", "退货日期"), "date", needed=True),
        # an ERP's `sku` is the seller's own number; Amazon's is the MSKU
        Column("sku", ("msku", "卖家sku", "sku", "产品sku"), "code", needed=True),
        Column("asin", ("asin",), "code"),
        Column("fnsku", ("fnsku",), "code"),
        Column("title", ("product name", "商品名称", "产品名称", "品名")),
        Column("quantity", ("quantity", "退货数量", "数量")),
        Column(
            "warehouse",
            ("fulfillment center id", "fulfilment centre id", "发货仓库编号", "运营中心"),
        ),
        Column("disposition", ("detailed disposition", "库存属性")),
        Column("reason", ("reason", "退货原因", "原因")),
        Column("status", ("status", "状态")),
        Column(
            "plate", ("license plate number", "licence plate number", "lpn编号", "lpn"), "code"
        ),
        Column("comments", ("customer comments", "买家备注", "买家评论"), "words"),
        Column("ordered", ("order date", "订购时间"), "date"),
        Column("country", ("国家", "国家/站点", "站点")),
        Column("shop", ("店铺", "店铺/站点", "store")),
    ),
    telling=("warehouse", "disposition", "plate", "fnsku"),
    dates_documented=True,
)


class _Units:
    """Tells units without a licence plate apart: two equal rows are two units."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def key(self, row: Row, place: str, context: Context) -> str:
        """The row's key; `place` is order, moment and item."""
        if not (context.often and context.recurs(row.key)):
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
        if draft.licence_plate and context.often and context.recurs(row.key):
            context.repeated += draft.row_key in held
            held[draft.row_key] = draft
        else:
            yield draft
    yield from held.values()


def _draft(row: Row, context: Context, units: _Units) -> ReturnDraft:
    cells = row.cells
    order, returned = row.needed("order", "no_order"), row.moment("returned")
    quantity = row.count("quantity") if row.has("quantity") else 1
    ordered_on, plate = row.day("ordered"), cells["plate"]
    moment = f"{order}|{returned:%Y-%m-%dT%H:%M:%SZ}"
    if plate:
        key = f"fba|{plate}|{moment}"
    else:
        key = units.key(row, f"{moment}|{cells['fnsku'] or cells['sku']}", context)
    return ReturnDraft(
        platform=LAYOUT.kind,
        row_key=key,
        order_number=order,
        requested_at=returned,
        reason=context.reason(cells["reason"]),
        raw_reason=cells["reason"],
        lines=(
            ReturnLineDraft(cells["sku"], _unescaped(cells["title"]), cells["asin"], quantity),
        ),
        units=quantity,
        ordered_on=ordered_on,
        buyer_words=_unescaped(cells["comments"]),
        platform_status=cells["status"],
        delivered_back_on=row.day("returned"),
        fulfilment=Fulfilment.PLATFORM_WAREHOUSE,
        disposition=cells["disposition"],
        licence_plate=plate,
        warehouse=cells["warehouse"],
        channel_hint=cells["shop"],
        country_hint=cells["country"],
        row=row.number,
    )


def _unescaped(text: str) -> str:
    """Amazon writes `Won&#39;t` in comments and names."""
    return html.unescape(text) if "&" in text else text


READER = Reader(LAYOUT, (("order",), ("plate", "fnsku", "sku")), read)
