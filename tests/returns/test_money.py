"""Money: shared out to the cent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import Refusal
from returns.money import Money

AMOUNTS = st.builds(
    Money, st.integers(0, 10**12), st.sampled_from(["USD", "JPY", "KWD", "CNY"])
)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("amount", "count", "parts"),
    [
        (5999, 2, [3000, 2999]),
        (1000, 3, [334, 333, 333]),
        (1001, 3, [334, 334, 333]),
        (2, 5, [1, 1, 0, 0, 0]),
        (0, 2, [0, 0]),
        (777, 1, [777]),
    ],
)
def test_an_amount_is_split_into_equal_parts_with_the_odd_cents_first(amount, count, parts):
    assert [part.minor for part in Money(amount, "USD").split(count)] == parts


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        (1000, [1, 2], [333, 667]),  # 666.67 lost more than 333.33
        (100, [3, 3, 1], [43, 43, 14]),  # 42.86, 42.86, 14.29
        (1, [1, 1], [1, 0]),  # a tie goes to the earlier
        (10, [0, 1, 0, 1], [0, 5, 0, 5]),
        (11, [0, 1, 0, 1], [0, 6, 0, 5]),
        (11, [0, 0], [6, 5]),  # nothing weighs anything: all weigh alike
        (1500, [6999, 0, 1], [1500, 0, 0]),
    ],
)
def test_an_amount_is_shared_by_weight_and_the_odd_cents_go_to_who_lost_most(
    amount, weights, parts
):
    assert [part.minor for part in Money(amount, "EUR").shares(weights)] == parts


@given(AMOUNTS, WEIGHTS)
def test_shares_sum_to_the_amount_and_none_is_a_cent_away_from_its_due(amount, weights):
    parts = amount.shares(weights)
    assert sum(part.minor for part in parts) == amount.minor
    assert {part.currency for part in parts} == {amount.currency}
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        if whole:
            assert abs(part.minor * whole - amount.minor * weight) < whole


@given(AMOUNTS, WEIGHTS)
def test_who_weighs_more_never_gets_less_and_of_equals_the_earlier_never_gets_less(
    amount, weights
):
    parts = [part.minor for part in amount.shares(weights)]
    ranked = sorted(range(len(weights)), key=lambda at: (-weights[at], at))
    assert [parts[at] for at in ranked] == sorted(parts, reverse=True)


@given(AMOUNTS, st.integers(1, 40))
def test_a_split_differs_by_one_minor_unit_at_most(amount, count):
    parts = [part.minor for part in amount.split(count)]
    assert (len(parts), sum(parts)) == (count, amount.minor)
    assert parts == sorted(parts, reverse=True)
    assert parts[0] - parts[-1] <= 1


@pytest.mark.parametrize(
    ("amount", "weights"), [(-1, [1, 1]), (100, []), (100, [2, -1]), (100, [-1])]
)
def test_what_cannot_be_shared_is_refused(amount, weights):
    with pytest.raises(Refusal) as caught:
        Money(amount, "USD").shares(weights)
    assert caught.value.key == "money.shares"


@pytest.mark.parametrize("count", [0, -1])
def test_nothing_is_split_between_nobody(count):
    with pytest.raises(Refusal, match="shared out"):
        Money(100, "USD").split(count)
