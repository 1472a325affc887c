"""What a shop says of an order that has to be looked into before anybody decides, or ends it."""

from returns.records.advice import Step
from returns.records.case import Line, StoredCase
from returns.rules.shop_state import (
    cancelled,
    not_captured,
    part_unknown,
    refunded_here,
    refunded_unsaid,
    unsent_and_unseen,
)
from returns.rules.tracks.track_machines import SETTLED
from returns.terms import HoldKind, Request, StepKind

Holds = tuple[tuple[HoldKind, bool], ...]


def at_the_shop(case: StoredCase, line: Line) -> Holds:
    """What the shop says of the order while the buyer is not settled with (domain.md 1).

    Who had nothing and was never answered is not: a gift's case that somebody closed so, and is open again.
    """
    tracks, sale = line.tracks, case.sale
    unheard = tracks.request is Request.NEW and not line.refunded
    open_still = tracks.buyer_money not in SETTLED or unheard
    return (
        (HoldKind.NOT_PAID, open_still and bool(not_captured(sale) or part_unknown(sale))),
        (HoldKind.CANCELLED, open_still and cancelled(sale, line.order_line_id)),
        (HoldKind.NOT_SENT, open_still and unsent_and_unseen(sale, line)),
        (HoldKind.SHOP_REFUND, open_still and bool(line.left and refunded_unsaid(case))),
    )


def not_ended(case: StoredCase, line: Line, step: Step) -> Holds:
    """What keeps a line open that is at rest: money of its case went back, and nobody said for which line."""
    ends = step.kind is StepKind.CLOSE
    return ((HoldKind.SHOP_REFUND, ends and bool(line.left and refunded_here(case))),)
