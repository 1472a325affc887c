"""What came for a claim so far, in our books and as its supplier counts it."""

from returns.money import Money
from returns.records.case import Line, StoredCase
from returns.records.unit import Claim, Payment, same_loss
from returns.terms import Party


def came_for(case: StoredCase, claim: Claim) -> tuple[Payment, ...]:
    """The payments that came for a claim."""
    return tuple(p for p in case.payments if p.claim_id == claim.id and not p.outgoing)


def given_back(case: StoredCase, claim: Claim) -> tuple[Payment, ...]:
    """What of them went back to who had paid it."""
    return tuple(p for p in case.payments if p.claim_id == claim.id and p.outgoing)


def came_in_all(case: StoredCase, claim: Claim) -> Money:
    """Their sum in our books."""
    return sum((p.amount for p in came_for(case, claim)), start=Money(0, claim.amount.currency))


def kept_of(case: StoredCase, line: Line, party: Party) -> Money:
    """What of all that a party paid for a line did not go back to it."""
    claims = [c for c in case.claims if c.of is party and c.line_id in (line.id, None)]
    nothing = Money(0, case.currency)
    came = sum((came_in_all(case, claim) for claim in claims), start=nothing)
    back = (payment.amount for claim in claims for payment in given_back(case, claim))
    return came - sum(back, start=nothing)


def payers_of(case: StoredCase, line: Line) -> tuple[Party, ...]:
    """The suppliers and carriers that paid for a line, and have not all of it again."""
    asked = (Party.SUPPLIER, Party.CARRIER)
    return tuple(party for party in asked if kept_of(case, line, party))


def in_place_of(case: StoredCase, claim: Claim) -> tuple[Claim, ...]:
    """A claim and those for the same before it, in whose place it stands."""
    earlier = (each for each in case.claims if each.id < claim.id and same_loss(each, claim))
    return (*earlier, claim)


def came_with_earlier(case: StoredCase, claim: Claim) -> Money:
    """What came for a claim and for those in whose place it stands, in our books."""
    nothing = Money(0, claim.amount.currency)
    return sum((came_in_all(case, each) for each in in_place_of(case, claim)), start=nothing)


def with_earlier_as_billed(case: StoredCase, claim: Claim, currency: str) -> Money | None:
    """The same as its supplier counts it; None where one of the sums was told in our currency alone."""
    exact = [came_as_billed(case, each, currency) for each in in_place_of(case, claim)]
    known = [each for each in exact if each is not None]
    return sum(known, start=Money(0, currency)) if len(known) == len(exact) else None


def came_as_billed(case: StoredCase, claim: Claim, currency: str) -> Money | None:
    """The same in the currency in which its supplier bills; None where one was told in ours alone."""
    paid = came_for(case, claim)
    exact = [p.billed for p in paid if p.billed is not None and p.billed.currency == currency]
    return sum(exact, start=Money(0, currency)) if len(exact) == len(paid) else None
