"""Dates as platforms write them; day and month are never swapped on a guess (formats.md A0)."""

import re
import unicodedata
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone

#: first letters that tell the months apart, English, German, French, Spanish, Italian, Portuguese
_MONTHS = (
    "jan|jän|janv|ene|gen",
    "feb|fév|fev|févr",
    "mar|mär|mrz|mars|maer|märz",
    "apr|avr|abr",
    "may|mai|mag|mayo|maio",
    "jun|juin|giu",
    "jul|juil|lug",
    "aug|août|aou|ago",
    "sep|sept|set",
    "oct|okt|out|ott",
    "nov",
    "dec|dez|déc|dic",
)
_ISO = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r" ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\Z",
    re.IGNORECASE,
)
_TIME = r"(?:,?[T ]+\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:UTC|GMT|Z))?)?\Z"
_NAMED = re.compile(r"(\d{1,2})[-./ ]+([^\W\d]+)[-./ ]+(\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_MONTH_FIRST = re.compile(
    r"([^\W\d]+)[-. ]+(\d{1,2})[-, ]+(\d{4}|\d{2})" + _TIME, re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_YEARS = range(1995, 2100)
#: remembered spellings; a report of a year has a few hundred
_MOST_KNOWN = 20_000


class Ahead(ValueError):
    """A date that is none of anything that has happened."""


class NoSuchDay(ValueError):
    """A day that its month does not have, however it is read."""


class Dates:
    """Reads the dates of one file, in the one order of day and month that fits all of its rows."""

    def __init__(
        self,
        day_first: bool | None = None,
        *,
        documented: bool = False,
        latest: date | None = None,
    ) -> None:
        """`day_first` is the seller's answer; `documented`: the platform writes DD-MM-YYYY with
        hyphens, so that those need no answer. What lies after `latest` raises `Ahead`.
        """
        self._latest = latest or date.max
        self._answer = day_first
        self._documented = documented
        self._day_seen: str = ""
        self._month_seen: str = ""
        self._unsure: str = ""
        self._known: dict[str, tuple[datetime, date]] = {}

    def note(self, text: str) -> None:
        """Look at one date before any is read: does it tell which number is the day?"""
        text = text.strip()
        if len(text) < 6 or (text[2] not in "-./" and text[1] not in "-./"):
            return
        found = _NUMBERS.match(text)
        if found is None:
            return
        first, mark, second = int(found[1]), found[2], int(found[3])
        if first > 12 >= second:
            self._day_seen = self._day_seen or text
        elif second > 12 >= first:
            self._month_seen = self._month_seen or text
        elif first != second and not self._settled_by(mark):
            self._unsure = self._unsure or text

    @property
    def question(self) -> str:
        """A date that could be two days, when the file does not tell which; else ""."""
        if self._answer is not None or bool(self._day_seen) != bool(self._month_seen):
            return ""
        return self._unsure

    def moment(self, text: str) -> datetime:
        """The moment in UTC; a date without a time is its midnight. `ValueError` for no date."""
        return self._both(text)[0]

    def day(self, text: str) -> date:
        """The calendar date as the platform wrote it, in its own zone; `ValueError` for no date."""
        return self._both(text)[1]

    def _both(self, text: str) -> tuple[datetime, date]:
        known = self._known.get(text)
        if known is None:
            written = self._read(text.strip())
            if written.date() > self._latest:
                raise Ahead(text)
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[text] = written.astimezone(UTC), written.date()
        return known

    def _read(self, text: str) -> datetime:
        if found := _ISO.match(text):
            return _from_iso(found)
        if found := _NAMED.match(text):
            return _made(found[3], _month(found[2]), found[1])
        if found := _NUMBERS.match(text):
            return self._from_numbers(found)
        if found := _MONTH_FIRST.match(text):
            return _made(found[3], _month(found[1]), found[2])
        raise ValueError(text)

    def _from_numbers(self, found: re.Match[str]) -> datetime:
        first, second = int(found[1]), int(found[3])
        if first == second or first > 12 or (second <= 12 and self._day_comes_first(found[2])):
            return _made(found[4], second, first)
        return _made(found[4], first, second)

    def _day_comes_first(self, mark: str) -> bool:
        if self._settled_by(mark):
            return True
        if self._answer is not None:
            return self._answer
        if bool(self._day_seen) == bool(self._month_seen):
            raise ValueError(mark)  # nothing tells, or the file contradicts itself
        return bool(self._day_seen)

    def _settled_by(self, mark: str) -> bool:
        """`03.09.2026` is a day first everywhere; with hyphens where the platform says so."""
        return mark == "." or (mark == "-" and self._documented)


def _from_iso(found: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if year not in _YEARS:
        raise ValueError(year)
    _must_be(year, month, day)
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(found[7]))


def _must_be(year: int, month: int, day: int) -> None:
    """Raises `NoSuchDay` for the 31st of November, and whatever else no calendar has."""
    if 1 <= month <= 12 and monthrange(year, month)[1] < day <= 31:
        raise NoSuchDay(day)


def _zone(text: str | None) -> timezone:
    if not text or text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-span if text[0] == "-" else span)


def _month(name: str) -> int:
    """Number of a month by its name or abbreviation; `ValueError` when two or none fit."""
    wanted = _plain(name)
    if len(wanted) >= 3:
        for number, names in enumerate(_MONTHS, start=1):
            if any(wanted.startswith(_plain(start)) for start in names.split("|")):
                return number
    raise ValueError(name)


def _plain(name: str) -> str:
    split = unicodedata.normalize("NFD", name.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def _made(year: str, month: int, day: str | int) -> datetime:
    number = int(year)
    if len(year) == 2:
        number += 2000
    if number not in _YEARS:
        raise ValueError(year)
    _must_be(number, month, int(day))
    return datetime(number, month, int(day), tzinfo=UTC)
