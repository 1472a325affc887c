"""What a carrier of ours delivered late it owes the postage of: a claim says so, and asks for no more."""

import pytest

from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.records.options import NewCase
from returns.rules.sentences import sentence
from returns.terms import FreightWay, Fulfilment, HoldKind, Offer, Party, Route, StepKind
from tests.cases.playing import enter, enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def late(shop):
    """A function that opens a case of a vase of our own that came late, and is paid for."""

    def opened(postage=None):
        shop.desk.products.tell("VASE", ProductTold(cost=usd("33.35")))
        told = {"sku": "VASE", "title": "Vase", "reason": "late"}
        own = {"currency": "USD", "fulfilment": Fulfilment.OWN_STOCK}
        order = NewCase("9-1", "Amazon US", unit_price=usd("105.00"), **told, **own)
        (case_id,) = shop.desk.by_hand.open(order).case_ids
        if postage is not None:
            shop.desk.inspections.set_freight(case_id, FreightWay.OUT, postage)
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND, route=Route.NONE)
        shop.do(case_id, StepKind.REFUND)
        enter_until(shop, case_id, StepKind.SEND_CLAIM, StepKind.CHECK)
        return case_id

    return opened


@pytest.mark.parametrize(("lang", "words"), [("en", "arrived late"), ("zh", "迟到")])
def test_the_claim_says_that_it_came_late(shop, late, lang, words):
    """It said that the goods did not arrive as they were sent."""
    case_id = late(postage=usd("6.40"))
    letter = enter(shop, case_id, lang)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_late")
    assert letter.facts.amount == usd("6.40")
    assert words in letter.body
    assert usd("6.40").coded in letter.body


@pytest.mark.parametrize("told", [None, usd("0.00")])
def test_postage_that_nobody_told_is_asked_for_first(shop, late, told):
    """Its carrier was asked for the price, by a claim for nothing."""
    case_id = late(postage=told)
    case = shop.case(case_id)
    assert case.next.kind is StepKind.CHECK
    hold = case.outlook(case.lead).hold
    assert (hold.kind, hold.because.key) == (HoldKind.COST, "hold.cost_postage")
    for lang in ("en", "zh"):
        assert "{" not in sentence(hold.because, lang)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM)
    assert refused.value.key == "step.postage_unknown"
    assert not shop.case(case_id).claims
    shop.desk.inspections.set_freight(case_id, FreightWay.OUT, usd("6.40"))
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert enter(shop, case_id).facts.amount == usd("6.40")


def test_a_sum_that_is_told_with_the_claim_is_asked_for(shop, late):
    case_id = late()
    letter = shop.do(case_id, StepKind.SEND_CLAIM, amount=usd("5.00"))
    assert (letter.template, letter.facts.amount) == ("claim_late", usd("5.00"))
