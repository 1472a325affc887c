"""A parcel that the buyer paid for was lost: the seller decides, and no supplier is asked for the goods."""

from datetime import date

import pytest

from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.rules.sentences import sentence, sentences
from returns.terms import (
    FreightPayer,
    Goods,
    HoldKind,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)
from tests.returns.casework.shop import usd


def sent_back(
    shop,
    reason="CR-UNWANTED_ITEM",
    to=Route.TO_SUPPLIER,
    wish=None,
    payer=FreightPayer.BUYER,
    **terms,
):
    """A bowl of 150.00 that the buyer sends back, on postage of his own; under way."""
    shop.supplier(costs=[("BOWL", "60")], **({"rma_needed": False} | terms))
    told = {"return_reason": reason} | ({"resolution": wish} if wish else {})
    case_id = shop.request(shop.item("BOWL", "150.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=payer)
    rma = "K-7" if terms.get("rma_needed") else ""
    shop.do(case_id, StepKind.APPROVE, route=to, payer=payer, rma=rma)
    shop.do(case_id, Move.SHIPPED, carrier="USPS", tracking="US777")
    assert shop.case(case_id).lead.tracks.goods is Goods.IN_TRANSIT
    return case_id


def hold_of(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold


@pytest.mark.parametrize("to", [Route.TO_US, Route.TO_SUPPLIER])
@pytest.mark.parametrize("wish", [None, "Replacement"])
@pytest.mark.parametrize("reason", ["CR-UNWANTED_ITEM", "CR-DEFECTIVE"])
def test_what_was_lost_on_the_buyers_postage_is_paid_by_no_enter(shop, to, wish, reason):
    case_id = sent_back(shop, reason, to, wish)
    shop.do(case_id, Move.LOST)
    for _ in range(4):
        case = shop.case(case_id)
        assert case.next.kind is StepKind.CHECK
        assert hold_of(shop, case_id).kind is HoldKind.LOST_BY_BUYER
        shop.do(case_id, StepKind.CHECK, answer="The buyer asks the post office.")
    case = shop.case(case_id)
    assert not case.payments
    assert not case.claims
    assert case.lead.offer is Offer.REFUND_ON_RECEIPT
    for lang in ("en", "zh"):
        assert case.lead.title in sentence(hold_of(shop, case_id).because, lang)
    told = " ".join(sentences(case.next.because))
    assert "promise the buyer the money" not in told


def test_a_buyer_who_withdrew_by_law_need_only_show_that_it_was_sent(shop):
    new = NewCase(
        *("302-1", "Amazon DE", "Bowl", "changed_mind", Money.parse("150.00", "EUR")),
        sku="BOWL",
        currency="EUR",
        delivered_on=date(2026, 11, 16),
    )
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    buyer = FreightPayer.BUYER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=buyer)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=buyer)
    shop.do(case_id, Move.SHIPPED, tracking="US777")
    shop.do(case_id, Move.LOST)
    case = shop.case(case_id)
    assert case.next.kind is StepKind.CHECK
    assert "step.sent_is_enough" in {each.key for each in case.next.because}


def test_the_seller_has_every_way_out_of_it_by_one_act(shop):
    case_id = sent_back(shop)
    shop.do(case_id, Move.LOST)
    for act, told, state in (
        (Move.DECLINE, {"reason": "It did not arrive."}, Request.DECLINED),
        (Move.LAPSE, {}, Request.LAPSED),
        (Move.WITHDRAW, {}, Request.WITHDRAWN),
        (Move.OFFER, {"offer": Offer.IMMEDIATE_REFUND}, Request.APPROVED),
        (Move.OFFER, {"offer": Offer.PARTIAL_REFUND, "amount": usd("50")}, Request.APPROVED),
        (StepKind.CLOSE, {"reason": "Settled by phone."}, None),
    ):
        change = shop.desk.cases.do(case_id, act, StepOptions(**told))
        case = shop.case(case_id)
        assert state in (None, case.lead.tracks.request), act
        hold = hold_of(shop, case_id)
        assert hold is None or hold.kind is HoldKind.OFFER_OUT, act
        shop.desk.cases.take_back(change)


def test_once_the_seller_lifts_it_the_buyer_is_refunded_and_nobody_is_claimed_from(shop):
    case_id = sent_back(shop)
    shop.do(case_id, Move.LOST)
    shop.do(case_id, Move.LIFT, reason="A good customer.")
    paid = 0
    for _ in range(8):
        step = shop.case(case_id).next
        if step is None:
            break
        assert step.kind not in (StepKind.SEND_CLAIM, StepKind.CHECK)
        paid += step.kind is StepKind.REFUND
        shop.do(case_id, step.kind)
    case = shop.case(case_id)
    assert (paid, case.paid, case.claims) == (1, usd("150.00"), ())
    assert case.closed_at is not None


def test_no_credit_is_asked_for_goods_without_a_fault_that_are_merely_under_way(shop):
    case_id = sent_back(shop)
    assert shop.case(case_id).next.kind is StepKind.AWAIT_PARCEL
    shop.do(case_id, Move.RECEIVE, route=Route.TO_SUPPLIER)
    for _ in range(4):
        step = shop.case(case_id).next
        letter = shop.do(case_id, step.kind)
        if step.kind is StepKind.SEND_CLAIM:
            break
    assert letter.template == "credit"
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("60")]


def test_a_number_that_was_given_for_goods_that_were_lost_is_let_go(shop):
    case_id = sent_back(shop, rma_needed=True)
    shop.do(case_id, Move.LOST)
    shop.do(case_id, Move.LIFT, reason="A good customer.")
    for _ in range(8):
        step = shop.case(case_id).next
        if step is None:
            break
        assert step.kind is not StepKind.SEND_CLAIM
        shop.do(case_id, step.kind)
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert case.lead.tracks.supplier_claim is not SupplierClaim.CLAIM_SENT
    assert not case.claims


def test_what_was_lost_on_postage_of_ours_is_refunded_as_before(shop):
    case_id = sent_back(shop, to=Route.TO_US, payer=FreightPayer.SELLER)
    shop.do(case_id, Move.LOST)
    assert shop.case(case_id).next.kind is StepKind.NEGOTIATE


def test_who_paid_for_what_was_lost_is_not_changed_by_what_is_agreed_on_then(shop):
    """Once a new one was promised, the buyer's own carrier was asked for what it had lost."""
    case_id = sent_back(shop, to=Route.TO_US)
    shop.do(case_id, Move.LOST)
    seller = FreightPayer.SELLER
    shop.do(case_id, Move.OFFER, offer=Offer.REPLACEMENT, payer=seller)
    line = shop.case(case_id).lead
    assert line.freight_payer is FreightPayer.BUYER
    assert not any(unit.our_loss for unit in line.units)
    assert line.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
