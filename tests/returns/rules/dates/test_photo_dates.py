"""What the camera's clock says is held against the days that are known of the return."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from returns.records.case import Photo
from returns.rules.dates.photo_dates import doubt
from tests.returns.case_maker import a_stored_case, an_order

ADDED = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SALE = an_order(
    ordered_on=date(2026, 11, 1), shipped_on=date(2026, 11, 5), delivered_on=date(2026, 11, 10)
)
UNKNOWN = replace(SALE, ordered_on=None, shipped_on=None, delivered_on=None)


def taken(day: date) -> Photo:
    """A photo whose camera says that day."""
    at = f"{day.isoformat()}T14:01:00"
    return Photo(1, 1, "ab" * 32, 9, 4, 3, "JPEG", "crack.jpg", "defect_close", at, ADDED, 1)


@pytest.mark.parametrize(
    ("day", "key", "held_against"),
    [
        # each of the days that it contradicts may be told; the first of them says the most
        (date(2026, 10, 30), "photo.before_order", "2026-11-01"),
        (date(2026, 11, 3), "photo.before_shipment", "2026-11-05"),
        (date(2026, 11, 8), "photo.before_delivery", "2026-11-10"),
        (date(2026, 11, 24), "photo.after_added", "2026-11-22"),
    ],
)
def test_a_doubt_names_the_first_day_that_speaks_against_it(day, key, held_against):
    told = doubt(taken(day), a_stored_case(sale=SALE))
    assert (told.key, dict(told.facts)["day"]) == (key, held_against)
    assert dict(told.facts)["taken"] == day.isoformat()


@pytest.mark.parametrize("day", [date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 23)])
def test_a_day_on_either_side_is_no_contradiction(day):
    assert doubt(taken(day), a_stored_case(sale=SALE)) is None


def test_where_no_day_is_known_a_year_before_the_request_is_too_long():
    asked = a_stored_case(sale=UNKNOWN)
    last = asked.requested_at.date().replace(year=2025)
    assert doubt(taken(last), asked) is None
    before = last.replace(day=last.day - 1)
    assert doubt(taken(before), asked).key == "photo.long_before"
