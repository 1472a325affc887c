"""The ladder as the seller chooses it: rungs, gift, who pays when a buyer insists, whose fault it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.facts import TriageFacts, TriageSettings
from returns.records.settings import CHOICES
from returns.rules.advice.ladder import Band, ladder
from returns.rules.advice.recommend import recommend
from returns.rules.reasons import all_reasons, fault_is_choice, reason, usual_fault
from returns.rules.sentences import sentences
from returns.terms import Fault, FreightPayer, Offer, Route, Verdict
from returns.trade.offers import traits

PART, GIFT, BACK = Offer.PARTIAL_REFUND, Offer.GIFT_OR_COUPON, Offer.REFUND_ON_RECEIPT


def ask(settings: TriageSettings, value="75", why="changed_mind", **facts) -> Recommendation:
    return recommend(TriageFacts(Money.parse(value, "USD"), why, **facts), settings)


def words(advice: Recommendation, lang="en") -> str:
    return "\n".join(sentences(advice.because, lang))


CELLS = [
    ("75", {}, (PART, GIFT, BACK), "offer 22.50 USD back, then a small gift or a coupon."),
    ("75", {"gift_when": "none"}, (PART, BACK), "offer 22.50 USD back. If the buyer says no"),
    ("75", {"gift_when": "with_part"}, (PART, BACK), "22.50 USD back with a small gift"),
    (
        "75",
        {"second_partial_percent": 50},
        (PART, PART, GIFT, BACK),
        "then 37.50 USD in all, then",
    ),
    (
        "75",
        {"second_partial_percent": 50, "gift_when": "none"},
        (PART, PART, BACK),
        "back, then 37.50 USD in all. If",
    ),
    (
        "75",
        {"second_partial_percent": 50, "gift_when": "with_part"},
        (PART, PART, BACK),
        "coupon, then 37.50 USD in all. If",
    ),
    ("150", {}, (PART, BACK), "offer 45.00 USD back. A buyer who wants all"),
    ("150", {"gift_when": "none"}, (PART, BACK), "offer 45.00 USD back. A buyer who wants all"),
    (
        "150",
        {"second_partial_percent": 50},
        (PART, PART, BACK),
        "then 75.00 USD in all. A buyer",
    ),
]


@pytest.mark.parametrize(("value", "chosen", "offers", "said"), CELLS)
def test_the_rungs_and_their_sentence_are_those_that_were_chosen(value, chosen, offers, said):
    advice = ask(TriageSettings(**chosen), value)
    assert advice.offers == offers
    assert said.replace(" USD", "") in words(advice).replace("$", "").replace(" USD", "")
    assert "{" not in words(advice, "zh")
    assert (advice.second_partial is not None) is (offers.count(PART) == 2)


@given(
    st.integers(1, 99),
    st.integers(0, 100),
    st.sampled_from(CHOICES["gift_when"]),
    st.sampled_from(Band),
    st.booleans(),
)
def test_no_choice_makes_a_ladder_without_an_end_or_one_that_pays_twice(
    first, second, gift, band, fine
):
    settings = TriageSettings(
        partial_percent=first,
        second_partial_percent=second if second > first else 0,
        gift_when=gift,
    )
    rungs = ladder(band, fine, settings)
    last = rungs[-1]
    # it ends in all of the price or a new one, never in a part that can be refused for ever
    assert not traits(last).in_part
    assert rungs.count(last) == 1
    for offer in rungs:
        assert rungs.count(offer) <= (2 if offer is PART else 1)
    if rungs.count(PART) == 2:
        at = rungs.index(PART)
        assert rungs[at + 1] is PART
    # what is broken is never settled with a part
    assert fine or PART not in rungs


def test_a_gift_is_counted_with_the_way_that_promises_it():
    def part(**chosen):
        advice = ask(TriageSettings(gift_usd_cents=450, **chosen))
        (way,) = (each for each in advice.costs if each.way is PART)
        return way

    assert part(gift_when="with_part").cost == Money(2_700, "USD")
    assert part(gift_when="with_part").why.key == "cost.partial_refund_gift"
    assert part(gift_when="after_part").cost == Money(2_250, "USD")
    assert part(gift_when="after_part").why.key == "cost.partial_refund_then_gift"
    assert part(gift_when="none").why.key == "cost.partial_refund"


def test_a_gift_goes_along_only_where_the_amazon_guide_gives_one():
    along = TriageSettings(gift_when="with_part")
    assert ask(along).with_gift
    assert not ask(along, "150").with_gift
    assert not ask(along, why="defective").with_gift
    assert not ask(along, value_known=False).with_gift


def test_after_the_inspection_the_chosen_rungs_are_left():
    fine = TriageSettings(gift_when="none")
    seen = ask(fine, why="defective", verdict=Verdict.NO_FAULT)
    assert GIFT not in seen.offers
    assert GIFT in ask(TriageSettings(), why="defective", verdict=Verdict.NO_FAULT).offers


# --- who pays when a buyer insists -----------------------------------------------------------

PAYS = TriageSettings(insisting_pays="seller")


@pytest.mark.parametrize("why", ["changed_mind", "wrong_size", "ordered_by_mistake", "style"])
def test_fine_goods_come_back_at_the_cost_of_whom_the_chosen_guide_names(why):
    buyer, seller = ask(TriageSettings(), why=why), ask(PAYS, why=why)
    assert (buyer.freight_payer, seller.freight_payer) == (
        FreightPayer.BUYER,
        FreightPayer.SELLER,
    )
    assert "freight.insisting_seller" in {each.key for each in seller.because}
    assert not any(
        each.key in ("freight.buyer", "freight.ordered_wrong") for each in seller.because
    )
    # nothing else is another one for it
    assert (buyer.offers, buyer.route, buyer.fault) == (
        seller.offers,
        seller.route,
        seller.fault,
    )


@pytest.mark.parametrize("value", ["20", "75", "150"])
@pytest.mark.parametrize("why", [row.id for row in all_reasons()])
def test_no_choice_moves_the_freight_of_what_is_not_the_buyers_fault(value, why):
    for verdict in (None, Verdict.AS_CLAIMED, Verdict.BUYER_DAMAGE, Verdict.NO_FAULT):
        usual, ours = (
            ask(each, value, why, verdict=verdict) for each in (TriageSettings(), PAYS)
        )
        if usual.freight_payer is not FreightPayer.BUYER:
            assert ours.freight_payer is usual.freight_payer
        elif not reason(why).goods_fine or verdict is Verdict.BUYER_DAMAGE:
            # who broke it, or called it broken in vain, pays as before
            assert ours.freight_payer is FreightPayer.BUYER


def test_the_way_back_costs_more_where_we_pay_it():
    def back(settings):
        return next(each.cost for each in ask(settings).costs if each.way is Route.TO_US)

    assert back(PAYS) - back(TriageSettings()) == Money(900, "USD")


# --- whose fault a reason usually is ----------------------------------------------------------


def test_a_fault_that_the_seller_sees_otherwise_moves_claim_and_freight():
    supplier = TriageSettings(faults=(("style", "supplier"),))
    advice = ask(supplier, why="style", supplier="Kiln & Co")
    assert (advice.fault, advice.claim_from) == (Fault.SUPPLIER, Fault.SUPPLIER)
    assert advice.freight_payer is FreightPayer.SELLER
    assert ask(TriageSettings(), why="style").fault is Fault.BUYER


@pytest.mark.parametrize("row", all_reasons(), ids=lambda row: row.id)
def test_a_choice_of_fault_holds_where_it_is_one_and_nowhere_else(row):
    own = TriageSettings(faults=((row.id, "carrier"),))
    facts = TriageFacts(Money.parse("75", "USD"), row.id)
    usual, chosen = recommend(facts, TriageSettings()), recommend(facts, own)
    if fault_is_choice(row.id):
        assert chosen.fault is Fault.CARRIER
        assert usual_fault(row, own.faults) is Fault.CARRIER
    else:
        assert replace(chosen, costs=()) == replace(usual, costs=())
