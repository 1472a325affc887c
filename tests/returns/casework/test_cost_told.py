"""What a thing without a SKU cost is told of its line, stays when files come, and is taken back."""

import pytest

from returns.documents.event_words import event_words
from returns.errors import IllegalMove, Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.terms import Offer, Route, StepKind, Works
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


def cost_of(shop, case_id):
    return shop.case(case_id).lead.unit_cost


def typed(shop):
    change = shop.desk.by_hand.open(
        NewCase("112-9", "Amazon US", "Teapot", "defective", usd("30.00"))
    )
    return change.case_ids[0]


def test_it_is_kept_with_its_line_and_taken_back(shop):
    case_id = typed(shop)
    change = shop.desk.cases.set_cost(case_id, usd("11.20"))
    assert cost_of(shop, case_id) == usd("11.20")
    told = event_words(shop.desk.cases.history(case_id)[-1], "en")
    assert told == "Cost of the goods told: USD 11.20"
    shop.desk.cases.take_back(change)
    assert cost_of(shop, case_id) is None


def test_what_cannot_be_is_refused(shop):
    case_id = typed(shop)
    for money in (Money(-1, "USD"), Money(1, "EUR")):
        with pytest.raises(Refusal):
            shop.desk.cases.set_cost(case_id, money)
    assert cost_of(shop, case_id) is None


def test_what_a_claim_was_worked_out_from_stays(shop):
    kiln = shop.supplier(rma_needed=False)
    case_id = typed(shop)
    shop.desk.cases.set_supplier(case_id, kiln)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    shop.desk.cases.set_cost(case_id, usd("11.20"))
    enter_until(shop, case_id)
    assert shop.case(case_id).claims[0].amount == usd("11.20")
    with pytest.raises(IllegalMove) as refused:
        shop.desk.cases.set_cost(case_id, usd("12"))
    assert refused.value.key == "case.cost_claimed"
    assert cost_of(shop, case_id) == usd("11.20")
