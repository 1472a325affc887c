"""A part that the platform refunded is no end: the request is still answered, and the rest decided."""

import pytest

from returns.casework.products import ProductTold
from returns.terms import (
    BuyerMoney,
    Goods,
    ListingSource,
    Move,
    Offer,
    Party,
    Request,
    StepKind,
    SupplierClaim,
    Verdict,
)
from tests.cases.playing import enter_until
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


@pytest.mark.parametrize("listing", [ListingSource.UNKNOWN, ListingSource.OWN])
@pytest.mark.parametrize(
    ("status", "amount"), [("Closed", "20.00"), ("Approved", "84.00"), ("Pending", "84.00")]
)
def test_what_its_platform_settled_and_nobody_else_owes_ends(shop, listing, status, amount):
    """Its supplier takes goods back, and would have had them: Enter was to close it, and was refused."""
    shop.supplier(costs=[("RUG", "20")], rma_needed=False)
    shop.desk.products.tell("RUG", ProductTold(listing=listing))
    told = {"return_reason": "CR-NOT_AS_DESCRIBED", "return_request_status": status}
    case_id = shop.request(row(shop, refunded_amount=amount, **told))
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert (case.closed_at is not None, case.claims) == (True, ())
    assert case.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
