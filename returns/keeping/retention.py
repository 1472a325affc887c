"""Which copies of a place are kept: each of 7 days, 4 weeks and 12 months, and the newest proved one."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta

from returns.records.keeping import Copy

_DAYS, _WEEKS, _MONTHS = 7, 4, 12
#: a copy made before something that could go wrong is kept until that would have shown
_BEFORE = timedelta(days=28)
#: copies of the last day are all kept; one of more than a day ahead is from a clock that was wrong
_FRESH = timedelta(days=1)


def to_let_go(copies: Iterable[Copy], now: datetime) -> list[Copy]:
    """The copies of one desk in one place that are no longer kept, given all of them.

    Of each day, week and month the newest proved copy stands for it, else the newest. A copy
    from the future, by a clock that was wrong, is kept and stands for nothing.
    """
    copies = [copy for copy in copies if copy.made_at <= now + _FRESH]
    newest_first = sorted(copies, key=lambda copy: copy.made_at, reverse=True)
    kept = {copy.path for copy in newest_first if _stays(copy, now)}
    proved = next((copy for copy in newest_first if copy.proved_at is not None), None)
    kept |= {proved.path} if proved else set()
    for span, many in ((_day, _DAYS), (_week, _WEEKS), (_month, _MONTHS)):
        kept |= {copy.path for copy in _one_for_each(newest_first, span, many)}
    return [copy for copy in newest_first if copy.path not in kept]


def _stays(copy: Copy, now: datetime) -> bool:
    age = now - copy.made_at
    return age < _FRESH or (copy.why.startswith("before_") and age < _BEFORE)


def _one_for_each(
    newest_first: list[Copy], span: Callable[[date], Hashable], many: int
) -> list[Copy]:
    """The copy that stands for each of the newest `many` days, weeks or months that have one."""
    chosen: dict[Hashable, Copy] = {}
    for copy in newest_first:
        at = span(copy.made_at.astimezone().date())
        if at not in chosen and len(chosen) == many:
            break
        if at not in chosen or (chosen[at].proved_at is None and copy.proved_at is not None):
            chosen[at] = copy
    return list(chosen.values())


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
