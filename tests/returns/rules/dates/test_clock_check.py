"""A clock that was set back is noticed; one that was put right by a little is not."""

from datetime import UTC, datetime, timedelta

import pytest

from returns.rules.dates.clock_check import SetBack, set_back

NEWEST = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (timedelta(days=-400), False),
        (timedelta(0), False),
        (timedelta(minutes=5), False),
        (timedelta(minutes=5, seconds=1), True),
        (timedelta(days=3650), True),
    ],
)
def test_only_more_than_a_few_minutes_count(behind, told):
    now = NEWEST - behind
    assert set_back(now, NEWEST) == (SetBack(now, NEWEST) if told else None)


def test_a_desk_without_a_history_contradicts_no_clock():
    assert set_back(NEWEST, None) is None


def test_what_is_said_of_it_names_both_times_in_the_time_of_the_computer():
    said = SetBack(NEWEST - timedelta(days=3), NEWEST)
    for lang in ("en", "zh"):
        for each in (said.now, said.newest):
            assert f"{each.astimezone():%Y-%m-%d %H:%M}" in said.say(lang)
