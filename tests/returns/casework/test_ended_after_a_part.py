"""Who had a part of his money before anything was agreed keeps it when the request ends (domain.md 2, 7)."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.terms import (
    BuyerMoney,
    Disposition,
    Fault,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)
from tests.returns.casework.shop import usd


def agreed_after_a_part(shop, reason):
    """The platform gave 12.00 of 80.00 by itself; then a return was agreed on, to us."""
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "80.00", return_reason=reason))
    shop.desk.money.note(case_id, MoneyTold(usd("12.00"), out=True, party=Party.PLATFORM))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    assert shop.case(case_id).tracks.buyer_money is BuyerMoney.AGREED
    return case_id


@pytest.mark.parametrize(
    ("move", "request_ends"), [(Move.WITHDRAW, Request.WITHDRAWN), (Move.LAPSE, Request.LAPSED)]
)
def test_what_never_comes_leaves_the_claim_for_what_was_given(shop, move, request_ends):
    """The claim on the supplier of a wrong thing was dropped, and the 12.00 were asked of nobody."""
    case_id = agreed_after_a_part(shop, "CR-SWITCHEROO")
    before = shop.case(case_id).tracks
    assert before.supplier_claim is SupplierClaim.TO_ASK
    shop.do(case_id, move)
    case = shop.case(case_id)
    assert case.tracks.request is request_ends
    assert case.tracks.buyer_money is BuyerMoney.PAID_PARTLY
    assert case.tracks.supplier_claim is before.supplier_claim
    assert case.paid == usd("12.00")
    # nothing more is owed to him
    assert case.next is not None
    assert case.next.kind is not StepKind.REFUND


def test_without_a_part_nothing_is_lost_and_nothing_asked(shop):
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "80.00", return_reason="CR-SWITCHEROO"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.LAPSE)
    tracks = shop.case(case_id).tracks
    assert (tracks.buyer_money, tracks.supplier_claim) == (
        *(BuyerMoney.OPEN, SupplierClaim.NOT_CLAIMABLE),
    )


def test_a_brick_that_came_back_is_appealed_for_what_was_given(shop):
    """The claim was dropped with our no, and nobody was asked for the 12.00 that the platform had given."""
    case_id = agreed_after_a_part(shop, "CR-DEFECTIVE")
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, instead="A brick")
    shop.finish(case_id, Verdict.WRONG_ITEM)
    shop.do(case_id, Move.DECLINE, reason="A brick came back, and no lamp.", overrule=True)
    case = shop.case(case_id)
    assert (case.tracks.request, case.tracks.buyer_money) == (
        *(Request.DECLINED, BuyerMoney.PAID_PARTLY),
    )
    assert case.outlook(case.lead).advice.claim_from is Fault.PLATFORM
    asked = []
    for _ in range(30):
        step = shop.case(case_id).next
        if step is None:
            break
        asked.append(step.kind)
        if step.waiting_for is not None:
            shop.clock.forward(days=15)
        elif step.kind is StepKind.CHECK:
            shop.do(case_id, Move.LIFT, reason="Nobody has one.")
        elif step.kind is StepKind.PLACE_GOODS:
            shop.do(case_id, step.kind, disposition=Disposition.DISPOSE)
        else:
            shop.do(case_id, step.kind)
    case = shop.case(case_id)
    assert case.closed_at is not None, asked
    assert [(claim.of, claim.amount) for claim in case.claims] == [
        (Party.PLATFORM, usd("12.00"))
    ]
    assert StepKind.REFUND not in asked
    assert case.paid == usd("12.00")
