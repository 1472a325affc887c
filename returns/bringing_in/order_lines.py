"""Which line of an order something is: a line of an orders file, or an item that comes back."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from returns.importing.drafts import OrderLineDraft, ReturnLineDraft
from returns.ledger.row_types import OrderLineRow, OrderRow
from returns.terms import Fulfilment

#: ends the key of a line that only what comes back told of
_RETURNED = "#returned"


def key_of_returned(
    item: ReturnLineDraft, lines: Sequence[OrderLineRow], shipped_by: Fulfilment | None
) -> str:
    """The key of the line that is made for an item of which no orders file told yet.

    Where another kind of return made one of the same goods (`lines`), it is told apart by its own.
    """
    named = item.line_id or item.sku or item.title or item.asin
    key = returned_key(named)
    taken = any(row.line_key == key for row in lines)
    return returned_key(f"{named}#{shipped_by}") if taken else key


def returned_key(item: str) -> str:
    """The same for what the seller typed of it."""
    return f"{item}{_RETURNED}"


def is_guess(line_key: str) -> bool:
    """Whether only somebody who wants to return it told of that line."""
    return line_key.endswith(_RETURNED)


def who_ships(
    line: OrderLineRow, order: OrderRow, asked: Fulfilment | None = None
) -> Fulfilment:
    """Who kept and shipped a line; `asked` is what the file says that asks for it, None for nothing.

    That one knows best whose warehouse gets the goods, and not whether a supplier shipped them or
    the seller; an order counts where its lines say nothing (in desks of earlier versions).
    """
    known = Fulfilment(line.fulfilment or order.fulfilment)
    own = known is Fulfilment.OWN_STOCK and asked is Fulfilment.DROPSHIP
    return known if asked is None or own else asked


def lines_told(
    known: Sequence[OrderLineRow], told: Sequence[OrderLineDraft]
) -> list[tuple[OrderLineDraft, OrderLineRow | None]]:
    """The lines of an orders file, each with the known one that it is; None for one that is new.

    By the key that all orders files share, then by the platform's number, then whatever a returns
    file told of the same goods, before all what it told of the same warehouse.
    """
    found: dict[str, OrderLineRow] = {}
    left = list(known)

    def take(draft: OrderLineDraft, fitting: Iterable[OrderLineRow]) -> None:
        row = next(iter(fitting), None)
        if row is not None and draft.line_key not in found:
            found[draft.line_key] = row
            left.remove(row)

    for draft in told:
        take(draft, [r for r in left if r.line_key == draft.line_key])
    for draft in told:
        take(draft, [r for r in left if draft.line_id and r.platform_line == draft.line_id])
    for kind, alike in product((_of_one_kind, _of_any_kind), (_told_alike, _same_goods)):
        for draft in told:
            guessed = [row for row in left if is_guess(row.line_key) and alike(row, draft)]
            take(draft, [row for row in guessed if kind(row, draft.fulfilment)])
    return [(draft, found.get(draft.line_key)) for draft in told]


def line_of_item(
    lines: Sequence[OrderLineRow],
    item: ReturnLineDraft,
    free: dict[int, int],
    shipped_by: Fulfilment | None = None,
) -> OrderLineRow | None:
    """The line that an item which comes back is of; of several alike one with pieces left for it.

    `free` tells how many pieces of each line nobody asked for yet; `shipped_by` is whose warehouse
    gets it, None where nobody says. None where nothing fits: what only a request of the other kind
    told of is another line.
    """
    numbered = [row for row in lines if item.line_id and row.platform_line == item.line_id]
    lines = [r for r in lines if not is_guess(r.line_key) or _of_one_kind(r, shipped_by)]
    same = numbered or [
        row for row in lines if item.sku and row.sku == item.sku and not _of_another(row, item)
    ]
    if not same and not item.sku:
        same = [row for row in lines if item.title and row.title == item.title]
        if not same and len(lines) == 1:
            same = list(lines)
    if not same:
        return None
    fitting = _likeliest(same, item, shipped_by)
    enough = [row for row in fitting if free[row.id] >= item.quantity]
    return enough[0] if enough else max(fitting, key=lambda row: free[row.id])


def _of_another(row: OrderLineRow, item: ReturnLineDraft) -> bool:
    """Whether only requests told of the line, and the platform's number says that it is another one."""
    told = bool(row.platform_line and item.line_id) and row.platform_line != item.line_id
    return told and is_guess(row.line_key)


def _likeliest(
    same: Sequence[OrderLineRow], item: ReturnLineDraft, shipped_by: Fulfilment | None
) -> Sequence[OrderLineRow]:
    """Of lines of the same goods those that nothing speaks against.

    By number, by who keeps and ships them, by variant, sum and count.
    """
    amount = item.order_amount.minor if item.order_amount is not None else None
    tests: tuple[Callable[[OrderLineRow], bool], ...] = (
        lambda row: not (item.line_id and row.platform_line),
        lambda row: _of_one_kind(row, shipped_by),
        lambda row: not item.variant or row.variant == item.variant,
        lambda row: amount is None or row.price_minor == amount,
        lambda row: item.order_quantity is None or row.quantity == item.order_quantity,
    )
    if item.line_id and all(row.platform_line == item.line_id for row in same):
        return same
    for test in tests:
        same = [row for row in same if test(row)] or same
    return same


def _of_one_kind(row: OrderLineRow, shipped_by: Fulfilment | None) -> bool:
    """Whether both are in the platform's warehouse, or neither; nobody said of one that says nothing."""
    theirs = Fulfilment.PLATFORM_WAREHOUSE
    told = bool(row.fulfilment) and shipped_by is not None
    return not told or (row.fulfilment == theirs) == (shipped_by is theirs)


def _of_any_kind(_: OrderLineRow, __: Fulfilment | None) -> bool:
    """A returns file knows better than an orders file in whose warehouse the only such line was."""
    return True


def _told_alike(row: OrderLineRow, draft: OrderLineDraft) -> bool:
    """The same goods, and the sum that a request told of them."""
    known = draft.paid is not None and row.price_minor == draft.paid.minor
    return known and _same_goods(row, draft)


def _same_goods(row: OrderLineRow, draft: OrderLineDraft) -> bool:
    return row.sku == draft.sku if row.sku and draft.sku else row.title == draft.title
