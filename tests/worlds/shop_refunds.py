"""What a shop says went back of an order as a whole, and of which lines that can be (domain.md 1c, 2)."""

from random import Random

from returns.records.case import Case, Line
from returns.terms import Party
from tests.worlds.world import World


def figure(world: World, case: Case) -> int:
    """What the shop's last file says went back in minor units; 0 where it says nothing of that."""
    prices = [line.paid for line in case.sale.lines]
    if not prices or None in prices:
        return 0
    chance = Random(f"shop {world.seed} {case.id}")
    whole = sum(price.minor for price in prices if price is not None)
    some = chance.choice([price.minor for price in prices if price is not None])
    told = chance.choice((0, some, whole, chance.randint(0, whole)))
    return max(told, _back(case))


def demand_sure(before: Case, after: Case, told: int) -> None:
    """No line is told to be paid more than can have been for nothing else, and none of it is forgotten."""
    more = told - _back(before)
    goods = sum(line.paid.minor for line in before.sale.lines if line.paid is not None)
    postage = before.sale.postage.minor if before.sale.postage is not None else 0
    left = {line.id: _left(line) for line in before.lines}
    #: what of goods and postage can still have gone back
    room = goods + postage - _back(before)
    # pieces of one item are one thing, in however many lines
    for item in {line.order_line_id for line in after.lines}:
        lines = [line for line in before.lines if line.order_line_id == item]
        new = sum(_platform(after, line) - _platform(before, line) for line in lines)
        mine = sum(left[line.id] for line in lines)
        sure = more - (room - mine)
        prices = [left[line.id] for line in lines if left[line.id] in (more, more - postage)]
        assert new <= max(sure, *prices, 0), (
            f"{lines[0].number}: {new} of {more} counted, {sure} can be no other's"
        )
    if sum(left.values()) and more - (room - sum(left.values())) > 0:
        assert after.closed_at is None, "money of this case went back, and nobody is told"


def _left(line: Line) -> int:
    return max(0, line.worth.minor - line.refunded.minor) if line.paid_for is not None else 0


def _back(case: Case) -> int:
    """What the buyer has had for anything of the order."""
    paid = (p for p in case.payments if p.party is Party.BUYER)
    return sum(p.amount.minor if p.outgoing else -p.amount.minor for p in paid)


def _platform(case: Case, line: Line) -> int:
    mine = [p for p in case.payments if p.line_id == line.id and p.by_platform]
    return sum(p.amount.minor for p in mine)
