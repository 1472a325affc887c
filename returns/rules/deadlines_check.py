"""Whether the seller's own times can be kept as deadlines, and how they are typed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from returns.errors import Refusal
from returns.records.settings import OwnDeadline
from returns.rules.dates.deadlines import DeadlineRow, DeadlineTable, unit_of

#: the longest time of each unit: a year, as anything longer is a slip of the finger
MOST = {"hours": 8_760, "days": 365, "business_days": 260}
#: counted in whole days of the calendar, as the law says it
_WHOLE_DAYS = frozenset({"withdrawal"})
#: what a unit may be written as, in both languages
_UNITS = {
    "hours": ("h", "hour", "hours", "小时", "个小时", "时"),
    "days": ("d", "day", "days", "天", "日"),
    "business_days": (
        *("business_day", "business_days", "business day", "business days"),
        *("working day", "working days", "工作日", "个工作日", "工作天"),
    ),
}
_WRITTEN = {word: unit for unit, words in _UNITS.items() for word in words}
_TYPED = re.compile(r"([-−–]?\d{1,9})\s*(.*)")


def deadline_row(key: str) -> DeadlineRow:
    """The shipped row of that key; raises `Refusal` where there is none."""
    found = _shipped().get(key)
    if found is None:
        raise Refusal("settings.deadline_row", field=f"deadline.{key}", text=key)
    return found


def deadline_typed(key: str, text: str, now: OwnDeadline | None = None) -> OwnDeadline:
    """A time as it is typed: `24 hours`, `3 business days`, `3 天`; a bare number keeps its unit.

    Raises `Refusal` for anything else, and for a row that is not there.
    """
    row = deadline_row(key)
    found = _TYPED.fullmatch(text.strip())
    written = found.group(2).strip().casefold() if found else ""
    usual = now.unit if now is not None else row.unit
    unit = _WRITTEN.get(written) if written else usual
    if found is None or unit is None:
        raise Refusal(
            "settings.deadline_typed", field=f"deadline.{key}", text=text.strip()[:60]
        )
    own = OwnDeadline(int(found.group(1).replace("−", "-").replace("–", "-")), unit)
    _demand_possible(row, own)
    return own


def kept_deadlines(own: Mapping[str, OwnDeadline], today: date) -> dict[str, OwnDeadline]:
    """The rows that say something else than the shipped ones, each with the day since which it does."""
    kept = {}
    for key, time in sorted(own.items()):
        row = deadline_row(key)
        _demand_possible(row, time)
        if (time.amount, time.unit) != (row.amount, row.unit):
            kept[key] = replace(time, since=_since(key, time.since, today))
    return kept


def later_than_source(row: DeadlineRow, own: OwnDeadline) -> bool:
    """Whether somebody else's limit would be over before the seller's own time is."""
    hours = {"hours": 1, "days": 24, "business_days": 24}
    return row.outside and own.amount * hours[own.unit] > row.amount * hours[row.unit]


def _since(key: str, since: str, today: date) -> str:
    if not since:
        return today.isoformat()
    try:
        return date.fromisoformat(since).isoformat()
    except ValueError as error:
        raise Refusal("settings.deadline_row", field=f"deadline.{key}", text=since) from error


def _demand_possible(row: DeadlineRow, own: OwnDeadline) -> None:
    field = f"deadline.{row.key}"
    if own.unit not in MOST:
        raise Refusal("settings.deadline_unit", field=field, text=own.unit)
    if row.event in _WHOLE_DAYS and own.unit != "days":
        raise Refusal("settings.deadline_days", field=field)
    if not 1 <= own.amount <= MOST[own.unit]:
        facts = {"amount": f"{own.amount:,}", "most": f"{MOST[own.unit]:,}"}
        said = {
            "unit": f"term:unit:{unit_of(abs(own.amount), own.unit)}",
            "units": f"term:unit:{own.unit}",
        }
        raise Refusal("settings.deadline", field=field, **facts, **said)


def _shipped() -> dict[str, DeadlineRow]:
    return {row.key: row for row in DeadlineTable.shipped().rows}
