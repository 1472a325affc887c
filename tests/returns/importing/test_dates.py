"""Dates are read as written, and never with day and month swapped on a guess."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.importing.dates import Ahead, Dates, NoSuchDay


def is_refused(dates: Dates, text: str) -> bool:
    try:
        dates.day(text)
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("14-Aug-2026", date(2026, 8, 14)),
        ("1-Sep-26", date(2026, 9, 1)),
        ("14-août-2026", date(2026, 8, 14)),
        ("03-Mär-2026", date(2026, 3, 3)),
        ("01-janv.-2026", date(2026, 1, 1)),
        ("5-set-2026", date(2026, 9, 5)),
        ("12-dic-2026", date(2026, 12, 12)),
        ("7-Mai-2026", date(2026, 5, 7)),
        ("30-giu-2026", date(2026, 6, 30)),
        ("2-out-2026", date(2026, 10, 2)),
        ("Nov 21, 2026, 3:05 pm", date(2026, 11, 21)),
        ("2026/9/3 8:05", date(2026, 9, 3)),
        ("2026年9月3日", date(2026, 9, 3)),
        ("03.09.2026", date(2026, 9, 3)),
        ("25/12/2026", date(2026, 12, 25)),
        ("12/25/2026", date(2026, 12, 25)),
        ("04/04/2026", date(2026, 4, 4)),
    ],
)
def test_a_date_is_the_day_it_says(text, wanted):
    assert Dates().day(text) == wanted


def test_a_moment_is_in_utc_and_its_day_is_the_platforms():
    dates = Dates()
    assert dates.moment("2025-10-07 00:30:26 +0200") == datetime(
        2025, 10, 6, 22, 30, 26, tzinfo=UTC
    )
    assert dates.day("2025-10-07 00:30:26 +0200") == date(2025, 10, 7)
    assert dates.moment("2026-09-03T15:00:00+00:00") == datetime(2026, 9, 3, 15, tzinfo=UTC)
    assert dates.moment("2026-09-03") == datetime(2026, 9, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31-Feb-2026", "2026-13-01", "32/01/2026", "0/0/2026", "3-Xyz-2026", "1/2"],
)
def test_what_is_no_date_is_refused(text):
    assert is_refused(Dates(), text)


@pytest.mark.parametrize(
    "text",
    ["31-Nov-2026", "Nov 31, 2026", "2026-11-31", "31.11.2026", "31/11/2026", "30-Feb-2027"],
)
def test_a_day_that_its_month_does_not_have_is_told_as_that(text):
    with pytest.raises(NoSuchDay):
        Dates().day(text)


def test_what_lies_after_the_latest_day_is_ahead():
    dates = Dates(latest=date(2027, 11, 28))
    assert dates.day("28-Nov-2027") == date(2027, 11, 28)
    for text in ("29-Nov-2027", "20-Nov-2036", "2036-11-20T10:00:00Z"):
        with pytest.raises(Ahead):
            dates.moment(text)


def test_one_clear_date_settles_all_of_the_file():
    dates = Dates()
    for text in ("03/04/2026", "13/04/2026"):
        dates.note(text)
    assert not dates.question
    assert dates.day("03/04/2026") == date(2026, 4, 3)
    american = Dates()
    for text in ("03/04/2026", "04/13/2026"):
        american.note(text)
    assert american.day("03/04/2026") == date(2026, 3, 4)


def test_an_unclear_date_is_asked_about_and_the_answer_is_taken():
    dates = Dates()
    dates.note(" 03/04/2026 ")
    assert dates.question == "03/04/2026"
    assert is_refused(dates, "03/04/2026")
    assert Dates(day_first=True).day("03/04/2026") == date(2026, 4, 3)
    assert Dates(day_first=False).day("03/04/2026") == date(2026, 3, 4)


def test_a_file_that_contradicts_itself_is_asked_about():
    dates = Dates()
    for text in ("03/04/2026", "13/04/2026", "04/13/2026"):
        dates.note(text)
    assert dates.question == "03/04/2026"


def test_a_platform_that_documents_its_hyphens_needs_no_answer():
    dates = Dates(documented=True)
    dates.note("03-09-2026")
    assert not dates.question
    assert dates.day("03-09-2026") == date(2026, 9, 3)


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)))
def test_iso_and_named_dates_come_back(day):
    dates = Dates()
    assert dates.day(day.isoformat()) == day
    assert dates.day(f"{day:%d-%b-%Y}") == day


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused(text):
    dates = Dates()
    dates.note(text)
    assert is_refused(dates, text) or isinstance(dates.day(text), date)
