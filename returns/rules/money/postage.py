"""Postage to the buyer: a pot of its own per order, which an EU or UK withdrawal owes too (domain.md 1c)."""

from datetime import date, timedelta

from returns.errors import IllegalMove
from returns.money import Money, Percent
from returns.records.advice import OrderDates
from returns.records.case import StoredCase
from returns.rules.dates.deadlines import DeadlineTable, law_of, working_day_from
from returns.rules.money.due import held_back
from returns.rules.reasons import EXTRA_ITEM, NEVER_HAD, reason

#: the row of the deadlines that a country's right of withdrawal has
WITHDRAWAL = "withdrawal"


def postage_owed(
    case: StoredCase,
    dates: OrderDates,
    paying: Money,
    deadlines: DeadlineTable,
    used_percent: Percent,
) -> Money:
    """What of it goes back together with `paying` for the goods.

    Owed by law once all of an order goes back that a consumer simply did not want and said so in
    time, counted from the late end of its delivery (R, s141); of a part of an order none is. What
    is held back of goods that came back used (`used_percent` is paid of them) leaves it a withdrawal
    of them all. What is not known is not owed by itself: the seller may still pay it.
    """
    nothing = Money(0, case.currency)
    priced = [line.paid for line in case.sale.lines if not line.cancelled]
    if not priced or None in priced or not withdrawn(case, dates, deadlines):
        return nothing
    whole = sum((paid for paid in priced if paid is not None), start=nothing)
    worn = (held_back(line, used_percent) for line in case.lines)
    back = sum(worn, start=(case.went_back or nothing) + paying)
    return case.postage_left if paying.minor > 0 and back == whole else nothing


def check_postage(case: StoredCase, amount: Money) -> None:
    """Refuse postage above what is left of it; raises `IllegalMove`."""
    if case.sale.postage is None:
        raise IllegalMove("move.postage_unknown", order=case.order)
    if case.postage_left < amount:
        raise IllegalMove(
            "move.over_postage",
            amount=amount,
            postage=case.sale.postage,
            left=case.postage_left,
        )


def buyers_country(case: StoredCase) -> str:
    """Whose law holds for the buyer: where the order went to, else the shop's market; two capitals."""
    return law_of(case.country, case.channel, case.sale.address.country)


def withdraws_until(
    case: StoredCase, came: date | None, deadlines: DeadlineTable
) -> date | None:
    """The last day to withdraw for who has the goods since then; None where no law or no day is known.

    Where that is a day on which nobody works there, it is the next one on which they do (R, s141).
    """
    last = _days_later(case, came, deadlines)
    return None if last is None else working_day_from(last, buyers_country(case))


def withdrawn(case: StoredCase, dates: OrderDates, deadlines: DeadlineTable) -> bool:
    """Whether every line is a withdrawal, and in time, in a country that has that right."""
    there = dates.delivered.latest
    last = _days_later(case, there, deadlines)
    unwanted = all(
        reason(line.reason).goods_fine and line.reason not in {EXTRA_ITEM, *NEVER_HAD}
        for line in case.lines
    )
    if not unwanted or last is None:
        return False
    asked = case.requested_at.date()
    # only who asked later needs a calendar, which is slow to load
    if asked <= last:
        return True
    until = withdraws_until(case, there, deadlines)
    return until is not None and asked <= until


def _days_later(case: StoredCase, came: date | None, deadlines: DeadlineTable) -> date | None:
    try:
        row = deadlines.find(case.platform, buyers_country(case), WITHDRAWAL)
    except KeyError:
        return None
    return None if came is None else came + timedelta(days=row.amount)
