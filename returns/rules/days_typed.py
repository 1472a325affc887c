"""Days in a text that somebody typed, in any of the ways in which people write them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
_MONTH = (
    # in small letters these two are words
    r"(?P<{0}>(?-i:May|MAY|Mar(?:ch)?|MARCH)|jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<{0}>20\d\d)(?!\d))?"
#: each names its parts by a letter and the place of the shape
_SHAPES = (
    r"(?<!\d)(?P<y0>20\d\d)[-./](?P<m0>\d{1,2})[-./](?P<d0>\d{1,2})(?!\d)",
    rf"(?<!\d){_DAY.format('d1')}\s+(?:of\s+)?{_MONTH.format('n1')}{_YEAR.format('y1')}",
    rf"(?<![a-z]){_MONTH.format('n2')}\s+{_DAY.format('d2')}(?!\d){_YEAR.format('y2')}",
    r"(?:(?P<y3>20\d\d)\s?年\s?)?(?P<m3>\d{1,2})\s?月\s?(?P<d3>\d{1,2})\s?[日号]",
    # which of both is the month depends on who writes
    r"(?<![\d./-])(?P<a4>\d{1,2})(?P<sep>[./])(?P<b4>\d{1,2})(?P=sep)(?P<y4>20\d\d)(?!\d)",
)
_ANY = re.compile("|".join(f"(?:{shape})" for shape in _SHAPES), re.IGNORECASE)
#: a day without a year is the one of these that lies nearest
_AROUND = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day as it stands in a text, and which days it may mean."""

    text: str
    days: frozenset[date]


def days_in(text: str, about: date) -> Iterator[TypedDay]:
    """Every day in a text; one that names no year is the one nearest to `about`."""
    for found in _ANY.finditer(unicodedata.normalize("NFKC", text)):
        days = frozenset(_meant(found.groupdict(), about))
        if days:
            yield TypedDay(found[0].strip(), days)


def _meant(parts: dict[str, str | None], about: date) -> Iterator[date]:
    if parts["a4"] and parts["b4"]:
        pairs = {(parts["a4"], parts["b4"]), (parts["b4"], parts["a4"])}
        year = parts["y4"]
    else:
        at = next(n for n in "0123" if parts[f"d{n}"])
        named = parts.get(f"n{at}")
        month = str(_MONTHS[named[:3].lower()]) if named else parts[f"m{at}"]
        pairs = {(parts[f"d{at}"] or "", month or "")}
        year = parts[f"y{at}"]
    for day, month in pairs:
        years = [int(year)] if year else [about.year + more for more in _AROUND]
        real = [found for each in years if (found := _day(each, int(month), int(day)))]
        if real:
            yield min(real, key=lambda found: abs(found - about))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 February is no day
        return None
