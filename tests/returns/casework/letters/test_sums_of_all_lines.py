"""What one letter tells of several lines together counts and sums all of them."""

import pytest

from returns.money import Money
from returns.terms import ExchangeFrom, Move, Offer, Party, Route, StepKind
from tests.returns.papers.disputes import disputed


@pytest.fixture
def mugs(shop):
    """Two mugs of one line for $80.01: its shares are not alike."""
    shop.supplier(costs=[("MUG", "7"), ("CUP", "7")], rma_needed=False)
    item = shop.item("MUG", "80.01", return_quantity="2", order_quantity="2")
    return shop.request(item)


@pytest.mark.parametrize(("cup", "back"), [("40.00", "80.00"), ("60.00", "100.00")])
def test_a_platform_that_decides_reads_all_that_went_back(shop, cup, back):
    """Two items of $40 each were refunded, and the answer to the claim said $40."""
    shop.supplier(costs=[("MUG", "7"), ("CUP", "7")], rma_needed=False)
    reason = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("MUG", "40.00", **reason), shop.item("CUP", cup, **reason))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, line=line)
    for line in (1, 2):
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, line=line)
    shop.desk.receiving.receive(case_id, "T1")
    for line in (1, 2):
        shop.look(case_id, line=line)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.do(disputed(shop.desk, case_id), StepKind.SEND_CLAIM, party=Party.PLATFORM)
    assert letter.template == "dispute_answer"
    assert letter.body.count("USD ") == 1
    assert f"We have refunded USD {back} to the buyer." in letter.body


def test_a_gift_comes_on_top_of_all_that_was_offered(shop, mugs):
    shop.desk.settings.set(gift_en="A tote bag.", gift_zh="一个帆布袋。")
    part = Offer.PARTIAL_REFUND
    shop.do(mugs, StepKind.ANSWER_BUYER, offer=part, amount=Money(3000, "USD"))
    shop.do(mugs, Move.BUYER_REFUSED, units=(1,))
    shop.do(mugs, Move.BUYER_REFUSED, line=2)
    letter = shop.do(mugs, StepKind.NEGOTIATE, offer=Offer.GIFT_OR_COUPON)
    lines = shop.case(mugs).lines
    assert len(lines) == 2
    assert "On top of the USD 30.00 that we offered you" in letter.body
    assert "A tote bag. " in letter.body
    assert ".." not in letter.body


@pytest.mark.parametrize("pieces", ["2", "4"])
def test_new_ones_for_parted_lines_are_counted_together(shop, pieces):
    shop.supplier(costs=[("MUG", "7")], rma_needed=False)
    item = shop.item("MUG", "80.00", return_quantity=pieces, order_quantity=pieces)
    case_id = shop.request(item)
    new = Offer.RETURNLESS_REPLACEMENT
    half = tuple(range(1, int(pieces) // 2 + 1))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=new, units=half)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=new, line=2)
    letter = shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK)
    assert f"Your new {pieces} × Mug is on its way" in letter.body


def test_what_was_lost_of_each_of_two_items_is_counted_of_each(shop):
    """One of two mugs and one of two cups: two pieces are gone, and no letter says that it is one."""
    shop.supplier(costs=[("MUG", "7"), ("CUP", "7")], rma_needed=False)
    two = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("MUG", "80.00", **two), shop.item("CUP", "80.00", **two))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, line=line)
    for line in (1, 2):
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, line=line)
    for line in (1, 2):
        shop.do(case_id, Move.LOST, line=line, units=(2,))
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.template == "claim"
    assert letter.body.count("1 piece of them was lost") == 2
