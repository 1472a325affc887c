"""How much of what was announced came back."""

from returns.records.case import Case
from returns.terms import Goods, Grade

#: goods that are with somebody who received them
ARRIVED = frozenset({Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED})


def units_received(case: Case) -> int:
    """How many announced units came back: all of a received parcel, less what was found missing."""
    units = sum(line.quantity for line in case.lines)
    if case.tracks.goods not in ARRIVED:
        return 0
    if not case.findings:
        return units
    return sum(1 for finding in case.findings if finding.grade is not Grade.X)
