"""When a case closes by itself: every track is at rest, with whoever owes (domain.md 2)."""

from returns.records.case import Case, Tracks
from returns.rules.tracks.track_machines import CLAIM_AT_REST, GOODS_AT_REST
from returns.terms import BuyerMoney, Request, StepKind, SupplierClaim


def may_be_over(tracks: Tracks) -> bool:
    """Whether nothing of a line is left, as far as its tracks alone tell."""
    talked = tracks.request is not Request.NEW and tracks.buyer_money is not BuyerMoney.OFFERED
    asked = tracks.supplier_claim
    unasked = asked in CLAIM_AT_REST or asked is SupplierClaim.TO_ASK
    return talked and unasked and tracks.goods in GOODS_AT_REST


def over(case: Case) -> bool:
    """Whether nothing of an open case is left to do, to wait for, to look into or to look at again."""
    step = case.next
    if step is None or step.kind is not StepKind.CLOSE or case.snoozed_until is not None:
        return False
    return all(second.line.tracks.supplier_claim in CLAIM_AT_REST for second in case.seconds)
