"""What a typed refusal says of a time that is over, held against the case's own dates (domain.md 8)."""

import re
from datetime import date, timedelta

from returns.records.advice import Because, OrderDates
from returns.records.case import StoredCase
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.money.postage import WITHDRAWAL, buyers_country, withdraws_until

_TIME = (
    r"(?:(?:return|refund|exchange|withdrawal|our|the|your)\W+)*"
    r"(?:windows?|periods?|deadlines?|time(?: limit)?|days|weeks|months|terms?)"
)
_OVER = r"(?:over|passed|ended|expired|elapsed|closed|run out|ran out|up\b|gone by|lapsed)"
#: a time is called over, or the request too late
_SAYS_OVER = re.compile(
    rf"\b{_TIME}\b[^.;!?\n]{{0,40}}?\b{_OVER}"
    r"|\btoo late\b|\b(?:outside|out of|after|past|beyond)\W+(?:of\W+)?"
    r"(?:(?:the|our|your|return|refund|\d+|day)\W+)*(?:window|period|deadline|time limit)\b"
    r"|(?:退货|退款|退换|换货|无理由|保障)?(?:期限?|时间|时效|窗口期|天)[^，。！？；\n]{0,8}"
    r"(?:已过|已经过|过了|过期|已满|已结束|结束了|截止|超过|超出|逾期)"
    r"|(?:已过|超过|超出|超|过了)[^，。！？；\n]{0,8}(?:退货期|退换期|期限|时效|时间|天)|逾期|太晚|太迟",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nor|before|if|whether)\b|n['’]t\b|未过|没过|没有|尚未|并未", re.I
)
#: how long the window is called
_LONG = re.compile(
    r"\b(\d{1,3})[- ]days?(?:['’]s?)?\W+(?:return |refund |exchange )?(?:window|period|policy|limit|term)"
    r"|\b(?:window|period|policy|limit|term) (?:of|is|was) (\d{1,3}) days"
    rf"|\b(?:the|our|your) (\d{{1,3}}) days\b[^.;!?\n]{{0,12}}\b{_OVER}"
    r"|(\d{1,3})\s*天(?:的)?(?:无理由)?(?:退货|退换|退款)?(?:期限?|时效|窗口期)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.!?;。！？；，,\n]")


def time_unlike(
    typed: str,
    usual: str,
    case: StoredCase,
    dates: OrderDates,
    days: int,
    deadlines: DeadlineTable,
) -> Because | None:
    """What a refusal says of the time that is not so; None where nothing surely is.

    `usual` is the same letter as the facts alone would have it, `days` the window that was published,
    0 for none. The key names a sentence of `errors.json`.
    """
    lawful = _by_law(case, deadlines)
    for clause in _CLAUSE.split(typed):
        if clause in usual or _DENIED.search(clause):
            continue
        long = _LONG.search(clause)
        named = int(next(filter(None, long.groups()))) if long is not None else days
        if long is not None and days and named not in (days, lawful):
            return _wrong("letter.other_window", long[0], days=str(days))
        over = _SAYS_OVER.search(clause)
        until = _open_until(case, dates, days, deadlines)
        if over is not None and until is not None and case.requested_at.date() <= until:
            return _wrong("letter.time_open", over[0], day=f"date:{until}")
    return None


def _wrong(key: str, text: str, **facts: str) -> Because:
    return Because(key, (("text", text.strip()), *facts.items()), "D")


def _open_until(
    case: StoredCase, dates: OrderDates, days: int, deadlines: DeadlineTable
) -> date | None:
    """The last day at the earliest arrival, by the window or a law: until then it is open for sure."""
    came = dates.delivered.earliest
    promised = came + timedelta(days=days) if came is not None and days else None
    lawful = withdraws_until(case, came, deadlines)
    return max((day for day in (promised, lawful) if day is not None), default=None)


def _by_law(case: StoredCase, deadlines: DeadlineTable) -> int:
    """Days of a right to withdraw, whatever the shop promises; 0 where there is none."""
    try:
        return deadlines.find(case.platform, buyers_country(case), WITHDRAWAL).amount
    except KeyError:
        return 0
