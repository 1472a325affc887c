"""A day that is said with a step counts, or is refused: none is left out without a word."""

from datetime import UTC, date, datetime, timedelta

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.casework.rehearsal import StepTold
from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.rules.dates.to_post import number_ends
from returns.terms import Move, Offer, Party, Route, StepKind, Works
from returns.trade.disputes import Dispute
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


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("act", ACTS, ids=str)
def test_a_step_takes_a_parcel_or_says_that_it_is_about_none(shop, mug, act, lang):
    told = StepTold(act, StepOptions(parcel=999, reason="So it was."))
    (refusal,) = shop.desk.rehearsal.refusals(mug, [told])
    refused = refusal is not None and refusal.key == "step.of_no_parcel"
    assert refused is not (act in (Move.SHIPPED, Move.RECEIVE, Move.LOST))
    if refused:
        assert {"en": "is about no parcel", "zh": "与包裹无关"}[lang] in refusal.say(lang)


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


@pytest.mark.parametrize("act", [Move.RMA_GIVEN, StepKind.REFUND, StepKind.SETTLE], ids=str)
@pytest.mark.parametrize("day", [date(2026, 10, 31), date(1900, 1, 1)])
def test_a_day_before_the_order_is_refused(shop, mug, act, day):
    assert shop.case(mug).outlook(shop.case(mug).lead).dates.ordered.known == date(2026, 11, 1)
    with pytest.raises(IllegalMove) as refused:
        shop.do(mug, act, rma="R-1", on=day)
    assert refused.value.key == "step.before_order"
    for lang in ("en", "zh"):
        assert "{" not in refused.value.say(lang)


@pytest.mark.parametrize("party", [None, Party.PLATFORM, Party.SUPPLIER])
@pytest.mark.parametrize("day", [date(2026, 10, 31), date(1900, 1, 1)])
def test_no_money_moved_and_no_dispute_was_opened_before_the_order(shop, mug, party, day):
    before = shop.case(mug)
    out = party is not Party.SUPPLIER
    money = MoneyTold(usd("1.00"), out=out, party=party, on=day)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(mug, money)
    assert refused.value.key == "step.before_order"
    with pytest.raises(IllegalMove) as refused:
        shop.desk.disputes.note(mug, DisputeTold(Dispute.CHARGEBACK, day))
    assert refused.value.key == "step.before_order"
    assert shop.case(mug) == before


def test_where_no_day_of_the_order_is_known_a_day_of_another_age_is_refused(shop, asked):
    case_id = asked()
    money = MoneyTold(usd("1.00"), out=True, party=Party.PLATFORM, on=date(1900, 1, 1))
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(case_id, money)
    assert refused.value.key == "step.long_past"
    for lang in ("en", "zh"):
        assert "{" not in refused.value.say(lang)


def test_on_the_day_of_the_order_a_platform_may_have_paid(shop, mug):
    paid = MoneyTold(usd("1.00"), out=True, party=Party.PLATFORM, on=date(2026, 11, 1))
    shop.desk.money.note(mug, paid)
    assert shop.case(mug).payments[-1].on == date(2026, 11, 1)


@pytest.mark.parametrize("act", [Move.SNOOZE, Move.HOLD])
def test_nothing_is_put_off_for_years(shop, mug, act):
    far = shop.clock.now() + timedelta(days=733)
    with pytest.raises(IllegalMove) as refused:
        shop.do(mug, act, until=far, reason="The buyer travels.")
    assert refused.value.key == "step.until_far"
    shop.do(mug, act, until=far - timedelta(days=2), reason="The buyer travels.")


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
