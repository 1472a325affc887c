"""A refusal's letter says that we look again: what the buyer answers is noted, and the talk goes on."""

from datetime import timedelta

import pytest

from returns.errors import IllegalMove
from returns.records.options import NewCase, StepOptions
from returns.terms import (
    BuyerMoney,
    Disposition,
    Goods,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd

WORDS = "It was sealed when I sent it; see the picture."


@pytest.fixture
def own(shop):
    """A closed case of a shop that opens requests again: it was declined, and nothing else was open."""
    case_id = opened(shop)
    shop.do(case_id, Move.DECLINE, reason="The goods were used.")
    assert shop.case(case_id).closed_at is not None or ended(shop, case_id)
    return case_id


def opened(shop):
    new = NewCase("1001", "Our shop", "Mug", "changed_mind", usd("18.40"), sku="MUG")
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    return case_id


def ended(shop, case_id):
    shop.do(case_id, StepKind.CLOSE)
    return shop.case(case_id).closed_at is not None


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (Move.BUYER_SAID, {"answer": WORDS}),
        (Move.BUYER_REFUSED, {}),
        (Move.BUYER_REFUSED, {"answer": WORDS}),
        (Move.REOPEN, {"reason": WORDS}),
    ],
)
def test_what_the_buyer_answers_to_a_refusal_opens_the_talk(shop, own, move, told):
    shop.clock.forward(days=20)
    now = shop.clock.now()
    shop.do(own, move, **told)
    case = shop.case(own)
    assert case.closed_at is None
    assert case.tracks.request is Request.NEGOTIATING
    assert case.tracks.buyer_money is BuyerMoney.OPEN
    assert case.next.kind is StepKind.NEGOTIATE
    assert case.next.due_at >= now
    shop.do(own, StepKind.NEGOTIATE, offer=Offer.RETURNLESS_REFUND)


def test_the_words_are_kept_and_the_step_is_taken_back(shop, own):
    before = shop.case(own)
    shop.do(own, Move.BUYER_SAID, answer=WORDS)
    assert shop.case(own).lead.buyer_words == WORDS
    assert WORDS in str(shop.desk.cases.history(own)[-1])
    shop.desk.cases.take_back_last(own)
    assert shop.case(own) == before
    shop.desk.cases.again_last(own)
    assert shop.case(own).tracks.request is Request.NEGOTIATING


def test_the_answer_to_one_refusal_of_several_is_about_that_line(shop):
    shop.supplier(costs=[("MUG", "6")])
    case_id = shop.request(shop.item("MUG", "60.00"), shop.item("LAMP", "90.00"))
    shop.do(case_id, Move.DECLINE, line=1, reason="The goods were used.")
    shop.clock.forward(days=9)
    other = shop.case(case_id).outlook(shop.case(case_id).lines[1]).step
    now = shop.clock.now()
    shop.do(case_id, Move.BUYER_SAID, line=1, answer=WORDS)
    case = shop.case(case_id)
    assert [line.tracks.request for line in case.lines] == [Request.NEGOTIATING, Request.NEW]
    assert case.outlook(case.lines[0]).step.due_at >= now
    # the other one's clock is nobody's answer
    assert case.outlook(case.lines[1]).step == other


def test_words_about_no_line_are_not_about_the_refused_one_while_another_is_open(shop):
    case_id = shop.request(shop.item("MUG", "60.00"), shop.item("LAMP", "90.00"))
    shop.do(case_id, Move.DECLINE, line=1, reason="The goods were used.")
    shop.do(case_id, Move.BUYER_SAID, answer=WORDS)
    requests = [line.tracks.request for line in shop.case(case_id).lines]
    assert requests == [Request.DECLINED, Request.NEW]


@pytest.mark.parametrize(
    ("move", "told"),
    [(Move.BUYER_SAID, {"answer": WORDS}), (Move.REOPEN, {"reason": "A picture came."})],
)
def test_amazon_opens_nothing_again_and_the_step_says_what_is_left(shop, move, told):
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="AMZ-PG-BAD-DESC"))
    letter = shop.do(case_id, Move.DECLINE, reason="The goods were used.")
    assert "does not open a closed request again" in letter.body
    if shop.case(case_id).closed_at is None:
        shop.do(case_id, StepKind.CLOSE)
    shop.clock.forward(days=20)
    now = shop.clock.now()
    shop.do(case_id, move, **told)
    step = shop.case(case_id).next
    assert step.kind is StepKind.NEGOTIATE
    assert step.due_at >= now
    assert "step.closed_there" in [because.key for because in step.because]
    # the file tells of what we closed there, and not that anything was settled
    row = shop.item(
        "MUG", "60.00", return_reason="AMZ-PG-BAD-DESC", return_request_status="Closed"
    )
    shop.bring(row)
    assert shop.case(case_id).tracks.buyer_money is BuyerMoney.OPEN
    assert shop.case(case_id).tracks.request is Request.NEGOTIATING


def test_a_case_that_was_not_refused_still_wants_to_be_reopened(shop):
    case_id = opened(shop)
    shop.do(case_id, Move.WITHDRAW)
    if shop.case(case_id).closed_at is None:
        shop.do(case_id, StepKind.CLOSE)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.cases.do(case_id, Move.BUYER_SAID, StepOptions(answer=WORDS))
    assert refused.value.key == "move.closed"
    shop.clock.forward(days=9)
    shop.do(case_id, Move.REOPEN, reason="The buyer wants it after all.")
    assert shop.case(case_id).next.due_at >= shop.clock.now() - timedelta(seconds=1)


@pytest.mark.parametrize("move", [Move.BUYER_SAID, Move.BUYER_REFUSED])
def test_an_answer_after_the_platform_paid_all_leaves_nothing_to_agree_on(shop, move):
    case_id = shop.request(shop.item("MUG", "60.00"))
    shop.do(case_id, Move.DECLINE, reason="The goods were used.")
    shop.clock.forward(days=2)
    shop.bring(shop.item("MUG", "60.00", refunded_amount="60.00"))
    assert shop.case(case_id).paid == usd("60.00")
    shop.do(case_id, move, answer=WORDS)
    for _ in range(4):
        step = shop.case(case_id).next
        if step is None:
            break
        if step.waiting_for is not None:
            shop.clock.forward(days=20)
        shop.do(case_id, step.kind)
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert case.paid == usd("60.00")
    assert WORDS in str(shop.desk.cases.history(case_id))


def goods_come(shop, case_id, door):
    """They are scanned here, or the platform's file tells of their delivery; the status it has of them."""
    if door == "scan":
        shop.desk.receiving.receive(case_id, "Q1")
        return
    status = {"return_request_status": "Approved"} if door == "approved there" else {}
    told = {"tracking_id": "Q1", "return_delivery_date": "22-Nov-2026"}
    shop.bring(shop.item("RUG", "84.00", return_reason="CR-UNWANTED_ITEM", **status, **told))


@pytest.mark.parametrize("offered", [None, Offer.PARTIAL_REFUND, Offer.RETURNLESS_REFUND])
@pytest.mark.parametrize("door", ["scan", "file"])
def test_what_comes_after_our_no_stays_declined_by_whichever_door(shop, door, offered):
    """A scan left it declined; the platform's word of the delivery approved it, and all of it was paid."""
    case_id = shop.request(shop.item("RUG", "84.00", return_reason="CR-UNWANTED_ITEM"))
    if offered is not None:
        shop.do(case_id, Move.OFFER, offer=offered)
    shop.do(case_id, Move.DECLINE, reason="It was used.", untried=True, overrule=True)
    goods_come(shop, case_id, door)
    case = shop.case(case_id)
    assert (case.lead.tracks.request, case.lead.tracks.goods) == (
        Request.DECLINED,
        Goods.RECEIVED,
    )
    assert (case.closed_at, case.next.kind) == (None, StepKind.INSPECT)
    shop.look(case_id)
    shop.finish(case_id, Verdict.NO_FAULT)
    assert not shop.case(case_id).outlook(shop.case(case_id).lead).due


@pytest.mark.parametrize("scanned", [False, True])
def test_what_the_platform_approved_after_our_no_is_paid_like_any_return(shop, scanned):
    row = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("RUG", "84.00", **row))
    shop.do(case_id, Move.DECLINE, reason="It was used.", untried=True)
    if scanned:
        shop.bring(shop.item("RUG", "84.00", return_request_status="Approved", **row))
    goods_come(shop, case_id, "scan" if scanned else "approved there")
    assert shop.case(case_id).lead.tracks.request is Request.APPROVED
    shop.look(case_id)
    shop.finish(case_id, Verdict.NO_FAULT)
    assert shop.case(case_id).next.kind is StepKind.REFUND


@pytest.mark.parametrize("move", [Move.BUYER_SAID, Move.BUYER_REFUSED, Move.REOPEN])
def test_what_went_home_after_our_no_is_not_paid_for_as_if_it_were_here(shop, move):
    """Enter agreed to pay on receipt and paid at once: the buyer had both."""
    shop.supplier(costs=[("MUG", "6")])
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.YES)
    shop.desk.inspections.set_verdict(case_id, Verdict.BUYER_DAMAGE)
    shop.finish(case_id)
    shop.do(case_id, Move.DECLINE, reason="It was used.")
    shop.ships_to_known(case_id)
    line = shop.case(case_id).lines[0]
    shop.desk.inspections.decide(case_id, line.id, 1, disposition=Disposition.TO_BUYER)
    shop.do(case_id, StepKind.SEND_ON)
    shop.do(case_id, StepKind.PLACE_GOODS)
    shop.do(case_id, move, **({"reason": WORDS} if move is Move.REOPEN else {"answer": WORDS}))
    assert shop.case(case_id).units[0].goods is Goods.NONE_EXPECTED
    shop.do(case_id, StepKind.NEGOTIATE, offer=Offer.REFUND_ON_RECEIPT)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert case.paid == usd("0.00")
    assert case.units[0].goods is Goods.AWAITED
    assert case.next.waiting_for is Party.BUYER
    shop.desk.receiving.receive(case_id, "T-2")
    shop.look(case_id, works=Works.YES)
    shop.finish(case_id)
    enter_until(shop, case_id)
    assert shop.case(case_id).paid > usd("0.00")
