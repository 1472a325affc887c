"""For how many pieces of a line a new one may be sent now."""

from returns.records.case import Line, StoredCase
from returns.records.unit import Unit
from returns.rules.due import returnless, seen_back, verdict_pays


def sent_instead(case: StoredCase, line: Line) -> int:
    """Pieces that a new one was sent for already."""
    return sum(x.quantity for x in case.exchanges if x.line_id == line.id)


def to_replace(case: StoredCase, line: Line) -> int:
    """Pieces that came back, or need not, and for which neither money nor a new one went out yet."""
    paid = _paid_for(case, line)
    if returnless(line):
        bought = [u for u in line.units if _bought(line, u)]
        owed = len(bought) - len(paid)
    else:
        owed = sum(
            _bought(line, unit)
            and unit.number not in paid
            and verdict_pays(unit, line.reason) == "whole"
            for unit in seen_back(line)
        )
    return max(owed - sent_instead(case, line), 0)


def _bought(line: Line, unit: Unit) -> bool:
    """What is one too many was paid by nobody."""
    return unit.number <= line.quantity and unit.piece is not None


def _paid_for(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units whose whole price went back to the buyer."""
    shares = {unit.number: unit.paid for unit in line.units if unit.number <= line.quantity}
    found: set[int] = set()
    for payment in case.payments:
        if payment.line_id != line.id or not payment.outgoing:
            continue
        units = [number for number in payment.units if shares.get(number)]
        whole = sum(share.minor for number in units if (share := shares[number]))
        if units and payment.amount.minor >= whole:
            found.update(units)
    return frozenset(found)
