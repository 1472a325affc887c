"""The same picture saved again is found, and another one is not."""

import pytest

from returns.rules.goods.look_alike import apart, nearest


@pytest.mark.parametrize(
    ("look", "other", "percent"),
    [(0b1111, 0b1111, 0), (0b1111, 0b0111, 25), (0b1100, 0b0011, 100), (0, 0, 100)],
)
def test_how_far_apart_two_are_is_counted_over_the_bits_of_either(look, other, percent):
    assert apart(look, other) == percent
    assert apart(other, look) == percent


def test_the_nearest_is_meant_and_a_fifth_of_the_bits_may_differ():
    known = {"far": f"{0b1111100000:x}", "near": f"{0b11110:x}", "nearer": f"{0b11111:x}"}
    assert nearest([f"{0b11111:x}"], known) == "nearer"
    # four of five bits are shared: 20 %
    assert nearest([f"{0b11111:x}"], {"near": f"{0b11110:x}"}) == "near"
    assert nearest([f"{0b1111:x}"], {"three": f"{0b111:x}"}) == ""
    assert nearest([f"{0b11111:x}"], {"far": known["far"]}) == ""


def test_any_way_in_which_the_picture_may_lie_counts():
    known = {"upright": f"{0b11111:x}"}
    assert nearest([f"{0b1111100000:x}", f"{0b11111:x}"], known) == "upright"
    assert nearest([], known) == ""
    assert nearest([f"{0b11111:x}"], {}) == ""
