"""A day that is said with a step counts, or is refused: none is left out without a word."""

from datetime import UTC, date, datetime

import pytest

from returns.casework.rehearsal import StepTold
from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.rules.dates.to_post import number_ends
from returns.terms import Move, Offer, Route, StepKind, Works
from returns.trade.steps import step_traits
from tests.returns.casework.shop import usd

ACTS = [*StepKind, *Move]
SAID = date(2026, 11, 2)


@pytest.fixture
def mug(shop):
    """A mug whose supplier was asked for his number, which is good for fourteen days."""
    shop.supplier(costs=[("MUG", "60")], rma_needed=True, rma_valid_days=14)
    case_id = shop.request(shop.item("MUG", "140.00"))
    shop.do(case_id, StepKind.ASK_RMA)
    return case_id


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("act", ACTS, ids=str)
def test_a_step_takes_its_day_or_says_that_it_takes_none(shop, mug, act, lang):
    told = StepTold(act, StepOptions(on=SAID, reason="So it was."))
    (refusal,) = shop.desk.rehearsal.refusals(mug, [told])
    refused = refusal is not None and refusal.key == "step.no_day"
    assert refused is not step_traits(act).dated
    if refused:
        assert {"en": "leave the day out", "zh": "请去掉日期"}[lang] in refusal.say(lang)


def test_what_takes_a_day_is_the_money_and_the_number():
    dated = {act for act in ACTS if step_traits(act).dated}
    assert dated == {StepKind.REFUND, StepKind.SETTLE, Move.RMA_GIVEN}


def test_a_number_is_good_from_the_day_on_which_it_was_given(shop, mug):
    """It counted from the day on which somebody typed it: goods went by a number that was over."""
    shop.do(mug, Move.RMA_GIVEN, rma="R-1", on=SAID)
    line = shop.case(mug).lead
    assert line.rma_given_at == datetime(2026, 11, 2, tzinfo=UTC)
    terms = shop.desk.cases.policy_of(mug).terms
    assert number_ends(terms, line) == date(2026, 11, 16)


def test_a_number_without_a_day_was_given_now(shop, mug):
    for told in ({}, {"on": shop.clock.now().date()}):
        shop.do(mug, Move.RMA_GIVEN, rma="R-1", **told)
        assert shop.case(mug).lead.rma_given_at == shop.clock.now()
        shop.desk.cases.take_back_last(mug)


@pytest.mark.parametrize("act", [Move.RMA_GIVEN, StepKind.REFUND, StepKind.SETTLE], ids=str)
def test_a_day_that_is_still_to_come_is_refused(shop, mug, act):
    ahead = date(2099, 1, 1)
    with pytest.raises(IllegalMove) as refused:
        shop.do(mug, act, rma="R-1", on=ahead)
    assert refused.value.key == "step.not_yet"


def test_money_has_the_day_on_which_it_moved(shop, mug):
    shop.do(mug, Move.RMA_GIVEN, rma="R-1")
    shop.do(mug, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(mug, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(mug)
    shop.look(mug, works=Works.NO)
    shop.finish(mug)
    shop.do(mug, StepKind.REFUND, on=SAID)
    shop.do(mug, StepKind.SEND_CLAIM, reason="None was taken.")
    shop.do(mug, StepKind.SETTLE, amount=usd("60.00"), on=SAID)
    assert [payment.on for payment in shop.case(mug).payments] == [SAID, SAID]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("act", ACTS, ids=str)
def test_what_is_sent_instead_is_said_with_the_step_that_sends_it(shop, mug, act, lang):
    """With the answer it was left out without a word, and the wrong size went a second time."""
    told = StepTold(act, StepOptions(exchange="MUG-L", reason="So it was."))
    (refusal,) = shop.desk.rehearsal.refusals(mug, [told])
    refused = refusal is not None and refusal.key == "step.sends_nothing"
    assert refused is (act is not StepKind.REPLACE)
    if refused:
        assert {"en": "replace", "zh": "补发"}[lang] in refusal.say(lang)
