"""How much is asked back for a case, and how that sum comes about."""

from dataclasses import replace

from returns.records.case import Because, Case, CaseLine
from returns.records.policy import PolicyTerms
from returns.rules.claim_amount import ClaimAmount, ClaimLine, claim_amount
from returns.rules.fault import says_broken
from returns.rules.offers import goods_expected
from returns.terms import Disposition, Grade, Party, Route


def claim_of(case: Case, terms: PolicyTerms | None) -> ClaimAmount:
    """The claim with its working, from what the goods cost us (their price when that is unknown)."""
    lines = [
        ClaimLine(line.unit_cost or line.unit_price, units) for line, units in _claimable(case)
    ]
    route = case.route if case.offer is not None else case.recommendation.route
    back = case.disposition is Disposition.TO_SUPPLIER or (
        route is Route.TO_SUPPLIER and goods_expected(case.offer, route, case.reason)
    )
    asked = claim_amount(
        lines, terms, case.reason, case.freight_out, back, freight_back=case.freight_back
    )
    return replace(asked, known=all(line.cost for line in lines))


def _claimable(case: Case) -> list[tuple[CaseLine, int]]:
    """Lines with the units that bear out the claim: of what was called broken, those that are."""
    whole = [(line, line.quantity) for line in case.lines]
    if not case.findings or not says_broken(case.reason):
        return whole
    sound = (Grade.A, Grade.B, Grade.X)
    found = [
        (
            line,
            sum(
                1
                for f in case.findings
                if f.line_id == line.id and f.grade and f.grade not in sound
            ),
        )
        for line in case.lines
    ]
    borne_out = [(line, units) for line, units in found if units]
    # the seller's verdict may say more than the grades
    return borne_out or whole


def claim_on(case: Case, terms: PolicyTerms | None, party: Party) -> ClaimAmount:
    """The claim on that party: a supplier is asked for what it owes, others for our loss.

    A platform or a carrier makes good what the buyer got back; before anything was paid, the
    price.
    """
    if party is Party.SUPPLIER:
        return claim_of(case, terms)
    total = case.paid or case.value
    key = "claim.refunded" if case.paid else "claim.worth"
    return ClaimAmount(
        total, ((Because(key, (("sum", total.coded),), "P"), total),), bool(total)
    )
