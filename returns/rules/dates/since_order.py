"""A day that is told of a case lies between its order and today, and one that is waited for is near."""

from datetime import date, datetime, timedelta

from returns.errors import IllegalMove
from returns.records.case import Case

#: nobody sold like this before
OLDEST = date(1990, 1, 1)
#: nothing is put off for longer: the time that a warranty has
_LONGEST = timedelta(days=2 * 366)


def demand_since_order(case: Case, day: date) -> None:
    """Raise `IllegalMove` for a day before the order was placed; of an estimate the early end counts."""
    dates = case.outlook(case.lead).dates
    known = (dates.ordered, dates.shipped, dates.delivered)
    first = next((span.earliest for span in known if span.earliest is not None), OLDEST)
    if day < first:
        key = "step.long_past" if first is OLDEST else "step.before_order"
        raise IllegalMove(key, day=f"date:{day}", case=case.number, first=f"date:{first}")


def demand_later(until: datetime, now: datetime) -> None:
    """Raise `IllegalMove` for a day that something is put off until, and that has come, or is years ahead."""
    if until <= now:
        raise IllegalMove("step.until_past", day=f"date:{until.date()}")
    if until > now + _LONGEST:
        raise IllegalMove("step.until_far", day=f"date:{until.date()}")
