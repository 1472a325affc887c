"""An inspection stays open until every unit that is here was spoken of, or is said to be missing."""

import pytest

from returns.casework.steps.unfinished import refuse_unfinished
from returns.errors import IllegalMove
from returns.terms import Goods, Grade, PackageState, Verdict, Works
from tests.returns.papers.cases_by_hand import line, unit

ALL = {"package": PackageState.OPENED, "complete": True, "works": Works.YES, "grade": Grade.B}
GONE = {
    "package": PackageState.NONE,
    "complete": False,
    "works": Works.UNTESTED,
    "grade": Grade.X,
}


def here(number: int = 1, **facts: object):  # type: ignore[no-untyped-def]
    return unit(1, number, goods=Goods.RECEIVED, **facts)


@pytest.mark.parametrize(
    ("units", "key"),
    [
        ((here(),), "inspection.nothing_found"),
        ((here(1, **ALL), here(2)), "inspection.unit_open"),
        ((here(1, package=PackageState.OPENED),), "inspection.unsaid"),
        ((here(1, **GONE, verdict=Verdict.AS_CLAIMED),), "inspection.nothing_here"),
    ],
)
def test_what_is_still_open_is_named(units: tuple, key: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(IllegalMove) as refused:
        refuse_unfinished(line(1, *units))
    assert refused.value.key == key
    for lang in ("en", "zh"):
        assert refused.value.say(lang)


@pytest.mark.parametrize(
    "units",
    [
        (here(1, **ALL),),
        (here(1, verdict=Verdict.EMPTY),),
        (here(1, **ALL), here(2, verdict=Verdict.NOT_RECEIVED, grade=Grade.X)),
        (
            here(1, **ALL, verdict=Verdict.AS_CLAIMED),
            here(2, **GONE, verdict=Verdict.AS_CLAIMED),
        ),
        (here(1, package=PackageState.OPENED, verdict=Verdict.WRONG_ITEM),),
        (here(1, **ALL), unit(1, 2, goods=Goods.IN_TRANSIT)),
    ],
)
def test_a_unit_that_is_missing_or_elsewhere_keeps_nothing_open(units: tuple) -> None:  # type: ignore[type-arg]
    refuse_unfinished(line(1, *units))
    with pytest.raises(IllegalMove) as refused:
        refuse_unfinished(line(1, *units, here(9)))
    assert refused.value.key == "inspection.unit_open"
    assert refused.value.facts == {"unit": 9, "count": 1}
