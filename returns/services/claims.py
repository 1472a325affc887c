"""How much is asked back for a case, and how that sum comes about."""

from typing import TYPE_CHECKING

from returns.money import Money
from returns.records.case import Case
from returns.records.policy import PolicyTerms

if TYPE_CHECKING:
    from returns.rules.claim_amount import ClaimAmount


def claim_of(case: Case, terms: PolicyTerms | None) -> "ClaimAmount":
    """The claim with its working, from what the goods cost us (their price when that is unknown)."""
    from returns.rules.claim_amount import ClaimLine, claim_amount

    lines = [
        ClaimLine(line.unit_cost or line.unit_price, line.quantity) for line in case.lines
    ]
    return claim_amount(lines, terms, case.reason)


def claimed_amount(case: Case, terms: PolicyTerms | None) -> Money:
    """The sum alone."""
    return claim_of(case, terms).total
