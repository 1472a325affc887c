"""Amazon's report of returns that the seller fulfils: one item of a request a row (formats.md A3)."""

from collections.abc import Iterator
from functools import lru_cache

from returns.importing.columns import Column, Context, Layout, Reader, Result, Row, Wrong
from returns.importing.drafts import ReturnDraft, ReturnLineDraft
from returns.importing.money_text import of_pieces, share
from returns.money import Money
from returns.platforms.amazon import words
from returns.terms import Fulfilment
from returns.trade.platform_acts import PlatformAct

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
        Column("channel", ("sales channel", "marketplace", "marketplace name", "site")),
    ),
    dates_documented=True,
)


class _Request:
    """The items of one request, each as the file tells it last."""

    def __init__(self, first: ReturnDraft) -> None:
        self._parts = [first]
        self._last = first

    def add(self, draft: ReturnDraft) -> bool:
        """Take one more row; does it take the place of a former one?"""
        self._last = draft
        alike = [part for part in self._parts if _item(part) == _item(draft)]
        former = next((part for part in alike if part.raw_reason == draft.raw_reason), None)
        if former is None and alike and not _all_bought([*alike, draft]):
            # more than was bought: no further piece, but the same ones with another reason
            former = alike[-1]
        if former is None:
            self._parts.append(draft)
            return False
        self._parts[self._parts.index(former)] = draft
        return True

    def whole(self) -> ReturnDraft:
        """One request: its items with what each row tells of its own, all else from the last row."""
        return self._last._replace(
            lines=tuple(part.lines[0] for part in self._parts),
            value=_sum([part.value for part in self._parts]),
            refunded=_sum([part.refunded for part in self._parts]),
            platform_did=_did_of_all(self._last, self._parts),
            # opened over any item, and over only once no row tells of it
            a_to_z=any(part.a_to_z for part in self._parts) or self._last.a_to_z,
        )


def _item(draft: ReturnDraft) -> tuple[str, str, str]:
    line = draft.lines[0]
    return line.line_id, line.asin, line.sku


def _all_bought(parts: list[ReturnDraft]) -> bool:
    """Can they all be pieces of what was ordered?"""
    bought = parts[-1].lines[0].order_quantity
    return bought is not None and sum(part.quantity for part in parts) <= bought


#: what happens to the single item; the rest is of the whole request, and its last row counts
_OF_ITEMS = frozenset(
    {PlatformAct.REFUNDED, PlatformAct.A_TO_Z_OPENED, PlatformAct.SAFE_T_OPENED}
)


def _did_of_all(last: ReturnDraft, parts: list[ReturnDraft]) -> frozenset[PlatformAct]:
    return last.platform_did.union(*(part.platform_did & _OF_ITEMS for part in parts))


def read(rows: Iterator[Row], context: Context) -> Iterator[Result]:
    """Requests; of an item that the file repeats, the last copy; further items as further lines."""
    held: dict[str, _Request] = {}
    for row in rows:
        try:
            row.check()
            draft = _draft(row, context)
        except Wrong as wrong:
            yield row.unusable(wrong)
            continue
        if not (context.often and context.recurs(row.key)):
            yield draft
        elif draft.row_key in held:
            context.repeated += held[draft.row_key].add(draft)
        else:
            held[draft.row_key] = _Request(draft)
    for request in held.values():
        yield request.whole()


def _draft(row: Row, context: Context) -> ReturnDraft:
    cells = row.cells
    currency, resolution = row.currency("currency"), words.bare(cells["resolution"])
    line, value = _line(row, currency, context)
    requested, order = row.moment("requested"), row.needed("order", "no_order")
    if cells["rma"]:
        key = f"rma|{order}|{cells['rma']}"
    else:
        item = cells["item"] or cells["sku"] or cells["asin"]
        key = f"item|{order}|{item}|{requested:%Y-%m-%d}"
    return ReturnDraft(
        platform=LAYOUT.kind,
        # only goods that the seller ships are in this report, whatever else the order holds
        fulfilment=Fulfilment.DROPSHIP,
        row_key=f"mfn|{key}",
        order_number=order,
        requested_at=requested,
        reason=line.reason,
        raw_reason=line.raw_reason,
        lines=(line,),
        ordered_on=row.day("ordered"),
        buyer_words=line.buyer_words,
        value=value,
        currency=currency,
        rma=cells["rma"],
        merchant_rma=cells["our_rma"],
        carrier=cells["carrier"],
        tracking=cells["tracking"],
        label_type=cells["label_type"],
        label_cost=row.money("label_cost", currency),
        platform_status=cells["status"],
        resolution=cells["resolution"],
        returnless=resolution == words.RETURNLESS,
        delivered_back_on=row.day("delivered"),
        refunded=line.refunded,
        a_to_z=row.flag("a_to_z"),
        in_policy=row.flag("in_policy"),
        prime=row.flag("prime"),
        safet_claim=cells["safet"],
        channel_hint=cells["channel"],
        row=row.number,
        platform_did=_did(row, line),
        freight_payer=words.payer_of(cells["paid_by"], cells["label_type"]),
    )


def _did(row: Row, line: ReturnLineDraft) -> frozenset[PlatformAct]:
    """What Amazon did by itself, as one row tells it."""
    cells = row.cells
    of_item = bool(line.refunded), row.flag("a_to_z") is True, bool(cells["safet"])
    return _acts(cells["status"], cells["resolution"], cells["label_type"], of_item)


@lru_cache(maxsize=1_000)
def _acts(
    state: str, resolved: str, label: str, of_item: tuple[bool, bool, bool]
) -> frozenset[PlatformAct]:
    """The same by the file's words; `of_item` is whether a refund, an A-to-z and a SAFE-T are told."""
    status, resolution = words.STATUS.get(words.bare(state)), words.bare(resolved)
    refunded, a_to_z, safe_t = of_item
    agreed = status in {PlatformAct.APPROVED, PlatformAct.CLOSED}
    new_one = words.WISHES.get(resolution) in {"same", "variant"}
    found = {
        status: True,
        PlatformAct.REFUNDED: refunded,
        PlatformAct.REFUNDS_AT_FIRST_SCAN: resolution == words.FIRST_SCAN and agreed,
        PlatformAct.REFUNDED_RETURNLESS: resolution == words.RETURNLESS
        and (agreed or refunded),
        # while it is only approved the new one is still to be sent, by us
        PlatformAct.REPLACED: status is PlatformAct.CLOSED and new_one,
        PlatformAct.LABEL_MADE: words.bare(label) == words.PREPAID,
        PlatformAct.A_TO_Z_OPENED: a_to_z,
        PlatformAct.SAFE_T_OPENED: safe_t,
    }
    return frozenset(act for act, done in found.items() if act is not None and done)


def _line(row: Row, currency: str, context: Context) -> tuple[ReturnLineDraft, Money | None]:
    """The item, and what the returned pieces of it are worth."""
    cells = row.cells
    quantity = row.count("quantity") if row.has("quantity") else 1
    bought = row.count("order_quantity") if cells["order_quantity"] else None
    ordered = bought or quantity
    amount, refunded = row.money("amount", currency), row.money("refunded", currency)
    paid = unit = None
    if amount is not None:
        paid, unit = of_pieces(amount, quantity, ordered), share(amount, 1, ordered)
    elif refunded:
        unit = share(refunded, 1, quantity)
    line = ReturnLineDraft(
        cells["sku"],
        cells["title"],
        cells["asin"],
        quantity,
        unit,
        refunded,
        line_id=cells["item"],
        reason=context.reason(cells["reason"]),
        raw_reason=cells["reason"],
        buyer_words=cells["comments"],
        wish=words.WISHES.get(words.bare(cells["resolution"]), ""),
        order_quantity=bought,
        order_amount=amount,
        paid=paid,
    )
    return line, paid if paid is not None else refunded or None


def _sum(amounts: list[Money | None]) -> Money | None:
    """The sum of what is known, None when nothing is or when the currencies differ."""
    known = [amount for amount in amounts if amount is not None]
    if len({amount.currency for amount in known}) != 1:
        return None
    return Money(sum(amount.minor for amount in known), known[0].currency)


READER = Reader(LAYOUT, (("order",), ("rma", "item", "sku", "asin")), read)
