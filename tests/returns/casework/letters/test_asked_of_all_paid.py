"""One letter asks whether money arrived, of all that was paid, whatever else is next on each line."""

from returns.terms import BuyerMoney, Move, Offer, Route, StepKind
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
    letter = shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert [item.sku for item in letter.facts.items] == ["PIN"]
