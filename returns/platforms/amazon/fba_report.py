"""Amazon's report of returns to its own warehouses, and what ERPs make of it (formats.md A1, A12)."""

import html
from collections import Counter
from collections.abc import Iterator

from returns.importing.columns import Column, Context, Layout, Reader, Result, Row, Wrong
from returns.importing.drafts import ReturnDraft, ReturnLineDraft
from returns.platforms.amazon import words
from returns.terms import FreightPayer, Fulfilment

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
    """Returned units, row by row; one plate of one order is one unit, however often it is listed."""
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
            former = held.get(draft.row_key)
            context.repeated += former is not None
            held[draft.row_key] = _again(former, draft) if former else draft
        else:
            yield draft
    yield from held.values()


def _draft(row: Row, context: Context, units: _Units) -> ReturnDraft:
    cells = row.cells
    order, returned = row.needed("order", "no_order"), row.moment("returned")
    quantity = row.count("quantity") if row.has("quantity") else 1
    ordered_on, plate = row.day("ordered"), cells["plate"]
    moment = f"{order}|{returned:%Y-%m-%dT%H:%M:%SZ}"
    former: tuple[str, ...] = ()
    if plate:
        # Amazon lists one unit again under another day
        key, former = f"fba|{plate}|{order}", (f"fba|{plate}|{moment}",)
    else:
        key = units.key(row, f"{moment}|{cells['fnsku'] or cells['sku']}", context)
    line = ReturnLineDraft(
        cells["sku"],
        _unescaped(cells["title"]),
        cells["asin"],
        quantity,
        reason=context.reason(cells["reason"]),
        raw_reason=cells["reason"],
        buyer_words=_unescaped(cells["comments"]),
    )
    did = words.UNIT_STATUS.get(words.bare(cells["status"]))
    return ReturnDraft(
        platform=LAYOUT.kind,
        row_key=key,
        order_number=order,
        requested_at=returned,
        reason=line.reason,
        raw_reason=line.raw_reason,
        lines=(line,),
        units=quantity,
        ordered_on=ordered_on,
        buyer_words=line.buyer_words,
        platform_status=cells["status"],
        delivered_back_on=row.day("returned"),
        fulfilment=Fulfilment.PLATFORM_WAREHOUSE,
        disposition=cells["disposition"],
        licence_plate=plate,
        warehouse=cells["warehouse"],
        channel_hint=cells["shop"],
        country_hint=cells["country"],
        row=row.number,
        platform_did=frozenset({did} if did else ()),
        freight_payer=FreightPayer.PLATFORM,
        former_row_keys=former,
    )


def _again(former: ReturnDraft, later: ReturnDraft) -> ReturnDraft:
    """One unit that the file lists again: the later row, with what only the former one tells."""
    told = later.lines[0]
    words_said = told.buyer_words or former.buyer_words
    unreasoned = not told.raw_reason
    line = told._replace(
        buyer_words=words_said,
        reason=former.reason if unreasoned else told.reason,
        raw_reason=told.raw_reason or former.raw_reason,
    )
    return later._replace(
        lines=(line,),
        reason=line.reason,
        raw_reason=line.raw_reason,
        buyer_words=words_said,
        platform_status=later.platform_status or former.platform_status,
        disposition=later.disposition or former.disposition,
        platform_did=later.platform_did | former.platform_did,
        former_row_keys=tuple(dict.fromkeys(former.former_row_keys + later.former_row_keys)),
    )


def _unescaped(text: str) -> str:
    """Amazon writes `Won&#39;t` in comments and names."""
    return html.unescape(text) if "&" in text else text


READER = Reader(LAYOUT, (("order",), ("plate", "fnsku", "sku")), read)
