"""A parcel that was sent off, as somebody knows, and does not come: its carrier is asked, nothing lapses."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.rules.sentences import sentence
from returns.terms import (
    End,
    FreightPayer,
    Goods,
    HoldKind,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    Works,
)
from tests.cases.playing import enter
from tests.returns.casework.shop import usd
from tests.returns.casework.three_bowls import three_bowls


def under_way(shop, payer=FreightPayer.SELLER, tracking="1Z1", reason="CR-UNWANTED_ITEM"):
    """A bowl of 150.00 that was sent off to us."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason=reason))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=payer)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=payer)
    told = ParcelTold(End.US, End.BUYER, tracking=tracking, payer=payer, sent=True)
    shop.desk.parcels.note(case_id, told)
    assert shop.case(case_id).lead.tracks.goods is Goods.IN_TRANSIT
    return case_id


def hold_of(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold


@pytest.mark.parametrize("payer", [FreightPayer.SELLER, FreightPayer.BUYER])
def test_what_was_sent_off_and_is_not_here_in_time_is_asked_after_and_never_let_go(shop, payer):
    case_id = under_way(shop, payer)
    step = shop.case(case_id).next
    assert (step.kind, step.waiting_for) == (StepKind.AWAIT_PARCEL, Party.BUYER)
    shop.clock.forward(days=11)
    for _ in range(3):
        step = shop.case(case_id).next
        assert (step.kind, step.waiting_for) == (StepKind.CHECK, None)
        hold = hold_of(shop, case_id)
        assert hold.kind is HoldKind.NOT_ARRIVED
        for lang in ("en", "zh"):
            assert "1Z1" in sentence(hold.because, lang)
            assert all("{" not in sentence(each, lang) for each in step.because)
        assert shop.do(case_id, StepKind.CHECK, answer="They look for it.") is None
        step = shop.case(case_id).next
        assert step.kind is StepKind.AWAIT_PARCEL
        assert step.because[0].key == "step.await_asked"
        shop.clock.forward(days=8)
    assert shop.case(case_id).closed_at is None


def test_its_ways_out_are_that_it_was_lost_or_arrived(shop):
    case_id = under_way(shop)
    shop.clock.forward(days=11)
    assert hold_of(shop, case_id).kind is HoldKind.NOT_ARRIVED
    shop.do(case_id, Move.LOST)
    assert hold_of(shop, case_id) is None
    shop.do(case_id, StepKind.NEGOTIATE)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("150.00")


def test_what_arrives_after_it_was_asked_for_is_looked_at(shop):
    case_id = under_way(shop)
    shop.clock.forward(days=11)
    shop.do(case_id, StepKind.CHECK)
    shop.desk.receiving.receive(case_id, "1Z1")
    assert shop.case(case_id).next.kind is StepKind.INSPECT


def test_a_check_that_is_put_off_is_put_off(shop):
    case_id = under_way(shop)
    shop.clock.forward(days=11)
    until = shop.clock.now().replace(day=shop.clock.now().day + 3)
    shop.do(case_id, Move.SNOOZE, until=until)
    assert shop.case(case_id).next.due_at == until


def test_who_lifts_the_check_reminds_the_buyer_and_lets_it_go(shop):
    case_id = under_way(shop, FreightPayer.BUYER)
    shop.clock.forward(days=11)
    shop.do(case_id, Move.LIFT, reason="The buyer cannot say either.")
    assert shop.case(case_id).next.kind is StepKind.CHASE_PARCEL
    shop.do(case_id, StepKind.CHASE_PARCEL)
    shop.clock.forward(days=8)
    assert shop.case(case_id).next.kind is StepKind.CLOSE


def test_what_the_buyer_only_says_he_sent_without_a_number_is_asked_of_him(shop):
    case_id = under_way(shop, FreightPayer.BUYER, tracking="")
    shop.clock.forward(days=11)
    assert shop.case(case_id).next.kind is StepKind.CHASE_PARCEL


def test_a_label_of_ours_without_a_number_is_asked_after_all_the_same(shop):
    case_id = under_way(shop, tracking="")
    shop.clock.forward(days=11)
    hold = hold_of(shop, case_id)
    assert hold.because.key == "hold.not_arrived_no_number"
    assert "{" not in sentence(hold.because, "zh")


def test_what_was_approved_and_never_sent_still_lapses_by_itself(shop):
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=FreightPayer.BUYER)
    shop.clock.forward(days=30)
    assert shop.case(case_id).next.kind is StepKind.CLOSE
    shop.do(case_id, StepKind.CLOSE)
    assert shop.case(case_id).lead.tracks.request is Request.LAPSED


@pytest.mark.parametrize("paid", [0, 1])
def test_what_was_let_go_is_waited_for_again_once_another_of_its_pieces_comes(shop, paid):
    """It was paid as lost on our label, though nobody had ever seen it."""
    case_id = three_bowls(shop)
    for unit in range(1, paid + 1):
        comes(shop, case_id, unit)
    is_let_go(shop, case_id)
    assert shop.case(case_id).units[2].goods is Goods.LOST
    comes(shop, case_id, paid + 1)
    case = shop.case(case_id)
    assert case.lines[0].refunded == usd("150") * (paid + 1)
    assert {unit.goods for unit in case.units[paid + 1 :]} == {Goods.IN_TRANSIT}


def is_let_go(shop, case_id):
    """Days pass, and whoever asks hears that nobody knows of it, until the case is closed."""
    while (step := shop.case(case_id).next) is not None:
        if step.kind is StepKind.CHECK:
            shop.do(case_id, Move.LIFT, reason="Nobody knows of it.")
        elif step.waiting_for is not None:
            shop.clock.forward(days=8)
        else:
            enter(shop, case_id)


def comes(shop, case_id, unit):
    """One of them is here, sound, and paid for."""
    shop.desk.receiving.receive(case_id, f"1Z{unit}")
    shop.look(case_id, unit=unit, works=Works.YES)
    shop.finish(case_id)
    enter(shop, case_id)
