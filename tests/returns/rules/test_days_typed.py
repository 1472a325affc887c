"""A day is known however somebody types it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.rules.days_typed import days_in

ABOUT = date(2026, 11, 26)


def days(text, about=ABOUT):
    return [set(found.days) for found in days_in(text, about)]


@pytest.mark.parametrize(
    "text",
    [
        *("2026-12-03", "2026/12/3", "3 Dec", "3 December 2026", "3rd of December", "Dec 3"),
        *(
            "December 3rd, 2026",
            "Dec. 3",
            "12月3日",
            "2026年12月3日",
            "12 月 3 号",
            "２０２６-12-03",
        ),
    ],
)
def test_the_same_day_in_many_ways(text):
    assert days(f"Please send it by {text}.") == [{date(2026, 12, 3)}]


def test_which_of_two_figures_is_the_month_is_left_open():
    assert days("by 03/12/2026") == [{date(2026, 12, 3), date(2026, 3, 12)}]
    assert days("bis 30.11.2026") == [{date(2026, 11, 30)}]


def test_a_day_without_a_year_is_the_nearest_one():
    assert days("by 2 January") == [{date(2027, 1, 2)}]
    assert days("since 30 Dec", date(2027, 1, 3)) == [{date(2026, 12, 30)}]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "31 February",
            "2026-13-40",
            "order 302-1111111-1111111",
            "may 3 mugs",
            "version 1.2.3",
        ),
        *("a march of 20 km", "12月", "5 may be late", "RMA 2026-1", "9.99", "1/2 cup"),
    ],
)
def test_other_figures_are_no_days(text):
    assert days(text) == []


@given(st.dates(date(2026, 6, 1), date(2027, 5, 1)))
def test_every_day_is_read_as_it_was_written(day):
    for text in (
        f"{day:%d %B %Y}",
        f"{day:%B %d, %Y}",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert days(text) == [{day}]
    near = abs(day - ABOUT) < timedelta(days=180)
    assert not near or days(f"{day:%d %b}") == [{day}]
