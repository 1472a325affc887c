"""Kept: each of 7 days, 4 weeks, 12 months; what is let go is never the newest proved one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from returns.keeping.retention import to_let_go
from returns.records.keeping import Copy, Counts

NOW = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)


def copy_of(age, *, proved=True, why="day"):
    made = NOW - age
    path = Path(f"{made:%Y%m%dT%H%M%S}-{proved}-{why}")
    copy = Copy(path, made, why, "id", "Desk", 3, Counts(), 1)
    return replace(copy, proved_at=made) if proved else copy


def kept(copies):
    gone = to_let_go(copies, NOW)
    return [copy for copy in copies if copy not in gone]


def test_a_year_of_daily_copies_is_kept_as_days_weeks_and_months():
    daily = [copy_of(timedelta(days=age)) for age in range(400)]
    ages = [(NOW - copy.made_at).days for copy in kept(daily)]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    # Sundays of the weeks before, then the last day of each month
    assert [age for age in ages if 7 <= age < 28] == [10, 17, 25]
    days = {(NOW - timedelta(days=age)).date() for age in ages}
    months = {(day.year, day.month) for day in days}
    assert len(months) == 12
    assert len(ages) <= 7 + 4 + 12


def test_all_copies_of_the_last_day_stay():
    hourly = [copy_of(timedelta(hours=age)) for age in range(24)]
    assert kept(hourly) == hourly


def test_a_proved_copy_stands_for_its_day_before_a_newer_one_that_is_not():
    early = copy_of(timedelta(days=3, hours=5))
    late = copy_of(timedelta(days=3), proved=False)
    assert kept([copy_of(timedelta(0)), early, late]) == [copy_of(timedelta(0)), early]


def test_what_was_made_before_an_update_stays_for_four_weeks():
    before = copy_of(timedelta(days=20, hours=3), why="before_version")
    daily = [copy_of(timedelta(days=age)) for age in range(60)]
    assert before in kept([*daily, before])
    old = copy_of(timedelta(days=40, hours=3), why="before_version")
    assert old not in kept([*daily, old])


@given(
    st.lists(
        st.builds(
            copy_of,
            st.timedeltas(timedelta(days=-3), timedelta(days=900)),
            proved=st.booleans(),
            why=st.sampled_from(["day", "asked", "before_import"]),
        ),
        max_size=80,
        unique_by=lambda copy: copy.path,
    )
)
def test_the_newest_and_the_newest_proved_are_never_let_go(copies):
    stay = kept(copies)
    if copies:
        assert max(copies, key=lambda copy: copy.made_at) in stay or any(
            copy.made_at.date() == max(c.made_at for c in copies).date() for copy in stay
        )
    proved = [copy for copy in copies if copy.proved_at is not None]
    if proved:
        assert max(proved, key=lambda copy: copy.made_at) in stay
    # letting go twice lets nothing more go
    assert to_let_go(stay, NOW) == []


def test_copies_from_a_wrong_clock_stand_for_no_day():
    daily = [copy_of(timedelta(days=age)) for age in range(30)]
    ahead = [copy_of(timedelta(days=-age)) for age in range(2, 400, 3)]
    assert kept([*daily, *ahead]) == [*kept(daily), *ahead]
