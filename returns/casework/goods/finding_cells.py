"""What a finding says of a unit, as its row keeps it."""

from db.tables import cases as t
from returns.casework.goods.proposals import grade_of
from returns.errors import Refusal
from returns.records.inspection import FindingDraft
from returns.records.weight import demand_weight

#: more units than anyone unpacks in one inspection
_MOST_UNITS = 999


def demand_number(unit: int) -> None:
    """Raise `Refusal` for a number that no piece of a line has."""
    if not 1 <= unit <= _MOST_UNITS:
        raise Refusal("inspection.unit", unit=unit, most=_MOST_UNITS)


def cells_of(draft: FindingDraft) -> dict[str, object]:
    """The cells of a unit that were said; raises for what cannot be."""
    demand_number(draft.unit)
    demand_weight(draft.weight_g)
    follows = grade_of(draft)
    proposed = follows[0] if follows else None
    given = draft.grade or proposed
    return {
        "package": draft.package.value if draft.package else "",
        "complete": t.NOT_SAID if draft.complete is None else int(draft.complete),
        "works": draft.works.value if draft.works else "",
        "marks": draft.marks.strip(),
        "serial": draft.serial.strip(),
        "weight_g": draft.weight_g,
        "instead": draft.instead.strip(),
        "grade": given.value if given else "",
        "grade_overruled": int(draft.grade is not None and draft.grade is not proposed),
        "disposition": draft.disposition.value if draft.disposition else None,
    }
