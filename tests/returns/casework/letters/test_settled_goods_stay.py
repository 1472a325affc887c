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
