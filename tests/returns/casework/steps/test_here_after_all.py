"""A piece that was said not to have come, and comes, is one that nobody judged."""

import pytest

from returns.casework.steps.step_goods import here_after_all
from returns.ledger.row_types import UnitRow
from returns.terms import Grade, Verdict
from tests.returns.case_maker import a_unit


def test_nothing_is_left_of_what_was_said_of_it():
    missed = a_unit(verdict=Verdict.NOT_RECEIVED, grade=Grade.X, grade_overruled=True)
    cells = here_after_all(missed)
    assert {"verdict", "grade", "grade_overruled", "missed_at"} <= cells.keys()
    assert cells == {name: getattr(UnitRow(), name) for name in cells}


@pytest.mark.parametrize("verdict", [None, *(set(Verdict) - {Verdict.NOT_RECEIVED})])
def test_of_any_other_the_verdict_stands(verdict):
    assert here_after_all(a_unit(verdict=verdict, grade=Grade.B)) == {}
