"""Percentages as people type them, and what is none."""

from decimal import Decimal

import pytest

from returns.rules.shares_typed import share_typed


@pytest.mark.parametrize("typed", ["12.5", "12,5", " 12.50 % ", "12.5%", "１２．５", "12。5"])
def test_a_fraction_is_read_in_any_way_of_writing(typed):
    assert share_typed(typed) == Decimal("12.5")


@pytest.mark.parametrize(
    ("typed", "share"), [("30", 30), ("30,0", 30), ("0", 0), ("100 %", 100)]
)
def test_a_whole_one_is_a_whole_number(typed, share):
    read = share_typed(typed)
    assert (read, type(read)) == (share, int)


@pytest.mark.parametrize(
    "typed", ["", "%", ".5", "5.", "-5", "1e1", "1,000", "2.5.1", "12.555", "x"]
)
def test_anything_else_is_none(typed):
    assert share_typed(typed) is None
