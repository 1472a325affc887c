"""One sum for several lines is shared out, and what gets no new one pays its part."""

import pytest

from returns.errors import IllegalMove
from returns.money import Money
from returns.terms import (
    BuyerMoney,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    Works,
)
from tests.returns.casework.shop import usd


@pytest.fixture
def two(shop):
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "30")], rma_needed=False)
    return shop.request(shop.item("MUG", "40.00"), shop.item("LAMP", "60.00"))


def refunded(shop, case_id):
    return [line.refunded for line in shop.case(case_id).lines]


def test_a_part_offered_for_two_items_is_offered_once(shop, two):
    letter = shop.do(two, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=usd("25"))
    offered = [line.offer_amount for line in shop.case(two).lines]
    assert offered == [usd("10"), usd("15")]
    assert letter.facts.amount == usd("25")
    assert "USD 25.00" in letter.body


def test_a_sum_paid_for_two_items_is_paid_once(shop, two):
    shop.do(two, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    letter = shop.do(two, StepKind.REFUND, amount=usd("50.01"))
    # by what is owed, the odd cent where most was lost by rounding
    assert refunded(shop, two) == [usd("20.00"), usd("30.01")]
    assert letter.facts.amount == usd("50.01")


def test_more_than_is_left_of_both_is_refused(shop, two):
    shop.do(two, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    with pytest.raises(IllegalMove) as refused:
        shop.do(two, StepKind.REFUND, amount=usd("100.01"))
    assert refused.value.key == "move.over_value"
    assert refunded(shop, two) == [usd("0"), usd("0")]


def test_a_claim_granted_in_part_is_granted_once(shop, two):
    shop.do(two, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(two, StepKind.REFUND)
    shop.do(two, StepKind.SEND_CLAIM)
    assert [claim.amount for claim in shop.case(two).claims] == [usd("6"), usd("30")]
    shop.do(two, Move.CLAIM_PARTLY, amount=usd("18"))
    assert [claim.accepted for claim in shop.case(two).claims] == [usd("3"), usd("15")]
    shop.do(two, StepKind.SETTLE, amount=usd("18"))
    came = [p.amount for p in shop.case(two).payments if not p.outgoing]
    assert came == [usd("3"), usd("15")]


# --- new ones and money on one line ------------------------------------------------------------


@pytest.fixture
def one_whole_one_in_parts(shop):
    """Two pieces that the buyer wants anew: one is broken as said, of the other parts are missing."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(
        shop.item(
            "MUG",
            "240.00",
            return_quantity="2",
            order_quantity="2",
            resolution="Replacement",
        )
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, unit=1, works=Works.NO)
    shop.look(case_id, unit=2, complete=False)
    shop.finish(case_id)
    return case_id


def test_the_piece_that_gets_no_new_one_pays_its_part(shop, one_whole_one_in_parts):
    case_id = one_whole_one_in_parts
    assert shop.case(case_id).next.kind is StepKind.REPLACE
    shop.do(case_id, StepKind.REPLACE)
    shop.say_why_no_photo(case_id)
    case = shop.case(case_id)
    assert [sent.quantity for sent in case.exchanges] == [1]
    assert case.tracks.buyer_money is BuyerMoney.PAID_PARTLY
    assert (case.next.kind, case.outlook(case.lines[0]).due) == (StepKind.REFUND, usd("60"))
    letter = shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("60")
    assert letter.facts.items[0].quantity == 1
    assert shop.case(case_id).next.kind is not StepKind.REFUND


def test_one_too_many_gets_no_new_one(shop, one_whole_one_in_parts):
    shop.desk.receiving.receive(one_whole_one_in_parts, "T-2")
    shop.look(one_whole_one_in_parts, unit=3, works=Works.NO)
    shop.finish(one_whole_one_in_parts)
    shop.do(one_whole_one_in_parts, StepKind.REPLACE)
    assert [x.quantity for x in shop.case(one_whole_one_in_parts).exchanges] == [1]


@pytest.mark.parametrize("paid", ["0.01", "0.02"])
def test_a_part_of_the_smallest_price_is_still_a_coin(shop, paid):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", paid))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, complete=False)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == Money(1, "USD")


def test_nothing_is_due_once_the_request_is_over(shop, two):
    shop.do(two, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(two, Move.WITHDRAW)
    case = shop.case(two)
    assert case.tracks.request is Request.WITHDRAWN
    assert [bool(case.outlook(line).due) for line in case.lines] == [False, False]
