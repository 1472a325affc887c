"""When money moved: what a file tells without a day was paid some time before it was read (domain.md 1b)."""

from datetime import UTC, datetime, time

from returns.records.advice import Span
from returns.records.case import StoredCase
from returns.records.unit import Payment


def paid_on(case: StoredCase, payment: Payment) -> Span:
    """The day that was told; for what we paid when we did; else from the request to when we heard of it."""
    if payment.on is not None:
        return Span(payment.on, payment.on, sure=True)
    heard = payment.at.date()
    if not payment.by_platform:
        return Span(heard, heard, sure=True)
    first = min(case.requested_at.date(), heard)
    return Span(first, heard, sure=first == heard)


def paid_at_earliest(case: StoredCase, payment: Payment) -> datetime:
    """The moment from which a clock that could hurt us counts."""
    first = paid_on(case, payment).earliest
    if first is None or first == payment.at.date():
        return payment.at
    if payment.on is None:
        return case.requested_at
    return datetime.combine(first, time(), tzinfo=UTC)


def decided_at_earliest(case: StoredCase) -> datetime | None:
    """From when an appeal counts: the platform paid the buyer, and not before the dispute was open.

    None where it paid nothing.
    """
    found = _decided(case)
    return None if found is None else found[0]


def decided_surely(case: StoredCase) -> bool:
    """Whether that moment was told: counted from an estimate, a day is written "about" (domain.md 1b)."""
    found = _decided(case)
    return found is None or found[1]


def _decided(case: StoredCase) -> tuple[datetime, bool] | None:
    paid = [
        (paid_at_earliest(case, p), paid_on(case, p).sure)
        for p in case.payments
        if p.by_platform and p.outgoing
    ]
    if not paid:
        return None
    last = max(paid)
    opened = case.dispute_at
    # it cannot have been decided before it was open; when it was is not told
    return (opened, False) if opened is not None and opened > last[0] else last
