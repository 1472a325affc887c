"""What a carrier of ours delivered late it owes the postage of: a claim says so, and asks for no more."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.records.options import NewCase
from returns.records.unit import in_force
from returns.rules.sentences import sentence
from returns.terms import (
    End,
    ExchangeFrom,
    FreightPayer,
    FreightWay,
    Fulfilment,
    HoldKind,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)
from tests.cases.playing import enter, enter_until, paid_and_closed
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
    came_whole(shop, case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("6.40")]


def test_what_was_lost_and_came_after_all_takes_that_claim_back_alone(shop, comes_back):
    """Its postage stays paid: that it came late nobody can see."""
    case_id = comes_back(_PAID)
    shop.do(case_id, Move.LOST, tracking="T1")
    shop.do(case_id, StepKind.SEND_CLAIM)
    came_whole(shop, case_id)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    letters = [kept.letter.template for kept in shop.desk.cases.letters(case_id)]
    assert "carrier_withdrawn" in letters
    assert not [p for p in case.payments if p.outgoing and p.party is Party.CARRIER]


def came_whole(shop, case_id):
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id)
    shop.finish(case_id)


# --- and its carrier did not answer for the postage yet -------------------------------------------

_POSTAGE, _VASE, _TOGETHER = usd("6.40"), usd("33.35"), usd("39.75")


@pytest.fixture
def lost_while_asked(shop, comes_back):
    """The vase is lost on its way back while its carrier is asked for the postage."""
    case_id = comes_back(_SILENT)
    shop.do(case_id, Move.LOST, tracking="T1")
    return case_id


def in_force_now(shop, case_id):
    return [claim.amount for claim in in_force(shop.case(case_id).claims)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_lost_while_the_postage_is_asked_for_joins_that(shop, lost_while_asked, lang):
    """It waited for an answer about the postage, while the days in which it could be claimed passed."""
    case_id = lost_while_asked
    step = shop.case(case_id).next
    assert (step.kind, step.because[0].key) == (StepKind.SEND_CLAIM, "step.carrier_joins")
    letter = enter(shop, case_id, lang)
    assert (letter.to, letter.template) == (Party.CARRIER, "carrier_joined")
    assert letter.facts.amount == _TOGETHER
    for told in (_POSTAGE.coded, _TOGETHER.coded, "T1"):
        assert told in letter.body
    assert in_force_now(shop, case_id) == [_TOGETHER]
    assert shop.desk.papers.evidence(case_id, addressee=Party.CARRIER).number
    paid_and_closed(shop, case_id, _TOGETHER)


def test_postage_that_was_granted_is_still_to_come_beside_the_loss(shop, comes_back):
    case_id = comes_back(_SILENT)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("5.00"))
    shop.do(case_id, Move.LOST, tracking="T1")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.facts.amount == usd("38.35")
    # what it granted comes alone: of the loss nothing was said yet
    shop.do(case_id, StepKind.SETTLE, amount=usd("5.00"))
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    shop.do(case_id, StepKind.SETTLE, amount=_VASE)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None


def test_more_that_is_asked_about_both_is_answered_for_both(shop, lost_while_asked):
    case_id = lost_while_asked
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.MORE_ASKED, answer="What was it worth?")
    letter = shop.do(case_id, StepKind.SEND_CLAIM, reason="It is on the sheet")
    assert (letter.template, letter.facts.amount) == ("claim_lost", _TOGETHER)
    assert in_force_now(shop, case_id) == [_TOGETHER]
    paid_and_closed(shop, case_id, _TOGETHER)


@pytest.mark.parametrize(("lang", "words"), [("en", "the postage of"), ("zh", "运费")])
def test_of_both_the_postage_is_left_where_the_vase_came_after_all(
    shop, lost_while_asked, lang, words
):
    case_id = lost_while_asked
    shop.do(case_id, StepKind.SEND_CLAIM)
    came_whole(shop, case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = enter(shop, case_id, lang)
    assert (letter.template, letter.facts.amount) == ("carrier_less", _POSTAGE)
    assert words in letter.body
    last = shop.case(case_id).claims[-1]
    assert (last.of_postage, in_force_now(shop, case_id)) == (True, [_POSTAGE])
    paid_and_closed(shop, case_id, _POSTAGE)


def test_what_was_paid_for_both_is_kept_for_the_postage_alone(shop, lost_while_asked):
    case_id = lost_while_asked
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_TOGETHER)
    came_whole(shop, case_id)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    back = [p.amount for p in case.payments if p.outgoing and p.party is Party.CARRIER]
    assert (back, len(case.claims)) == ([_VASE], 2)


def test_the_loss_is_joined_taken_back_and_joined_again(shop, lost_while_asked):
    case_id = lost_while_asked
    shop.do(case_id, StepKind.SEND_CLAIM)
    after = shop.case(case_id).claims
    shop.desk.cases.take_back_last(case_id)
    assert in_force_now(shop, case_id) == [_POSTAGE]
    shop.desk.cases.again_last(case_id)
    assert shop.case(case_id).claims == after


def test_what_another_carrier_lost_is_none_of_who_was_late(shop, comes_back):
    case_id = comes_back(_SILENT)
    out = {"carrier": "DHL", "tracking": "OUT-1", "sent": True}
    shop.desk.parcels.note(case_id, ParcelTold(End.BUYER, End.US, **out))
    shop.do(case_id, Move.LOST, tracking="T1")
    assert shop.case(case_id).next.kind is not StepKind.SEND_CLAIM
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_POSTAGE)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.template, letter.facts.amount) == ("claim_lost", _VASE)


def test_a_new_one_that_is_lost_joins_the_postage_of_the_first(shop):
    shop.desk.products.tell("VASE", ProductTold(cost=_VASE))
    told = {"sku": "VASE", "title": "Vase", "reason": "late"}
    own = {"currency": "USD", "fulfilment": Fulfilment.OWN_STOCK}
    order = NewCase("9-1", "Amazon US", unit_price=usd("105.00"), **told, **own)
    (case_id,) = shop.desk.by_hand.open(order).case_ids
    shop.desk.inspections.set_freight(case_id, FreightWay.OUT, _POSTAGE)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    new = {"exchange_from": ExchangeFrom.STOCK, "carrier": "UPS"}
    shop.do(case_id, StepKind.REPLACE, tracking="N1", **new)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == _POSTAGE
    shop.do(case_id, Move.LOST, tracking="N1")
    shop.do(case_id, StepKind.REPLACE, tracking="N2", **new)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.template, letter.facts.amount) == ("carrier_joined", _TOGETHER)
    assert in_force_now(shop, case_id) == [_TOGETHER]
    paid_and_closed(shop, case_id, _TOGETHER)
