"""One letter asks whether money arrived, of all that was paid, whatever else is next on each line."""

import pytest

from returns.terms import BuyerMoney, Move, Offer, Route, StepKind, Works
from tests.cases.playing import agree_to_return, days_until, enter, enter_until, items, letters
from tests.returns.casework.shop import usd


def test_a_part_that_was_paid_on_another_line_is_asked_after_in_the_same_letter(shop):
    """Its claim was next, so that the letter asked of the other line alone, and a second one followed."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    kept = shop.item("LAMP", "140.00", return_reason="CR-DEFECTIVE")
    back = shop.item("PIN", "80.00", return_reason="CR-UNWANTED_ITEM")
    case_id = shop.request(kept, back)
    part = {"offer": Offer.PARTIAL_REFUND, "amount": usd("40.00")}
    shop.do(case_id, Move.OFFER, line=1, **part)
    shop.do(case_id, Move.BUYER_AGREED, line=1)
    shop.do(case_id, StepKind.REFUND, line=1)
    shop.do(case_id, Move.OFFER, line=2, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, line=2, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, line=2)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND, line=2)
    case = shop.case(case_id)
    assert case.outlook(case.lines[0]).step.kind is not StepKind.CONFIRM_BUYER
    letter = shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert [item.sku for item in letter.facts.items] == ["LAMP", "PIN"]
    told = [line.tracks.buyer_money for line in shop.case(case_id).lines]
    assert told == [BuyerMoney.CONFIRMED] * 2


def test_a_line_whose_goods_are_still_awaited_is_not_asked_after(shop):
    kept = shop.item("LAMP", "140.00", return_quantity="2", order_quantity="2")
    back = shop.item("PIN", "80.00", return_reason="CR-UNWANTED_ITEM")
    case_id = shop.request(kept, back)
    for line in (1, 2):
        shop.do(case_id, Move.OFFER, line=line, offer=Offer.REFUND_ON_RECEIPT)
        shop.do(case_id, StepKind.APPROVE, line=line, route=Route.TO_US)
    shop.do(case_id, Move.RECEIVE, line=1, units=(1,), tracking="T-1")
    shop.do(case_id, Move.RECEIVE, line=2, tracking="T-2")
    shop.look(case_id, line=1)
    shop.look(case_id, line=2)
    shop.finish(case_id)
    for line in (1, 2):
        shop.do(case_id, StepKind.REFUND, line=line)
        shop.clock.forward(hours=1)
    letter = shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert [item.sku for item in letter.facts.items] == ["PIN"]


def paid_together(shop):
    """A mug and one of two lamps came and were paid with one letter; the other lamp is still to come."""
    shop.supplier(costs=[("MUG", "20"), ("LAMP", "30")], rma_needed=False)
    lamps = shop.item("LAMP", "240.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(shop.item("MUG", "60.00"), lamps)
    agree_to_return(shop, case_id)
    shop.desk.receiving.receive(case_id, "T-1")
    for line in (1, 2):
        shop.look(case_id, line, works=Works.NO)
    shop.miss(case_id, 2, 2)
    shop.finish(case_id)
    enter_until(shop, case_id, StepKind.CONFIRM_BUYER)
    return case_id


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_paid_with_one_letter_is_asked_after_with_one(shop, lang):
    """USD 180.00 went back for both, and the mug's refund alone was asked after."""
    case_id = paid_together(shop)
    (paid,) = [each for each in letters(shop, case_id) if each.template == "refunded"]
    assert paid.facts.amount == usd("180.00")
    letter = enter(shop, case_id, lang)
    assert (letter.template, items(letter)) == ("confirm_money", {"MUG": 1, "LAMP": 1})
    assert "1 × Lamp" in letter.body or "1 件 Lamp" in letter.body


@pytest.mark.parametrize("comes", [True, False])
def test_the_lamp_that_comes_later_is_paid_and_asked_after_then(shop, comes):
    case_id = paid_together(shop)
    enter(shop, case_id)
    shop.clock.forward(days=1)
    if comes:
        shop.desk.receiving.receive(case_id, "T-2")
        shop.look(case_id, 2, 2, works=Works.NO)
        shop.finish(case_id)
    days_until(shop, case_id, lambda case: case.closed_at is not None)
    assert shop.case(case_id).paid == usd("300.00" if comes else "180.00")
    asked = [items(x) for x in letters(shop, case_id) if x.template == "confirm_money"]
    # of the first lamp the buyer was asked already
    assert asked == [{"MUG": 1, "LAMP": 1}, *([{"LAMP": 1}] if comes else [])]


def test_a_new_one_for_the_lamp_that_comes_later_is_asked_after_alone(shop):
    """Neither the first lamp’s money nor a word of money: of that the buyer was asked already."""
    case_id = paid_together(shop)
    enter(shop, case_id)
    shop.clock.forward(days=1)
    shop.desk.receiving.receive(case_id, "T-2")
    shop.look(case_id, 2, 2, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REPLACE, line=2, units=(2,), tracking="N-1")
    shop.clock.forward(days=1)
    letter = shop.do(case_id, StepKind.CONFIRM_BUYER, line=2)
    assert (letter.template, items(letter)) == ("confirm_new", {"LAMP": 1})
