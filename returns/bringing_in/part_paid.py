"""What was paid of an order that was not paid whole, shared over its lines and its postage."""

from collections.abc import Sequence

from returns.importing.drafts import OrderDraft
from returns.ledger.row_types import OrderLineRow, OrderRow
from returns.money import Money


def tell_bill(order: OrderRow, draft: OrderDraft) -> None:
    """What a file tells that all of it costs, and what of that was paid: an older copy takes nothing back."""
    billed, received = draft.billed, draft.received
    if billed is None or received is None or billed.currency != order.currency:
        return
    order.billed_minor = max(order.billed_minor or 0, billed.minor)
    order.received_minor = max(order.received_minor or 0, received.minor)


def tell_postage(order: OrderRow, postage: Money | None) -> None:
    """The postage as a file tells it; what was paid of it is worked out where not all was."""
    if postage is None or postage.currency != order.currency:
        return
    if order.billed_postage_minor is None:
        order.postage_minor = postage.minor
    else:
        order.billed_postage_minor = postage.minor


def share_received(order: OrderRow, lines: Sequence[OrderLineRow]) -> list[OrderLineRow]:
    """Share what was paid over lines and postage in proportion to what each costs; lines that changed.

    Together never a cent more than was paid, and each its whole price again once all was.
    """
    billed, received = order.billed_minor, order.received_minor
    if billed is None or received is None:
        return []
    postage = order.billed_postage_minor
    postage = order.postage_minor if postage is None else postage
    sorted_too = sorted(lines, key=lambda row: row.line_key)  # however the rows were sorted
    before = [(row.paid_minor, row.billed_minor) for row in sorted_too]
    if received >= billed:
        order.postage_minor, order.billed_postage_minor = postage, None
        for row in sorted_too:
            row.paid_minor, row.billed_minor = row.price_minor, None
    else:
        weights = [row.price_minor or 0 for row in sorted_too]
        weights.append(postage or 0)
        # what the bill has beside both, such as a tip, has its share, too
        weights.append(max(0, billed - sum(weights)))
        *shares, of_postage, _ = Money(received, order.currency).shares(weights)
        for row, share in zip(sorted_too, shares, strict=True):
            if row.price_minor is not None:
                row.billed_minor, row.paid_minor = row.price_minor, share.minor
        if postage is not None:
            order.billed_postage_minor, order.postage_minor = postage, of_postage.minor
    after = zip(sorted_too, before, strict=True)
    return [row for row, was in after if was != (row.paid_minor, row.billed_minor)]
