"""Goods that were to be kept for a part of their price and are sent off all the same: what they bring."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.terms import (
    BuyerMoney,
    End,
    FreightPayer,
    Move,
    Offer,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import days_until, enter_until
from tests.returns.casework.shop import usd

CELLS = {"return_reason": "CR-UNWANTED_ITEM"}
PART = {"offer": Offer.PARTIAL_REFUND, "amount": usd("24.00")}


@pytest.fixture
def lamp(shop):
    """A request for a lamp of 80.00, without a fault."""
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    return shop.request(shop.item("LAMP", "80.00", **CELLS))


def posted(shop, case_id, payer=FreightPayer.SELLER):
    shop.clock.forward(days=2)
    told = ParcelTold(End.US, End.BUYER, tracking="1Z1", payer=payer, sent=True)
    shop.desk.parcels.note(case_id, told)


@pytest.mark.parametrize("offer", [PART, {"offer": Offer.RETURNLESS_REFUND}])
def test_what_was_offered_before_the_request_ended_is_not_paid_ahead_of_its_goods(
    shop, lamp, offer
):
    """The platform told of their delivery: the part for keeping them stood, as if it was agreed to."""
    shop.do(lamp, Move.OFFER, **offer)
    shop.do(lamp, Move.WITHDRAW)
    shop.bring(shop.item("LAMP", "80.00", **CELLS, return_delivery_date="22-Nov-2026"))
    case = shop.case(lamp)
    assert (case.lead.offer, case.lead.returnless) == (Offer.REFUND_ON_RECEIPT, False)
    assert case.next.kind is StepKind.INSPECT
    shop.miss(lamp)
    shop.finish(lamp)
    assert not shop.case(lamp).outlook(shop.case(lamp).lead).due


def test_what_was_refused_does_not_stand_once_its_goods_come(shop, lamp):
    shop.do(lamp, Move.OFFER, **PART)
    shop.do(lamp, Move.BUYER_REFUSED)
    shop.desk.receiving.receive(lamp, "1Z1")
    assert shop.case(lamp).lead.offer is Offer.REFUND_ON_RECEIPT


@pytest.mark.parametrize("paid", ["before", "confirmed", "not yet"])
def test_what_we_lost_of_it_is_paid_whole(shop, lamp, paid):
    """Its carrier was asked for all of it, and the buyer had the part."""
    shop.do(lamp, Move.OFFER, **PART)
    shop.do(lamp, Move.BUYER_AGREED)
    if paid != "not yet":
        shop.do(lamp, StepKind.REFUND)
    if paid == "confirmed":
        shop.do(lamp, StepKind.CONFIRM_BUYER)
        shop.do(lamp, Move.REOPEN, reason="It is on its way.")
    posted(shop, lamp)
    shop.do(lamp, Move.LOST)
    step = shop.case(lamp).next
    assert (step.kind, step.because[0].key) == (StepKind.REFUND, "step.refund_lost")
    shop.do(lamp, StepKind.REFUND)
    case = shop.case(lamp)
    assert (case.paid, case.tracks.buyer_money) == (usd("80.00"), BuyerMoney.PAID)


def test_what_was_lost_on_the_buyers_postage_is_paid_in_part(shop, lamp):
    shop.do(lamp, Move.OFFER, **PART)
    shop.do(lamp, Move.BUYER_AGREED)
    posted(shop, lamp, FreightPayer.BUYER)
    shop.do(lamp, Move.LOST)
    assert shop.case(lamp).outlook(shop.case(lamp).lead).due == usd("24.00")


def test_a_part_that_was_agreed_on_for_what_was_lost_is_all_of_it(shop, lamp):
    shop.do(lamp, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(lamp, StepKind.APPROVE, payer=FreightPayer.SELLER)
    posted(shop, lamp)
    shop.do(lamp, Move.LOST)
    shop.clock.forward(days=1)
    shop.do(lamp, Move.OFFER, **PART)
    shop.do(lamp, Move.BUYER_AGREED)
    shop.do(lamp, StepKind.REFUND)
    case = shop.case(lamp)
    assert (case.paid, case.outlook(case.lead).due) == (usd("24.00"), usd("0"))


@pytest.mark.parametrize("days", [0, 1])
def test_what_is_agreed_once_it_was_looked_at_is_what_is_paid(shop, lamp, days):
    """In the second of the inspection: half of the price was paid, and a part had been agreed on."""
    shop.do(lamp, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(lamp, StepKind.APPROVE)
    shop.desk.receiving.receive(lamp, "1Z1")
    shop.look(lamp, works=Works.NO)
    shop.finish(lamp, Verdict.BUYER_DAMAGE)
    shop.clock.forward(days=days)
    shop.do(lamp, StepKind.NEGOTIATE, **PART)
    shop.do(lamp, Move.BUYER_AGREED)
    enter_until(shop, lamp, StepKind.CONFIRM_BUYER)
    assert shop.case(lamp).lead.refunded == PART["amount"]


def test_what_was_agreed_before_it_was_looked_at_is_for_goods_that_stay(shop, lamp):
    """All in one second: it brings what came back."""
    shop.do(lamp, Move.OFFER, **PART)
    shop.do(lamp, Move.BUYER_AGREED)
    shop.do(lamp, Move.SHIPPED, tracking="1Z1")
    shop.desk.receiving.receive(lamp, "1Z1")
    shop.look(lamp)
    shop.finish(lamp, Verdict.AS_CLAIMED)
    enter_until(shop, lamp, StepKind.CONFIRM_BUYER)
    assert shop.case(lamp).lead.refunded == usd("80.00")


@pytest.mark.parametrize("refused", [False, True])
def test_a_supplier_who_has_what_nobody_had_agreed_to_owes_its_worth(shop, lamp, refused):
    """The claim went as if the goods had stayed, and the case was closed with all of it paid by us."""
    shop.do(lamp, StepKind.ANSWER_BUYER)
    assert shop.case(lamp).lead.offer is Offer.PARTIAL_REFUND
    if refused:
        shop.do(lamp, Move.BUYER_REFUSED)
    came = ParcelTold(End.SUPPLIER, End.BUYER, tracking="1Z1", line=1, arrived=True)
    shop.desk.parcels.note(lamp, came)
    assert shop.case(lamp).lead.tracks.supplier_claim is SupplierClaim.TO_ASK
    assert usd("80.00") == shop.do(lamp, StepKind.REFUND).facts.amount
    assert usd("20") == shop.do(lamp, StepKind.SEND_CLAIM).facts.amount


def kept_for(shop, case_id, **offer):
    """The buyer kept the lamp for that, and has it; the case was closed, and is opened again."""
    shop.do(case_id, StepKind.ANSWER_BUYER, **offer)
    if offer["offer"] is Offer.PARTIAL_REFUND:
        shop.do(case_id, Move.BUYER_AGREED)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    shop.do(case_id, Move.REOPEN, reason="Would rather send it back.")


def test_who_kept_it_for_a_part_may_send_it_back_once_the_case_is_opened_again(shop, lamp):
    """Nothing but closing it was possible: "request stands at approved"."""
    kept_for(shop, lamp, **PART)
    letter = shop.do(lamp, StepKind.APPROVE, route=Route.TO_US)
    assert letter.facts.address
    shop.desk.receiving.receive(lamp, "1Z1")
    shop.look(lamp)
    shop.finish(lamp)
    assert shop.do(lamp, StepKind.REFUND).facts.amount == usd("56.00")
    enter_until(shop, lamp)
    assert shop.case(lamp).paid == usd("80.00")
    assert shop.case(lamp).closed_at is not None


def test_what_never_comes_after_that_changes_nothing(shop, lamp):
    kept_for(shop, lamp, **PART)
    shop.do(lamp, StepKind.APPROVE, route=Route.TO_US)
    days_until(shop, lamp, lambda case: case.closed_at is not None, days=5)
    assert shop.case(lamp).paid == usd("24.00")


def test_what_is_paid_in_full_is_not_asked_back_by_that(shop, lamp):
    kept_for(shop, lamp, offer=Offer.RETURNLESS_REFUND)
    with pytest.raises(IllegalMove, match="Approve return"):
        shop.do(lamp, StepKind.APPROVE, route=Route.TO_US)


def test_nor_is_what_a_new_one_was_sent_for_beside_money(shop, lamp):
    shop.do(lamp, Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT)
    shop.desk.money.note(lamp, MoneyTold(usd("24.00"), out=True))
    shop.do(lamp, StepKind.REPLACE)
    enter_until(shop, lamp)
    shop.do(lamp, Move.REOPEN, reason="Would rather send it back.")
    with pytest.raises(IllegalMove, match="Approve return"):
        shop.do(lamp, StepKind.APPROVE, route=Route.TO_US)
