"""Who was asked when his time was over takes no goods by that: only what is asked in time stops his clock."""

import pytest

from returns.errors import IllegalMove
from returns.terms import (
    Disposition,
    Move,
    Offer,
    Route,
    StepKind,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


def late(shop, **terms):
    """Of three broken teapots one comes two months after the order, is claimed, and does not go back."""
    shop.supplier(costs=[("TEAPOT", "41.03")], rma_needed=False, **terms)
    told = {"return_quantity": "3", "order_quantity": "3"}
    case_id = shop.request(shop.item("TEAPOT", "187.37", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.clock.forward(days=61)
    comes(shop, case_id, "T-1", 1)
    return case_id


def comes(shop, case_id, tracking, *units):
    shop.desk.receiving.receive(case_id, tracking)
    for unit in (1, 2, 3):
        if unit in units:
            shop.look(case_id, unit=unit, works=Works.NO)
        elif tracking == "T-1":
            shop.miss(case_id, unit=unit)
    shop.finish(case_id)
    enter_until(shop, case_id)


def fates(shop, case_id):
    return [unit.disposition for unit in shop.case(case_id).lead.units]


def test_what_comes_after_a_late_claim_goes_to_its_supplier_no_more_than_what_came_before(shop):
    """The first stayed, and the others were sent on at our cost to who takes nothing any more."""
    case_id = late(shop)
    assert fates(shop, case_id)[0] is Disposition.DISPOSE
    comes(shop, case_id, "T-2", 2, 3)
    assert fates(shop, case_id) == [Disposition.DISPOSE] * 3
    assert shop.case(case_id).claims[-1].amount == usd("123.09")
    told = [kept.letter for kept in shop.desk.cases.letters(case_id)]
    assert not [letter for letter in told if letter.template == "goods_sent"]


def test_who_grants_a_late_claim_may_have_the_goods(shop):
    case_id = late(shop)
    line_id = shop.case(case_id).lead.id
    with pytest.raises(IllegalMove) as refused:
        shop.desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.TO_SUPPLIER)
    assert refused.value.key == "step.not_taken.window_closed"
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.TO_SUPPLIER)
    enter_until(shop, case_id)
    assert [kept.letter.template for kept in shop.desk.cases.letters(case_id)][
        -1
    ] == "goods_sent"


def test_who_was_asked_in_time_has_what_comes_later(shop):
    case_id = late(shop, window_days=120)
    comes(shop, case_id, "T-2", 2, 3)
    assert fates(shop, case_id) == [Disposition.TO_SUPPLIER] * 3
