"""What buyers were told, and what it costs when a supplier no longer covers it."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from db.tables import cases as t
from db.tables import trade as s
from returns.money import Money
from returns.records.policy import PolicyTerms
from returns.records.policy_warning import Clause, Loss, Watch
from returns.rules.policy.policy_watch import Promise
from returns.terms import Standing


@pytest.fixture
def kiln(desk):
    """A supplier who takes goods back for 14 days, while we promise 24."""
    desk.settings.set(home_currency="EUR")
    desk.policies.add_supplier("Kiln & Co")
    (supplier,) = desk.policies.suppliers()
    desk.policies.new_version(supplier.id, PolicyTerms(window_days=14), date(2026, 1, 1))
    desk.policies.publish(Promise(24))
    return supplier.id


def product(desk, supplier_id, group=""):
    with desk.store.transaction() as tx:
        values = {"sku": f"SKU-{group}", "supplier_id": supplier_id, "product_group": group}
        return tx.execute(insert(s.product).values(**values)).lastrowid


def request(desk, delivered, requested, *lines, currency="EUR"):
    """A case requested some days after delivery, with lines as `goods` makes them."""
    with desk.store.transaction() as tx:
        number = f"RC-{delivered}-{requested}"
        channel = tx.execute(insert(s.channel).values(name=number)).lastrowid
        order = tx.execute(
            insert(s.order).values(channel_id=channel, number=number, delivered_on=delivered)
        ).lastrowid
        case = tx.execute(
            insert(t.return_case).values(
                number=number,
                order_id=order,
                channel_id=channel,
                requested_at=f"{requested}T10:00:00Z",
                currency=currency,
            )
        ).lastrowid
        for told in lines:
            paid = told.pop("paid")
            line = tx.execute(insert(t.case_line).values(case_id=case, **told)).lastrowid
            for number in range(1, told["quantity"] + 1):
                unit = {"case_id": case, "line_id": line, "number": number, "paid_minor": paid}
                tx.execute(insert(t.unit).values(**unit))


def goods(supplier_id, *, cost=980, paid=1840, product_id=None):
    """Two pieces of one thing."""
    of = {"supplier_id": supplier_id, "product_id": product_id}
    return {"unit_cost_minor": cost, "quantity": 2, "paid": paid} | of


def gaps(desk):
    return [warning for warning in desk.policies.warnings() if warning.kind is Watch.GAP]


def test_nothing_published_promises_nothing(desk):
    assert desk.policies.promise() == Promise(0, None)


def test_what_is_published_is_remembered(desk):
    desk.policies.publish(Promise(24, {"mugs": 24, "lamps": 12}))
    assert desk.policies.promise() == Promise(24, {"mugs": 24, "lamps": 12})
    assert desk.settings.get().published_days == 24
    desk.policies.publish(Promise(11))
    assert desk.policies.promise() == Promise(11, None)


def test_a_promise_beyond_the_suppliers_window_is_a_gap(desk, kiln):
    (gap,) = gaps(desk)
    assert (gap.supplier, gap.promised, gap.allowed, gap.days) == ("Kiln & Co", 24, 14, 10)
    assert gap.loss == Loss()


def test_the_cost_is_last_years_requests_in_those_days_at_cost(desk, kiln):
    request(desk, "2026-06-01", "2026-06-16", goods(kiln))  # day 15
    request(desk, "2026-07-01", "2026-07-25", goods(kiln))  # day 24
    request(desk, "2026-08-01", "2026-08-15", goods(kiln))  # day 14: covered
    request(desk, "2026-09-01", "2026-09-26", goods(kiln))  # day 25: not promised
    request(desk, "2025-11-01", "2025-11-20", goods(kiln))  # longer ago than a year
    (gap,) = gaps(desk)
    assert gap.loss == Loss(2, Money(3920, "EUR"))


def test_a_cost_that_is_not_known_is_taken_from_what_was_paid(desk, kiln):
    request(desk, "2026-06-01", "2026-06-20", goods(kiln, cost=None))
    (gap,) = gaps(desk)
    assert gap.loss == Loss(1, Money(3680, "EUR"))


def test_where_neither_cost_nor_price_is_known_the_case_is_counted(desk, kiln):
    request(desk, "2026-06-01", "2026-06-20", goods(kiln, cost=None, paid=None))
    (gap,) = gaps(desk)
    assert gap.loss == Loss(1, None)


def test_a_supplier_loses_nothing_by_anothers_goods_in_the_case(desk, kiln):
    desk.policies.add_supplier("Northlight")
    (other,) = [each.id for each in desk.policies.suppliers() if each.name == "Northlight"]
    request(desk, "2026-06-01", "2026-06-20", goods(kiln, cost=None), goods(other, paid=99900))
    (gap,) = gaps(desk)
    assert gap.loss == Loss(1, Money(3680, "EUR"))


def test_two_things_of_a_supplier_in_one_case_are_one_case_with_both_sums(desk, kiln):
    request(desk, "2026-06-01", "2026-06-20", goods(kiln), goods(kiln, cost=None))
    (gap,) = gaps(desk)
    assert gap.loss == Loss(1, Money(1960 + 3680, "EUR"))


def test_money_is_told_in_the_desks_own_currency(desk, kiln):
    desk.settings.set(home_currency="USD", rates={"EUR": "0.5"}, rates_on="2026-11-01")
    request(desk, "2026-06-01", "2026-06-20", goods(kiln))
    (gap,) = gaps(desk)
    assert gap.loss == Loss(1, Money(3920, "USD"))


def test_without_a_rate_cases_are_counted_and_money_is_not_guessed(desk, kiln):
    request(desk, "2026-06-01", "2026-06-20", goods(kiln))
    request(desk, "2026-06-02", "2026-06-20", goods(kiln), currency="XAF")
    (gap,) = gaps(desk)
    assert gap.loss == Loss(2, None)


def test_a_group_pays_only_for_its_own_goods(desk, kiln):
    mugs, lamps = product(desk, kiln, "mugs"), product(desk, kiln, "lamps")
    desk.policies.publish(Promise(10, {"mugs": 24, "lamps": 12}))
    both = (goods(kiln, product_id=mugs), goods(kiln, cost=5000, product_id=lamps))
    request(desk, "2026-06-01", "2026-06-20", *both)
    request(desk, "2026-06-02", "2026-06-20", goods(kiln, product_id=lamps))
    (gap,) = gaps(desk)
    assert (gap.group, gap.loss) == ("mugs", Loss(1, Money(1960, "EUR")))


def test_an_accepted_gap_is_silent_until_it_is_taken_up_again(desk, kiln):
    (gap,) = gaps(desk)
    desk.policies.accept_gap(gap)
    assert gaps(desk) == []
    desk.policies.accept_gap(gap, accepted=False)
    assert gaps(desk) == [gap]


def test_an_accepted_gap_speaks_again_when_the_supplier_writes_a_new_version(desk, kiln):
    desk.policies.accept_gap(gaps(desk)[0])
    desk.policies.new_version(kiln, PolicyTerms(window_days=7), date(2026, 11, 1))
    (gap,) = gaps(desk)
    assert gap.days == 17


def test_shortening_the_promise_closes_the_gap(desk, kiln):
    desk.policies.publish(Promise(11))
    assert gaps(desk) == []


def test_the_overview_is_all_of_it_at_one_moment(desk, kiln):
    product(desk, kiln, "mugs")
    seen = desk.policies.overview()
    assert [supplier.name for supplier in seen.suppliers] == ["Kiln & Co"]
    assert [warning.kind for warning in seen.warnings] == [Watch.GAP]
    assert (seen.products, seen.published_days, seen.today) == (1, 24, date(2026, 11, 22))


def test_the_seller_decides_when_a_check_is_due(desk, kiln, clock):
    desk.policies.publish(Promise(10))
    clock.forward(days=30)
    assert desk.policies.warnings() == ()
    triage = replace(desk.settings.get().triage, check_policy_days=30)
    desk.settings.set(triage=triage)
    assert [warning.kind for warning in desk.policies.warnings()] == [Watch.UNCHECKED]


# --- the year by clause --------------------------------------------------------------------


def test_the_year_tells_of_each_supplier_what_its_clauses_left_to_us(desk, kiln):
    product_id = product(desk, kiln, "mugs")
    request(desk, "2026-11-01", "2026-11-19", goods(kiln, product_id=product_id))
    request(desk, "2026-11-01", "2026-11-05", goods(kiln, product_id=product_id))
    (year,) = desk.policies.year()
    assert (year.supplier_id, year.carried, year.promised) == (kiln, 14, (24,))
    assert [each.day for each in year.asked] == [18, 4]
    assert dict(year.losses)[Clause.WINDOW] == Loss(1, Money(1960, "EUR"))
    # the card of the gap says the same
    (gap,) = (each for each in desk.policies.warnings() if each.kind is Watch.GAP)
    assert gap.loss == dict(year.losses)[Clause.WINDOW]


def test_what_never_arrived_is_in_no_window_and_in_no_year(desk, kiln):
    request(desk, "2026-11-01", "2026-11-19", goods(kiln) | {"reason": "never_arrived"})
    (year,) = desk.policies.year()
    assert year.asked == ()
    (gap,) = (each for each in desk.policies.warnings() if each.kind is Watch.GAP)
    assert gap.loss == Loss()


def test_each_group_is_measured_by_its_own_promise(desk, kiln):
    cups, lamps = product(desk, kiln, "cups"), product(desk, kiln, "lamps")
    desk.policies.publish(Promise(10, {"cups": 24}))
    for product_id in (cups, lamps):
        request(
            desk, f"2026-11-0{product_id}", "2026-11-20", goods(kiln, product_id=product_id)
        )
    (year,) = desk.policies.year()
    assert year.promised == (10, 24)
    assert dict(year.losses)[Clause.WINDOW].cases == 1


def test_a_supplier_who_is_stopped_or_has_no_terms_has_no_year(desk, kiln):
    desk.policies.add_supplier("Nobody")
    assert [year.supplier_id for year in desk.policies.year()] == [kiln]
    desk.policies.edit_supplier(kiln, standing=Standing.STOPPED)
    assert desk.policies.year() == ()
