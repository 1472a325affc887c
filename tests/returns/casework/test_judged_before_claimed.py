"""Something else came back: nobody is claimed from before it is judged (domain.md 7)."""

import pytest

from returns.errors import IllegalMove
from returns.terms import (
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.returns.casework.shop import usd


def came_back(shop, reason="CR-DEFECTIVE", pieces="1", instead="a brick, 1.9 kg"):
    shop.supplier(costs=[("MUG", "61.25")], rma_needed=False)
    told = {"return_reason": reason, "return_quantity": pieces, "order_quantity": pieces}
    case_id = shop.request(shop.item("MUG", "140.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, instead=instead, works=Works.UNTESTED)
    return case_id


@pytest.mark.parametrize("party", [None, Party.SUPPLIER])
def test_no_supplier_is_claimed_from_for_a_brick_before_the_verdict(shop, party):
    case_id = came_back(shop)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM, party=party, reason="No photo.")
    assert shop.case(case_id).claims == ()
    if party is None:
        assert refused.value.key == "step.judge_first"
        for lang in ("en", "zh"):
            assert "a brick, 1.9 kg" in refused.value.say(lang)
    assert shop.case(case_id).next.kind is StepKind.INSPECT


def test_no_sheet_for_a_supplier_is_made_of_a_brick_before_the_verdict(shop):
    case_id = came_back(shop)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.papers.evidence(case_id, addressee=Party.SUPPLIER)
    assert refused.value.key == "step.judge_first"


def test_what_the_buyer_had_said_is_claimed_for_what_came_instead(shop):
    case_id = came_back(shop, reason="CR-SWITCHEROO")
    shop.do(case_id, StepKind.SEND_CLAIM, reason="No photo.")
    assert shop.case(case_id).claims[0].amount == usd("61.25")


def test_what_is_judged_as_the_buyer_said_is_claimed(shop):
    case_id = came_back(shop)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="No photo.")
    assert shop.case(case_id).claims[0].of is Party.SUPPLIER


def test_a_claim_that_was_sent_by_mistake_is_taken_back(shop):
    case_id = came_back(shop, instead="")
    before = shop.case(case_id)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="No photo.")
    shop.desk.cases.take_back_last(case_id)
    after = shop.case(case_id)
    assert (after.claims, after.lead) == (before.claims, before.lead)


def test_a_claim_that_cannot_be_undone_any_more_is_written_off(shop):
    case_id = came_back(shop, instead="")
    shop.do(case_id, StepKind.SEND_CLAIM, reason="No photo.")
    shop.finish(case_id, Verdict.WRONG_ITEM)
    shop.do(case_id, Move.WRITE_OFF, reason="Sent by mistake.")
    assert shop.case(case_id).lead.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
