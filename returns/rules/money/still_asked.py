"""Which pieces somebody was asked for already, and is asked for still: one loss is asked back once."""

from collections.abc import Sequence

from returns.records.case import Line, StoredCase
from returns.records.unit import Claim, in_force
from returns.rules.money.came import given_back
from returns.terms import Party, SupplierClaim


def free_of_carrier(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the pieces that a carrier was asked for, and that came after all: nobody is asked for them.

    It has its money for them again, or the claim on it, beside that on their supplier, was taken back.
    """
    theirs = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
    second = line.beside if line.seen_by is None else None
    beside = second is not None and second.party is Party.CARRIER
    if second is not None and beside and second.state is SupplierClaim.NOT_CLAIMABLE:
        return frozenset(number for claim in theirs for number in claim.units)
    pieces = (claim for claim in in_force(theirs) if not claim.exchanges)
    back = (payment for claim in pieces for payment in given_back(case, claim))
    return frozenset(number for payment in back for number in payment.units)


def numbers_asked(case: StoredCase, line: Line, claims: Sequence[Claim]) -> set[int]:
    """Numbers of the pieces that these claims on whomever are for, but those that a carrier lost no more.

    None for its new one alone: that is another loss.
    """
    free = free_of_carrier(case, line)
    return {
        number
        for claim in claims
        for number in claim.units
        if not claim.exchanges and (claim.of is not Party.CARRIER or number not in free)
    }


def asked_earlier(claims: Sequence[Claim]) -> frozenset[int]:
    """Numbers of the pieces that claims before the last are for, and that one is not.

    A piece and its new one are two things. Of one piece a carrier may be asked for several new ones.
    """
    if not claims:
        return frozenset()
    last = claims[-1]
    return frozenset(
        number
        for claim in in_force(claims)[:-1]
        for number in claim.units
        if number not in last.units or bool(claim.exchanges) is not bool(last.exchanges)
    )
