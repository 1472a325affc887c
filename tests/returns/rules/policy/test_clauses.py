"""Each clause against what is promised: whose requests it leaves to us, and what that costs."""

import pytest

from returns.money import Money
from returns.records.policy import PolicyTerms, ReturnFee
from returns.records.policy_warning import Asked, Clause, Loss
from returns.rules.policy.clauses import in_all, on_us, safe_days, tried


def asked(day, reason="changed_mind", case_id=1, promised=24, worth=1000):
    money = None if worth is None else Money(worth, "EUR")
    return Asked(case_id, 7, "mugs", reason, day, promised, money)


def eur(minor):
    return Money(minor, "EUR")


def losses(*requests, days=14, **terms):
    return dict(on_us(PolicyTerms(window_days=days, **terms), days, requests))


def test_what_comes_after_the_suppliers_window_and_in_ours_is_on_us():
    found = losses(asked(14), asked(15, case_id=2), asked(24, case_id=3), asked(25, case_id=4))
    assert found[Clause.WINDOW] == Loss(2, eur(2000))


def test_two_lines_of_a_case_are_one_case_and_both_are_money():
    assert losses(asked(15), asked(15, worth=250))[Clause.WINDOW] == Loss(1, eur(1250))


def test_a_sum_of_which_a_part_is_not_known_is_not_told():
    assert losses(asked(15), asked(16, case_id=2, worth=None))[Clause.WINDOW] == Loss(2, None)


def test_damage_is_late_before_the_window_ends_and_is_counted_once():
    late, too_late = asked(8, "damaged_in_transit"), asked(15, "damaged_in_transit", 2)
    found = losses(late, too_late, asked(8, "defective", 3), damage_days=7)
    assert found[Clause.DAMAGE] == Loss(1, eur(1000))
    assert found[Clause.WINDOW] == Loss(1, eur(1000))
    assert losses(late)[Clause.DAMAGE] == Loss()


def test_goods_ordered_wrong_are_taken_back_whether_the_supplier_does_or_not():
    request = asked(3, "ordered_by_mistake")
    assert losses(request, takes_ordered_wrong=False)[Clause.WRONG] == Loss(1, eur(1000))
    fee = losses(request, ordered_wrong_fee_percent=15, fee=ReturnFee(percent=10))
    assert fee[Clause.WRONG] == Loss(1, eur(150))
    assert fee[Clause.FEE] == Loss()
    assert losses(request)[Clause.WRONG] == Loss()


def test_a_fee_is_on_us_where_it_is_not_waived_and_never_more_than_the_goods():
    fine, faulty = asked(3), asked(3, "defective", 2)
    fee = ReturnFee(percent=20, waived_for=("defective",))
    assert losses(fine, faulty, fee=fee)[Clause.FEE] == Loss(1, eur(200))
    fixed = ReturnFee(percent=20, fixed=Money(5000, "EUR"))
    assert losses(fine, fee=fixed)[Clause.FEE] == Loss(1, eur(1000))
    # a fixed sum in another currency is a fee that nobody can add up
    foreign = ReturnFee(fixed=Money(500, "USD"))
    assert losses(fine, fee=foreign)[Clause.FEE] == Loss(1, None)
    # goods that the supplier takes back no more bear no fee
    assert losses(asked(20), fee=fee)[Clause.FEE] == Loss()


def test_the_way_back_of_faulty_goods_is_on_us_where_the_supplier_does_not_pay_it():
    faulty, fine = asked(3, "defective"), asked(3, case_id=2)
    assert losses(faulty, fine)[Clause.FREIGHT] == Loss(1, None)
    paid = losses(faulty, fine, freight={"*": "buyer", "defective": "supplier"})
    assert paid[Clause.FREIGHT] == Loss()


def test_what_is_known_is_added_up():
    assert in_all([Loss(1, None), Loss(2, eur(300)), Loss(1, eur(50))]) == eur(350)
    assert in_all([Loss(1, None)]) is None


@pytest.mark.parametrize(
    ("days", "terms", "safe"),
    [
        (30, {"rma_days": 2, "transit_days": 5}, 22),
        (30, {"rma_needed": False, "transit_days": 5}, 24),
        (6, {"transit_days": 7}, 0),
    ],
)
def test_the_last_safe_day_counts_number_way_and_inspection_back(days, terms, safe):
    assert safe_days(PolicyTerms(**terms), days) == safe


def test_another_window_would_have_taken_less_and_left_less_to_us():
    year = [asked(day, case_id=day) for day in (1, 22, 23, 30, 31, 40)]
    wide = tried(year, 30, 22, 35)
    assert [part.cases for part in wide[1:]] == [2, 2, 1, 1]
    assert wide.on_us == Loss(1, eur(1000))
    safe = tried(year, 30, 22, 22)
    assert [part.cases for part in safe[1:]] == [2, 0, 0, 4]
    # whoever takes nothing back is in time for nothing
    none = tried(year, 0, 0, 24)
    assert [part.cases for part in none[1:]] == [0, 0, 3, 3]
