"""What a file tells to be paid has no day: papers say by when, and clocks count from the early end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from returns.papers.case_money import moved_said
from returns.papers.packet.short_case import _back_said
from returns.records.advice import Span
from returns.records.unit import Payment
from returns.rules.dates.paid_on import paid_at_earliest, paid_on
from returns.terms import Lang, Party
from tests.returns.papers.cases_by_hand import NOW, case, line, usd

HEARD = Payment(1, 1, Party.BUYER, True, usd("20"), "refund", NOW, "p1", by_platform=True)
TOLD = date(2026, 6, 20)


def refunded(payment=HEARD, before=7):
    told = case(line(1, refunded=usd("20")), payments=(payment,))
    return replace(told, requested_at=NOW - timedelta(days=before))


def test_what_the_file_gives_no_day_for_lies_between_the_request_and_the_import():
    asked = (NOW - timedelta(days=7)).date()
    assert paid_on(refunded(), HEARD) == Span(asked, NOW.date())
    assert paid_at_earliest(refunded(), HEARD) == NOW - timedelta(days=7)


@pytest.mark.parametrize(
    "payment", [replace(HEARD, on=TOLD), replace(HEARD, by_platform=False)]
)
def test_a_day_that_was_told_and_our_own_payments_are_known(payment):
    span = paid_on(refunded(payment), payment)
    assert span.sure
    assert span.known == (payment.on or NOW.date())
    assert paid_at_earliest(refunded(payment), payment).date() == span.known


def test_asked_and_heard_of_on_one_day_is_that_day():
    assert paid_on(refunded(before=0), HEARD).sure


@pytest.mark.parametrize(("lang", "by"), [(Lang.EN, "by "), (Lang.ZH, "不晚于")])
def test_papers_say_by_when_and_no_day_that_nobody_told(lang, by):
    (row,) = moved_said(refunded(), lang)
    assert row.day.startswith(by)
    (known,) = moved_said(refunded(replace(HEARD, on=TOLD)), lang)
    assert by not in known.day


def test_the_text_for_the_platform_says_by():
    said = _back_said(refunded(), [HEARD], Lang.EN)
    assert "went back to the buyer by " in said
    known = _back_said(refunded(), [replace(HEARD, on=TOLD)], Lang.EN)
    assert "went back to the buyer on 20 Jun 2026" in known
