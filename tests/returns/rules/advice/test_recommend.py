"""The triage table of the guides, row by row, and what stands on top of it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns.errors import NotFound
from returns.money import Money, Rates
from returns.records.advice import Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.records.policy import EvidenceDemand, PolicyTerms, ReturnFee
from returns.rules.advice.recommend import recommend
from returns.rules.reasons import all_reasons
from returns.rules.sentences import sentences
from returns.terms import (
    Fault,
    FreightPayer,
    Fulfilment,
    ListingSource,
    Offer,
    Route,
    Verdict,
)

SETTINGS = TriageSettings()
TERMS = PolicyTerms()

KEEP = [Offer.RETURNLESS_REFUND, Offer.RETURNLESS_REPLACEMENT]
MIDDLE_FINE = [Offer.PARTIAL_REFUND, Offer.GIFT_OR_COUPON, Offer.REFUND_ON_RECEIPT]
MIDDLE_FAULTY = [Offer.IMMEDIATE_REFUND, Offer.REPLACEMENT]
DEAR_FINE = [Offer.PARTIAL_REFUND, Offer.REFUND_ON_RECEIPT]
DEAR_FAULTY = [Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT]

FINE = ("changed_mind", "wrong_size", "style", "ordered_by_mistake", "better_price")
FAULTY = ("defective", "damaged_in_transit", "wrong_item", "missing_parts", "not_as_described")


def ask(value: str = "75", reason: str = "defective", **facts: object) -> Recommendation:
    currency = str(facts.pop("currency", "USD"))
    money = Money.parse(value, currency)
    return recommend(TriageFacts(money, reason, **facts), SETTINGS)


def words(advice: Recommendation, lang: str = "en") -> str:
    return "\n".join(sentences(advice.because, lang))


def keys(advice: Recommendation) -> set[str]:
    return {because.key for because in advice.because}


@pytest.mark.parametrize("reason", FINE)
@pytest.mark.parametrize(
    ("value", "offers"),
    [
        ("49.99", KEEP),
        ("50.00", MIDDLE_FINE),
        ("100.00", MIDDLE_FINE),
        ("100.01", DEAR_FINE),
    ],
)
def test_goods_that_are_fine(reason: str, value: str, offers: list[Offer]) -> None:
    assert list(ask(value, reason).offers) == offers


@pytest.mark.parametrize("reason", FAULTY)
@pytest.mark.parametrize(
    ("value", "offers"),
    [
        ("49.99", KEEP),
        ("50.00", MIDDLE_FAULTY),
        ("100.00", MIDDLE_FAULTY),
        ("100.01", DEAR_FAULTY),
    ],
)
def test_goods_that_are_not(reason: str, value: str, offers: list[Offer]) -> None:
    assert list(ask(value, reason).offers) == offers


def test_what_someone_saw_counts_before_the_reason() -> None:
    assert list(ask("75", "defective", intact=True).offers) == MIDDLE_FINE
    assert list(ask("75", "changed_mind", intact=False).offers) == MIDDLE_FAULTY
    assert ask("75", "defective", intact=True).fault is Fault.BUYER
    assert ask("75", "changed_mind", intact=False).fault is Fault.UNKNOWN
    assert ask("75", "wrong_item", intact=True).fault is Fault.SUPPLIER


def test_the_limits_are_the_sellers_to_change() -> None:
    wider = TriageSettings(returnless_below_usd=80, dear_above_usd=200)
    facts = TriageFacts(Money.parse("75", "USD"), "changed_mind")
    assert list(recommend(facts, wider).offers) == KEEP


def test_a_value_in_another_currency_is_taken_in_dollars_to_the_cent() -> None:
    rates = Rates({"EUR": "0.92"}, "2026-11-20")
    assert list(ask("45.99", "style", currency="EUR", rates=rates).offers) == KEEP
    assert list(ask("46.00", "style", currency="EUR", rates=rates).offers) == MIDDLE_FINE
    assert list(ask("92.00", "style", currency="EUR", rates=rates).offers) == MIDDLE_FINE
    assert list(ask("92.01", "style", currency="EUR", rates=rates).offers) == DEAR_FINE


def test_a_rate_is_not_rounded_over_the_limit() -> None:
    rates = Rates({"EUR": "0.9201"}, "2026-11-20")  # €46.00 are $49.9946
    assert list(ask("46.00", "style", currency="EUR", rates=rates).offers) == KEEP


def test_without_rates_of_its_own_a_desk_uses_the_shipped_ones() -> None:
    assert list(ask("1000", "style", currency="JPY").offers) == KEEP
    assert "€46 ($50)" in words(ask("18.40", "defective", currency="EUR"))


def test_a_currency_without_a_rate_gives_nothing_away() -> None:
    advice = ask("10", "defective", currency="XAF")
    assert list(advice.offers) == DEAR_FAULTY
    assert "XAF" in words(advice)


# --- whose fault, and who is asked ----------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "fulfilment", "fault", "claim"),
    [
        ("defective", Fulfilment.DROPSHIP, Fault.SUPPLIER, Fault.SUPPLIER),
        ("defective", Fulfilment.OWN_STOCK, Fault.SUPPLIER, Fault.SUPPLIER),
        ("damaged_in_transit", Fulfilment.DROPSHIP, Fault.CARRIER, Fault.SUPPLIER),
        ("damaged_in_transit", Fulfilment.OWN_STOCK, Fault.CARRIER, Fault.CARRIER),
        ("damaged_in_transit", Fulfilment.PLATFORM_WAREHOUSE, Fault.CARRIER, Fault.PLATFORM),
        ("damaged_before_shipping", Fulfilment.DROPSHIP, Fault.SUPPLIER, Fault.SUPPLIER),
        ("damaged_before_shipping", Fulfilment.OWN_STOCK, Fault.SELLER, None),
        (
            "damaged_before_shipping",
            Fulfilment.PLATFORM_WAREHOUSE,
            Fault.PLATFORM,
            Fault.PLATFORM,
        ),
        ("wrong_item", Fulfilment.DROPSHIP, Fault.SUPPLIER, Fault.SUPPLIER),
        ("wrong_item", Fulfilment.OWN_STOCK, Fault.SELLER, None),
        ("wrong_item", Fulfilment.PLATFORM_WAREHOUSE, Fault.PLATFORM, Fault.PLATFORM),
        ("late", Fulfilment.OWN_STOCK, Fault.CARRIER, Fault.CARRIER),
        ("never_arrived", Fulfilment.DROPSHIP, Fault.CARRIER, Fault.SUPPLIER),
        ("poor_quality", Fulfilment.DROPSHIP, Fault.SUPPLIER, Fault.SUPPLIER),
        ("unauthorised_purchase", Fulfilment.DROPSHIP, Fault.UNKNOWN, None),
        ("changed_mind", Fulfilment.DROPSHIP, Fault.BUYER, None),
        ("other", Fulfilment.DROPSHIP, Fault.UNKNOWN, None),
    ],
)
def test_whose_fault_it_is(
    reason: str, fulfilment: Fulfilment, fault: Fault, claim: Fault | None
) -> None:
    advice = ask("75", reason, fulfilment=fulfilment)
    assert (advice.fault, advice.claim_from) == (fault, claim)


@pytest.mark.parametrize(
    ("listing", "fault", "claim"),
    [
        (ListingSource.OWN, Fault.SELLER, None),
        (ListingSource.FEED, Fault.SUPPLIER, Fault.SUPPLIER),
        (ListingSource.UNKNOWN, Fault.UNKNOWN, None),
    ],
)
def test_not_as_described_asks_whose_text_it_was(
    listing: ListingSource, fault: Fault, claim: Fault | None
) -> None:
    advice = ask("75", "not_as_described", listing=listing)
    assert (advice.fault, advice.claim_from) == (fault, claim)
    assert advice.freight_payer is FreightPayer.SELLER
    assert "polog" in words(advice)  # whatever the fault, the buyer hears an apology


@pytest.mark.parametrize("reason", ["damaged_in_transit", "defective", "missing_parts"])
def test_damage_and_defects_cost_the_buyer_nothing(reason: str) -> None:
    advice = ask("129", reason)
    assert advice.freight_payer is FreightPayer.SELLER
    assert "label" in words(advice)


@pytest.mark.parametrize("reason", ["wrong_size", "ordered_by_mistake", "not_compatible"])
def test_what_was_ordered_wrong_is_agreed_to_and_the_buyer_pays_the_freight(
    reason: str,
) -> None:
    terms = PolicyTerms(takes_ordered_wrong=False)
    advice = ask("75", reason, policy=terms, supplier="Loom & Sons")
    assert Offer.DECLINE not in advice.offers
    assert advice.freight_payer is FreightPayer.BUYER
    assert advice.route is Route.TO_US
    assert "Loom & Sons does not take back what was ordered wrong" in words(advice)


def test_freight_that_the_supplier_bears_goes_into_the_claim() -> None:
    terms = PolicyTerms(freight={"*": "seller", "defective": "supplier"})
    assert "freight.in_claim" in keys(ask("75", "defective", policy=terms))
    assert ask("75", "defective", policy=terms).freight_payer is FreightPayer.SELLER
    assert "freight.in_claim" not in keys(ask("75", "wrong_item", policy=terms))


# --- where the goods go -----------------------------------------------------------------------


def test_dear_goods_come_to_us_even_from_a_supplier_who_takes_them() -> None:
    assert ask("129", "defective", policy=TERMS).route is Route.TO_US
    assert ask("129", "changed_mind", policy=TERMS).route is Route.TO_US


def test_cheaper_goods_go_straight_to_a_supplier_who_takes_them() -> None:
    assert ask("75", "defective", policy=TERMS).route is Route.TO_SUPPLIER
    assert ask("75", "changed_mind", policy=TERMS).route is Route.TO_SUPPLIER
    assert ask("75", "changed_mind", policy=TERMS, window_open=True).route is Route.TO_SUPPLIER


@pytest.mark.parametrize(
    "changes",
    [
        {"policy": None},
        {"policy": PolicyTerms(takes_returns=False)},
        {"policy": TERMS, "window_open": False},
        {"policy": TERMS, "fulfilment": Fulfilment.OWN_STOCK},
    ],
)
def test_else_they_come_to_us(changes: dict) -> None:
    advice = ask("75", "defective", **changes)
    assert advice.route is Route.TO_US
    assert any(key.startswith("route.") for key in keys(advice))


@pytest.mark.parametrize(
    ("before", "route"),
    [(0, Route.TO_US), (4, Route.TO_US), (5, Route.TO_SUPPLIER), (None, Route.TO_SUPPLIER)],
)
def test_the_first_five_returns_of_a_desk_come_to_us(before: int | None, route: Route) -> None:
    assert ask("75", "defective", policy=TERMS, returns_before=before).route is route


def test_a_supplier_who_lets_the_buyer_keep_it_gets_nothing_back() -> None:
    terms = PolicyTerms(remedies=("refund", "keep_item"))
    assert ask("75", "defective", policy=terms).route is Route.NONE
    assert ask("75", "changed_mind", policy=terms).route is Route.TO_SUPPLIER


@pytest.mark.parametrize("reason", [*FINE, *FAULTY])
def test_nothing_comes_back_below_fifty(reason: str) -> None:
    assert ask("20", reason, policy=TERMS, returns_before=0).route is Route.NONE


@pytest.mark.parametrize("value", ["20", "75", "129"])
def test_the_platforms_warehouse_gets_its_goods_back_and_pays(value: str) -> None:
    advice = ask(value, "defective", fulfilment=Fulfilment.PLATFORM_WAREHOUSE)
    assert list(advice.offers) == [Offer.REFUND_ON_RECEIPT]
    assert advice.route is Route.TO_PLATFORM
    assert advice.freight_payer is FreightPayer.PLATFORM
    assert "reimbursement" in words(advice)


def test_what_never_arrived_is_not_asked_back() -> None:
    for value in ("20", "75", "129"):
        advice = ask(value, "never_arrived", policy=TERMS)
        assert advice.route is Route.NONE
        assert advice.first in (Offer.RETURNLESS_REFUND, Offer.IMMEDIATE_REFUND)


def test_suspicion_waits_for_the_goods_and_speaks_of_an_appeal() -> None:
    advice = ask("20", "defective", suspected=True, policy=TERMS)
    assert list(advice.offers) == [Offer.REFUND_ON_RECEIPT]
    assert advice.route is Route.TO_US
    assert "appeal" in words(advice)


# --- what is said -----------------------------------------------------------------------------


def test_a_broken_mug_reads_as_on_the_picture() -> None:
    advice = ask(
        "18.40",
        "damaged_in_transit",
        currency="EUR",
        supplier="Kiln & Co",
        policy=PolicyTerms(evidence=EvidenceDemand(shots=("front", "defect_close"))),
        claim_until=date(2026, 11, 22),
        rates=Rates({"EUR": "0.92"}, "2026-11-20"),
    )
    said = sentences(advice.because)
    assert said[0] == "Under €46 ($50): do not argue and do not ask it back."
    assert said[1] == "Broken on arrival: the buyer pays nothing."
    assert "Kiln & Co takes damage claims until 22 Nov, with 2 photos." in said
    assert "Kiln & Co 接受破损索赔至11月22日，需 2 张照片。" in words(advice, "zh")


def test_below_fifty_the_claim_rests_on_the_buyers_photos() -> None:
    assert "buyer’s photos" in words(ask("20", "defective", supplier="Kiln & Co"))


def test_the_suppliers_fee_is_named_unless_it_is_waived() -> None:
    terms = PolicyTerms(fee=ReturnFee(percent=15, waived_for=("defective",)))
    assert "15 %" in words(ask("75", "changed_mind", policy=terms))
    assert "15 %" not in words(ask("75", "defective", policy=terms))


def test_a_supplier_who_keeps_refusing_is_not_quarrelled_with() -> None:
    assert "look for another" in words(ask(supplier_refusals=3, supplier_decided=5))
    assert "look for another" not in words(ask(supplier_refusals=2, supplier_decided=5))


def test_a_part_of_the_price_is_offered_as_the_seller_set_it() -> None:
    assert ask("80", "changed_mind").partial == Money.parse("24", "USD")
    assert ask("80", "defective").partial is None


def test_an_unknown_reason_is_refused() -> None:
    with pytest.raises(NotFound):
        ask("75", "because")


# --- after the inspection ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "reason", "offers", "fault"),
    [
        (Verdict.AS_CLAIMED, "defective", DEAR_FAULTY, Fault.SUPPLIER),
        (Verdict.AS_CLAIMED, "changed_mind", [Offer.REFUND_ON_RECEIPT], Fault.BUYER),
        (Verdict.NO_FAULT, "defective", MIDDLE_FINE, Fault.BUYER),
        (
            Verdict.BUYER_DAMAGE,
            "changed_mind",
            [Offer.PARTIAL_REFUND, Offer.DECLINE],
            Fault.BUYER,
        ),
        (Verdict.CARRIER_DAMAGE, "changed_mind", [Offer.REFUND_ON_RECEIPT], Fault.CARRIER),
        (Verdict.WRONG_ITEM, "defective", [Offer.DECLINE], Fault.BUYER),
        (Verdict.EMPTY, "defective", [Offer.DECLINE], Fault.BUYER),
        (Verdict.PARTS_MISSING, "changed_mind", [Offer.PARTIAL_REFUND], Fault.BUYER),
        (Verdict.NOT_RECEIVED, "defective", [Offer.REFUND_ON_RECEIPT], Fault.SUPPLIER),
        # what the buyer complained of is no surprise
        (Verdict.WRONG_ITEM, "wrong_item", DEAR_FAULTY, Fault.SUPPLIER),
        (Verdict.PARTS_MISSING, "missing_parts", DEAR_FAULTY, Fault.SUPPLIER),
    ],
)
def test_the_verdict_decides_anew(
    verdict: Verdict, reason: str, offers: list[Offer], fault: Fault
) -> None:
    advice = ask("75", reason, verdict=verdict, policy=TERMS)
    assert list(advice.offers) == offers
    assert advice.fault is fault


@pytest.mark.parametrize("verdict", [Verdict.EMPTY, Verdict.WRONG_ITEM, Verdict.NO_FAULT])
def test_only_what_the_platform_paid_for_a_contradicted_claim_is_appealed(verdict) -> None:
    unpaid = ask("129", "defective", verdict=verdict)
    assert "appeal" not in keys(unpaid)
    assert unpaid.claim_from is None
    paid = ask("129", "defective", verdict=verdict, platform_paid=True)
    disputed = verdict is not Verdict.NO_FAULT
    assert ("appeal" in keys(paid)) is disputed
    assert (paid.claim_from is Fault.PLATFORM) is disputed


def test_whoever_complained_of_a_wrong_item_and_sent_it_back_is_not_declined() -> None:
    for reason in ("wrong_item", "not_as_described"):
        advice = ask(
            "129",
            reason,
            listing=ListingSource.FEED,
            verdict=Verdict.WRONG_ITEM,
            platform_paid=True,
        )
        assert advice.first is Offer.REFUND_ON_RECEIPT
        assert advice.fault is Fault.SUPPLIER
        assert advice.claim_from is Fault.SUPPLIER
        assert "appeal" not in keys(advice)


def test_what_was_promised_is_kept_when_the_goods_are_as_claimed() -> None:
    promised = ask(
        "129",
        "defective",
        verdict=Verdict.AS_CLAIMED,
        promised=Offer.REPLACEMENT_ON_RECEIPT,
    )
    assert promised.first is Offer.REPLACEMENT_ON_RECEIPT


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("value", ["20", "75", "129"])
def test_goods_that_are_back_are_never_left_with_the_buyer(
    verdict: Verdict, value: str
) -> None:
    offers = set(ask(value, "defective", verdict=verdict).offers)
    assert not offers & {
        *(Offer.RETURNLESS_REFUND, Offer.RETURNLESS_REPLACEMENT),
        *(Offer.IMMEDIATE_REFUND, Offer.REPLACEMENT),
    }


# --- whatever comes ---------------------------------------------------------------------------

_ANY = st.builds(
    TriageFacts,
    value=st.builds(
        Money,
        st.integers(0, 10**9),
        st.sampled_from(["USD", "EUR", "JPY", "GBP", "KWD", "XAF"]),
    ),
    reason=st.sampled_from([row.id for row in all_reasons()]),
    fulfilment=st.sampled_from(Fulfilment),
    listing=st.sampled_from(ListingSource),
    policy=st.one_of(
        st.none(),
        st.builds(
            PolicyTerms,
            takes_returns=st.booleans(),
            takes_ordered_wrong=st.booleans(),
            remedies=st.sampled_from([(), ("refund",), ("refund", "keep_item")]),
        ),
    ),
    supplier=st.text(max_size=20),
    intact=st.sampled_from([None, True, False]),
    returns_before=st.one_of(st.none(), st.integers(0, 20)),
    supplier_refusals=st.integers(0, 5),
    supplier_decided=st.integers(0, 9),
    verdict=st.one_of(st.none(), st.sampled_from(Verdict)),
    suspected=st.booleans(),
    window_open=st.sampled_from([None, True, False]),
    promised=st.one_of(st.none(), st.sampled_from(Offer)),
)


@settings(max_examples=400, deadline=None)
@given(_ANY)
def test_every_case_gets_an_offer_with_its_reasons_in_both_languages(
    facts: TriageFacts,
) -> None:
    advice = recommend(facts, SETTINGS)
    assert advice.offers
    assert len(set(advice.offers)) == len(advice.offers)
    assert advice.because
    for lang in ("en", "zh"):
        assert all(
            text.strip() and "term:" not in text for text in sentences(advice.because, lang)
        ) or ("term:" in facts.supplier)
    assert advice.claim_from in (None, Fault.SUPPLIER, Fault.CARRIER, Fault.PLATFORM)
    if advice.fault is Fault.BUYER:
        assert advice.freight_payer in (FreightPayer.BUYER, FreightPayer.PLATFORM)
        assert advice.claim_from is None
    if advice.costs:
        assert sum(way.cheapest for way in advice.costs) == 1
        cheapest = next(way for way in advice.costs if way.cheapest)
        assert all(cheapest.cost <= way.cost for way in advice.costs)


# --- the buyer wants a new one ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "reason", "offers"),
    [
        ("20", "defective", "returnless_replacement returnless_refund"),
        ("20", "changed_mind", "returnless_replacement returnless_refund"),
        ("75", "defective", "replacement immediate_refund"),
        (
            *("75", "wrong_size"),
            "replacement_on_receipt partial_refund gift_or_coupon refund_on_receipt",
        ),
        ("129", "defective", "replacement_on_receipt refund_on_receipt"),
        ("129", "wrong_size", "replacement_on_receipt partial_refund refund_on_receipt"),
        ("75", "never_arrived", "replacement immediate_refund"),
    ],
)
def test_who_asked_for_a_new_one_is_offered_one_before_money(value, reason, offers) -> None:
    facts = TriageFacts(Money.parse(value, "USD"), reason, wants_replacement=True)
    advice = recommend(facts, TriageSettings())
    assert [offer.value for offer in advice.offers] == offers.split()
    assert "asked for a new one" in " ".join(sentences(advice.because))
    assert "要求换新" in "".join(sentences(advice.because, "zh"))
    plain = recommend(replace(facts, wants_replacement=False), TriageSettings())
    assert set(plain.offers) <= set(advice.offers)
    assert "asked for a new one" not in " ".join(sentences(plain.because))


def test_the_wish_for_a_new_one_outlives_the_inspection() -> None:
    facts = TriageFacts(
        Money.parse("129", "USD"),
        "defective",
        verdict=Verdict.AS_CLAIMED,
        wants_replacement=True,
    )
    advice = recommend(facts, TriageSettings())
    assert advice.first is Offer.REPLACEMENT_ON_RECEIPT
    spoilt = recommend(replace(facts, verdict=Verdict.BUYER_DAMAGE), TriageSettings())
    assert spoilt.offers == (Offer.PARTIAL_REFUND, Offer.DECLINE)
    assert "asked for a new one" not in " ".join(sentences(spoilt.because))


def test_what_a_new_one_costs_is_reckoned_for_who_wants_one() -> None:
    facts = TriageFacts(
        Money.parse("129", "USD"),
        "changed_mind",
        wants_replacement=True,
        cost=Money.parse("40", "USD"),
    )
    ways = {cost.way for cost in recommend(facts, TriageSettings()).costs}
    assert Offer.REPLACEMENT in ways


@pytest.mark.parametrize("payer", [None, FreightPayer.BUYER])
def test_a_new_one_that_was_lost_is_its_carriers_whoever_paid_for_what_came_broken(
    payer,
) -> None:
    """Beside a piece that came broken on the buyer's postage nobody was asked for it."""
    advice = ask(reason="changed_mind", lost_new=True, damaged_back=payer)
    assert advice.claim_from is Fault.CARRIER
