"""A claim of which a part was granted: that part is owed already, and its rest is asked for beside it."""

from collections.abc import Sequence
from dataclasses import replace

from returns.money import Money
from returns.records.advice import Because
from returns.records.case import StoredCase
from returns.records.unit import Claim, ClaimAnswer, same_loss
from returns.rules.money.came import came_as_billed, came_in_all
from returns.rules.money.claim_amount import ClaimAmount
from returns.terms import SupplierClaim

_GRANTS = frozenset({SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED})


def beside(claims: Sequence[Claim], claim: Claim) -> tuple[Claim, ...]:
    """The earlier claims, oldest first, whose granted parts are owed beside this one, whatever is said to it.

    It asks for their rest. What joined a claim asks for the two together, and stands in its place: until it
    is refused, which takes back nothing that had been granted.
    """
    earlier = [each for each in claims if each.id < claim.id and same_loss(each, claim)]
    if not earlier:
        return ()
    last = earlier[-1]
    if claim.beside_paid and not last.beside_paid:
        # what was refused of the goods was let go when their claim was settled
        return ()
    before = beside(claims, last)
    if not same_things(last, claim):
        joined = _things(last) < _things(claim) and refused(claim)
        return _with_granted(before, last) if joined else ()
    if not granted_in_part(last):
        return before
    # an earlier version asked for all of it once more
    return _with_granted(before, last) if claim.amount < last.amount else ()


def _with_granted(before: tuple[Claim, ...], last: Claim) -> tuple[Claim, ...]:
    granted = bool(last.answers) and last.answers[-1].kind in _GRANTS and last.accepted
    return (*before, last) if granted else before


def same_things(one: Claim, other: Claim) -> bool:
    """Whether two claims for the same loss are for all of the same."""
    return _things(one) == _things(other)


def _things(claim: Claim) -> frozenset[int]:
    """The pieces that a claim is for; of new ones that a carrier lost those; 0 is for the postage."""
    goods = () if claim.of_postage else claim.exchanges or claim.units
    return frozenset((0, *goods) if claim.with_postage else goods)


def granted_in_part(claim: Claim) -> bool:
    """Whether that was the last answer."""
    return bool(claim.answers) and claim.answers[-1].kind is SupplierClaim.PARTLY_ACCEPTED


def refused(claim: Claim) -> bool:
    """Whether that was."""
    return bool(claim.answers) and claim.answers[-1].kind is SupplierClaim.REFUSED


def promised(claim: Claim) -> bool:
    """Whether a new one was promised last: of money nothing is owed for it."""
    return bool(claim.answers) and claim.answers[-1].kind is SupplierClaim.RESHIP_PROMISED


def granted_beside(claims: Sequence[Claim], claim: Claim) -> Money:
    """What was granted of the claims that stand beside one."""
    sums = (each.accepted for each in beside(claims, claim))
    return sum((sum_ for sum_ in sums if sum_), start=Money(0, claim.amount.currency))


def agreed_in_all(claims: Sequence[Claim], claim: Claim) -> Money:
    """What was granted of a claim last, else what it asks for, and what was granted beside it."""
    granted = granted_beside(claims, claim)
    # once it is refused, or answered with a new one, that alone is owed
    alone = refused(claim) or promised(claim)
    return granted if granted and alone else granted + claim.agreed


def came_in_all_beside(case: StoredCase, claim: Claim) -> Money:
    """What came for a claim, and for those that stand beside it."""
    came = (came_in_all(case, each) for each in beside(case.claims, claim))
    return sum(came, start=came_in_all(case, claim))


def still_to_come(case: StoredCase, claims: Sequence[Claim]) -> Money | None:
    """What was granted of these claims and did not come yet; None for nothing."""
    if not claims:
        return None
    nothing = Money(0, claims[0].amount.currency)
    left = sum((each.accepted or nothing for each in claims), start=nothing)
    left = left - sum((came_in_all(case, each) for each in claims), start=nothing)
    return left if left.minor > 0 else None


def to_come_as_billed(case: StoredCase, claims: Sequence[Claim], currency: str) -> Money | None:
    """The same as their supplier counts it; None where one of the sums was told in our books alone."""
    left = Money(0, currency)
    for each in claims:
        granted, came = each.accepted_as_billed, came_as_billed(case, each, currency)
        if granted is None or came is None or granted.currency != currency:
            return None
        left = left + granted - came
    return left


def granted_if_refused(case: StoredCase, claim: Claim) -> bool:
    """Whether what was granted is still to come, and stays owed, where this claim is refused now."""
    if claim.sent_at is None:
        return False
    nothing = Money(0, claim.amount.currency)
    no = ClaimAnswer(claim.sent_at, SupplierClaim.REFUSED, nothing)
    told = replace(claim, answers=(*claim.answers, no))
    return came_in_all_beside(case, told) < granted_beside(case.claims, told)


def part_to_come(case: StoredCase, claim: Claim) -> Money | None:
    """What was granted of that claim alone, and is still to come; None where no part was."""
    return still_to_come(case, (claim,)) if granted_in_part(claim) else None


def without_granted(case: StoredCase, claim: Claim, asked: ClaimAmount) -> ClaimAmount:
    """What is asked by a claim, less what was granted of it and is still to come.

    As it was asked where no part was granted, or all of what is left.
    """
    left = part_to_come(case, claim)
    if left is None or not (asked.known and left < asked.total):
        return asked
    return _less(case, (claim,), left, asked)


def rest_of(case: StoredCase, last: Claim, asked: ClaimAmount) -> ClaimAmount:
    """What is asked for the things of the `last` claim once more, less what is granted and still to come."""
    left = granted_to_come(case, last) if asked.known else None
    return asked if left is None else _less(case, granted_once_more(case, last), left, asked)


def still_granted(case: StoredCase, claim: Claim) -> Money | None:
    """What was granted beside a claim, and is still to come; None for nothing."""
    return still_to_come(case, beside(case.claims, claim))


def granted_to_come(case: StoredCase, last: Claim) -> Money | None:
    """What was granted of the things of a claim, and is still to come; None for nothing, or where all was."""
    return still_to_come(case, granted_once_more(case, last))


def granted_once_more(case: StoredCase, last: Claim) -> tuple[Claim, ...]:
    """The claims whose granted parts a claim leaves out that is made for the things of the last one."""
    stand = beside(case.claims, last)
    return (*stand, last) if granted_in_part(last) else stand


def _less(
    case: StoredCase, claims: Sequence[Claim], granted: Money, asked: ClaimAmount
) -> ClaimAmount:
    left = min(granted, asked.total, key=lambda money: money.minor)
    total, parts = asked.total - left, (*asked.parts, _part(left))
    exact = asked.billed
    theirs = to_come_as_billed(case, claims, exact.currency) if exact is not None else None
    if exact is None or theirs is None or not theirs < exact:
        return replace(asked, total=total, parts=parts, billed=None, billed_parts=())
    told = (*asked.billed_parts, _part(theirs)) if asked.billed_parts else ()
    return replace(asked, total=total, parts=parts, billed=exact - theirs, billed_parts=told)


def _part(granted: Money) -> tuple[Because, Money]:
    said = (("sum", granted.coded),)
    return Because("claim.granted", said, "P"), Money(0, granted.currency) - granted
