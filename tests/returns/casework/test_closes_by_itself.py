"""A case closes by itself with the act that leaves all of it at rest (domain.md 2)."""

import json
from datetime import timedelta

import pytest

from returns.casework.money_moves import MoneyTold
from returns.documents.event_words import event_words
from returns.records.options import StepOptions
from returns.terms import (
    Disposition,
    ExchangeFrom,
    HoldKind,
    Move,
    Offer,
    Request,
    StepKind,
)
from tests.returns.casework.shop import usd
from tests.worlds.afterwards import rows_of_cases


@pytest.fixture
def paid(shop):
    """The buyer keeps a mug and was paid; nothing is asked of anybody."""
    case_id = shop.request(shop.item("MUG", "18.40", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    return case_id


def closed_with(shop, case_id):
    """Kind of the last step, and why the case was closed with it; "" where it was not."""
    last = shop.desk.cases.history(case_id)[-1]
    return last.kind, json.loads(last.body).get("closed", "")


def test_the_last_act_closes_it_in_one_step_that_is_taken_back_as_one(shop, paid):
    assert shop.case(paid).next.kind is StepKind.CONFIRM_BUYER
    first = rows_of_cases(shop.desk)
    shop.do(paid, StepKind.CONFIRM_BUYER)
    case = shop.case(paid)
    assert (case.closed_at, case.next) == (shop.desk.store.clock.now(), None)
    assert closed_with(shop, paid) == ("confirm_buyer", "at_rest")
    shop.desk.cases.take_back_last(paid)
    assert rows_of_cases(shop.desk) == first
    shop.desk.cases.again_last(paid)
    assert shop.case(paid) == case


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "nothing of it is left"), ("zh", "待办事项")]
)
def test_the_history_says_why(shop, paid, lang, says):
    shop.do(paid, StepKind.CONFIRM_BUYER)
    assert says in event_words(shop.desk.cases.history(paid)[-1], lang)


@pytest.mark.parametrize(
    ("move", "told"), [(Move.WITHDRAW, {}), (Move.DECLINE, {"reason": "It was used."})]
)
def test_what_ends_without_a_return_closes_it(shop, move, told):
    case_id = shop.request(shop.item("MUG", "18.40", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, move, **told)
    assert closed_with(shop, case_id) == (move.value, "at_rest")


def test_goods_that_are_placed_last_close_it(shop):
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "140.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert shop.case(case_id).closed_at is None
    shop.do(case_id, StepKind.PLACE_GOODS, disposition=Disposition.RESTOCK)
    assert closed_with(shop, case_id) == ("place_goods", "at_rest")


def test_what_is_held_or_put_off_stays_open(shop, paid):
    shop.do(paid, Move.HOLD, reason="The boss looks at it.")
    shop.do(paid, StepKind.CONFIRM_BUYER, overrule=True)
    assert shop.case(paid).closed_at is None
    assert shop.case(paid).next.kind is StepKind.CHECK
    shop.do(paid, Move.LIFT, reason="He did.")
    assert closed_with(shop, paid) == ("lift", "at_rest")


def test_one_that_was_opened_again_stays_open_until_something_is_done(shop, paid):
    shop.do(paid, StepKind.CONFIRM_BUYER)
    shop.do(paid, Move.REOPEN, reason="To be looked at.")
    assert shop.case(paid).next.kind is StepKind.CHECK
    shop.do(paid, Move.NOTE, note="We look at it.")
    assert shop.case(paid).closed_at is None
    shop.do(paid, StepKind.CLOSE, reason="It came.")
    assert closed_with(shop, paid) == ("close", "")


def test_what_lapses_with_its_day_waits_for_it(shop):
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "140.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE)
    shop.clock.forward(days=90)
    shop.do(case_id, Move.NOTE, note="It never came.")
    assert shop.case(case_id).closed_at is None


def test_what_the_buyer_writes_of_a_new_one_opens_it_again(shop):
    """We had asked whether it arrived, and closed the case with the question."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "18.40", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK, tracking="N1")
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert shop.case(case_id).closed_at is not None
    before = rows_of_cases(shop.desk)
    shop.clock.forward(days=20)
    shop.do(case_id, Move.BUYER_SAID, answer="It never arrived.")
    case = shop.case(case_id)
    assert case.closed_at is None
    assert case.outlook(case.lead).hold.kind is HoldKind.BUYER_WROTE
    assert case.next.due_at >= shop.clock.now() - timedelta(seconds=1)
    shop.desk.cases.take_back_last(case_id)
    assert rows_of_cases(shop.desk) == before


def test_money_that_comes_last_closes_it(shop):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "18.40"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer's own.")
    assert shop.case(case_id).closed_at is None
    shop.desk.money.note(case_id, MoneyTold(usd("4"), out=False))
    assert closed_with(shop, case_id) == ("money_in", "at_rest")
    assert shop.case(case_id).tracks.request is Request.APPROVED


def test_the_whole_life_is_taken_back_and_done_again(shop, paid):
    first = rows_of_cases(shop.desk)
    shop.desk.cases.do(paid, StepKind.CONFIRM_BUYER, StepOptions())
    shop.desk.cases.do(paid, Move.REOPEN, StepOptions(reason="To be looked at."))
    shop.desk.cases.take_back_last(paid)
    shop.desk.cases.take_back_last(paid)
    assert rows_of_cases(shop.desk) == first


def test_taking_back_closes_nothing_that_was_open(shop):
    """What was opened again stays so when the step after it is taken back, though nothing of it is left."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "129.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    stock = ExchangeFrom.STOCK
    shop.do(case_id, StepKind.REPLACE, exchange_from=stock, tracking="N1")
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    shop.do(case_id, Move.REOPEN, reason="The buyer rang.")
    before = shop.case(case_id)
    assert before.closed_at is None
    shop.do(case_id, Move.LOST, tracking="N1")
    shop.desk.cases.take_back_last(case_id)
    assert shop.case(case_id) == before
    shop.desk.cases.again_last(case_id)
    assert shop.case(case_id).closed_at is None
