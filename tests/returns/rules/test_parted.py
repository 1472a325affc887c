"""Which pieces leave a line, where some of them are decided by themselves."""

import pytest

from returns.records.case import Line
from returns.rules.parted import in_two
from tests.returns.papers.cases_by_hand import line, unit


def three() -> Line:
    return line(1, unit(1, 1), unit(1, 2), unit(1, 3))


@pytest.mark.parametrize(
    ("named", "stay", "leave"), [({2}, [1, 3], [2]), ({1}, [1], [2, 3]), ({1, 3}, [1, 3], [2])]
)
def test_the_lowest_piece_stays_and_the_others_leave(named, stay, leave):
    halves = in_two(three(), named)
    assert halves is not None
    assert [[piece.number for piece in half.units] for half in halves] == [stay, leave]
    assert [half.quantity for half in halves] == [len(stay), len(leave)]


@pytest.mark.parametrize("named", [set(), {1, 2, 3}, {4}, {2, 4}, {1, 2, 3, 4}])
def test_no_piece_every_piece_and_one_that_it_does_not_have_part_nothing(named):
    assert in_two(three(), named) is None
