"""How much of what was announced came back."""

from returns.money import Money
from returns.records.case import Case
from returns.rules.payments import payable
from returns.terms import Goods, Grade, StepKind

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


def left_to_pay(case: Case) -> Money:
    """What the money guards would let the buyer have now, for what came back so far."""
    units = sum(line.quantity for line in case.lines)
    return payable(case.value, case.paid, units_received(case), units, case.returnless)


def lapses(case: Case) -> bool:
    """The buyer was reminded, and nothing came: closing the case lets the return lapse (A)."""
    ends = case.next is not None and case.next.kind is StepKind.CLOSE
    return ends and case.tracks.goods is Goods.AWAITED
