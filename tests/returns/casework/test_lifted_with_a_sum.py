"""A sum named while a hold is lifted is not passed over, and nothing is paid before a decision's is told."""

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.terms import HoldKind, Move, Offer, Party, StepKind
from returns.trade.disputes import Dispute
from tests.cases.playing import enter
from tests.returns.casework.shop import usd

_DECIDED = {"reason": "It was decided."}


@pytest.fixture
def disputed(shop):
    """All of $89 was agreed to, and then disputed."""
    case_id = shop.request(shop.item("VASE", "89.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    shop.clock.forward(days=1)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    return case_id


@pytest.fixture
def untold(shop, disputed):
    """The dispute is over, and nobody said what the buyer got by it."""
    shop.do(disputed, Move.LIFT, **_DECIDED)
    shop.clock.forward(hours=2)
    return disputed


def hold(shop, case_id):
    case = shop.case(case_id)
    found = case.outlook(case.lead).hold
    return found.kind if found is not None else None


def test_a_lift_with_a_sum_is_refused_by_where_it_is_noted(shop, disputed):
    """It was passed over, and the case went on as if nobody had told it."""
    before = shop.case(disputed).lead
    with pytest.raises(IllegalMove, match=r"Lifting a hold moves no money.* \$40\.00 "):
        shop.do(disputed, Move.LIFT, amount=usd("40"), **_DECIDED)
    assert shop.case(disputed).lead == before
    assert hold(shop, disputed) is HoldKind.DISPUTE


def test_so_is_one_with_the_sum_of_a_dispute_that_is_over(shop, untold):
    with pytest.raises(IllegalMove, match="Lifting a hold moves no money"):
        shop.do(untold, Move.LIFT, amount=usd("40"), **_DECIDED)
    assert hold(shop, untold) is HoldKind.PLATFORM_SUM


def test_that_nothing_was_given_is_said_of_a_dispute_alone(shop):
    case_id = shop.request(shop.item("VASE", "89.00"))
    shop.do(case_id, Move.HOLD, reason="Waiting for my partner.")
    with pytest.raises(IllegalMove, match="Lifting a hold moves no money"):
        shop.do(case_id, Move.LIFT, amount=usd("0"), reason="He is back.")
    assert hold(shop, case_id) is HoldKind.BY_HAND


def test_a_dispute_over_nothing_is_lifted_below_a_hold_by_hand(shop, disputed):
    """The hold by hand was lifted in its place, and the dispute stood."""
    shop.do(disputed, Move.HOLD, reason="Waiting for my partner.")
    shop.do(disputed, Move.LIFT, amount=usd("0"), **_DECIDED)
    assert hold(shop, disputed) is HoldKind.BY_HAND
    shop.do(disputed, Move.LIFT, reason="He is back.")
    assert (hold(shop, disputed), shop.case(disputed).next.kind) == (None, StepKind.REFUND)


def test_no_typed_refund_goes_before_the_sum_of_the_decision(shop, untold):
    """Enter asked for that sum, and the typed word paid all of it."""
    for act in (StepKind.REFUND, StepKind.REPLACE):
        with pytest.raises(IllegalMove, match="on hold"):
            shop.do(untold, act)
    with pytest.raises(IllegalMove, match="on hold"):
        shop.do(untold, StepKind.REFUND, amount=usd("20"))
    assert not shop.case(untold).paid


def test_once_the_sum_is_told_the_rules_go_on(shop, untold):
    part = MoneyTold(usd("40.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(untold, part)
    assert hold(shop, untold) is None


def test_once_it_was_nothing_what_was_agreed_is_paid(shop, untold):
    shop.do(untold, Move.LIFT, amount=usd("0"), reason="The bank gave nothing.")
    shop.do(untold, StepKind.REFUND)
    assert shop.case(untold).paid == usd("89.00")


def test_that_sum_can_be_called_nothing_whatever_is_next(shop):
    """Goods are waited for: nothing holds that up, and the refund would be."""
    case_id = shop.request(shop.item("VASE", "89.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE)
    shop.clock.forward(days=1)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    shop.do(case_id, Move.LIFT, **_DECIDED)
    assert shop.case(case_id).next.kind is not StepKind.CHECK
    shop.do(case_id, Move.LIFT, reason="The bank gave nothing.")
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("89.00")


@pytest.mark.parametrize("kind", [Dispute.CHARGEBACK, Dispute.PAYPAL, Dispute.A_TO_Z])
def test_who_was_not_answered_yet_is_promised_nothing_before_that_sum_is_told(shop, kind):
    """Enter promised all 89.00 to a buyer who may have had them by the decision."""
    case_id = shop.request(shop.item("VASE", "89.00"))
    shop.desk.disputes.note(case_id, DisputeTold(kind))
    shop.clock.forward(days=1)
    shop.do(case_id, Move.LIFT, **_DECIDED)
    assert hold(shop, case_id) is HoldKind.PLATFORM_SUM
    assert enter(shop, case_id) is None
    part = MoneyTold(usd("40.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, part)
    assert shop.case(case_id).outlook(shop.case(case_id).lead).due.minor == 0


def test_nor_is_anybody_told_to_send_goods_for_it(shop):
    """The return was agreed to before: who is told where to send it is promised money for it."""
    case_id = shop.request(shop.item("VASE", "189.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    assert shop.case(case_id).next.kind is StepKind.APPROVE
    shop.clock.forward(days=1)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    shop.do(case_id, Move.LIFT, **_DECIDED)
    assert hold(shop, case_id) is HoldKind.PLATFORM_SUM


def test_once_it_was_nothing_he_is_answered(shop):
    case_id = shop.request(shop.item("VASE", "89.00"))
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    shop.do(case_id, Move.LIFT, **_DECIDED)
    shop.do(case_id, Move.LIFT, reason="The bank gave nothing.")
    assert (hold(shop, case_id), shop.case(case_id).next.kind) == (None, StepKind.ANSWER_BUYER)
