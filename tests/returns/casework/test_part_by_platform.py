"""A part that the platform refunded is no end: the request is still answered, and the rest decided."""

import pytest

from returns.terms import BuyerMoney, Goods, Move, Offer, Party, Request, StepKind, Verdict
from tests.returns.casework.shop import usd


def row(shop, **cells):
    told = {"return_reason": "CR-UNWANTED_ITEM", "refunded_amount": "20.00"} | cells
    return shop.item("RUG", "84.00", **told)


@pytest.mark.parametrize("later", [False, True])
def test_a_part_refund_on_a_pending_request_is_still_answered(shop, later):
    case_id = shop.request(row(shop, refunded_amount="" if later else "20.00"))
    if later:
        shop.bring(row(shop))
    case = shop.case(case_id)
    assert (case.tracks.request, case.tracks.buyer_money) == (
        Request.NEW,
        BuyerMoney.PAID_PARTLY,
    )
    assert case.next.kind is StepKind.ANSWER_BUYER
    assert (case.next.due_at - case.requested_at).days == 1
    shop.do(case_id, StepKind.ANSWER_BUYER)
    assert shop.case(case_id).next.waiting_for is Party.BUYER


@pytest.mark.parametrize("later", [False, True])
def test_a_whole_refund_on_a_pending_request_is_its_answer(shop, later):
    case_id = shop.request(row(shop, refunded_amount="" if later else "84.00"))
    if later:
        shop.bring(row(shop, refunded_amount="84.00"))
    assert shop.case(case_id).tracks.request is Request.APPROVED


@pytest.mark.parametrize("later", [False, True])
def test_goods_are_awaited_of_what_was_approved_and_refunded_in_part(shop, later):
    case_id = shop.request(row(shop, return_request_status="Pending" if later else "Approved"))
    if later:
        shop.bring(row(shop, return_request_status="Approved"))
    case = shop.case(case_id)
    assert (case.tracks.request, case.tracks.goods) == (Request.APPROVED, Goods.AWAITED)
    assert case.next.kind is not StepKind.CONFIRM_BUYER


def test_an_item_that_the_platform_paid_nothing_for_is_still_answered(shop):
    case_id = shop.request(
        row(shop, refunded_amount="84.00"),
        row(shop, merchant_sku="MAT", refunded_amount="", order_item_id="5-MAT"),
    )
    of = {line.sku: line.tracks.request for line in shop.case(case_id).lines}
    assert of == {"RUG": Request.APPROVED, "MAT": Request.NEW}


@pytest.mark.parametrize("agreed", [False, True])
def test_the_rest_is_paid_for_goods_that_came_while_a_part_was_offered(shop, agreed):
    case_id = shop.request(row(shop))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND)
    if agreed:
        shop.do(case_id, Move.BUYER_AGREED)
    shop.bring(
        row(
            shop,
            return_request_status="Approved",
            tracking_id="T-1",
            return_delivery_date="21-Nov-2026",
        )
    )
    if agreed:
        # what was agreed is paid whatever is in the parcel
        shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).next.kind is StepKind.INSPECT
    shop.look(case_id)
    shop.finish(case_id, Verdict.NO_FAULT)
    assert shop.case(case_id).next.kind is StepKind.REFUND
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("84.00")
