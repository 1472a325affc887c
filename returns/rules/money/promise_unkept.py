"""A new one that a supplier promised and does not send: its cost is asked of him in its place, once."""

from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.rules.money.asked_for import asked_for
from returns.rules.money.claimable import claimable
from returns.rules.money.granted_part import promised
from returns.terms import Fault, Party

#: what a supplier may give that is money, as his terms name it
IN_MONEY = ("refund", "credit_note", "allowance")


def money_instead(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> bool:
    """Whether who promised a new one, and is reminded in vain, is asked for money before he is given up.

    Not who was before, and promised once more; nor who gives new ones alone, or owes no sum that is known.
    """
    claims = case.claims_of(line)
    if advice.claim_from is not Fault.SUPPLIER or any(
        c.of is not Party.SUPPLIER for c in claims
    ):
        return False
    remedies = terms.remedies if terms is not None else ()
    pays = not remedies or any(remedy in IN_MONEY for remedy in remedies)
    if not pays or any(promised(claim) for claim in claims[:-1]):
        return False
    units = claimable(case, line, advice, terms)
    asked = asked_for(case, line, advice, terms, units) if units else None
    return asked is not None and asked.known and bool(asked.total)
