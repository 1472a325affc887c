"""Nobody is asked for a sum of nothing: the goods cost nothing, or his fee is all that they cost."""

import pytest

from returns.errors import IllegalMove
from returns.records.policy import ReturnFee
from returns.terms import Disposition, Offer, Route, StepKind, SupplierClaim, Works
from tests.returns.casework.shop import usd

BACK = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_SUPPLIER}
ALL = {"fee": ReturnFee(percent=100)}


def faulty(shop, cost, **terms):
    """One lamp of 240.00 that does not work and came to us; it cost us `cost`."""
    shop.supplier(costs=[("LAMP", cost)], rma_needed=False, window_days=60, **terms)
    case_id = shop.request(shop.item("LAMP", "240.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    return case_id


def claim_of(shop, case_id):
    return shop.case(case_id).lines[0].tracks.supplier_claim


@pytest.mark.parametrize("fee", [ReturnFee(percent=100), ReturnFee(fixed=usd("25.00"))])
def test_faulty_goods_whose_credits_nothing_they_cost_stay_and_are_claimed_without_it(
    shop, fee
):
    case_id = faulty(shop, "20", fee=fee)
    proposal = shop.desk.inspections.proposal(case_id)
    assert Disposition.TO_SUPPLIER not in proposal.dispositions
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.facts.amount == usd("20.00")
    assert "USD 20.00" in letter.body


def test_goods_that_cost_nothing_are_claimed_of_nobody(shop):
    case_id = faulty(shop, "0")
    steps = []
    while (step := shop.case(case_id).next) is not None and step.waiting_for is None:
        steps.append(step.kind)
        assert shop.desk.cases.do_recommended([case_id])
        assert len(steps) < 9
        shop.clock.forward(days=3)
    assert StepKind.SEND_CLAIM not in steps
    assert claim_of(shop, case_id) is SupplierClaim.NOT_CLAIMABLE
    assert shop.case(case_id).closed_at is not None


def test_a_claim_for_nothing_is_refused_by_hand(shop):
    case_id = faulty(shop, "0")
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM)
    assert refused.value.key == "move.nothing_to_claim"


def test_nothing_is_asked_for_what_went_there_before_its_cost_was_told(shop):
    """Its fee was known to be all of it only then."""
    shop.supplier(rma_needed=False, window_days=60, **ALL)
    lamp = shop.item("LAMP", "75.00", return_reason="CR-UNWANTED_ITEM")
    case_id = shop.request(lamp)
    (kiln,) = shop.desk.policies.suppliers()
    shop.desk.cases.set_supplier(case_id, kiln.id)
    shop.do(case_id, StepKind.ANSWER_BUYER, **BACK)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    assert claim_of(shop, case_id) is SupplierClaim.TO_ASK
    shop.desk.cases.set_cost(case_id, usd("20.00"))
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM)
    assert refused.value.key == "move.nothing_to_claim"


def test_two_lines_share_a_fixed_fee_that_would_be_all_of_one(shop):
    fee = ReturnFee(fixed=usd("25.00"))
    shop.supplier(costs=[("MUG", "20"), ("LAMP", "30")], rma_needed=False, fee=fee)
    items = [
        shop.item(sku, "60.00", return_reason="CR-UNWANTED_ITEM") for sku in ("MUG", "LAMP")
    ]
    case_id = shop.request(*items)
    shop.do(case_id, StepKind.ANSWER_BUYER, **BACK)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == usd("25.00")
