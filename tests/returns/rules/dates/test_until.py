"""One rule for every supplier's date: until when, from what, by which clause, how sure."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.records.advice import OrderDates, Span
from returns.records.policy import PolicyTerms
from returns.rules.dates.dates import told
from returns.rules.dates.until import (
    Clause,
    claim_until,
    last_safe_day,
    may_still_go_back,
    start_of,
    too_late,
    until,
)
from returns.rules.offers import rma_demanded
from returns.rules.reasons import all_reasons, says_broken
from returns.rules.sentences import sentence
from returns.terms import RmaPlacement, WindowStart

ORDERED, SHIPPED, DELIVERED = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 18)
DATES = OrderDates(told(ORDERED), told(SHIPPED), told(DELIVERED))
TERMS = PolicyTerms(window_days=14, rma_days=2, transit_days=7)
FROM_ORDER = replace(TERMS, window_from=WindowStart.ORDER)
ABOUT = replace(DATES, delivered=Span(date(2026, 11, 16), date(2026, 11, 24)))


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
    found = until(replace(TERMS, window_from=start), Clause.WINDOW, DATES)
    assert (found.start, found.ends, found.ends_late, found.sure) == (
        *(start, expected, expected),
        True,
    )


def test_damage_is_reported_from_delivery_on_whatever_the_window_counts_from() -> None:
    for start in WindowStart:
        terms = replace(TERMS, window_from=start, damage_days=4)
        found = until(terms, Clause.DAMAGE, DATES)
        assert (found.start, found.ends) == (WindowStart.DELIVERY, date(2026, 11, 22))
        assert last_safe_day(terms, "damaged_in_transit", DATES) == date(2026, 11, 22)


def test_an_exchange_without_a_window_of_its_own_has_the_one_for_returns() -> None:
    assert until(TERMS, Clause.EXCHANGE, DATES).ends == date(2026, 12, 2)
    own = replace(TERMS, exchange_days=20)
    assert until(own, Clause.EXCHANGE, DATES).ends == date(2026, 12, 8)


def test_a_warranty_lengthens_the_time_for_faulty_goods_alone() -> None:
    terms = replace(TERMS, warranty_months=3)
    assert until(terms, Clause.WARRANTY, DATES).ends == date(2027, 2, 18)
    # 18 Feb less two days for the number, seven on the way and one to look
    assert last_safe_day(terms, "defective", DATES) == date(2027, 2, 8)
    assert last_safe_day(terms, "changed_mind", DATES) == date(2026, 11, 22)
    at_month_end = replace(DATES, delivered=told(date(2026, 11, 30)))
    assert until(terms, Clause.WARRANTY, at_month_end).ends == date(2027, 2, 28)


def test_a_warranty_shorter_than_the_window_does_not_shorten_it() -> None:
    terms = replace(TERMS, window_days=60, warranty_months=1)
    # on its way on Sat 9 at the latest, the two working days before are Fri and Thu
    assert last_safe_day(terms, "defective", DATES) == date(2027, 1, 6)


def test_the_last_safe_day_leaves_time_for_number_transit_and_a_look() -> None:
    assert last_safe_day(TERMS, "changed_mind", DATES) == date(2026, 11, 22)
    no_number = replace(TERMS, rma_needed=False)
    assert last_safe_day(no_number, "changed_mind", DATES) == date(2026, 11, 24)
    po = replace(TERMS, rma_placement=RmaPlacement.PO_IS_RMA)
    assert last_safe_day(po, "changed_mind", DATES) == date(2026, 11, 24)


def test_what_is_not_known_is_not_guessed() -> None:
    nobody = OrderDates(told(ORDERED), told(SHIPPED), Span())
    found = until(TERMS, Clause.WINDOW, nobody)
    assert (found.ends, found.ends_late, found.sure) == (None, None, False)
    assert not found.missed(date(2030, 1, 1))
    assert last_safe_day(TERMS, "changed_mind", OrderDates()) is None
    assert may_still_go_back(TERMS, "changed_mind", OrderDates(), DELIVERED) is None


def test_an_earlier_event_stands_in_for_an_unknown_shipment() -> None:
    terms = replace(TERMS, window_from=WindowStart.SHIPMENT)
    only_ordered = OrderDates(ordered=told(ORDERED))
    assert until(terms, Clause.WINDOW, only_ordered).ends == date(2026, 11, 24)


# --- estimates: the early end for the supplier -----------------------------------------------


def test_a_supplier_is_counted_on_from_the_early_end_and_a_promise_from_the_late_one() -> None:
    found = until(TERMS, Clause.WINDOW, ABOUT)
    assert (found.ends, found.ends_late) == (date(2026, 11, 30), date(2026, 12, 8))
    assert not found.sure
    # ready on Sun 22: its two working days before are Thu and Fri
    assert last_safe_day(TERMS, "changed_mind", ABOUT) == date(2026, 11, 18)
    damage = until(replace(TERMS, damage_days=3), Clause.DAMAGE, ABOUT)
    assert (damage.ends, damage.ends_late) == (date(2026, 11, 19), date(2026, 11, 27))


def test_an_estimate_that_was_missed_is_told_as_about() -> None:
    late = too_late(TERMS, "wrong_item", "Kiln", ABOUT, date(2026, 12, 1))
    assert late is not None
    assert late.key == "claim.window_missed_about"
    assert "ended about 30 Nov" in sentence(late)
    assert "约" in sentence(late, "zh")
    damage = replace(TERMS, damage_days=3)
    told_late = too_late(damage, "damaged_in_transit", "Kiln", ABOUT, date(2026, 11, 20))
    assert told_late is not None
    assert told_late.key == "claim.too_late_about"


# --- the clause that a claim rests on -------------------------------------------------------


def test_the_return_window_that_was_missed_is_told() -> None:
    heard = date(2026, 11, 25)
    assert claim_until(FROM_ORDER, "wrong_item", DATES, heard).missed(heard)
    because = too_late(FROM_ORDER, "wrong_item", "Kiln", DATES, heard)
    assert because is not None
    assert "Kiln’s time for taking this back ended on 24 Nov" in sentence(because)
    assert "11月24日" in sentence(because, "zh")


@pytest.mark.parametrize("heard", [date(2026, 11, 23), date(2026, 11, 24)])
def test_the_last_day_is_in_time(heard: date) -> None:
    assert too_late(FROM_ORDER, "wrong_item", "Kiln", DATES, heard) is None


def test_a_clock_that_was_answered_in_time_stops() -> None:
    """Asked for its number on day 2 of 3; today is day 20 (case 20)."""
    terms = replace(TERMS, damage_days=3)
    asked_on, today = DELIVERED + timedelta(days=2), DELIVERED + timedelta(days=20)
    assert too_late(terms, "damaged_in_transit", "Kiln", DATES, asked_on) is None
    assert too_late(terms, "damaged_in_transit", "Kiln", DATES, today) is not None


def test_goods_that_came_damaged_go_by_the_clause_on_damage_reports_and_broken_ones_do_not() -> (
    None
):
    heard = date(2026, 11, 25)
    terms = replace(FROM_ORDER, damage_days=30)
    for reason in ("damaged_in_transit", "damaged_before_shipping"):
        assert claim_until(terms, reason, DATES, heard).clause is Clause.DAMAGE
        assert too_late(terms, reason, "Kiln", DATES, heard) is None
        late = too_late(replace(terms, damage_days=5), reason, "Kiln", DATES, heard)
        assert late is not None
        assert late.key == "claim.too_late"
    # what merely does not work can rest on it too, and is not late with it
    for reason in ("defective", "warranty", "poor_quality", "missing_parts"):
        assert claim_until(terms, reason, DATES, heard).clause is Clause.DAMAGE
        short = replace(terms, damage_days=1)
        assert claim_until(short, reason, DATES, heard).clause is Clause.WINDOW
    # another thing was not damaged
    assert claim_until(terms, "wrong_item", DATES, heard).clause is Clause.WINDOW


def test_a_warranty_holds_although_damage_had_to_be_reported_long_ago() -> None:
    terms = replace(FROM_ORDER, damage_days=7, warranty_months=12)
    heard = date(2027, 4, 1)
    assert claim_until(terms, "defective", DATES, heard).clause is Clause.WARRANTY
    assert too_late(terms, "defective", "Kiln", DATES, heard) is None
    safe = last_safe_day(terms, "defective", DATES)
    assert safe is not None
    assert safe > heard


def test_a_warranty_holds_where_the_window_is_over() -> None:
    terms, last = replace(FROM_ORDER, warranty_months=6), date(2026, 11, 24)
    assert claim_until(terms, "defective", DATES, last).clause is Clause.WINDOW
    after = claim_until(terms, "defective", DATES, last + timedelta(days=1))
    assert (after.clause, after.missed(date(2027, 5, 10))) == (Clause.WARRANTY, False)
    assert after.missed(date(2027, 5, 11))


@pytest.mark.parametrize("reason", ["never_arrived", "undeliverable"])
def test_of_what_never_arrived_no_window_was_missed(reason: str) -> None:
    assert too_late(FROM_ORDER, reason, "Kiln", DATES, date(2027, 1, 1)) is None


# --- whether it may still go back ------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "still"), [(date(2026, 11, 22), True), (date(2026, 11, 23), False)]
)
def test_goods_that_start_after_the_last_safe_day_are_too_late(
    today: date, still: bool
) -> None:
    assert may_still_go_back(TERMS, "changed_mind", DATES, today) is still


def test_a_supplier_who_takes_nothing_never_does() -> None:
    none = replace(TERMS, takes_returns=False)
    assert may_still_go_back(none, "changed_mind", DATES, DELIVERED) is False


def test_fourteen_days_from_an_order_that_is_thirteen_days_old_are_over() -> None:
    """Ordered 12 Nov, today 25 Nov: nothing gets there by tomorrow (case 19)."""
    dates = OrderDates(ordered=told(date(2026, 11, 12)))
    assert may_still_go_back(FROM_ORDER, "changed_mind", dates, date(2026, 11, 25)) is False


_DAYS = st.integers(0, 400)
_TERMS = st.builds(
    PolicyTerms,
    window_days=_DAYS,
    window_from=st.sampled_from(WindowStart),
    damage_days=st.one_of(st.none(), st.integers(0, 60)),
    warranty_months=st.one_of(st.none(), st.integers(1, 36)),
    rma_needed=st.booleans(),
    rma_days=st.integers(0, 30),
    transit_days=st.integers(0, 60),
)


@st.composite
def _orders(draw: st.DrawFn) -> OrderDates:
    """Each event after the one before, told or lying between two days."""
    spans, earliest = [], date(2025, 1, 1) + timedelta(days=draw(_DAYS))
    for _ in range(3):
        wide = draw(st.sampled_from([0, 0, 1, 9]))
        spans.append(Span(earliest, earliest + timedelta(days=wide), sure=wide == 0))
        earliest += timedelta(days=draw(st.integers(0, 12)))
    return OrderDates(*spans)


_REASONS = st.sampled_from([row.id for row in all_reasons()])


@given(_TERMS, _REASONS, _orders(), st.integers(-20, 500))
def test_route_clock_claim_and_sheet_say_one_thing(
    terms: PolicyTerms, reason: str, dates: OrderDates, later: int
) -> None:
    _, counted = start_of(terms, dates)
    assert counted.earliest is not None
    today = counted.earliest + timedelta(days=later)
    safe = last_safe_day(terms, reason, dates)
    assert safe is not None
    # the route is open exactly while the queue's clock has not run out
    assert may_still_go_back(terms, reason, dates, today) is (today <= safe)
    if today <= safe and says_broken(reason):
        # what may still go there can still be claimed
        assert not claim_until(terms, reason, dates, today).missed(today)
    for clause in Clause:
        found = until(terms, clause, dates)
        assert found.ends is not None
        assert found.ends_late is not None
        assert found.ends <= found.ends_late
        assert (found.ends == found.ends_late) or not found.sure
        assert found.missed(found.ends + timedelta(days=1))
        assert not found.missed(found.ends)
    late = too_late(terms, reason, "K", dates, today)
    term = claim_until(terms, reason, dates, today)
    if late is not None:
        # nothing that was told late is routed there, and the sentence names the day of the rule
        assert may_still_go_back(terms, reason, dates, today) is False
        assert dict(late.facts)["day"] == f"date:{term.ends}"
        assert late.key.endswith("_about") is not term.sure


@given(_TERMS, _orders())
def test_the_safe_day_leaves_the_suppliers_working_days_and_no_more(
    terms: PolicyTerms, dates: OrderDates
) -> None:
    end = until(terms, Clause.WINDOW, dates).ends
    safe = last_safe_day(terms, "changed_mind", dates)
    assert end is not None
    assert safe is not None
    leaves = end - timedelta(days=terms.transit_days + 1)
    between = [safe + timedelta(days=n) for n in range(1, (leaves - safe).days + 1)]
    working = [day.weekday() < 5 for day in between]
    assert sum(working) == (terms.rma_days if rma_demanded(terms) else 0)
    # a day later one of them would be missing
    assert all(working[:1])
