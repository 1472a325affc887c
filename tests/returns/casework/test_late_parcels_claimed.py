"""What a carrier of ours delivered late it owes the postage of: a claim says so, and asks for no more."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.records.options import NewCase
from returns.rules.sentences import sentence
from returns.terms import (
    End,
    FreightPayer,
    FreightWay,
    Fulfilment,
    HoldKind,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Verdict,
)
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


# --- and something else happened to it on its way back --------------------------------------------

_PAID, _TAKEN, _SILENT = "paid", "taken", "silent"


@pytest.fixture
def comes_back(shop):
    """A function: a vase of our own that came late is on its way back on our label; its postage was claimed.

    `became`: what became of that claim. The vase cost us 33.35.
    """

    def opened(became):
        shop.desk.products.tell("VASE", ProductTold(cost=usd("33.35")))
        told = {"sku": "VASE", "title": "Vase", "reason": "late"}
        own = {"currency": "USD", "fulfilment": Fulfilment.OWN_STOCK}
        order = NewCase("9-1", "Amazon US", unit_price=usd("105.00"), **told, **own)
        (case_id,) = shop.desk.by_hand.open(order).case_ids
        shop.desk.inspections.set_freight(case_id, FreightWay.OUT, usd("6.40"))
        onto = {"offer": Offer.IMMEDIATE_REFUND, "route": Route.TO_US}
        shop.do(case_id, StepKind.ANSWER_BUYER, payer=FreightPayer.SELLER, **onto)
        shop.do(case_id, StepKind.REFUND)
        assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == usd("6.40")
        if became == _PAID:
            shop.do(case_id, Move.CLAIM_ACCEPTED)
            shop.do(case_id, StepKind.SETTLE, amount=usd("6.40"))
        elif became == _TAKEN:
            shop.do(case_id, Move.CLAIM_REFUSED)
            shop.do(case_id, StepKind.SETTLE)
        ways = {"carrier": "UPS", "payer": FreightPayer.SELLER, "sent": True}
        shop.desk.parcels.note(case_id, ParcelTold(End.US, End.BUYER, tracking="T1", **ways))
        return case_id

    return opened


@pytest.mark.parametrize("became", [_PAID, _TAKEN, _SILENT])
def test_what_is_lost_on_its_way_back_is_asked_for_beside_its_postage(shop, comes_back, became):
    """It was asked of nobody: its postage counted as the piece itself."""
    case_id = comes_back(became)
    shop.do(case_id, Move.LOST, tracking="T1")
    if became == _SILENT:
        shop.do(case_id, Move.WRITE_OFF)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.case(case_id).next.kind is StepKind.SEND_CLAIM
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    # what it paid for the postage is not taken off
    assert letter.facts.amount == usd("33.35")
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("33.35"))
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert (case.closed_at is not None, len(case.claims)) == (True, 2)


def test_what_came_back_broken_is_asked_for_beside_its_postage(shop, comes_back):
    case_id = comes_back(_PAID)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, marks="shattered")
    shop.finish(case_id, Verdict.CARRIER_DAMAGE)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, usd("33.35"))


def test_what_came_back_whole_is_asked_of_nobody(shop, comes_back):
    case_id = comes_back(_PAID)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id)
    shop.finish(case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("6.40")]


def test_what_was_lost_and_came_after_all_takes_that_claim_back_alone(shop, comes_back):
    """Its postage stays paid: that it came late nobody can see."""
    case_id = comes_back(_PAID)
    shop.do(case_id, Move.LOST, tracking="T1")
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id)
    shop.finish(case_id)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    letters = [kept.letter.template for kept in shop.desk.cases.letters(case_id)]
    assert "carrier_withdrawn" in letters
    assert not [p for p in case.payments if p.outgoing and p.party is Party.CARRIER]
