"""Money guards: never too much, never twice, never for what did not come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import IllegalMove
from returns.money import Money
from returns.rules.payments import check_payment, payable, payment_key


def usd(cents: int) -> Money:
    return Money(cents, "USD")


def why(
    value: int, paid: int, amount: int, received: int = 1, units: int = 1, **kept: bool
) -> str:
    with pytest.raises(IllegalMove) as raised:
        check_payment(
            usd(value), usd(paid), usd(amount), received, kept.get("returnless", False), units
        )
    return raised.value.key


def test_all_of_it_may_be_paid_once_it_is_back() -> None:
    check_payment(usd(6000), usd(0), usd(6000), 1, returnless=False)
    check_payment(usd(6000), usd(2000), usd(4000), 1, returnless=False)


@pytest.mark.parametrize(
    ("value", "paid", "amount", "received", "units", "key"),
    [
        (6000, 0, 6001, 1, 1, "move.over_value"),
        (6000, 2000, 4001, 1, 1, "move.over_value"),
        (6000, 6000, 1, 1, 1, "move.paid_already"),
        (6000, 0, 0, 1, 1, "move.no_amount"),
        (6000, 0, -5, 1, 1, "move.no_amount"),
        (6000, 0, 100, 0, 1, "move.not_received"),
        (9000, 0, 6001, 2, 3, "move.part_received"),
        (9000, 3000, 3001, 2, 3, "move.part_received"),
    ],
)
def test_what_must_not_be_paid(
    value: int, paid: int, amount: int, received: int, units: int, key: str
) -> None:
    assert why(value, paid, amount, received, units) == key


def test_returnless_waits_for_nothing_but_still_never_pays_too_much() -> None:
    check_payment(usd(6000), usd(0), usd(6000), 0, returnless=True)
    assert why(6000, 0, 6001, 0, returnless=True) == "move.over_value"


def test_two_of_three_units_allow_two_thirds() -> None:
    assert payable(usd(9000), usd(0), 2, 3, returnless=False) == usd(6000)
    assert payable(usd(9000), usd(7000), 2, 3, returnless=False) == usd(0)


@given(
    st.integers(0, 10**6),
    st.lists(st.integers(-10, 10**6), max_size=8),
    st.integers(0, 4),
    st.booleans(),
)
def test_whatever_is_tried_the_sum_paid_stays_within_the_worth(
    value: int, tries: list[int], received: int, returnless: bool
) -> None:
    paid = usd(0)
    for amount in tries:
        try:
            check_payment(usd(value), paid, usd(amount), received, returnless, units=3)
        except IllegalMove:
            continue
        paid = paid + usd(amount)
    assert paid <= usd(value)
    if not received and not returnless:
        assert not paid


def test_a_double_click_makes_the_same_key_and_a_second_part_another() -> None:
    once = payment_key("RC-2026-00042", "refund", usd(0), usd(500))
    assert payment_key("RC-2026-00042", "refund", usd(0), usd(500)) == once
    assert payment_key("RC-2026-00042", "refund", usd(500), usd(500)) != once
