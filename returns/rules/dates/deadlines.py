"""When something is due: a table of platform × country × event, with its sources (domain.md 3)."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from resources import resource
from returns.platforms.known import platform_of
from returns.records.settings import OwnDeadline

if TYPE_CHECKING:
    from holidays import HolidayBase

#: our own proposals; any other source is a rule of somebody else, an *outside* deadline
OURS = "P"
_ANY = "*"
_UNION = "EU"
_MEMBERS = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES"),
        *("FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU"),
        *("LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)


#: a shop that says of itself that it sells to all of the Union: `Amazon EU`, `Amazon.eu`, 亚马逊欧洲站
_SAYS_UNION = re.compile(r"(?<![^\W_])(?:eu|europe|europa)(?![^\W_])|欧洲|欧盟", re.IGNORECASE)


def law_of(country: str, shop: str, ship_to: str = "") -> str:
    """Whose law holds for a buyer, as the rows name it: where it went to, else the shop's country.

    Of a shop without one whose name says so the Union's, which none of its members stays below; else "".
    """
    told = ship_to if len(ship_to) == 2 else country
    return told.upper() or (_UNION if _SAYS_UNION.search(shop) else "")


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline: how much time an event leaves, by whose word, and when that was last checked."""

    platform: str
    country: str
    event: str
    amount: int
    #: hours, days or business_days
    unit: str
    source: str
    last_checked: str
    note: str = ""
    #: since when the seller's own time holds instead of what the source says; "" where none does
    own_since: str = ""

    @property
    def key(self) -> str:
        """What a row is called: `amazon:*:answer_buyer`."""
        return f"{self.platform}:{self.country}:{self.event}"

    @property
    def outside(self) -> bool:
        """True when a platform or a law sets it, False when it is our own proposal."""
        return self.source != OURS


@cache
def _calendar(country: str) -> "HolidayBase | None":
    # imported late: the package costs more than the first page of the queue
    import holidays

    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        return None


@lru_cache(maxsize=20_000)
def is_business_day(day: date, country: str) -> bool:
    """Whether people work there on that day; an unknown country has weekends only."""
    calendar = _calendar(country)
    if calendar is None:
        return day.weekday() < 5
    return bool(calendar.is_working_day(day))


def working_day_from(day: date, country: str) -> date:
    """That day where people work there on it, else the next one on which they do."""
    while not is_business_day(day, country):
        day += timedelta(days=1)
    return day


def add_business_days(start: datetime, count: int, country: str) -> datetime:
    """The same time of day, so many working days later; the day of the start does not count."""
    moment = start
    left = count
    while left > 0:
        moment += timedelta(days=1)
        if is_business_day(moment.date(), country):
            left -= 1
    return moment


def business_days_before(end: date, count: int, country: str) -> date:
    """The last day after which so many working days pass until `end`, that day counted too."""
    day = end
    left = count
    while left > 0:
        if is_business_day(day, country):
            left -= 1
        day -= timedelta(days=1)
    return day


def add_time(start: datetime, amount: int, unit: str, country: str) -> datetime:
    """`start` plus an amount of hours, days or business days."""
    if unit == "hours":
        return start + timedelta(hours=amount)
    if unit == "days":
        return start + timedelta(days=amount)
    return add_business_days(start, amount, country)


def unit_of(amount: int, unit: str) -> str:
    """The word for it: `day` where it is one, else `days`."""
    return unit.removesuffix("s") if amount == 1 else unit


class DeadlineTable:
    """Deadlines by platform, country and event; the most particular row speaks."""

    def __init__(self, rows: Iterable[DeadlineRow]) -> None:
        self.rows = tuple(rows)
        self._by_key = {(r.platform, r.country, r.event): r for r in self.rows}
        #: what was asked for, with the row that holds
        self._found: dict[tuple[str, str, str], DeadlineRow | None] = {}

    @classmethod
    def load(cls, content: str | Iterable[Mapping[str, Any]]) -> "DeadlineTable":
        """Read the rows of `resources/deadlines.json`, as text or already parsed."""
        rows = json.loads(content) if isinstance(content, str) else content
        return cls(DeadlineRow(**row) for row in rows)

    @classmethod
    def shipped(cls) -> "DeadlineTable":
        """The defaults of reference/deadlines.md; where sources disagree, the shorter one."""
        return _shipped()

    def find(self, platform: str, country: str, event: str) -> DeadlineRow:
        """The row that holds: this platform before any, this country before its union or any.

        Raises `KeyError` for an event that no row names.
        """
        asked = platform, country, event
        if asked not in self._found:
            self._found[asked] = self._most_particular(*asked)
        row = self._found[asked]
        if row is None:
            raise KeyError(event)
        return row

    def _most_particular(self, platform: str, country: str, event: str) -> DeadlineRow | None:
        family = platform_of(platform).id
        lands = [country, _UNION, _ANY] if country in _MEMBERS else [country, _ANY]
        for where in (platform, family, _ANY):
            for land in lands:
                row = self._by_key.get((where, land, event))
                if row is not None:
                    return row
        return None

    def due(
        self, platform: str, country: str, event: str, start: datetime
    ) -> tuple[datetime, DeadlineRow]:
        """When it is due, counted from `start`, and the row that says so.

        Days that a country's law gives end on one on which people work there (R, s141).
        """
        row = self.find(platform, country, event)
        due = add_time(start, row.amount, row.unit, country)
        if row.platform == _ANY != row.country and row.unit == "days":
            due += working_day_from(due.date(), country) - due.date()
        return due, row


def deadline_table(own: Mapping[str, OwnDeadline]) -> DeadlineTable:
    """The shipped rows with the seller's own times in them, as `DeskSettings.deadlines` keeps them."""
    return _with_own(tuple(sorted(own.items()))) if own else _shipped()


@lru_cache(maxsize=16)
def _with_own(own: tuple[tuple[str, OwnDeadline], ...]) -> DeadlineTable:
    times = dict(own)
    return DeadlineTable(
        replace(
            row,
            amount=times[row.key].amount,
            unit=times[row.key].unit,
            own_since=times[row.key].since,
        )
        if row.key in times
        else row
        for row in _shipped().rows
    )


@cache
def source_pages() -> Mapping[str, str]:
    """Where each source was read, by its mark; our own proposals and the guides have no page."""
    pages: dict[str, str] = json.loads(resource("deadline_sources.json").read_text("utf-8"))
    return pages


@cache
def _shipped() -> DeadlineTable:
    return DeadlineTable.load(resource("deadlines.json").read_text(encoding="utf-8"))
