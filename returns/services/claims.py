"""How much is asked back for a case, and how that sum comes about."""

from returns.money import Money
from returns.records.case import Case
from returns.records.policy import PolicyTerms
from returns.rules.claim_amount import ClaimAmount, ClaimLine, claim_amount
from returns.rules.offers import goods_expected
from returns.terms import Disposition, Route


def claim_of(case: Case, terms: PolicyTerms | None) -> ClaimAmount:
    """The claim with its working, from what the goods cost us (their price when that is unknown)."""
    lines = [ClaimLine(line.unit_cost or line.unit_price, line.quantity) for line in case.lines]
    route = case.route if case.offer is not None else case.recommendation.route
    back = case.disposition is Disposition.TO_SUPPLIER or (
        route is Route.TO_SUPPLIER and goods_expected(case.offer, route)
    )
    return claim_amount(lines, terms, case.reason, goods_returned=back)


def claimed_amount(case: Case, terms: PolicyTerms | None) -> Money:
    """The sum alone."""
    return claim_of(case, terms).total
