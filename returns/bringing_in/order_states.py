"""How an order stands in its shop's words, the same whichever of its files comes in first (domain.md 11).

Where the platform says when it last changed an order, as Amazon does, its newest word stands. Shopify's
export has no such day: payment and shipping are then two ladders, each climbed and never descended, since
what was captured, given back or sent is so whatever an older copy says. Of two of Amazon's words without a
day *Cancelled* is the highest: a hold can be lifted, what was paid out cannot be called back.
"""

from collections.abc import Iterable, Sequence

from returns.clock import stamp
from returns.importing.drafts import OrderDraft, OrderLineDraft
from returns.ledger.row_types import OrderLineRow, OrderRow

_PAYMENT = (
    *("pending", "authorized", "expired", "voided"),
    *("partially_paid", "paid", "partially_refunded", "refunded"),
)
_SHIPPING = ("unfulfilled", "partial", "fulfilled")
_AMAZON = (
    *("pendingavailability", "pending", "unshipped", "partiallyshipped", "partially shipped"),
    *("shipped", "canceled", "cancelled"),
)
#: Shopify says it, too
_BOTH = "pending"


def tell_state(order: OrderRow, draft: OrderDraft) -> None:
    """How a file says that an order stands, and whether it was cancelled."""
    told_at = stamp(draft.told_at) if draft.told_at is not None and draft.state else None
    newer = _newer(told_at, order.told_at)
    if newer:
        order.state, order.cancelled, order.told_at = draft.state, int(draft.cancelled), told_at
    elif newer is None:
        order.state = later_state(order.state, draft.state)
        order.cancelled = int(order.cancelled or draft.cancelled)


def tell_line_state(row: OrderLineRow, line: OrderLineDraft, draft: OrderDraft) -> None:
    """Whether a file says that a line of it was cancelled."""
    told_at = stamp(draft.told_at) if draft.told_at is not None else None
    newer = _newer(told_at, row.told_at)
    if newer:
        row.cancelled, row.told_at = int(line.cancelled), told_at
    elif newer is None:
        row.cancelled = int(row.cancelled or line.cancelled)


def _newer(told: str | None, known: str | None) -> bool | None:
    """Whether what is told is newer; None where neither is. What has a day is newer than what has none."""
    return None if told == known else (told or "") > (known or "")


def later_state(known: str, told: str) -> str:
    """What two states say together that no day sorts; "" says nothing.

    A word that nobody knows stands only beside no known one, the last of them by the alphabet.
    """
    words = [*_words(known), *_words(told)]
    if any(_place(word, _AMAZON) and word.casefold() != _BOTH for word in words):
        return _highest(words, _AMAZON)
    ladders = (_highest(words, _PAYMENT), _highest(words, _SHIPPING))
    return ", ".join(filter(None, ladders)) or max(known, told)


def _words(state: str) -> list[str]:
    return [word.strip() for word in state.split(",")]


def _highest(words: Iterable[str], ladder: Sequence[str]) -> str:
    on_it = [word for word in words if _place(word, ladder)]
    return max(on_it, key=lambda word: (_place(word, ladder), word), default="")


def _place(word: str, ladder: Sequence[str]) -> int:
    """How high a word stands on a ladder, counted from 1; 0 where it is not of it."""
    # `Shipped - Delivered to Buyer` is Amazon's, too
    said = word.casefold().partition(" - ")[0]
    return ladder.index(said) + 1 if said in ladder else 0
