"""Goods that their supplier refused to pay for are not sent to him at our cost."""

import pytest

from returns.terms import (
    Disposition,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import enter_until


@pytest.fixture
def claimed(shop):
    """A faulty lamp is here, was claimed, and is to go on to its supplier next."""
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False, window_days=60)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    enter_until(shop, case_id, StepKind.SEND_ON)
    assert shop.case(case_id).next.kind is StepKind.SEND_ON
    return case_id


def to_supplier(shop, case_id):
    kept = [kept.letter for kept in shop.desk.cases.letters(case_id)]
    return [letter.template for letter in kept if letter.to is Party.SUPPLIER]


def test_what_he_refused_stays_here(shop, claimed):
    """He was told that the goods he had refused are on their way to him."""
    shop.do(claimed, Move.CLAIM_REFUSED, answer="Not our fault.")
    done = enter_until(shop, claimed)
    assert StepKind.SEND_ON not in done
    case = shop.case(claimed)
    assert case.closed_at is not None
    (unit,) = case.units
    assert unit.disposition not in (None, Disposition.TO_SUPPLIER)
    assert to_supplier(shop, claimed) == ["claim"]
    assert case.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF


def test_the_step_says_that_it_stays_and_why(shop, claimed):
    shop.do(claimed, Move.CLAIM_REFUSED, answer="Not our fault.")
    enter_until(shop, claimed, StepKind.PLACE_GOODS)
    assert shop.case(claimed).next.because[0].key == "step.place_instead"


def test_what_was_on_its_way_before_he_refused_arrives_there(shop, claimed):
    shop.do(claimed, StepKind.SEND_ON, tracking="OUT-1")
    shop.do(claimed, Move.CLAIM_REFUSED, answer="Not our fault.")
    for _ in range(9):
        enter_until(shop, claimed)
        if shop.case(claimed).closed_at is not None:
            break
        shop.clock.forward(days=5)
    (unit,) = shop.case(claimed).units
    assert unit.disposition is Disposition.TO_SUPPLIER


def test_it_may_be_sent_all_the_same(shop, claimed):
    shop.do(claimed, Move.CLAIM_REFUSED, answer="Not our fault.")
    shop.do(claimed, StepKind.SEND_ON, tracking="OUT-1", overrule=True)
    assert to_supplier(shop, claimed) == ["claim", "goods_sent"]
