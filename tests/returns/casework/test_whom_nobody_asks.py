"""Who was paid by the platform, and is suspected or appealed against, is not asked whether it arrived."""

import pytest

from returns.terms import BuyerMoney, Move, PackageState, Party, StepKind, Verdict
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


def row(shop, **cells):
    return shop.item("DRILL", "84.00", tracking_id="T-1", **cells)


@pytest.fixture
def empty(shop):
    """Amazon paid, and an empty box came."""
    shop.supplier(costs=[("DRILL", "20")], rma_needed=False)
    here = {"return_delivery_date": "21-Nov-2026", "return_request_status": "Approved"}
    case_id = shop.request(row(shop, refunded_amount="84.00", **here))
    shop.look(case_id, package=PackageState.OPENED, complete=False)
    shop.finish(case_id, Verdict.EMPTY)
    return case_id


def test_after_an_empty_box_and_a_granted_claim_the_case_is_closed_without_a_question(
    shop, empty
):
    shop.do(empty, StepKind.SEND_CLAIM, party=Party.PLATFORM, overrule=True)
    shop.do(empty, Move.CLAIM_ACCEPTED, amount=usd("84.00"))
    shop.do(empty, StepKind.SETTLE, amount=usd("84.00"))
    assert StepKind.CONFIRM_BUYER not in enter_until(shop, empty, StepKind.CLOSE)
    case = shop.case(empty)
    assert case.closed_at is not None
    assert case.tracks.buyer_money is BuyerMoney.CONFIRMED


def test_an_honest_buyer_is_asked_whoever_paid_him(shop):
    told = {"return_request_status": "Approved", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(row(shop, refunded_amount="84.00", **told))
    assert shop.case(case_id).next.kind is StepKind.CONFIRM_BUYER
