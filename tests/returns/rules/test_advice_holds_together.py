"""One answer never says two things: sentences, offers, fields and claims fit each other."""

from datetime import date

import pytest

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.records.policy import PolicyTerms, ReturnFee
from returns.rules.advice.recommend import recommend
from returns.rules.money.claim_amount import ClaimLine, claim_amount
from returns.rules.sentences import sentences
from returns.terms import Fault, Fulfilment, Offer, Route, Verdict


def ask(value: str = "75", reason: str = "defective", **facts: object) -> Recommendation:
    return recommend(TriageFacts(Money.parse(value, "USD"), reason, **facts), TriageSettings())


def words(advice: Recommendation) -> str:
    return "\n".join(sentences(advice.because))


@pytest.mark.parametrize("reason", ["wrong_item", "not_as_described", "extra_item"])
@pytest.mark.parametrize("value", ["75", "129"])
def test_a_wrong_item_in_good_condition_is_still_the_wrong_item(
    reason: str, value: str
) -> None:
    assert ask(value, reason, intact=True).offers == ask(value, reason).offers


@pytest.mark.parametrize("reason", ["late", "never_arrived"])
def test_nobody_is_asked_for_photos_of_what_is_late_or_never_came(reason: str) -> None:
    advice = ask("20", reason)
    assert advice.claim_from is Fault.SUPPLIER
    assert "photos" not in words(advice)
    later = ask("20", reason, claim_until=date(2026, 11, 22))
    assert "damage claims" not in words(later)


def test_a_carrier_is_shown_no_box_that_never_came() -> None:
    advice = ask("75", "never_arrived", fulfilment=Fulfilment.OWN_STOCK)
    assert advice.claim_from is Fault.CARRIER
    assert "photos" not in words(advice)
    assert "tracking number" in words(advice)


def test_what_could_not_be_delivered_is_not_asked_back_nor_photographed() -> None:
    for value in ("20", "75", "129"):
        advice = ask(value, "undeliverable")
        assert advice.route is Route.NONE
        assert Offer.PARTIAL_REFUND not in advice.offers
        assert "photo" not in words(advice)
        assert "address" in words(advice)


def test_the_platform_settles_what_its_own_warehouse_never_delivered() -> None:
    advice = ask("75", "never_arrived", fulfilment=Fulfilment.PLATFORM_WAREHOUSE)
    assert advice.offers == (Offer.REFUND_ON_RECEIPT,)
    assert advice.claim_from is Fault.PLATFORM


def test_goods_in_the_platforms_warehouse_have_no_buyers_photos() -> None:
    advice = ask("20", "defective", fulfilment=Fulfilment.PLATFORM_WAREHOUSE, supplier="K & Co")
    assert "photos" not in words(advice)
    assert "Once the platform gives the goods back, claim from K & Co." in words(advice)


def test_what_the_platform_broke_is_asked_from_the_platform() -> None:
    advice = ask(
        "75", "changed_mind", fulfilment=Fulfilment.PLATFORM_WAREHOUSE, platform_owes=True
    )
    assert (advice.fault, advice.claim_from) == (Fault.PLATFORM, Fault.PLATFORM)


def test_a_suspected_buyer_is_waited_for_and_not_told_to_keep_it() -> None:
    advice = ask("20", "defective", suspected=True)
    assert "wait for the goods" in words(advice)
    assert "Not worth returning" not in words(advice)
    assert "buyer’s photos" not in words(advice)


def test_the_fee_that_is_told_is_the_fee_that_is_taken_off() -> None:
    both = ReturnFee(percent=10, fixed=Money.parse("5", "USD"))
    terms = PolicyTerms(fee=both, ordered_wrong_fee_percent=20)
    wrong = words(ask("75", "wrong_size", policy=terms))
    assert "20 %" in wrong
    assert "10 %" not in wrong
    assert "$5.00" in wrong
    goods = [ClaimLine(Money.parse("50", "USD"))]
    assert str(claim_amount(goods, terms, "wrong_size").total) == "$35.00"


def test_the_first_returns_come_to_us_even_where_the_buyer_might_keep_it() -> None:
    keeps = PolicyTerms(remedies=("refund", "keep_item"))
    assert ask("75", "defective", policy=keeps, returns_before=0).route is Route.TO_US
    assert ask("75", "defective", policy=keeps, returns_before=5).route is Route.NONE


def test_a_claim_window_that_has_passed_is_said_to_have_passed() -> None:
    until = date(2026, 11, 5)
    late = ask("20", "defective", claim_until=until, today=date(2026, 11, 22))
    assert "5 Nov, which has passed" in words(late)
    assert "until 5 Nov." in words(ask("20", "defective", claim_until=until, today=until))


def test_goods_without_a_price_are_not_given_away() -> None:
    advice = ask("0", "defective", value_known=False)
    assert advice.first is Offer.REFUND_ON_RECEIPT
    assert "No price is on file" in words(advice)
    unhappy = ask("0", "changed_mind", value_known=False)
    assert unhappy.offers == (Offer.REFUND_ON_RECEIPT,)
    assert "$0.00" not in words(unhappy)


def test_what_never_came_is_not_waited_for_because_its_price_is_unknown() -> None:
    advice = ask("0", "never_arrived", value_known=False)
    assert advice.route is Route.NONE
    assert Offer.REFUND_ON_RECEIPT not in advice.offers


def test_of_a_gift_that_never_came_no_money_is_owed() -> None:
    advice = ask("0", "never_arrived")
    assert advice.offers == (Offer.RETURNLESS_REPLACEMENT, Offer.GIFT_OR_COUPON)


@pytest.mark.parametrize("value", ["20", "75", "129"])
def test_a_buyer_who_sent_back_fine_goods_as_said_gets_what_was_promised(value: str) -> None:
    advice = ask(
        value, "changed_mind", verdict=Verdict.NO_FAULT, promised=Offer.REFUND_ON_RECEIPT
    )
    assert advice.offers == (Offer.REFUND_ON_RECEIPT,)
    assert "as the buyer said" in words(advice)


def test_nothing_wrong_is_refunded_when_promised_and_never_replaced() -> None:
    for promised in (Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT):
        advice = ask("129", "defective", verdict=Verdict.NO_FAULT, promised=promised)
        assert advice.offers == (Offer.REFUND_ON_RECEIPT,)
        assert advice.claim_from is None


def test_what_never_came_back_and_was_not_paid_is_not_claimed() -> None:
    nothing = ask("129", "defective", verdict=Verdict.NOT_RECEIVED)
    assert nothing.claim_from is None
    paid = ask("75", "defective", verdict=Verdict.NOT_RECEIVED, promised=Offer.IMMEDIATE_REFUND)
    assert paid.claim_from is Fault.SUPPLIER
