"""A supplier of two items refuses one of them while the other, or a further piece, is asked for still."""

import pytest

from returns.terms import Move, Offer, Party, Route, StepKind
from tests.cases.playing import enter_until, one_of_each_comes, sheet
from tests.returns.casework.shop import usd

TWO = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-DEFECTIVE"}


@pytest.fixture
def claimed(shop):
    """Two mugs and two lamps, broken: one of each came, and was claimed of the one who sent them."""
    shop.supplier(costs=[("MUG", "9"), ("LAMP", "30")], rma_needed=False)
    case_id = shop.request(*(shop.item(sku, "120.00", **TWO) for sku in ("MUG", "LAMP")))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    one_of_each_comes(shop, case_id, "T-1", 1)
    shop.say_why_no_photo(case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.clock.forward(days=1)
    return case_id


def joined(shop, case_id):
    """The other pieces come, and join the claims that run."""
    one_of_each_comes(shop, case_id, "T-2", 2)
    shop.say_why_no_photo(case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    return shop.do(case_id, StepKind.SEND_CLAIM)


@pytest.mark.parametrize("written_off", [False, True])
def test_letter_and_sheet_ask_for_what_he_did_not_refuse(shop, claimed, written_off):
    """The reminder asked for one item, and the sheet beside it for both."""
    joined(shop, claimed)
    shop.do(claimed, Move.CLAIM_REFUSED, line=2, answer="The lamps work.")
    if written_off:
        shop.do(claimed, Move.WRITE_OFF, line=2)
    told = sheet(shop, claimed)
    assert "We ask you to refund USD 18.00" in told
    assert "Lamp" not in told
    letter = shop.do(claimed, StepKind.CHASE_SUPPLIER, line=1)
    assert letter.facts.amount == usd("18.00")
    assert "Lamp" not in letter.body
    # who wants to show him the other one all the same names it
    line_id = shop.case(claimed).lines[1].id
    assert "Lamp" in sheet(shop, claimed, line_id=line_id)


def test_what_he_refused_after_it_was_shown_is_not_said_to_have_come_since(shop, claimed):
    """Of two pieces one came after his no: the letter said that of both, and asked for both once more."""
    shop.do(claimed, Move.CLAIM_REFUSED, line=2, answer="The lamps work.")
    one_of_each_comes(shop, claimed, "T-2", 2)
    shop.say_why_no_photo(claimed)
    letters = []
    for _ in range(2):
        enter_until(shop, claimed, StepKind.SEND_CLAIM)
        letters.append(shop.do(claimed, StepKind.SEND_CLAIM))
    assert not any("before the goods were here" in letter.body for letter in letters)
    asked = {(c.line_id, c.units): c.amount for c in shop.case(claimed).claims}
    mug, lamp = (line.id for line in shop.case(claimed).lines)
    assert asked[lamp, (2,)] == usd("30.00")
    assert asked[mug, (1, 2)] == usd("18.00")
    assert all(c.of is Party.SUPPLIER for c in shop.case(claimed).claims)
