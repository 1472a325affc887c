"""A letter says of money what is so when it goes: promised, paid by this step, or by the platform."""

import re
from dataclasses import fields

import pytest

from returns.phrases import topic
from returns.terms import Move, Offer, StepKind
from returns.trade.offers import OFFERS
from tests.returns.casework.shop import usd

#: every letter that makes an offer: at that moment nothing is paid, and nothing was sent
OFFERING = sorted(
    {
        getattr(row.letters, field.name)
        for row in OFFERS.values()
        for field in fields(row.letters)
        if getattr(row.letters, field.name)
    }
)
#: words of what happens this moment, or happened
NOW = {
    "en": r"now refund|at once|within a few days|have refunded|been refunded|on its way\b(?!\.)",
    "zh": "现在就|立即|几天内|已经退款|已退|已经寄出",
}


def template(name, lang):
    """The words of it as they are before anything is filled in."""
    return topic(lang, "letters")[name]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", OFFERING)
def test_a_letter_that_promises_says_of_nothing_that_it_is_done(name, lang):
    words = f"{template(f'{name}.subject', lang)}\n{template(f'{name}.body', lang)}"
    assert not re.search(NOW[lang], words), words


@pytest.mark.parametrize("name", ["refund_now", "refund_here", "never_refund", "solution_keep"])
def test_a_refund_that_is_promised_is_told_again_once_it_is_paid(name):
    assert "as soon as" in template(f"{name}.body", "en")
    assert "付出后" in template(f"{name}.body", "zh")


def test_money_is_promised_before_it_is_paid_and_told_as_paid_by_the_step_that_pays(shop):
    case_id = shop.request(shop.item("MUG", "12.00"))
    promise = shop.do(case_id, Move.OFFER, offer=Offer.IMMEDIATE_REFUND)
    assert shop.case(case_id).payments == ()
    assert "USD 12.00" in promise.body
    assert "have refunded" not in promise.body
    paid = shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("12.00")
    assert "We have refunded you USD 12.00" in paid.body
