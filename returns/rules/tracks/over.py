"""When a case closes by itself: every track is at rest, with whoever owes (domain.md 2)."""

from returns.records.case import Case, Tracks
from returns.rules.tracks.track_machines import CLAIM_AT_REST, GOODS_AT_REST, at_rest
from returns.terms import BuyerMoney, Request, StepKind, SupplierClaim


def may_be_over(tracks: Tracks) -> bool:
    """Whether nothing of a line is left, as far as its tracks alone tell."""
    talked = tracks.request is not Request.NEW and tracks.buyer_money is not BuyerMoney.OFFERED
    asked = tracks.supplier_claim
    unasked = asked in CLAIM_AT_REST or asked is SupplierClaim.TO_ASK
    return talked and unasked and tracks.goods in GOODS_AT_REST


def nothing_left(case: Case) -> bool:
    """Whether nothing of an open case is left to do, to wait for, to look into or to look at again.

    Closing it may still note that a claim is not wanted, or that nothing is owed.
    """
    step = case.next
    if step is None or step.kind is not StepKind.CLOSE or case.snoozed_until is not None:
        return False
    return all(second.line.tracks.supplier_claim in CLAIM_AT_REST for second in case.seconds)


def over(case: Case) -> bool:
    """The same of one whose tracks say so as they stand."""
    lines = (*case.lines, *(second.line for second in case.seconds))
    return nothing_left(case) and not any(at_rest(line.tracks) for line in lines)
