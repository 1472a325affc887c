"""Money guards: never too much, never twice, never for what did not come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import IllegalMove
from returns.money import Money
from returns.rules.tracks.payments import check_payment, payment_key, reported_key


def usd(cents: int) -> Money:
    return Money(cents, "USD")


def may_be_paid(value: int, paid: int, amount: int, came: int | None) -> bool:
    back = None if came is None else usd(came)
    try:
        check_payment(usd(value), usd(paid), usd(amount), back)
    except IllegalMove:
        return False
    return True


def why(value: int, paid: int, amount: int, came: int | None) -> str:
    back = None if came is None else usd(came)
    with pytest.raises(IllegalMove) as raised:
        check_payment(usd(value), usd(paid), usd(amount), back)
    assert raised.value.say("en")
    assert raised.value.say("zh")
    return raised.value.key


@pytest.mark.parametrize(
    ("value", "paid", "most", "came"),
    [
        (6000, 0, 6000, 6000),
        (6000, 2000, 4000, 6000),
        (6000, 5999, 1, 6000),
        (9000, 3000, 3000, 6000),
        (9000, 5999, 1, 6000),
        (6000, 0, 6000, None),
        (6000, 2000, 4000, None),
    ],
)
def test_exactly_one_and_exactly_the_most_may_be_paid(
    value: int, paid: int, most: int, came: int | None
) -> None:
    asked = sorted({0, 1, most, most + 1})
    assert [amount for amount in asked if may_be_paid(value, paid, amount, came)] == asked[1:-1]


@pytest.mark.parametrize(
    ("value", "paid", "amount", "came", "key"),
    [
        (6000, 0, 6001, 6000, "move.over_value"),
        (6000, 2000, 4001, 6000, "move.over_value"),
        (6000, 6000, 1, 6000, "move.paid_already"),
        (6000, 6500, 1, 6000, "move.paid_already"),
        (6000, 0, 0, 6000, "move.no_amount"),
        (6000, 0, -5, 6000, "move.no_amount"),
        (6000, 0, 100, 0, "move.not_received"),
        (9000, 0, 6001, 6000, "move.part_received"),
        (9000, 3000, 3001, 6000, "move.part_received"),
        (9000, 6000, 1, 6000, "move.part_received"),
        # a gift: it was worth 0.00, and 0.00 went back
        (0, 0, 1, 0, "move.paid_already"),
        # what is paid without anything coming back still has its cap
        (6000, 0, 6001, None, "move.over_value"),
        (6000, 6000, 1, None, "move.paid_already"),
    ],
)
def test_what_must_not_be_paid(
    value: int, paid: int, amount: int, came: int | None, key: str
) -> None:
    assert why(value, paid, amount, came) == key


def test_the_refusal_names_what_is_left() -> None:
    with pytest.raises(IllegalMove) as raised:
        check_payment(usd(6000), usd(2000), usd(4001), None)
    assert "40.00" in raised.value.say("en")
    with pytest.raises(IllegalMove) as of_part:
        check_payment(usd(9000), usd(2500), usd(4000), usd(6000))
    assert "35.00" in of_part.value.say("en")


@given(
    st.integers(0, 10**6),
    st.lists(st.integers(-10, 10**6), max_size=8),
    st.one_of(st.none(), st.integers(0, 10**6)),
)
def test_whatever_is_tried_the_sum_paid_stays_within_what_was_paid_for_it_and_what_came(
    value: int, tries: list[int], came: int | None
) -> None:
    paid = usd(0)
    for amount in tries:
        most = value if came is None else min(value, came)
        fits = 0 < amount <= most - paid.minor
        try:
            check_payment(usd(value), paid, usd(amount), None if came is None else usd(came))
        except IllegalMove:
            assert not fits
            continue
        assert fits
        paid = paid + usd(amount)
    assert paid.minor <= value


def test_a_double_click_makes_the_same_key_and_another_payment_another() -> None:
    once = payment_key("RC-2026-00042", 1, "refund", usd(0), usd(500))
    assert payment_key("RC-2026-00042", 1, "refund", usd(0), usd(500)) == once
    others = [
        payment_key("RC-2026-00043", 1, "refund", usd(0), usd(500)),
        payment_key("RC-2026-00042", 2, "refund", usd(0), usd(500)),
        payment_key("RC-2026-00042", 1, "postage", usd(0), usd(500)),
        payment_key("RC-2026-00042", 1, "refund", usd(500), usd(500)),
        payment_key("RC-2026-00042", 1, "refund", usd(0), usd(501)),
        payment_key("RC-2026-00042", 1, "refund", usd(0), Money(500, "EUR")),
    ]
    assert len({once, *others}) == 7
    assert reported_key(1) != reported_key(11)
