"""A claim of which a part was granted: that part is owed already, and the rest is what is still asked."""

from dataclasses import replace

from returns.money import Money
from returns.records.advice import Because
from returns.records.case import StoredCase
from returns.records.unit import Claim
from returns.rules.money.claim_amount import ClaimAmount
from returns.rules.money.running_claim import owed_as_billed, still_owed
from returns.terms import SupplierClaim


def without_granted(case: StoredCase, claim: Claim, asked: ClaimAmount) -> ClaimAmount:
    """What is asked of who granted a part of this claim, less what of that part is still to come.

    As it was asked where no part was granted, or all of what is left.
    """
    partly = bool(claim.answers) and claim.answers[-1].kind is SupplierClaim.PARTLY_ACCEPTED
    granted = still_owed(case, claim) if partly and asked.known else None
    if granted is None or not granted < asked.total:
        return asked
    parts = (*asked.parts, _part(granted))
    theirs, exact = owed_as_billed(case, claim), asked.billed
    total = asked.total - granted
    if exact is None or theirs is None or not theirs < exact:
        return replace(asked, total=total, parts=parts, billed=None, billed_parts=())
    told = (*asked.billed_parts, _part(theirs)) if asked.billed_parts else ()
    return replace(asked, total=total, parts=parts, billed=exact - theirs, billed_parts=told)


def _part(granted: Money) -> tuple[Because, Money]:
    said = (("sum", granted.coded),)
    return Because("claim.granted", said, "P"), Money(0, granted.currency) - granted
