"""Until when, counted from what, by which clause, how sure: the one rule for every supplier's date.

Queue, route, advice, letters, sheets, gaps and the calculator all ask it (domain.md 1b).
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from returns.records.advice import Because, OrderDates, Span
from returns.records.policy import PolicyTerms
from returns.rules.dates.dates import TransitTable, shipped_transit
from returns.rules.dates.deadlines import business_days_before
from returns.rules.offers import rma_demanded
from returns.rules.reasons import NEVER_HAD, says_broken, says_damaged
from returns.terms import Fulfilment, WindowStart

_INSPECTION_DAYS = 1


class Clause(StrEnum):
    """The term of a supplier that sets a day."""

    WINDOW = "window"
    DAMAGE = "damage"
    WARRANTY = "warranty"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class Until:
    """The last day of a clause, None where the day it counts from is not known."""

    clause: Clause
    #: the event that it counts from
    start: WindowStart
    counted_from: Span
    #: the safe end: from the earliest day that the event can have been
    ends: date | None
    #: the same from the latest
    ends_late: date | None

    @property
    def sure(self) -> bool:
        """Whether the day that it counts from was told."""
        return self.counted_from.sure

    def missed(self, heard: date) -> bool:
        """Whether it was over when the supplier heard of it; what nobody knows was not missed."""
        return self.ends is not None and heard > self.ends


def start_of(terms: PolicyTerms, dates: OrderDates) -> tuple[WindowStart, Span]:
    """The event from which the supplier counts, and when it was."""
    if terms.window_from is WindowStart.DELIVERY:
        return terms.window_from, dates.delivered
    if terms.window_from is WindowStart.ORDER:
        return terms.window_from, dates.ordered
    sent = dates.shipped if dates.shipped.earliest is not None else dates.ordered
    return terms.window_from, sent


def until(terms: PolicyTerms, clause: Clause, dates: OrderDates) -> Until:
    """The last day of one clause. Damage is reported from delivery on, whatever the window counts from."""
    start, span = start_of(terms, dates)
    if clause is Clause.DAMAGE:
        start, span = WindowStart.DELIVERY, dates.delivered
        days = terms.damage_days or 0
    elif clause is Clause.EXCHANGE:
        days = terms.exchange_days or terms.window_days
    else:
        days = terms.window_days
    if clause is Clause.WARRANTY:
        months = terms.warranty_months or 0
        early, late = _months_later(span.earliest, months), _months_later(span.latest, months)
    else:
        early, late = _days_later(span.earliest, days), _days_later(span.latest, days)
    return Until(clause, start, span, early, late)


def counted_surely(terms: PolicyTerms, dates: OrderDates) -> bool:
    """Whether the day that the supplier counts from was told, so that no "about" is called for."""
    return start_of(terms, dates)[1].sure


def carried_from_delivery(
    terms: PolicyTerms,
    transit: TransitTable | None = None,
    countries: Collection[str] = (),
) -> int:
    """Days from delivery on which the supplier surely still takes goods back, however long they travelled.

    What is promised from delivery has to be carried at the latest arrival that is usual in any of the
    countries that the shops sell to; none named stands for anywhere.
    """
    if not terms.takes_returns:
        return 0
    return max(terms.window_days - on_the_way(terms.window_from, transit, countries), 0)


def on_the_way(
    start: WindowStart, transit: TransitTable | None = None, countries: Collection[str] = ()
) -> int:
    """The most days that usually pass between what a supplier counts from and the delivery."""
    if start is WindowStart.DELIVERY:
        return 0
    table = transit or shipped_transit()
    usual = [table.find(Fulfilment.DROPSHIP, each) for each in countries or ("*",)]
    ordered = start is WindowStart.ORDER
    return max(each.arrive[1] + (each.ship[1] if ordered else 0) for each in usual)


def claim_until(terms: PolicyTerms, reason: str, dates: OrderDates, heard: date) -> Until:
    """The clause that a claim or return rests on, and its last day.

    For goods that came damaged the one on damage reports, if there is one; what merely does not work can
    rest on it too while it is in time, and on a warranty once the window is over. For all else the
    return window.
    """
    broken = says_broken(reason)
    if broken and terms.damage_days is not None:
        damage = until(terms, Clause.DAMAGE, dates)
        if says_damaged(reason) or not damage.missed(heard):
            return damage
    window = until(terms, Clause.WINDOW, dates)
    if broken and terms.warranty_months and window.missed(heard):
        return until(terms, Clause.WARRANTY, dates)
    return window


def too_late(
    terms: PolicyTerms, reason: str, supplier: str, dates: OrderDates, heard: date
) -> Because | None:
    """Why the supplier need not hear the claim any more, or None while it is in time.

    Of what never arrived nothing goes back, so that no window holds. A clock that was answered in
    time stops: `heard` is the day on which the supplier was asked.
    """
    term = claim_until(terms, reason, dates, heard)
    if not term.missed(heard) or term.ends is None or reason in NEVER_HAD:
        return None
    key = "claim.too_late" if term.clause is Clause.DAMAGE else "claim.window_missed"
    about = "" if term.sure else "_about"
    said = (("supplier", supplier), ("day", f"date:{term.ends.isoformat()}"))
    return Because(f"{key}{about}", said, "R")


def last_safe_day(
    terms: PolicyTerms, reason: str, dates: OrderDates, asked: date | None = None
) -> date | None:
    """The last day on which we can act and still be in time with the supplier (P).

    End of the window − one day to inspect − transit − working days for an RMA, as they are waited for; of
    a supplier's holidays nobody knows. A damage report travels by e-mail: there the end of the damage
    window is the last safe day itself, until the supplier was `asked`
    in time; then only what goes there has to reach it in time.
    """
    # by the same clause as the claim
    if says_damaged(reason) and terms.damage_days is not None:
        damage = until(terms, Clause.DAMAGE, dates)
        if asked is None or damage.missed(asked):
            return damage.ends
    end = until(terms, Clause.WINDOW, dates).ends
    if says_broken(reason) and terms.warranty_months:
        longer = until(terms, Clause.WARRANTY, dates).ends
        end = max(end, longer) if end is not None and longer is not None else end
    if end is None:
        return None
    rma_days = terms.rma_days if rma_demanded(terms) else 0
    leaves = end - timedelta(days=terms.transit_days + _INSPECTION_DAYS)
    safe = business_days_before(leaves, rma_days, "")
    reported = until(terms, Clause.DAMAGE, dates).ends
    if says_broken(reason) and terms.damage_days is not None and reported is not None:
        return max(safe, reported)
    return safe


def may_still_go_back(
    terms: PolicyTerms, reason: str, dates: OrderDates, today: date, asked: date | None = None
) -> bool | None:
    """Whether goods that start today still reach the supplier in time; None when nobody knows."""
    if not terms.takes_returns:
        return False
    day = last_safe_day(terms, reason, dates, asked)
    return None if day is None else today <= day


def _days_later(start: date | None, days: int) -> date | None:
    return None if start is None else start + timedelta(days=days)


def _months_later(start: date | None, months: int) -> date | None:
    if start is None:
        return None
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
