"""Until when a supplier takes goods back, and the last day on which acting is still safe."""

from calendar import monthrange
from datetime import date, timedelta

from returns.records.policy import PolicyTerms
from returns.rules.offers import rma_demanded
from returns.terms import WindowStart

_INSPECTION_DAYS = 1


def window_starts(
    terms: PolicyTerms, ordered: date | None, shipped: date | None, delivered: date | None
) -> date | None:
    """The day from which the supplier counts; an earlier event stands in for an unknown one.

    None when nothing is known: a delivery that did not happen yet starts no window.
    """
    if terms.window_from is WindowStart.DELIVERY:
        return delivered
    if terms.window_from is WindowStart.ORDER:
        return ordered
    return shipped or ordered


def window_ends(
    terms: PolicyTerms,
    ordered: date | None,
    shipped: date | None,
    delivered: date | None,
    faulty: bool,
) -> date | None:
    """The last day of the window; for faulty goods the shorter one for damage, if there is one.

    Damage is reported from delivery on where that is known. Without a damage window a warranty
    lengthens the time for faulty goods. None when the day it starts from is not known.
    """
    start = window_starts(terms, ordered, shipped, delivered)
    if faulty and terms.damage_days is not None:
        start = delivered or start
        return start + timedelta(days=terms.damage_days) if start else None
    if start is None:
        return None
    end = start + timedelta(days=terms.window_days)
    if faulty and terms.warranty_months:
        return max(end, _months_later(start, terms.warranty_months))
    return end


def last_safe_day(
    terms: PolicyTerms,
    ordered: date | None,
    shipped: date | None,
    delivered: date | None,
    faulty: bool,
) -> date | None:
    """The last day on which we can act and still be in time with the supplier (P).

    End of the window − days for an RMA − transit − one day to inspect. A damage report travels by
    e-mail: there the end of the damage window is the last safe day itself.
    """
    end = window_ends(terms, ordered, shipped, delivered, faulty)
    if end is None or (faulty and terms.damage_days is not None):
        return end
    rma_days = terms.rma_days if rma_demanded(terms) else 0
    return end - timedelta(days=rma_days + terms.transit_days + _INSPECTION_DAYS)


def may_still_go_back(
    terms: PolicyTerms,
    ordered: date | None,
    shipped: date | None,
    delivered: date | None,
    today: date,
    faulty: bool = False,
) -> bool | None:
    """Whether the supplier's window is still open today; None when its start is not known."""
    if not terms.takes_returns:
        return False
    end = window_ends(terms, ordered, shipped, delivered, faulty)
    return None if end is None else today <= end


def _months_later(start: date, months: int) -> date:
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
