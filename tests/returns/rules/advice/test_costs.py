"""What each way costs: the figures add up, and the cheapest is marked."""

from decimal import Decimal

import pytest

from returns.money import Money
from returns.records.advice import Because, Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.records.policy import PolicyTerms, ReturnFee
from returns.rules.advice.costs import acceptance, resale
from returns.rules.advice.recommend import recommend
from returns.rules.sentences import sentences
from returns.terms import Fulfilment, Grade, Offer, Route

SETTINGS = TriageSettings()


def usd(text: str) -> Money:
    return Money.parse(text, "USD")


def ask(value: str, reason: str, **facts: object) -> Recommendation:
    return recommend(TriageFacts(usd(value), reason, **facts), SETTINGS)


def ways(advice: Recommendation) -> dict[Offer | Route, Money]:
    return {way.way: way.cost for way in advice.costs}


def estimated(advice: Recommendation) -> set[Offer | Route]:
    told = {way.way: sentences([way.why])[0] for way in advice.costs if way.why is not None}
    assert len(told) == len(advice.costs)
    return {way for way, text in told.items() if "estimated" in text}


def test_a_broken_thing_with_a_supplier_who_usually_pays() -> None:
    found = ways(
        ask("20", "defective", cost=usd("10"), supplier_decided=16, policy=PolicyTerms())
    )
    # 19 of 20 claims paid: 9.50 of 10.00; with our own photos 9.75
    assert found[Offer.RETURNLESS_REFUND] == usd("10.50")
    assert found[Offer.REPLACEMENT] == usd("9.50")  # 10 + 9 freight - 9.50
    assert found[Route.TO_US] == usd("16.85")  # 20 + 9 - 2.40 resale - 9.75
    assert found[Route.TO_SUPPLIER] == usd("19.50")  # 20 + 9 - 9.50
    assert Offer.PARTIAL_REFUND not in found


def test_nothing_is_counted_from_a_supplier_whose_time_is_over() -> None:
    """He may be asked kindly; what the ways cost is reckoned without it."""
    late = Because("claim.window_missed", (("supplier", "S"), ("day", "date:2026-06-15")), "P")
    found = ways(
        ask("168.30", "defective", cost=usd("60"), policy=PolicyTerms(), claim_late=late)
    )
    assert found[Offer.RETURNLESS_REFUND] == usd("168.30")
    assert found[Offer.REPLACEMENT] == usd("69.00")  # 60 + 9 freight
    # a carrier's time is another one
    hurt = ask(
        "168.30",
        "damaged_in_transit",
        cost=usd("60"),
        fulfilment=Fulfilment.OWN_STOCK,
        claim_late=late,
    )
    assert ways(hurt)[Offer.RETURNLESS_REFUND] == usd("123.30")  # three in four of 60


def test_goods_that_are_fine_and_a_buyer_who_pays_the_postage() -> None:
    terms = PolicyTerms(fee=ReturnFee(percent=20))
    found = ways(ask("80", "changed_mind", cost=usd("40"), policy=terms, supplier_decided=16))
    assert found[Offer.PARTIAL_REFUND] == usd("24.00")
    assert found[Route.TO_US] == usd("32.00")  # 80 - 60 % resale
    assert found[Route.TO_SUPPLIER] == usd("49.60")  # 80 - 95 % of (40 - 8)
    assert Offer.REPLACEMENT not in found  # nobody wants another one


def test_the_right_one_is_a_way_for_what_was_ordered_wrong() -> None:
    assert Offer.REPLACEMENT in ways(ask("80", "wrong_size", cost=usd("30")))


def test_a_supplier_who_refuses_makes_claims_worth_less() -> None:
    facts = TriageFacts(usd("20"), "defective")
    assert acceptance(facts) == Decimal("0.75")
    refused = TriageFacts(usd("20"), "defective", supplier_refusals=4, supplier_decided=4)
    assert acceptance(refused) == Decimal("0.375")


def test_a_worse_grade_brings_less() -> None:
    assert [str(resale(usd("100"), grade, SETTINGS)) for grade in Grade] == [
        *("$100.00", "$60.00", "$30.00", "$0.00", "$0.00"),
    ]


def test_not_worth_returning_is_said_out_loud() -> None:
    advice = ask("60", "not_as_described", cost=usd("5"), policy=PolicyTerms())
    assert advice.route is Route.TO_SUPPLIER
    assert any("Not worth returning" in text for text in sentences(advice.because))


def test_each_way_shows_its_working() -> None:
    for way in ask("20", "defective").costs:
        assert way.why is not None
        assert "$" in sentences([way.why])[0]


def test_a_cost_that_is_not_on_file_is_asked_for_and_never_assumed() -> None:
    advice = ask("20", "defective", policy=PolicyTerms())
    assert Offer.REPLACEMENT not in ways(advice)
    assert ways(advice)[Offer.RETURNLESS_REFUND] == usd("20")
    assert ways(advice)[Route.TO_SUPPLIER] == usd("29")
    assert "cost.unknown" in {because.key for because in advice.because}
    assert estimated(advice) == {Offer.RETURNLESS_REFUND, Route.TO_US, Route.TO_SUPPLIER}
    known = ask("20", "defective", cost=usd("8"), policy=PolicyTerms())
    assert "cost.unknown" not in {because.key for because in known.because}
    assert estimated(known) == set()


def test_only_what_rests_on_the_cost_is_marked_estimated() -> None:
    own = ask("80", "changed_mind", fulfilment=Fulfilment.OWN_STOCK)
    assert estimated(own) == set()
    assert "cost.unknown" not in {because.key for because in own.because}
    back = ask("80", "changed_mind", policy=PolicyTerms())
    assert estimated(back) == {Route.TO_SUPPLIER}
    assert "cost.unknown" in {because.key for because in back.because}


@pytest.mark.parametrize("value", ["20", "74", "300"])
@pytest.mark.parametrize("reason", ["defective", "changed_mind", "wrong_size"])
def test_what_was_lost_on_its_way_back_is_neither_kept_nor_asked_for(
    value: str, reason: str
) -> None:
    told = {"cost": usd("9"), "policy": PolicyTerms(), "returns_before": 2, "lost": True}
    advice = ask(value, reason, promised=Offer.REFUND_ON_RECEIPT, **told)
    assert (advice.first, advice.route) == (Offer.IMMEDIATE_REFUND, Route.NONE)
    assert {way.way for way in advice.costs} == {Offer.RETURNLESS_REFUND, Offer.REPLACEMENT}
    keys = {because.key for because in advice.because}
    assert "lost_on_its_way" in keys
    assert not {key for key in keys if key.startswith(("route.", "band.", "freight.seller"))}
    (ours,) = [way.cost for way in advice.costs if way.advised]
    said = dict(each for b in advice.because if b.key == "cost.kindness" for each in b.facts)
    assert said.get("cost", str(ours)) == str(ours)
    anew = ask(value, reason, promised=Offer.REPLACEMENT_ON_RECEIPT, **told)
    assert anew.first is Offer.REPLACEMENT
