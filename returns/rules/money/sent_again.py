"""What is sent once more after a new one was lost: the thing that was agreed on, not the first one again."""

from collections.abc import Collection

from returns.records.case import Line, StoredCase
from returns.records.unit import Exchange
from returns.rules.goods.new_ones import same_is_wrong
from returns.rules.money.settled import owed_new_ones


def thing_again(case: StoredCase, line: Line, units: Collection[int] = ()) -> Exchange | None:
    """What was sent last for the pieces that are owed a new one; None where none was, or not one thing alone.

    `units`: numbers of the pieces that are meant; () for all that are owed one.
    """
    lost = _lost_for(case, line, units)
    known = [sent for sent in lost.values() if sent is not None]
    things = {sent.sku or sent.title for sent in known}
    if len(known) < len(lost) and not same_is_wrong(line):
        # for another piece of the line its own thing is sent
        things.add(line.sku or line.title)
    return known[-1] if known and len(things) == 1 else None


def thing_unsaid(case: StoredCase, line: Line, units: Collection[int] = ()) -> bool:
    """Whether somebody has to say what is sent: the same is as wrong, or several things were lost."""
    if thing_again(case, line, units) is not None:
        return False
    return same_is_wrong(line) or any(_lost_for(case, line, units).values())


def _lost_for(
    case: StoredCase, line: Line, units: Collection[int]
) -> dict[int, Exchange | None]:
    """Each piece that is owed a new one, with the one that was sent for it last, and lost."""
    owed = owed_new_ones(case, line)
    lost: dict[int, Exchange | None] = dict.fromkeys(
        sorted(number for number in owed if not units or number in units)
    )
    for sent in case.exchanges:
        if sent.line_id == line.id and sent.lost:
            lost |= {number: sent for number in sent.units if number in lost}
    return lost
