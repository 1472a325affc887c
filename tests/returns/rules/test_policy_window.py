"""Until when a supplier takes goods back, and the last day on which it is still safe to act."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.records.policy import PolicyTerms
from returns.rules.policy_window import last_safe_day, may_still_go_back, window_ends
from returns.terms import RmaPlacement, WindowStart

ORDERED, SHIPPED, DELIVERED = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 18)
DATES = (ORDERED, SHIPPED, DELIVERED)
TERMS = PolicyTerms(window_days=14, rma_days=2, transit_days=7)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (WindowStart.ORDER, date(2026, 11, 24)),
        (WindowStart.SHIPMENT, date(2026, 11, 26)),
        (WindowStart.PACKING_SLIP, date(2026, 11, 26)),
        (WindowStart.DELIVERY, date(2026, 12, 2)),
    ],
)
def test_the_window_counts_from_what_starts_it(start: WindowStart, expected: date) -> None:
    assert window_ends(replace(TERMS, window_from=start), *DATES, faulty=False) == expected


def test_damage_has_its_own_shorter_window() -> None:
    terms = replace(TERMS, damage_days=4)
    assert window_ends(terms, *DATES, faulty=True) == date(2026, 11, 22)
    assert last_safe_day(terms, *DATES, faulty=True) == date(2026, 11, 22)
    assert window_ends(terms, *DATES, faulty=False) == date(2026, 12, 2)


def test_a_warranty_lengthens_the_time_for_faulty_goods() -> None:
    terms = replace(TERMS, warranty_months=3)
    assert window_ends(terms, *DATES, faulty=True) == date(2027, 2, 18)
    month_end = window_ends(terms, None, None, date(2026, 11, 30), faulty=True)
    assert month_end == date(2027, 2, 28)


def test_the_last_safe_day_leaves_time_for_number_transit_and_a_look() -> None:
    assert last_safe_day(TERMS, *DATES, faulty=False) == date(2026, 11, 22)
    no_number = replace(TERMS, rma_needed=False)
    assert last_safe_day(no_number, *DATES, faulty=False) == date(2026, 11, 24)
    po = replace(TERMS, rma_placement=RmaPlacement.PO_IS_RMA)
    assert last_safe_day(po, *DATES, faulty=False) == date(2026, 11, 24)


def test_what_is_not_known_is_not_guessed() -> None:
    assert window_ends(TERMS, ORDERED, SHIPPED, None, faulty=False) is None
    assert last_safe_day(TERMS, None, None, None, faulty=True) is None
    assert may_still_go_back(TERMS, None, None, None, DELIVERED) is None


def test_an_earlier_event_stands_in_for_an_unknown_shipment() -> None:
    terms = replace(TERMS, window_from=WindowStart.SHIPMENT)
    assert window_ends(terms, ORDERED, None, None, faulty=False) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("today", "still"), [(date(2026, 12, 2), True), (date(2026, 12, 3), False)]
)
def test_the_last_day_of_the_window_counts(today: date, still: bool) -> None:
    assert may_still_go_back(TERMS, *DATES, today) is still


def test_a_supplier_who_takes_nothing_never_does() -> None:
    none = replace(TERMS, takes_returns=False)
    assert may_still_go_back(none, *DATES, DELIVERED) is False


@given(st.integers(0, 400), st.integers(0, 30), st.integers(0, 60))
def test_the_safe_day_is_never_after_the_end(window: int, rma: int, transit: int) -> None:
    terms = replace(TERMS, window_days=window, rma_days=rma, transit_days=transit)
    end = window_ends(terms, *DATES, faulty=False)
    safe = last_safe_day(terms, *DATES, faulty=False)
    assert end is not None
    assert safe is not None
    assert safe <= end - timedelta(days=1)
