"""Goods that wait for the answer to a claim are due to be placed once nobody waits for it any more."""

from datetime import timedelta

import pytest

from returns.terms import Move, Party, StepKind, SupplierClaim
from tests.cases.playing import enter, enter_until, until_given_up
from tests.returns.casework.shop import usd

WRONG = {"return_reason": "CR-SWITCHEROO"}


@pytest.fixture
def claimed(shop):
    """A wrong vase is here, and its supplier, who wants no goods back, was asked for what it cost."""
    kept = ("refund", "keep_item")
    shop.supplier(costs=[("VASE", "40")], rma_needed=False, remedies=kept)
    case_id = shop.request(shop.item("VASE", "180.00", **WRONG))
    enter_until(shop, case_id)
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.look(case_id, instead="a blue bowl")
    shop.finish(case_id)
    enter_until(shop, case_id)
    assert shop.case(case_id).next.waiting_for is Party.SUPPLIER
    return case_id


def given_up(case):
    return case.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF


def placing(shop, case_id):
    shop.say_why_no_photo(case_id)
    step = shop.case(case_id).next
    assert (step.kind, step.waiting_for) == (StepKind.PLACE_GOODS, None)
    return step


def test_goods_are_not_late_on_the_day_on_which_a_silent_supplier_is_given_up(shop, claimed):
    """They could not be placed before, and stood as two weeks late at once."""
    until_given_up(shop, claimed)
    enter(shop, claimed)
    assert given_up(shop.case(claimed))
    due = placing(shop, claimed).due_at
    assert due == shop.clock.now() + timedelta(days=7)
    shop.clock.forward(days=8)
    assert placing(shop, claimed).due_at == due


@pytest.mark.parametrize("asked", [False, True])
def test_goods_are_due_from_the_day_of_writing_off_by_hand(shop, claimed, asked):
    """Who asked for more has not decided anything."""
    if asked:
        shop.clock.forward(days=1)
        shop.do(claimed, Move.MORE_ASKED, answer="A photo, please")
    shop.clock.forward(days=12)
    shop.do(claimed, Move.WRITE_OFF, reason="Not worth it")
    assert placing(shop, claimed).due_at == shop.clock.now() + timedelta(days=7)


def test_goods_are_due_from_the_answer_where_there_was_one(shop, claimed):
    shop.clock.forward(days=1)
    shop.do(claimed, Move.CLAIM_PARTLY, amount=usd("10.00"))
    answered = shop.clock.now()
    shop.clock.forward(days=3)
    shop.do(claimed, Move.WRITE_OFF, reason="It never came")
    assert placing(shop, claimed).due_at == answered + timedelta(days=7)


def test_an_end_is_not_late_that_waited_for_a_supplier(shop):
    """The rest never came, and the case was closed once the claim was given up: two weeks late at once."""
    shop.supplier(costs=[("SCARF", "15")], remedies=("reship", "refund"))
    cells = {"order_quantity": "2", "return_quantity": "2"}
    case_id = shop.request(shop.item("SCARF", "63.00", **cells))
    enter_until(shop, case_id)
    shop.do(case_id, Move.RMA_GIVEN, rma="S-5")
    enter_until(shop, case_id)
    shop.do(case_id, Move.RESHIP_PROMISED)
    for _ in range(90):
        step = shop.case(case_id).next
        if step.kind is StepKind.CLOSE:
            break
        shop.clock.forward(days=1) if step.waiting_for is not None else enter(shop, case_id)
    assert given_up(shop.case(case_id))
    assert shop.case(case_id).next.due_at >= shop.clock.now()
