"""What a refusal can rest on: whether the promised time was over, and what speaks against it."""

from dataclasses import dataclass
from datetime import date, timedelta

from returns.records.advice import Because, OrderDates, Recommendation
from returns.records.case import Line, StoredCase
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.money.due import none_bought
from returns.rules.money.postage import WITHDRAWAL, buyers_country, withdraws_until
from returns.rules.reasons import reason
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import Offer, Request


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: its sentence, and whether it bears the refusal out."""

    because: Because
    bears_out: bool


@dataclass(frozen=True, slots=True)
class PromisedTime:
    """The window that buyers were told, counted from the latest day on which the goods can have come."""

    days: int
    came: date
    #: somebody told the day
    sure: bool
    ended: date
    asked: date

    @property
    def over(self) -> bool:
        """Whether it had ended before the buyer asked."""
        return self.ended < self.asked


def promised_time(case: StoredCase, dates: OrderDates, days: int) -> PromisedTime | None:
    """The window of so many days; None where none is promised, or nobody knows when they came."""
    came = dates.delivered.latest
    if days < 1 or came is None:
        return None
    ended = came + timedelta(days=days)
    return PromisedTime(days, came, dates.delivered.sure, ended, case.requested_at.date())


def checked(
    case: StoredCase, line: Line, dates: OrderDates, days: int, deadlines: DeadlineTable
) -> tuple[Check, ...]:
    """What was looked at for a refusal for time: the promise, the dates, the law, the reason."""
    found = [_promise(case, dates, days), *_arrival(dates), *_law(case, dates, deadlines)]
    if not reason(line.reason).goods_fine:
        found.append(Check(Because("decline.faulty"), bears_out=False))
    return tuple(found)


def untried(line: Line, advice: Recommendation) -> tuple[Check, ...]:
    """That nothing was offered yet: declining comes after an attempt to agree (A), else ()."""
    new = line.tracks.request is Request.NEW and not line.in_state(*GOODS_HERE)
    if not new or nothing_to_agree(line, advice):
        return ()
    return (Check(Because("decline.untried", (), "A"), bears_out=False),)


def nothing_to_agree(line: Line, advice: Recommendation) -> bool:
    """The rules advise a refusal themselves, or nothing of it was bought."""
    return advice.first is Offer.DECLINE or none_bought(line)


def _promise(case: StoredCase, dates: OrderDates, days: int) -> Check:
    window = promised_time(case, dates, days)
    if days < 1:
        return Check(Because("decline.no_window"), bears_out=False)
    if window is None:
        return Check(Because("decline.came_unknown"), bears_out=False)
    facts = (
        ("days", str(window.days)),
        ("ended", f"date:{window.ended.isoformat()}"),
        ("asked", f"date:{window.asked.isoformat()}"),
    )
    key = "decline.window_over" if window.over else "decline.window_open"
    return Check(Because(key, facts), bears_out=window.over)


def _arrival(dates: OrderDates) -> list[Check]:
    came = dates.delivered
    if came.earliest is None or came.latest is None:
        return []
    if came.sure:
        known = (("came", f"date:{came.latest.isoformat()}"),)
        return [Check(Because("decline.came_known", known), bears_out=True)]
    told = (
        ("earliest", f"date:{came.earliest.isoformat()}"),
        ("latest", f"date:{came.latest.isoformat()}"),
    )
    return [Check(Because("decline.came_estimated", told), bears_out=False)]


def _law(case: StoredCase, dates: OrderDates, deadlines: DeadlineTable) -> list[Check]:
    """A right of withdrawal runs by itself, whatever the shop promises (R)."""
    until = withdraws_until(case, dates.delivered.latest, deadlines)
    if until is None:
        return []
    row = deadlines.find(case.platform, buyers_country(case), WITHDRAWAL)
    over = until < case.requested_at.date()
    facts = (("days", str(row.amount)), ("until", f"date:{until.isoformat()}"))
    key = "decline.law_over" if over else "decline.law_open"
    return [Check(Because(key, facts, "R"), bears_out=over)]
