"""What of a line is left to settle: the money, the pieces, the rest of a part that was offered."""

from collections.abc import Collection

from returns.money import Money
from returns.records.case import Line, StoredCase
from returns.records.facts import StillOpen
from returns.rules.money.settled import replaced_pieces, settled_pieces
from returns.trade.offers import traits


def still_open(case: StoredCase, line: Line) -> StillOpen:
    """What whatever is done now is done with.

    Where every piece is settled, all of them could still be asked back.
    """
    bought = [u for u in line.units if u.number <= line.last_number and u.piece is not None]
    settled = settled_pieces(case, line)
    pieces = [unit for unit in bought if unit.number not in settled]
    worth = line.worth
    if not pieces:
        pieces = bought
    elif len(pieces) < len(bought):
        worth = worth - _paid(line, settled)
    nothing = Money(0, line.refunded.currency)
    money = max(line.left - _paid(line, replaced_pieces(case, line)), nothing, key=_minor)
    cost = line.unit_cost * len(pieces) if line.unit_cost is not None else None
    offered = line.offer_amount if traits(line.offer).in_part else None
    part = max(offered - line.refunded, nothing, key=_minor) if offered is not None else None
    return StillOpen(money, worth, cost, part)


def _paid(line: Line, numbers: Collection[int]) -> Money:
    """What was paid for these of its pieces."""
    nothing = Money(0, line.refunded.currency)
    return sum((u.paid for u in line.units if u.paid and u.number in numbers), start=nothing)


def _minor(money: Money) -> int:
    return money.minor
