"""What is proposed of a piece goes by those beside it that somebody looked at, and by no other."""

import pytest

from returns.casework.goods.proposals import _verdicts
from returns.terms import Goods, Grade, PackageState, Verdict, Works
from tests.returns.case_maker import a_line, a_unit

_WHOLE = {
    "package": PackageState.OPENED,
    "complete": True,
    "works": Works.YES,
    "grade": Grade.B,
}
_NOTHING = {
    "package": PackageState.NONE,
    "complete": False,
    "works": Works.NO,
    "grade": Grade.X,
}


@pytest.mark.parametrize(
    ("beside", "verdict"),
    [
        # it came alone: the box was empty
        ((), Verdict.EMPTY),
        # the other one was in it: this one was not put in
        (((Goods.INSPECTED, _WHOLE),), Verdict.NOT_RECEIVED),
        # nobody looked at the other one, which went on unseen: it says nothing of this box
        (((Goods.DISPOSED, {}),), Verdict.EMPTY),
        (((Goods.INSPECTED, _NOTHING),), Verdict.EMPTY),
    ],
)
def test_a_box_without_it_is_empty_or_lacks_it(beside, verdict):
    units = [a_unit(1, Goods.INSPECTED, piece=1, **_NOTHING)]
    units += [
        a_unit(number, goods, piece=number, **told)
        for number, (goods, told) in enumerate(beside, start=2)
    ]
    line = a_line(quantity=len(units), units=tuple(units), reason="changed_mind")
    found = {each.unit: each.verdict for each in _verdicts(line, ())}
    assert found[1] is verdict
