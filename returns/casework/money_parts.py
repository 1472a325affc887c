"""One sum that moved for several lines of a case: each has its part, together not a cent more or less."""

from collections.abc import Mapping

from returns.money import Money
from returns.records.case import Case, Line
from returns.rules.money.paid_twice import left_to_take
from returns.rules.money.running_claim import still_owed
from returns.rules.money.settled import decided_with, in_dispute
from returns.terms import Party


def decided_parts(case: Case, amount: Money) -> Mapping[int, Money]:
    """What each line has of the sum that a dispute was decided with, by number: by what it is worth still.

    Of the lines that are still to be decided of; of all, where it is over of all or too much for those, also
    of what they had back before. Empty where it is more than all are worth.
    """
    every = case.lines if case.dispute else ()
    for left in (
        {line.number: line.left.minor for line in in_dispute(case)},
        {line.number: line.left.minor for line in every},
        {line.number: left_to_take(case, line).minor for line in every},
    ):
        if amount.minor <= sum(left.values()):
            return _shares(amount, left)
    return {}


def decided_in_all(case: Case) -> Money:
    """What a dispute was decided with so far, over all lines."""
    sums = (sum_ for line in case.lines for sum_ in decided_with(case, line))
    return sum(sums, start=Money(0, case.currency))


def claimed_parts(case: Case, amount: Money, party: Party | None) -> Mapping[int, Money]:
    """What each line has of a sum that is all that is still to come of the claims on one party.

    Empty for any other: less may be for each of them.
    """
    parties = {claim.of for line in case.lines for claim in case.claims_of(line)[-1:]}
    if amount.currency != case.currency or (party is None and len(parties) > 1):
        return {}
    left = {line.number: _to_come(case, line, party) for line in case.lines}
    several = sum(map(bool, left.values())) > 1
    return _shares(amount, left) if several and amount.minor == sum(left.values()) else {}


def _to_come(case: Case, line: Line, party: Party | None) -> int:
    claims = [claim for claim in case.claims_of(line) if party in (None, claim.of)]
    left = still_owed(case, claims[-1]) if claims else None
    return left.minor if left is not None else 0


def _shares(amount: Money, weights: Mapping[int, int]) -> Mapping[int, Money]:
    """The parts that are any."""
    shares = zip(weights, amount.shares([*weights.values()]), strict=True)
    return {number: share for number, share in shares if share}
