"""One too many was sent: nothing is owed for it, so nobody is refunded and nobody is charged."""

import pytest

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.advice.recommend import recommend
from returns.rules.offers import goods_expected, keeps_goods
from returns.rules.sentences import sentences
from returns.terms import Fault, FreightPayer, Fulfilment, Offer, Route, Verdict

MONEY_OR_GOODS = frozenset(Offer) - {Offer.GIFT_OR_COUPON, Offer.DECLINE}


def ask(value: str, **facts: object) -> Recommendation:
    told = TriageFacts(Money.parse(value, "USD"), "extra_item", **facts)
    return recommend(told, TriageSettings())


@pytest.mark.parametrize("value", ["20", "50", "75", "129"])
@pytest.mark.parametrize(
    "verdict", [None, *(each for each in Verdict if each is not Verdict.NOT_RECEIVED)]
)
def test_neither_money_nor_a_new_one_is_offered(value: str, verdict: Verdict | None) -> None:
    for suspected in (False, True):
        advice = ask(value, verdict=verdict, suspected=suspected)
        assert not MONEY_OR_GOODS & set(advice.offers)


def test_a_cheap_one_is_kept_and_the_buyer_thanked() -> None:
    advice = ask("20")
    assert (advice.offers, advice.route) == ((Offer.GIFT_OR_COUPON,), Route.NONE)
    assert "let the buyer keep it" in " ".join(sentences(advice.because))
    assert "请买家留下" in "".join(sentences(advice.because, "zh"))
    assert keeps_goods(advice.first, advice.route, "extra_item")


@pytest.mark.parametrize("value", ["50", "129"])
def test_a_dear_one_is_asked_back_at_our_expense(value: str) -> None:
    advice = ask(value)
    assert (advice.route, advice.freight_payer) == (Route.TO_US, FreightPayer.SELLER)
    assert "asking back" in " ".join(sentences(advice.because))
    assert goods_expected(advice.first, advice.route, "extra_item")
    # the same thanks for another reason leave the goods with the buyer
    assert not goods_expected(advice.first, advice.route, "changed_mind")


@pytest.mark.parametrize("fulfilment", list(Fulfilment))
def test_nobody_is_asked_for_money_for_what_was_never_paid_for(fulfilment: Fulfilment) -> None:
    assert ask("129", fulfilment=fulfilment).claim_from is None


def test_who_sent_it_is_told() -> None:
    advice = ask("129", supplier="Kiln & Co")
    assert advice.fault is Fault.SUPPLIER
    assert "Tell Kiln & Co" in " ".join(sentences(advice.because))
    ours = ask("129", supplier="Kiln & Co", fulfilment=Fulfilment.OWN_STOCK)
    assert ours.fault is Fault.SELLER
    assert "Kiln & Co" not in " ".join(sentences(ours.because))


def test_what_a_refund_would_cost_is_not_reckoned() -> None:
    assert ask("129").costs == ()


def test_without_a_price_it_is_asked_back_and_the_price_asked_for() -> None:
    advice = ask("0", value_known=False)
    assert advice.route is Route.TO_US
    assert "orders file" in " ".join(sentences(advice.because))
    assert "订单文件" in "".join(sentences(advice.because, "zh"))
