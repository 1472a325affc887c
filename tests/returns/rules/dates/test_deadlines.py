"""Deadlines are rows with a source; business days know the holidays of the country."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.rules.dates.deadlines import (
    DeadlineTable,
    add_business_days,
    add_time,
    is_business_day,
)

TABLE = DeadlineTable.shipped()
FRIDAY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("platform", "event", "amount", "unit"),
    [
        ("amazon", "answer_buyer", 24, "hours"),
        ("amazon", "refund_after_receipt", 2, "business_days"),
        ("amazon", "claim_information", 48, "hours"),  # the shorter of 72 and 48
        ("amazon", "reimbursement_file", 30, "days"),  # the shorter of 30, 60 and 90
        ("ebay", "answer_buyer", 3, "business_days"),
        ("ebay", "refund_after_receipt", 2, "business_days"),  # the shorter of 2 and 5
        ("etsy", "answer_buyer", 48, "hours"),
        ("aliexpress", "answer_buyer", 5, "days"),
    ],
)
def test_the_shipped_defaults(platform: str, event: str, amount: int, unit: str) -> None:
    row = TABLE.find(platform, "US", event)
    assert (row.amount, row.unit) == (amount, unit)
    assert row.outside


def test_every_row_says_where_it_comes_from() -> None:
    for row in TABLE.rows:
        assert row.source
        assert date.fromisoformat(row.last_checked)
        assert row.unit in ("hours", "days", "business_days")
        assert row.amount > 0


def test_no_two_rows_answer_the_same_question() -> None:
    keys = [(row.platform, row.country, row.event) for row in TABLE.rows]
    assert len(keys) == len(set(keys))


def test_the_more_particular_row_speaks() -> None:
    assert TABLE.find("amazon", "AE", "reimbursement_file").amount == 7
    assert TABLE.find("amazon", "US", "reimbursement_file").amount == 30
    assert TABLE.find("amazon_fba", "US", "answer_buyer").platform == "amazon"
    assert TABLE.find("nobody", "US", "answer_buyer").source == "P"
    assert TABLE.find("shopify", "DE", "withdrawal").amount == 14
    assert TABLE.find("shopify", "GB", "withdrawal").amount == 14


def test_an_event_that_no_row_names_is_our_bug() -> None:
    with pytest.raises(KeyError):
        TABLE.find("amazon", "US", "birthday")


def test_hours_and_days_run_through_the_weekend() -> None:
    assert add_time(FRIDAY, 24, "hours", "US") == FRIDAY + timedelta(hours=24)
    assert add_time(FRIDAY, 3, "days", "US") == FRIDAY + timedelta(days=3)


@pytest.mark.parametrize(
    ("start", "count", "country", "expected"),
    [
        (date(2026, 11, 20), 2, "US", date(2026, 11, 24)),
        (date(2026, 11, 25), 3, "US", date(2026, 12, 1)),  # Thanksgiving
        (
            date(2026, 12, 24),
            1,
            "GB",
            date(2026, 12, 29),
        ),  # Boxing Day is made up for on Monday
        (date(2026, 12, 24), 1, "DE", date(2026, 12, 28)),
        (date(2026, 9, 30), 1, "CN", date(2026, 10, 8)),  # Golden Week
        (date(2026, 12, 24), 1, "ZZ", date(2026, 12, 25)),  # unknown: weekends only
        (date(2026, 11, 21), 1, "", date(2026, 11, 23)),
    ],
)
def test_business_days(start: date, count: int, country: str, expected: date) -> None:
    moment = datetime(start.year, start.month, start.day, 15, 30, tzinfo=UTC)
    due = add_business_days(moment, count, country)
    assert due.date() == expected
    assert (due.hour, due.minute) == (15, 30)


@given(
    st.integers(0, 15 * 365 * 24).map(lambda hours: FRIDAY + timedelta(hours=hours)),
    st.integers(1, 30),
    st.sampled_from(["US", "DE", "JP", "ZZ"]),
)
def test_a_business_day_deadline_falls_on_a_business_day(
    start: datetime, count: int, country: str
) -> None:
    due = add_business_days(start, count, country)
    assert due >= start + timedelta(days=count)
    assert is_business_day(due.date(), country)


def test_a_table_is_read_from_its_own_json() -> None:
    row = (
        '[{"platform": "x", "country": "*", "event": "e", "amount": 1, "unit": "days",'
        ' "source": "s1", "last_checked": "2026-11-22", "note": ""}]'
    )
    due, found = DeadlineTable.load(row).due("x", "US", "e", FRIDAY)
    assert due == FRIDAY + timedelta(days=1)
    assert found.source == "s1"


@pytest.mark.parametrize("event", ["send_back", "refund_by_law"])
@pytest.mark.parametrize(
    ("country", "start", "expected"),
    [
        # a Saturday, a Sunday, and a holiday before a weekend
        ("DE", date(2026, 11, 21), date(2026, 12, 7)),
        ("GB", date(2026, 11, 22), date(2026, 12, 7)),
        ("DE", date(2026, 12, 11), date(2026, 12, 28)),
        ("DE", date(2026, 11, 23), date(2026, 12, 7)),
    ],
)
def test_a_laws_days_end_on_a_working_day(
    event: str, country: str, start: date, expected: date
) -> None:
    begun = datetime(start.year, start.month, start.day, 10, 0, tzinfo=UTC)
    due, row = TABLE.due("*", country, event, begun)
    assert (row.amount, row.unit) == (14, "days")
    assert due == datetime(expected.year, expected.month, expected.day, 10, 0, tzinfo=UTC)


def test_days_that_no_law_gives_run_through_the_weekend() -> None:
    due, row = TABLE.due("aliexpress", "DE", "send_back", datetime(2026, 11, 25, tzinfo=UTC))
    assert (row.amount, due.date()) == (10, date(2026, 12, 5))  # a Saturday
