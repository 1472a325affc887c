"""What a case tells of itself."""

import pytest

from tests.returns.papers import cases_by_hand as by_hand


def test_a_line_is_found_by_its_row_and_none_is_taken_for_another() -> None:
    case = by_hand.case(by_hand.line(1), by_hand.line(2))
    assert [case.line(number) for number in (1, 2)] == list(case.lines)
    with pytest.raises(KeyError):
        case.line(3)
