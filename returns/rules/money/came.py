"""What came for a claim so far, in our books and as its supplier counts it."""

from returns.money import Money
from returns.records.case import StoredCase
from returns.records.unit import Claim, Payment


def came_for(case: StoredCase, claim: Claim) -> tuple[Payment, ...]:
    """The payments that came for a claim."""
    return tuple(p for p in case.payments if p.claim_id == claim.id and not p.outgoing)


def given_back(case: StoredCase, claim: Claim) -> tuple[Payment, ...]:
    """What of them went back to who had paid it."""
    return tuple(p for p in case.payments if p.claim_id == claim.id and p.outgoing)


def came_in_all(case: StoredCase, claim: Claim) -> Money:
    """Their sum in our books."""
    return sum((p.amount for p in came_for(case, claim)), start=Money(0, claim.amount.currency))


def came_as_billed(case: StoredCase, claim: Claim, currency: str) -> Money | None:
    """The same in the currency in which its supplier bills; None where one was told in ours alone."""
    paid = came_for(case, claim)
    exact = [p.billed for p in paid if p.billed is not None and p.billed.currency == currency]
    return sum(exact, start=Money(0, currency)) if len(exact) == len(paid) else None
