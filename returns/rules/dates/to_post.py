"""Until when goods of a line are to be posted: by its supplier's clauses, and by its number."""

from datetime import date, timedelta

from returns.records.advice import OrderDates, Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.rules.dates.until import last_safe_day, may_still_go_back
from returns.terms import Fault, Fulfilment, Goods, Route, SupplierClaim


def safe_day_of(terms: PolicyTerms, line: Line, dates: OrderDates) -> date | None:
    """The last safe day of a line, its supplier asked or not yet; None while nobody knows one."""
    return last_safe_day(terms, line.reason, dates, line.asked_on)


def still_goes_back(
    terms: PolicyTerms, line: Line, dates: OrderDates, today: date
) -> bool | None:
    """Whether goods of a line that start today still go to its supplier; None when nobody knows.

    Who gave a number takes them for as long as it is good: his clock was answered.
    """
    ends = number_ends(terms, line)
    if line.supplier_rma and terms.takes_returns and (ends is None or today <= ends):
        return True
    return may_still_go_back(terms, line.reason, dates, today, line.asked_on)


def number_ends(terms: PolicyTerms | None, line: Line) -> date | None:
    """The last day on which the supplier's number is good; None where it has none, or no end."""
    if terms is None or terms.rma_valid_days is None or not line.supplier_rma:
        return None
    given = line.rma_given_at
    return given.date() + timedelta(days=terms.rma_valid_days) if given is not None else None


def last_day_to_post(
    terms: PolicyTerms, line: Line, dates: OrderDates, advice: Recommendation
) -> date | None:
    """The day after which no letter and no label tells anybody to post it; None while nobody knows one.

    None, too, of what we had in stock, and its supplier neither gets nor answers for: his day is none of it.
    Nor is that of one who was given up, where the goods come to us.
    """
    goes_there = line.route is Route.TO_SUPPLIER
    his = goes_there or advice.claim_from is Fault.SUPPLIER
    if line.fulfilment is not Fulfilment.DROPSHIP and not his:
        return None
    if line.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF and not goes_there:
        return None
    days = [safe_day_of(terms, line, dates)]
    if line.route is Route.TO_SUPPLIER:
        days.append(number_ends(terms, line))
    return min((day for day in days if day is not None), default=None)


def number_over(case: StoredCase, line: Line, terms: PolicyTerms | None, today: date) -> bool:
    """Whether goods on their way to the supplier would come, or come, by a number that was over before."""
    ends = number_ends(terms, line)
    given = line.tracks.supplier_claim is SupplierClaim.RMA_GIVEN
    if ends is None or today <= ends or not given or line.route is not Route.TO_SUPPLIER:
        return False
    if line.in_state(Goods.AWAITED):
        return True
    under_way = {unit.id for unit in line.in_state(Goods.IN_TRANSIT)}
    return any(
        parcel.sent_at is not None
        and parcel.sent_at.date() > ends
        and (not parcel.unit_ids or under_way & set(parcel.unit_ids))
        for parcel in case.parcels
        if parcel.comes_back and under_way
    )
