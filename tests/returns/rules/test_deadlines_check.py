"""The seller's own times for deadlines: how they are typed, what is refused, whose they are."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import Refusal
from returns.records.settings import OwnDeadline
from returns.rules.dates.deadlines import DeadlineTable, deadline_table
from returns.rules.deadlines_check import (
    MOST,
    deadline_row,
    deadline_typed,
    kept_deadlines,
    later_than_source,
)

AMAZON, OURS = "amazon:*:answer_buyer", "*:*:negotiate"
TODAY = date(2026, 11, 27)
KEYS = st.sampled_from([row.key for row in DeadlineTable.shipped().rows])


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("12", 12, "hours"),
        ("12 hours", 12, "hours"),
        (" 1 Hour ", 1, "hours"),
        ("36h", 36, "hours"),
        ("2 days", 2, "days"),
        ("1 business day", 1, "business_days"),
        ("3 business_days", 3, "business_days"),
        ("12 小时", 12, "hours"),
        ("2天", 2, "days"),
        ("3 个工作日", 3, "business_days"),
    ],
)
def test_a_time_is_typed_as_one_likes_in_either_language(text, amount, unit):
    assert deadline_typed(AMAZON, text) == OwnDeadline(amount, unit)


def test_a_bare_number_keeps_the_unit_that_holds_now():
    own = OwnDeadline(2, "business_days", "2026-11-01")
    assert deadline_typed(AMAZON, "3", own) == OwnDeadline(3, "business_days")


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [
        (AMAZON, "-3 days", "settings.deadline"),
        (AMAZON, "−3 days", "settings.deadline"),
        (AMAZON, "-3", "settings.deadline"),
        (AMAZON, "0", "settings.deadline"),
        (AMAZON, "10,000 days", "settings.deadline_typed"),
        (AMAZON, "10000 days", "settings.deadline"),
        (AMAZON, "366 days", "settings.deadline"),
        (AMAZON, "3 fortnights", "settings.deadline_typed"),
        (AMAZON, "soon", "settings.deadline_typed"),
        (AMAZON, "", "settings.deadline_typed"),
        (AMAZON, "9" * 40, "settings.deadline_typed"),
        (AMAZON, "1.5 days", "settings.deadline_typed"),
        ("*:EU:withdrawal", "10 business days", "settings.deadline_days"),
        ("mars:*:answer_buyer", "3 days", "settings.deadline_row"),
    ],
)
def test_what_is_no_time_is_refused_with_what_was_kept(key, text, why):
    with pytest.raises(Refusal) as told:
        deadline_typed(key, text)
    assert told.value.key == why
    assert told.value.facts["field"] == f"deadline.{key}"
    for lang, kept in (
        ("en", ("stays as it was", "Nothing was changed")),
        ("zh", ("保持不变", "没有任何改动")),
    ):
        said = told.value.say(lang)
        assert any(words in said for words in kept)
        assert "{" not in said
        assert "term:" not in said


def test_minus_three_days_are_named_in_the_sentence():
    with pytest.raises(Refusal) as told:
        deadline_typed(AMAZON, "-3 days")
    assert told.value.say("en").startswith(
        "-3 days is no time to act in: a deadline is 1 to 365 days"
    )
    assert "-3 天" in told.value.say("zh")


def test_another_unit_is_refused_also_where_nobody_typed():
    with pytest.raises(Refusal) as told:
        kept_deadlines({AMAZON: OwnDeadline(3, "weeks")}, TODAY)
    assert told.value.key == "settings.deadline_unit"


def test_a_new_time_is_of_today_and_an_older_one_keeps_its_day():
    own = {AMAZON: OwnDeadline(12, "hours"), OURS: OwnDeadline(5, "days", "2026-11-01")}
    kept = kept_deadlines(own, TODAY)
    assert kept[AMAZON].since == "2026-11-27"
    assert kept[OURS].since == "2026-11-01"


def test_a_time_that_is_the_shipped_one_is_no_own_one():
    row = deadline_row(AMAZON)
    assert kept_deadlines({AMAZON: OwnDeadline(row.amount, row.unit)}, TODAY) == {}


@given(KEYS, st.integers(-20_000, 20_000), st.sampled_from([*MOST]))
def test_what_is_kept_is_what_the_table_says_and_every_other_row_stays(key, amount, unit):
    try:
        kept = kept_deadlines({key: OwnDeadline(amount, unit)}, TODAY)
    except Refusal:
        in_bounds = 1 <= amount <= MOST[unit]
        assert not in_bounds or (key.endswith(":withdrawal") and unit != "days")
        return
    assert 1 <= amount <= MOST[unit]
    for shipped, row in zip(
        DeadlineTable.shipped().rows, deadline_table(kept).rows, strict=True
    ):
        if row.key in kept:
            assert (row.amount, row.unit, row.own_since) == (amount, unit, "2026-11-27")
            # whose limit it is stays told: snoozing does not move what a platform sets
            assert (
                replace(row, amount=shipped.amount, unit=shipped.unit, own_since="") == shipped
            )
        else:
            assert row == shipped


@pytest.mark.parametrize(
    ("key", "amount", "unit", "later"),
    [
        (AMAZON, 12, "hours", False),
        (AMAZON, 24, "hours", False),
        (AMAZON, 25, "hours", True),
        (AMAZON, 2, "days", True),
        (OURS, 30, "days", False),
    ],
)
def test_a_time_that_ends_after_the_platforms_limit_is_known(key, amount, unit, later):
    assert later_than_source(deadline_row(key), OwnDeadline(amount, unit)) is later
