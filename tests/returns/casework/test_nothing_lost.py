"""Where the buyer got nothing, and the supplier no goods, nobody lost anything, and nobody is asked."""

import pytest

from returns.errors import Refusal
from returns.terms import (
    BuyerMoney,
    Move,
    Party,
    Request,
    StepKind,
    SupplierClaim,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def kiln(shop):
    """Whoever supplied the mug and the lamp."""
    return shop.supplier(costs=[("MUG", "20"), ("LAMP", "50")], rma_needed=False)


def mug(shop, **cells):
    return shop.item("MUG", "60.00", return_reason="CR-DEFECTIVE", **cells)


def nobody_asked(shop, case_id):
    """No claim, no paper for one, and no step that makes one."""
    case = shop.case(case_id)
    assert not case.claims
    assert {line.tracks.supplier_claim for line in case.lines} == {SupplierClaim.NOT_CLAIMABLE}
    for party in (Party.SUPPLIER, Party.CARRIER):
        with pytest.raises(Refusal, match="not to be asked"):
            shop.desk.papers.evidence(case_id, addressee=party)


@pytest.mark.parametrize("status", ["Closed", "Completed"])
@pytest.mark.parametrize("known", [False, True])
def test_what_amazon_closed_without_money_is_asked_of_nobody(shop, kiln, status, known):
    if known:
        shop.request(mug(shop))
    case_id = shop.request(mug(shop, return_request_status=status))
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert case.tracks.buyer_money is BuyerMoney.OPEN
    nobody_asked(shop, case_id)


def test_a_refund_that_amazon_tells_of_later_is_a_loss_and_is_asked_for(shop, kiln):
    case_id = shop.request(mug(shop, return_request_status="Closed"))
    paid = {"return_request_status": "Closed", "refunded_amount": "60.00"}
    assert shop.request(mug(shop, **paid)) == case_id
    case = shop.case(case_id)
    assert case.tracks.request is Request.APPROVED
    assert case.paid == usd("60.00")
    assert StepKind.SEND_CLAIM in enter_until(shop, case_id, StepKind.CHASE_SUPPLIER)
    (claim,) = shop.case(case_id).claims
    assert (claim.of, claim.amount) == (Party.SUPPLIER, usd("20.00"))


def test_of_two_lines_that_amazon_closed_the_one_that_it_paid_is_claimed_alone(shop, kiln):
    closed = {"return_request_status": "Closed"}
    lamp = shop.item("LAMP", "150.00", return_reason="CR-DEFECTIVE", **closed)
    case_id = shop.request(mug(shop, refunded_amount="60.00", **closed), lamp)
    enter_until(shop, case_id, StepKind.CHASE_SUPPLIER)
    case = shop.case(case_id)
    first, second = case.lines
    assert (second.tracks.request, second.tracks.buyer_money) == (
        Request.LAPSED,
        BuyerMoney.OPEN,
    )
    assert [(claim.line_id, claim.amount) for claim in case.claims] == [
        (first.id, usd("20.00"))
    ]


@pytest.mark.parametrize("end", [Move.WITHDRAW, Move.LAPSE])
def test_a_request_that_was_withdrawn_or_lapsed_makes_no_sheet(shop, kiln, end):
    case_id = shop.request(mug(shop))
    if end is Move.LAPSE:
        shop.do(case_id, StepKind.APPROVE)
    shop.do(case_id, end)
    nobody_asked(shop, case_id)


def test_a_request_that_amazon_denied_makes_no_sheet(shop, kiln):
    nobody_asked(shop, shop.request(mug(shop, return_request_status="Denied")))
