"""Whom the platform paid all, and whom nobody asked for the goods, is told that they stay."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.records.options import StepOptions
from returns.terms import Goods, Offer, Party, Route, StepKind
from tests.returns.casework.shop import usd

SAID = {"en": "there is nothing to send back", "zh": "无需寄回"}


def answered(shop, case_id, lang="en"):
    return shop.desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(), lang).letter


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_who_has_all_of_the_money_is_told_that_the_goods_stay(shop, lang):
    case_id = shop.request(shop.item("LAMP", "140.00"))
    told = MoneyTold(usd("140.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, told)
    letter = answered(shop, case_id, lang)
    assert SAID[lang] in letter.body
    assert letter.facts.goods == "keep"
    assert shop.case(case_id).lead.tracks.goods is Goods.NONE_EXPECTED


def test_who_never_had_the_goods_is_told_of_none(shop):
    cells = {"return_reason": "CR-UNDELIVERABLE_UNKNOWN", "refunded_amount": "140.00"}
    case_id = shop.request(shop.item("LAMP", "140.00", **cells))
    assert shop.case(case_id).lead.tracks.goods is Goods.NONE_EXPECTED
    letter = shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert "the refund for Lamp" in letter.body
    assert SAID["en"] not in letter.body


def test_who_was_asked_for_the_goods_is_not_told_to_keep_them(shop):
    case_id = shop.request(shop.item("LAMP", "140.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    told = MoneyTold(usd("140.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, told)
    while (step := shop.case(case_id).next) is not None and step.waiting_for is None:
        letter = shop.do(case_id, step.kind)
        assert letter is None or SAID["en"] not in letter.body


@pytest.mark.parametrize("price", ["30.00", "75.00", "140.00"])
@pytest.mark.parametrize("reason", ["CR-DEFECTIVE", "CR-UNWANTED_ITEM"])
def test_what_is_advised_and_what_the_letter_says_is_one(shop, price, reason):
    """“Back to us” was marked as recommended, and the letter that Enter sent let the goods stay."""
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", price, return_reason=reason))
    shop.desk.money.note(case_id, MoneyTold(usd(price), out=True, party=Party.PLATFORM))
    case = shop.case(case_id)
    advice = case.outlook(case.lead).advice
    assert advice.route is Route.NONE
    assert not any(way.advised for way in advice.costs if isinstance(way.way, Route))
    told = [each.key for each in advice.because]
    assert not [key for key in told if key.startswith("route.")]
    assert "freight.seller" not in told
    assert answered(shop, case_id).facts.goods == "keep"
    assert shop.case(case_id).lead.route is Route.NONE


def test_goods_that_were_asked_for_stay_on_their_way(shop):
    case_id = shop.request(shop.item("LAMP", "140.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.money.note(case_id, MoneyTold(usd("140.00"), out=True, party=Party.PLATFORM))
    case = shop.case(case_id)
    assert case.outlook(case.lead).advice.route is Route.TO_US
