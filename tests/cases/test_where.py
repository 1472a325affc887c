"""Each case from real life is played by a test, and what is named as playing it is there."""

import pytest

from tests.cases.where import ELSEWHERE, HERE, ROOT, case_of, played_in

CASES = [f"Case {number}" for number in range(1, 31)]
FILES = [f"File {number}" for number in (5, 12, 25, 59)]
PLAYED = [path for path in sorted(HERE.glob("test_*.py")) if path.name != "test_where.py"]


@pytest.mark.parametrize("path", PLAYED, ids=lambda path: path.name)
def test_each_test_here_says_which_case_it_plays(path):
    assert [test.name for test in played_in(path) if case_of(test) not in CASES + FILES] == []


def test_each_case_is_played_here_and_named_where_it_is_played_elsewhere():
    played = {case_of(test) for path in PLAYED for test in played_in(path)}
    assert sorted(set(CASES + FILES) - played) == []
    assert sorted(set(CASES + FILES) ^ set(ELSEWHERE)) == []


@pytest.mark.parametrize("case", ELSEWHERE)
def test_each_test_that_is_named_is_there(case):
    for node in ELSEWHERE[case]:
        path, name = node.split("::")
        assert name in {test.name for test in played_in(ROOT / path)}, node
