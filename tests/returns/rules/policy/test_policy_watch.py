"""What the desk warns of in the suppliers' policies."""

from datetime import date

import pytest

from returns.money import Money
from returns.records.policy import PolicyTerms, Supplier, SupplierPolicy
from returns.records.policy_warning import Loss, PolicyWarning, Watch
from returns.rules.policy.policy_watch import Promise, falls_into, list_line, tell, watch
from returns.terms import Standing, WindowStart

TODAY = date(2026, 11, 22)


def supplier(
    days=14,
    checked=TODAY,
    holds_from=date(2026, 1, 1),
    standing=Standing.ACTIVE,
    refusals=0,
    name="Kiln & Co",
    **terms,
):
    version = SupplierPolicy(
        9, 1, 1, holds_from, checked, PolicyTerms(window_days=days, **terms)
    )
    return Supplier(1, name, "", "en", standing, "", refusals, (version,))


def kinds(found):
    return [warning.kind for warning in found]


def test_a_supplier_who_covers_the_promise_is_not_warned_of():
    assert watch([supplier(30)], Promise(24), {}, TODAY) == ()


def test_the_days_beyond_the_suppliers_window_are_ours():
    (gap,) = watch([supplier(14)], Promise(24), {}, TODAY)
    assert (gap.kind, gap.promised, gap.allowed, gap.days) == (Watch.GAP, 24, 14, 10)
    told = tell(gap, "en")
    assert told.word == "gap"
    assert told.title == "You promise 24 days, Kiln & Co now takes 14."
    assert told.text == "10 days are on you."


@pytest.mark.parametrize(
    ("start", "carried"),
    [
        # usually at most 3 days until it is shipped, and 14 until it is there
        (WindowStart.DELIVERY, 30),
        (WindowStart.SHIPMENT, 16),
        (WindowStart.PACKING_SLIP, 16),
        (WindowStart.ORDER, 13),
    ],
)
def test_a_window_that_counts_from_before_the_delivery_carries_less(start, carried):
    kiln = supplier(30, window_from=start)
    assert watch([kiln], Promise(carried), {}, TODAY) == ()
    (gap,) = watch([kiln], Promise(carried + 1), {}, TODAY)
    assert (gap.allowed, gap.days) == (carried, 1)


def test_it_is_said_what_the_supplier_counts_from():
    (gap,) = watch([supplier(30, window_from=WindowStart.ORDER)], Promise(24), {}, TODAY)
    assert tell(gap, "en").title == (
        "You promise 24 days from delivery. Kiln & Co takes 30 days from the order: "
        "13 are left when the parcel travels longest."
    )
    # a request on day 20 is on us
    assert falls_into(gap, 20)
    assert tell(gap, "zh").title


def test_before_the_first_publication_nothing_is_promised():
    assert watch([supplier(14)], Promise(), {}, TODAY) == ()


def test_a_promise_equal_to_the_window_is_covered():
    assert watch([supplier(14)], Promise(14), {}, TODAY) == ()


def test_a_gap_names_the_group_that_has_its_own_promise():
    promise = Promise(10, {"mugs": 24, "lamps": 12})
    (gap,) = watch([supplier(14)], promise, {1: ("lamps", "mugs")}, TODAY)
    assert tell(gap, "en").title == "You promise 24 days on mugs, Kiln & Co now takes 14."
    assert tell(gap, "zh").title == "mugs 承诺 24 天，Kiln & Co 现仅 14 天。"


def test_groups_without_their_own_promise_make_one_gap():
    promise = Promise(20, {"mugs": 10})
    (gap,) = watch([supplier(14)], promise, {1: ("bowls", "plates")}, TODAY)
    assert (gap.group, gap.days) == ("", 6)


def test_a_supplier_who_takes_nothing_back_covers_no_day():
    (gap,) = watch([supplier(14, takes_returns=False)], Promise(10), {}, TODAY)
    assert (gap.allowed, gap.days) == (0, 10)
    assert tell(gap, "en").title == "You promise 10 days, Kiln & Co takes nothing back."


def test_a_version_that_is_ahead_warns_with_its_day():
    later = supplier(14, holds_from=date(2026, 12, 1))
    (gap,) = watch([later], Promise(24), {}, TODAY)
    assert tell(gap, "en").title == (
        "You promise 24 days, Kiln & Co takes 14 from 1 December 2026."
    )


def test_a_better_version_that_is_ahead_does_not_close_the_gap_yet():
    now = SupplierPolicy(1, 1, 1, date(2026, 1, 1), TODAY, PolicyTerms(window_days=14))
    later = SupplierPolicy(2, 1, 2, date(2027, 1, 1), TODAY, PolicyTerms(window_days=60))
    both = Supplier(1, "Kiln & Co", "", "en", Standing.ACTIVE, policies=(now, later))
    (gap,) = watch([both], Promise(24), {}, TODAY)
    assert (gap.allowed, gap.policy_id, gap.holds_from) == (14, 1, None)


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (Loss(), "10 days are on you."),
        (
            Loss(3, Money(8412, "EUR")),
            "10 days are on you: about 3 cases and €84 a year at last year’s rate.",
        ),
        (
            Loss(1, Money(2380, "JPY")),
            "10 days are on you: about 1 case and JPY 2,380 a year at last year’s rate.",
        ),
        (Loss(2), "10 days are on you: about 2 cases a year at last year’s rate."),
    ],
)
def test_what_the_gap_costs_is_said_as_far_as_it_is_known(loss, text):
    gap = PolicyWarning(1, "Kiln & Co", Watch.GAP, days=10, promised=24, allowed=14, loss=loss)
    assert tell(gap, "en").text == text


def test_the_gap_in_chinese():
    loss = Loss(3, Money(8412, "EUR"))
    gap = PolicyWarning(1, "窑业陶瓷", Watch.GAP, days=10, promised=24, allowed=14, loss=loss)
    told = tell(gap, "zh")
    assert told.title == "您承诺 24 天，窑业陶瓷现仅 14 天。"
    assert told.text == "10 天由您承担：按去年比例每年约 3 起、€84。"


def test_one_day_is_one_day():
    gap = PolicyWarning(1, "Kiln & Co", Watch.GAP, days=1, promised=15, allowed=14)
    assert tell(gap, "en").text == "1 day is on you."


@pytest.mark.parametrize(("day", "ours"), [(14, False), (15, True), (24, True), (25, False)])
def test_requests_in_the_gap_are_those_after_the_suppliers_last_day(day, ours):
    gap = PolicyWarning(1, "Kiln & Co", Watch.GAP, days=10, promised=24, allowed=14)
    assert falls_into(gap, day) is ours


@pytest.mark.parametrize(
    ("checked", "warned"),
    [(date(2026, 8, 25), False), (date(2026, 8, 24), True), (date(2026, 8, 10), True)],
)
def test_a_policy_asks_for_a_check_after_ninety_days(checked, warned):
    assert bool(watch([supplier(checked=checked)], Promise(), {}, TODAY)) is warned


def test_the_days_since_the_check_are_said():
    (old,) = watch([supplier(checked=date(2026, 8, 10))], Promise(), {}, TODAY)
    assert tell(old, "en").title == "not checked for 104 days"
    assert tell(old, "zh").title == "104 天未核对"


def test_the_seller_decides_how_long_a_check_lasts():
    old = supplier(checked=date(2026, 11, 12))
    assert kinds(watch([old], Promise(), {}, TODAY, check_days=10)) == [Watch.UNCHECKED]


def test_standing_is_said_with_the_refusals():
    slow = supplier(standing=Standing.ON_NOTICE, refusals=3)
    (told,) = watch([slow], Promise(), {}, TODAY)
    assert tell(told, "en").title == "On notice · 3 refusals"


def test_a_stopped_supplier_is_warned_of_for_that_alone():
    stopped = supplier(5, checked=date(2020, 1, 1), standing=Standing.STOPPED)
    assert kinds(watch([stopped], Promise(24), {}, TODAY)) == [Watch.STANDING]


def test_a_supplier_without_a_policy_is_named():
    empty = Supplier(1, "Loom & Sons", "", "en", Standing.ACTIVE)
    (told,) = watch([empty], Promise(24), {}, TODAY)
    assert told.kind is Watch.UNWRITTEN


def test_the_gravest_comes_first():
    bad = supplier(5, checked=date(2020, 1, 1), standing=Standing.ON_NOTICE)
    assert kinds(watch([bad], Promise(24), {}, TODAY)) == [
        Watch.GAP,
        Watch.STANDING,
        Watch.UNCHECKED,
    ]


def test_the_line_under_a_name_is_its_window_unless_something_else_is_graver():
    fine, old = supplier(14), supplier(14, checked=date(2026, 8, 10))
    assert (
        list_line(fine, watch([fine], Promise(24), {}, TODAY), "en") == "14 days from delivery"
    )
    assert (
        list_line(old, watch([old], Promise(), {}, TODAY), "en") == "not checked for 104 days"
    )
    noticed = supplier(14, standing=Standing.ON_NOTICE, refusals=3)
    assert list_line(noticed, watch([noticed], Promise(), {}, TODAY), "en") == (
        "on notice · 3 refusals"
    )
