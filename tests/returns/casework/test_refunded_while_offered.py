"""A platform refunds while a part of the price waits for the buyer's answer: no yes, and no return."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.records.options import NewCase
from returns.terms import (
    BuyerMoney,
    Goods,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)
from tests.cases.platform_rows import bring_file, shopify_orders
from tests.cases.playing import enter, letters, next_of
from tests.returns.casework.shop import usd

#: letters that ask the buyer to send the goods
ASKS_BACK = {"approval", "return_first", "return_approved", "label_attached", "label_address"}
#: what was offered, and what was refunded that is as much: a part of the price is no gift
ENOUGH = [
    *((Offer.PARTIAL_REFUND, refunded) for refunded in ("18.00", "20.00", "60.00")),
    (Offer.GIFT_OR_COUPON, "60.00"),
]
LESS = [
    (Offer.PARTIAL_REFUND, "5.00"),
    *((Offer.GIFT_OR_COUPON, refunded) for refunded in ("5.00", "18.00", "20.00")),
]


class AtShopify:
    """Its orders file tells what the shop refunded for the order."""

    def open(self, shop):
        self.tell(shop, "")
        new = NewCase("#1", "Pine Shop", "Mug", "changed_mind", None, sku="MUG", quantity=1)
        (case_id,) = shop.desk.by_hand.open(new).case_ids
        return case_id

    def tell(self, shop, refunded, _case_id=None):
        paid = "partially_refunded" if refunded else "paid"
        cells = {"Financial Status": paid, "Refunded Amount": refunded}
        cells |= {"Subtotal": "60.00", "Total": "60.00"}
        text = shopify_orders(("#1", (("MUG", "60.00", 1),), cells))
        bring_file(shop, text, "orders.csv", "Pine Shop")


class AtAmazon:
    """Its returns file tells what Amazon refunded for the item."""

    def row(self, shop, refunded):
        told = {"return_reason": "CR-UNWANTED_ITEM", "refunded_amount": refunded}
        return shop.item("MUG", "60.00", **told)

    def open(self, shop):
        return shop.request(self.row(shop, ""))

    def tell(self, shop, refunded, _case_id=None):
        shop.bring(self.row(shop, refunded))


class ByHand(AtAmazon):
    """The seller notes what the platform paid."""

    def tell(self, shop, refunded, case_id=None):
        told = MoneyTold(usd(refunded), out=True, party=Party.PLATFORM)
        shop.desk.money.note(case_id, told)


SHOPS = [AtShopify, AtAmazon, ByHand]


@pytest.fixture(params=[True, False], ids=["rma", "no_rma"])
def supplied(request, shop):
    shop.supplier(
        costs=[("MUG", "20.00")], rma_needed=request.param, window_days=60, takes_returns=True
    )
    return shop


def waiting(shop, place, offer):
    """18.00 of 60.00, or a gift, was offered to keep the mug, and the buyer has not answered."""
    case_id = place.open(shop)
    if offer is Offer.PARTIAL_REFUND:
        shop.do(case_id, Move.OFFER, offer=offer, amount=usd("18.00"))
    else:
        shop.do(case_id, Move.OFFER, offer=offer, gift="a tea towel")
    assert shop.case(case_id).tracks.buyer_money is BuyerMoney.OFFERED
    return case_id


def live_on(shop, case_id):
    """Enter for ten weeks; a step that is refused fails the test."""
    for _ in range(14):
        step = shop.case(case_id).next
        if step is None:
            return
        if step.waiting_for is None:
            enter(shop, case_id)
        shop.clock.forward(days=5)


def asked_back(shop, case_id):
    return [each.template for each in letters(shop, case_id) if each.template in ASKS_BACK]


def own_payments(shop, case_id):
    return [each for each in shop.case(case_id).payments if not each.by_platform]


@pytest.mark.parametrize("place", SHOPS)
@pytest.mark.parametrize(("offer", "refunded"), ENOUGH)
def test_who_was_refunded_what_was_offered_keeps_the_goods(supplied, place, refunded, offer):
    shop, place = supplied, place()
    case_id = waiting(shop, place, offer)
    place.tell(shop, refunded, case_id)
    case = shop.case(case_id)
    assert case.tracks.request is Request.APPROVED
    assert next_of(shop, case_id) is StepKind.CONFIRM_BUYER
    live_on(shop, case_id)
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert asked_back(shop, case_id) == []
    assert own_payments(shop, case_id) == []
    assert {unit.goods for unit in case.lead.units} <= {Goods.NONE_EXPECTED, Goods.KEPT}


@pytest.mark.parametrize("place", SHOPS)
@pytest.mark.parametrize(("offer", "refunded"), LESS)
def test_less_than_was_offered_is_no_answer_of_the_buyer(supplied, place, refunded, offer):
    shop, place = supplied, place()
    case_id = waiting(shop, place, offer)
    before = shop.case(case_id).next
    place.tell(shop, refunded, case_id)
    case = shop.case(case_id)
    assert case.tracks.buyer_money is BuyerMoney.OFFERED
    assert (case.next.kind, case.next.waiting_for) == (before.kind, Party.BUYER)
    assert own_payments(shop, case_id) == []


@pytest.mark.parametrize("place", SHOPS)
def test_what_he_had_comes_off_the_part_that_he_agrees_to(supplied, place):
    shop, place = supplied, place()
    case_id = waiting(shop, place, Offer.PARTIAL_REFUND)
    place.tell(shop, "5.00", case_id)
    shop.do(case_id, Move.BUYER_AGREED)
    assert next_of(shop, case_id) is StepKind.REFUND
    enter(shop, case_id)
    assert [each.amount for each in own_payments(shop, case_id)] == [usd("13.00")]
    live_on(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    assert asked_back(shop, case_id) == []


@pytest.mark.parametrize("place", SHOPS)
@pytest.mark.parametrize(("offer", "refunded"), LESS)
def test_who_refuses_after_a_refund_may_send_the_goods_back(supplied, place, refunded, offer):
    shop, place = supplied, place()
    case_id = waiting(shop, place, offer)
    place.tell(shop, refunded, case_id)
    shop.do(case_id, Move.BUYER_REFUSED)
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    assert shop.case(case_id).tracks.buyer_money is BuyerMoney.AGREED


@pytest.mark.parametrize("place", [AtShopify, AtAmazon])
def test_a_refund_that_grows_to_what_was_offered_settles_it(supplied, place):
    shop, place = supplied, place()
    case_id = waiting(shop, place, Offer.PARTIAL_REFUND)
    place.tell(shop, "5.00")
    place.tell(shop, "18.00")
    assert shop.case(case_id).tracks.buyer_money is BuyerMoney.PAID_PARTLY
    assert next_of(shop, case_id) is StepKind.CONFIRM_BUYER


@pytest.mark.parametrize("refunded", ["5.00", "18.00", "60.00"])
def test_the_refund_taken_back_leaves_the_offer_waiting(supplied, refunded):
    shop, place = supplied, ByHand()
    case_id = waiting(shop, place, Offer.PARTIAL_REFUND)
    before = shop.case(case_id)
    place.tell(shop, refunded, case_id)
    shop.desk.cases.take_back_last(case_id)
    case = shop.case(case_id)
    assert (case.tracks, case.next.kind, case.paid) == (
        before.tracks,
        before.next.kind,
        before.paid,
    )


@pytest.mark.parametrize("place", SHOPS)
def test_goods_are_asked_back_after_a_settled_part_by_the_sellers_word_alone(supplied, place):
    shop, place = supplied, place()
    case_id = waiting(shop, place, Offer.PARTIAL_REFUND)
    place.tell(shop, "20.00", case_id)
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    case = shop.case(case_id)
    assert case.tracks.buyer_money is BuyerMoney.AGREED
    assert {unit.goods for unit in case.lead.units} == {Goods.AWAITED}


@pytest.mark.parametrize("refunded", ["18.00", "60.00"])
def test_no_number_is_asked_for_goods_that_the_buyer_was_offered_to_keep_since(
    supplied, refunded
):
    shop, place = supplied, AtShopify()
    case_id = place.open(shop)
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_SUPPLIER)
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("18.00"))
    place.tell(shop, refunded)
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    assert next_of(shop, case_id) is StepKind.CONFIRM_BUYER
