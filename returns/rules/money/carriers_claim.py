"""What a carrier was asked for and does not owe, as it turned out: what it had lost came after all."""

from collections.abc import Collection

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit
from returns.rules.goods.new_ones import lost_on_the_way
from returns.rules.money.came import came_in_all, given_back
from returns.rules.money.claimable import losses, owed
from returns.terms import Fault, Goods, Verdict

#: where a piece is that nobody could look at since it came: it may be broken
_UNSEEN = frozenset({Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED, Goods.UNMATCHED})
#: where nobody ever looks at a piece: what its buyer says of it stands
_ELSEWHERE = frozenset({Goods.NONE_EXPECTED, Goods.KEPT})


def not_carriers(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    claim: Claim,
) -> frozenset[int]:
    """Numbers of the pieces that a carrier was asked for and does not owe.

    What it had lost arrived, and not broken by it; or what it was asked for by the buyer's word alone was
    looked at, and is not as that said. While a piece that came waits to be looked at, its claim stands.
    """
    lost_new = lost_on_the_way(case, line)
    cost_us = losses(case, line, line.units)
    by_reason: tuple[Unit, ...] = ()
    if line.seen_by is None and advice.claim_from is Fault.CARRIER:
        by_reason = owed(case, line, advice, terms)
    stands = {unit.number for unit in (*lost_new, *by_reason)}
    return frozenset(
        unit.number
        for unit in line.units
        if unit.number in claim.units
        and unit.number not in stands
        and (unit not in cost_us or not _still_hurt(case, line, unit))
    )


def _still_hurt(case: StoredCase, line: Line, unit: Unit) -> bool:
    """Whether a piece is lost or broken still, or nobody can say yet that it is not."""
    if unit.goods is Goods.LOST or unit.verdict is Verdict.CARRIER_DAMAGE:
        return True
    # what stays with its buyer is asked for as its new one, unless that came
    new = any(x.line_id == line.id and unit.number in x.units for x in case.exchanges)
    return unit.goods in _UNSEEN or (unit.goods in _ELSEWHERE and not new)


def carriers_share(claim: Claim, units: Collection[Unit]) -> Money:
    """What a carrier granted, else was asked, for these pieces of a claim: each its share of the sum."""
    agreed = claim.accepted or claim.amount
    numbers = {unit.number for unit in units}
    parts = agreed.split(len(claim.units)) if claim.units else ()
    mine = (part for at, part in zip(claim.units, parts, strict=True) if at in numbers)
    return sum(mine, start=Money(0, agreed.currency))


def carriers_rest(case: StoredCase, claim: Claim, units: Collection[Unit]) -> Money:
    """What of it did not come yet; nothing where all of it did."""
    back = sum(
        (p.amount for p in given_back(case, claim)), start=Money(0, claim.amount.currency)
    )
    left = carriers_share(claim, units) - came_in_all(case, claim) + back
    return left if left.minor > 0 else Money(0, left.currency)
