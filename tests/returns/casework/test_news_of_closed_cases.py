"""What a file tells of a case that is closed is noted, and opens it where something is to be done."""

import json
from datetime import timedelta

import pytest

from returns.casework.disputes import DisputeTold
from returns.documents.event_words import event_words
from returns.errors import IllegalMove
from returns.ledger.replay import differences
from returns.money import Money
from returns.terms import BuyerMoney, Goods, HoldKind, Move, Offer, Request, StepKind, Verdict
from returns.trade.disputes import Dispute
from tests.returns.casework.shop import usd


class Told:
    """A request for one rug, and what later files tell of it."""

    def __init__(self, shop):
        self.shop = shop
        self.id = shop.request(self.row())

    def row(self, **cells):
        told = {"return_reason": "CR-UNWANTED_ITEM"} | cells
        return self.shop.item("RUG", "84.00", **told)

    def file(self, *more, **cells):
        """The case after the next file, and how many cases it had news of."""
        result = self.shop.bring(self.row(**cells), *more)
        with self.shop.desk.store.reading() as tx:
            assert differences(tx, self.id) == ()
        return self.shop.case(self.id), result.news

    def withdrawn(self):
        self.shop.do(self.id, Move.WITHDRAW)
        assert self.shop.case(self.id).closed_at is not None
        return self

    def last(self):
        return self.shop.desk.cases.history(self.id)[-1]

    def reopened_by(self):
        return json.loads(self.last().body).get("reopened")


@pytest.fixture
def rug(shop):
    return Told(shop)


def test_an_a_to_z_claim_opens_a_closed_case_and_is_due_from_now_on(rug, shop):
    rug.withdrawn()
    shop.clock.forward(days=9)
    case, news = rug.file(**{"a-to-z_claim": "Y"})
    assert (case.closed_at, news, rug.reopened_by()) == (None, 1, "a_to_z")
    assert case.outlook(case.lead).hold.kind is HoldKind.DISPUTE
    assert case.next.kind is StepKind.CHECK
    assert case.next.due_at - shop.clock.now() > timedelta(hours=47)
    # the buyer had taken the request back: by it nothing is offered again
    assert case.tracks.request is Request.WITHDRAWN


def test_the_same_file_again_opens_a_closed_case_no_second_time(rug, shop):
    rug.withdrawn().file(**{"a-to-z_claim": "Y"})
    steps = len(shop.desk.cases.history(rug.id))
    assert rug.file(**{"a-to-z_claim": "Y"})[1] == 0
    shop.do(rug.id, Move.LIFT, reason="Amazon decided for us.")
    case, news = rug.file(**{"a-to-z_claim": "Y"})
    assert (case.closed_at is None, news) == (False, 0)
    assert len(shop.desk.cases.history(rug.id)) == steps + 1


@pytest.mark.parametrize("later", [False, True])
def test_an_a_to_z_claim_over_one_of_two_items_is_heard_of(shop, later):
    def rows(told):
        return shop.item("RUG", "84.00", **{"a-to-z_claim": told}), shop.item("LAMP", "12.00")

    case_id = shop.request(*rows("N" if later else "Y"))
    if later:
        shop.bring(*rows("Y"))
    assert shop.case(case_id).dispute == "a_to_z"
    shop.bring(*rows("N"))
    assert shop.case(case_id).dispute == ""


@pytest.mark.parametrize("before", [Move.WITHDRAW, Move.DECLINE])
@pytest.mark.parametrize("approved_before", [False, True])
def test_goods_delivered_after_the_end_are_looked_at_and_paid(
    rug, shop, before, approved_before
):
    shop.do(rug.id, before, reason="Outside of our time.")
    assert shop.case(rug.id).closed_at is not None
    if approved_before:
        assert rug.file(return_request_status="Approved")[0].closed_at is not None
    case, news = rug.file(
        return_request_status="Approved", tracking_id="T-1", return_delivery_date="21-Nov-2026"
    )
    assert (case.closed_at, news, rug.reopened_by()) == (None, 1, "goods")
    assert (case.tracks.goods, case.tracks.request) == (Goods.RECEIVED, Request.APPROVED)
    assert case.next.kind is StepKind.INSPECT
    assert case.next.due_at > shop.clock.now()
    shop.look(rug.id)
    shop.finish(rug.id, Verdict.NO_FAULT)
    assert shop.case(rug.id).next.kind is StepKind.REFUND
    shop.do(rug.id, StepKind.REFUND)
    assert shop.case(rug.id).paid == usd("84.00")


def test_the_rest_is_paid_for_goods_that_come_after_a_part_and_the_end(rug, shop):
    rug.file(refunded_amount="20.00")
    shop.do(rug.id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("5.00"))
    shop.do(rug.id, Move.BUYER_AGREED)
    shop.do(rug.id, StepKind.REFUND)
    shop.do(rug.id, StepKind.CONFIRM_BUYER)
    case, _ = rug.file(
        refunded_amount="20.00", tracking_id="T-1", return_delivery_date="21-Nov-2026"
    )
    assert (case.closed_at, case.tracks.buyer_money) == (None, BuyerMoney.PAID_PARTLY)
    shop.look(rug.id)
    shop.finish(rug.id, Verdict.NO_FAULT)
    shop.do(rug.id, StepKind.REFUND)
    assert shop.case(rug.id).paid == usd("84.00")


def test_goods_of_a_closed_case_hold_only_pieces_that_are_left(rug, shop):
    rug.withdrawn()
    other = shop.request(rug.row(amazon_rma_id="DA2"))
    assert [unit.piece for unit in shop.case(other).units] == [1]
    case, _ = rug.file(tracking_id="T-1", return_delivery_date="21-Nov-2026")
    assert [(unit.piece, unit.paid.minor) for unit in case.units] == [(None, 0)]


def test_news_that_wants_nothing_is_noted_on_a_closed_case(rug, shop):
    rug.withdrawn()
    case, news = rug.file(return_request_status="Approved", tracking_id="T-9")
    assert (case.closed_at is None, news, rug.reopened_by()) == (False, 1, None)
    assert "approved" in case.platform_did
    assert [parcel.tracking for parcel in case.parcels] == ["T-9"]
    assert rug.last().kind == "reported"
    assert case.tracks.request is Request.WITHDRAWN
    assert rug.file(return_request_status="Approved", tracking_id="T-9")[1] == 0
    # the end can still be taken back
    shop.desk.cases.take_back_last(rug.id)
    assert shop.case(rug.id).closed_at is None


def test_a_refund_that_nobody_knew_of_opens_a_closed_case(rug, shop):
    rug.withdrawn()
    case, news = rug.file(refunded_amount="84.00")
    assert (case.closed_at, news, rug.reopened_by()) == (None, 1, "refund")
    assert [(p.amount, p.by_platform) for p in case.payments] == [(Money(8400, "USD"), True)]
    assert case.next.due_at >= shop.clock.now()
    assert rug.file(refunded_amount="84.00")[1] == 0
    with pytest.raises(IllegalMove, match="moved on"):
        shop.desk.cases.take_back_last(rug.id)


def test_a_sum_that_is_told_after_the_end_is_noted_and_wakes_nobody(rug, shop):
    """It opened the case to ask the buyer whether the platform's money had arrived."""
    assert rug.file(return_request_status="Closed")[0].closed_at is not None
    shop.clock.forward(days=3)
    case, news = rug.file(return_request_status="Closed", refunded_amount="84.00")
    assert (case.closed_at is None, news, rug.reopened_by()) == (False, 1, None)
    assert (case.paid, case.tracks.buyer_money) == (usd("84.00"), BuyerMoney.CONFIRMED)
    assert (case.next, case.tracks.request) == (None, Request.APPROVED)
    assert rug.file(return_request_status="Closed", refunded_amount="84.00")[1] == 0


def test_a_sum_that_is_told_after_the_end_opens_what_is_claimed_for_it(rug, shop):
    """Closed without a word of money, nobody asks anybody for it; once it is told, that starts."""
    shop.supplier(costs=[("RUG", "30")], rma_needed=False)
    bad = {"return_reason": "CR-DEFECTIVE", "return_request_status": "Closed"}
    broken = shop.request(rug.row(amazon_rma_id="DA2", order_id="113-2222222-2222222", **bad))
    assert shop.case(broken).closed_at is not None
    told = {
        "amazon_rma_id": "DA2",
        "order_id": "113-2222222-2222222",
        "refunded_amount": "84.00",
    }
    shop.bring(rug.row(**bad, **told))
    case = shop.case(broken)
    assert (case.closed_at, case.paid) == (None, usd("84.00"))
    assert case.tracks.buyer_money is BuyerMoney.CONFIRMED
    assert case.next.kind in (StepKind.SEND_CLAIM, StepKind.CHECK)


def test_a_further_item_opens_a_closed_case(rug, shop):
    rug.withdrawn()
    case, news = rug.file(shop.item("LAMP", "12.00"))
    assert (case.closed_at, news, rug.reopened_by()) == (None, 1, "items")
    assert [line.sku for line in case.lines] == ["RUG", "LAMP"]
    assert case.next.kind is StepKind.ANSWER_BUYER


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_history_says_why_a_file_opened_a_closed_case(rug, lang):
    rug.withdrawn().file(refunded_amount="84.00")
    said = event_words(rug.last(), lang)
    assert {"en": "reopened", "zh": "重新打开"}[lang] in said
    assert "refund}" not in said


def test_a_dispute_opens_a_closed_case_in_one_step(rug, shop):
    rug.withdrawn()
    change = shop.desk.disputes.note(rug.id, DisputeTold(Dispute.CHARGEBACK))
    case = shop.case(rug.id)
    assert case.closed_at is None
    assert case.outlook(case.lead).hold.kind is HoldKind.DISPUTE
    assert rug.reopened_by() == "dispute"
    shop.desk.cases.take_back(change)
    assert shop.case(rug.id).closed_at is not None
