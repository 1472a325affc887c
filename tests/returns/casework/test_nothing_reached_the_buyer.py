"""A buyer who was settled with says that nothing came: it is looked into, and never closed unasked."""

import pytest

from returns.terms import (
    BuyerMoney,
    Disposition,
    HoldKind,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Verdict,
)
from tests.cases.playing import enter, enter_until, next_of
from tests.returns.casework.shop import usd


@pytest.fixture
def settled(shop):
    """A function that refunds a kit of 40.00 that nobody is asked for, and is closed."""

    def refunded():
        shop.supplier(costs=[("KIT", "45")], rma_needed=False)
        case_id = shop.request(shop.item("KIT", "40.00", return_reason="CR-UNWANTED_ITEM"))
        enter_until(shop, case_id)
        assert shop.case(case_id).closed_at is not None
        return case_id

    return refunded


def held(shop, case_id):
    case = shop.case(case_id)
    hold = case.outlook(case.lead).hold
    return None if hold is None else hold.kind


@pytest.mark.parametrize("days", [0, 3])
def test_enter_does_not_close_what_was_opened_again(shop, settled, days):
    case_id = settled()
    shop.clock.forward(days=days)
    shop.do(case_id, Move.REOPEN, reason="No money came.")
    assert (next_of(shop, case_id), held(shop, case_id)) == (
        *(StepKind.CHECK, HoldKind.NOT_REACHED),
    )
    enter(shop, case_id)
    assert shop.case(case_id).closed_at is None
    shop.do(case_id, Move.LIFT, reason="Amazon paid it on the 22nd.")
    assert next_of(shop, case_id) is StepKind.CONFIRM_BUYER
    assert enter(shop, case_id).to is Party.BUYER
    assert shop.case(case_id).closed_at is not None


def test_who_says_so_once_more_is_looked_after_once_more(shop, settled):
    case_id = settled()
    for _ in range(2):
        shop.clock.forward(days=1)
        shop.do(case_id, Move.BUYER_SAID, answer="No money came.")
        assert held(shop, case_id) is HoldKind.NOT_REACHED
        shop.do(case_id, Move.LIFT, reason="Amazon paid it on the 22nd.")
        enter(shop, case_id)
        assert shop.case(case_id).closed_at is not None


def test_who_says_so_while_the_supplier_is_asked_is_looked_after_first(shop):
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "40.00"))
    enter_until(shop, case_id)
    assert next_of(shop, case_id) is StepKind.CHASE_SUPPLIER
    shop.do(case_id, Move.BUYER_SAID, answer="No money came.")
    assert held(shop, case_id) is HoldKind.NOT_REACHED
    assert shop.case(case_id).tracks.buyer_money is BuyerMoney.PAID


def test_what_was_said_before_the_money_went_holds_nothing_up(shop):
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "120.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ASK_BUYER)
    shop.do(case_id, Move.BUYER_SAID, answer="I do not need it.")
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None


@pytest.fixture
def kept_for_a_part(shop):
    """The kit of 120.00 is kept for 30.00 of its price; the case is closed, and opened again."""
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "120.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("30.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    shop.do(case_id, Move.REOPEN, reason="He wants more of it.")
    return case_id


def test_more_may_be_offered_and_paid_up_to_the_price(shop, kept_for_a_part):
    """An offer and a refund were refused; only asking the goods back went."""
    letter = shop.do(
        kept_for_a_part, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("20.00")
    )
    assert letter.facts.amount == usd("20.00")
    shop.do(kept_for_a_part, Move.BUYER_AGREED)
    assert enter(shop, kept_for_a_part).facts.amount == usd("20.00")
    assert shop.case(kept_for_a_part).paid == usd("50.00")


def test_the_rest_may_be_paid_at_once_and_no_more(shop, kept_for_a_part):
    with pytest.raises(Exception, match=r"\$90"):
        shop.do(kept_for_a_part, StepKind.REFUND, amount=usd("90.01"))
    shop.do(kept_for_a_part, StepKind.REFUND, amount=usd("90.00"))
    case = shop.case(kept_for_a_part)
    assert (case.paid, case.tracks.buyer_money) == (usd("120.00"), BuyerMoney.PAID)


def test_so_may_what_was_taken_off_for_its_state(shop):
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "120.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, marks="scratched")
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    enter_until(shop, case_id, StepKind.PLACE_GOODS)
    shop.do(case_id, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert case.paid == usd("60.00")
    shop.do(case_id, Move.REOPEN, reason="He shows that he did not scratch it.")
    shop.do(case_id, StepKind.REFUND, amount=usd("60.00"))
    assert shop.case(case_id).paid == usd("120.00")
