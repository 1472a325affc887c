"""What a refusal for time rests on: the promise, the day it came, the law, and what the buyer said."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.records.advice import OrderDates, Span
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.sentences import sentence
from returns.rules.steps.declining import checked, promised_time
from tests.returns.case_maker import LENA, a_line, a_stored_case, an_order

CAME = date(2026, 10, 12)
SURE = OrderDates(delivered=Span(CAME, CAME, sure=True))
ABOUT = OrderDates(delivered=Span(CAME - timedelta(days=7), CAME))
DEADLINES = DeadlineTable.shipped()


def asked_on(day: date, reason: str = "changed_mind", country: str = "US"):
    line = a_line(reason=reason)
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    sale = an_order(address=replace(LENA, country=country))
    return a_stored_case(line, sale=sale, requested_at=at, platform="ebay"), line


def told(day: date, days: int, dates: OrderDates = SURE, **kept: str) -> dict[str, bool]:
    case, line = asked_on(day, **kept)
    found = checked(case, line, dates, days, DEADLINES)
    return {check.because.key.partition(".")[2]: check.bears_out for check in found}


@pytest.mark.parametrize(
    ("day", "over"), [(date(2026, 11, 5), False), (date(2026, 11, 6), True)]
)
def test_a_window_holds_to_its_last_day(day: date, over: bool) -> None:
    case, _ = asked_on(day)
    window = promised_time(case, SURE, 24)
    assert window is not None
    assert window.ended == date(2026, 11, 5)
    assert window.over is over
    assert told(day, 24)["window_over" if over else "window_open"] is over


def test_an_estimate_counts_from_its_late_end_and_bears_nothing_out() -> None:
    assert told(date(2026, 11, 6), 24, ABOUT) == {"window_over": True, "came_estimated": False}
    assert told(date(2026, 11, 5), 24, ABOUT)["window_open"] is False


def test_what_nobody_knows_is_said() -> None:
    assert told(date(2026, 11, 6), 24, OrderDates()) == {"came_unknown": False}
    assert told(date(2026, 11, 6), 0)["no_window"] is False


def test_the_law_runs_whatever_the_shop_promises() -> None:
    assert "law_over" not in told(date(2026, 11, 6), 24)
    assert told(date(2026, 10, 26), 5, country="DE") == {
        "window_over": True,
        "came_known": True,
        "law_open": False,
    }
    assert told(date(2026, 10, 27), 5, country="DE")["law_over"] is True


@pytest.mark.parametrize(
    ("country", "came", "last"),
    [
        ("DE", date(2026, 10, 10), date(2026, 10, 26)),  # a Saturday
        ("DE", date(2026, 12, 11), date(2026, 12, 28)),  # Christmas, a Saturday, a Sunday
        ("FR", date(2026, 10, 28), date(2026, 11, 12)),  # the Armistice, a Wednesday
        ("DE", date(2026, 10, 28), date(2026, 11, 11)),
    ],
)
def test_the_law_runs_until_a_day_on_which_people_work(country, came, last) -> None:
    dates = OrderDates(delivered=Span(came, came, sure=True))
    assert told(last, 5, dates, country=country)["law_open"] is False
    assert told(last + timedelta(days=1), 5, dates, country=country)["law_over"] is True


def test_no_window_settles_that_goods_are_broken() -> None:
    assert told(date(2026, 12, 1), 24, reason="defective")["faulty"] is False
    assert "faulty" not in told(date(2026, 12, 1), 24)


@given(st.integers(0, 400), st.integers(0, 200), st.booleans())
def test_every_check_can_be_said_in_both_languages(after: int, days: int, sure: bool) -> None:
    dates = SURE if sure else ABOUT
    case, line = asked_on(CAME + timedelta(days=after), "defective", "DE")
    for check in checked(case, line, dates, days, DEADLINES):
        for lang in ("en", "zh"):
            words = sentence(check.because, lang)
            assert "{" not in words
            assert "…" not in words
    window = promised_time(case, dates, days)
    assert window is None or window.over is (after > days)
