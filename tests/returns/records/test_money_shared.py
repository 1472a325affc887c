"""An amount that is shared stays the amount (domain.md 1c)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.importing.money_text import of_pieces
from returns.money import Money


@pytest.mark.parametrize(
    ("minor", "weights", "shares"),
    [
        (5999, [1, 1], [3000, 2999]),
        (1000, [1, 1, 1], [334, 333, 333]),
        (1000, [60, 40], [600, 400]),
        (100, [1, 2, 0], [33, 67, 0]),
        (2, [1, 1, 1], [1, 1, 0]),
        (7, [0, 0], [4, 3]),
        (0, [3, 4], [0, 0]),
        (-1000, [1, 1, 1], [-333, -333, -334]),
    ],
)
def test_the_largest_remainder_gets_the_odd_cent(minor, weights, shares):
    assert [one.minor for one in Money(minor, "USD").shared(weights)] == shares


@given(
    st.integers(-(10**9), 10**9),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=20),
)
def test_shares_are_the_amount_and_within_a_cent_of_exact(minor, weights):
    shares = Money(minor, "KWD").shared(weights)
    assert sum(one.minor for one in shares) == minor
    assert {one.currency for one in shares} == {"KWD"}
    if whole := sum(weights):
        for one, weight in zip(shares, weights, strict=True):
            assert abs(one.minor * whole - minor * weight) < whole


def test_nothing_is_shared_by_nobody():
    assert Money(5, "USD").shared([]) == ()


@given(st.integers(0, 10**9), st.integers(1, 50), st.integers(1, 60))
def test_the_first_pieces_cost_what_they_are_shared(minor, whole, part):
    amount = Money(minor, "EUR")
    shares = amount.shared([1] * whole)
    assert of_pieces(amount, part, whole).minor == sum(one.minor for one in shares[:part])
