"""For how many pieces of a line a new one may be sent now."""

from returns.records.case import Line, StoredCase
from returns.records.unit import Unit
from returns.rules.due import returnless, seen_back, verdict_pays


def sent_instead(case: StoredCase, line: Line) -> int:
    """Pieces that a new one was sent for already."""
    return sum(x.quantity for x in case.exchanges if x.line_id == line.id)


def replaced_pieces(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units that a new one was sent for: what came back first, by its number.

    What is sent instead is kept as a count; a piece whose price went back is none of them.
    """
    sent = sent_instead(case, line)
    if not sent:
        return frozenset()
    paid = _paid_for(case, line)
    bought = [u for u in line.units if _bought(line, u) and u.number not in paid]
    seen = {u.number for u in seen_back(line) if verdict_pays(u, line.reason) == "whole"}
    bought.sort(key=lambda unit: (unit.number not in seen, unit.number))
    return frozenset(unit.number for unit in bought[:sent])


def owed_new_ones(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units that came back, or need not, and got neither money nor a new one yet."""
    if returnless(line):
        owed = {unit.number for unit in line.units if _bought(line, unit)}
    else:
        owed = {
            unit.number
            for unit in seen_back(line)
            if _bought(line, unit) and verdict_pays(unit, line.reason) == "whole"
        }
    return frozenset(owed - _paid_for(case, line) - replaced_pieces(case, line))


def to_replace(case: StoredCase, line: Line) -> int:
    """For how many units a new one may be sent now."""
    return len(owed_new_ones(case, line))


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
