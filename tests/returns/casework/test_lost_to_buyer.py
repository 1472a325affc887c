"""Goods that we sent back to their buyer and that were lost on the way there (domain.md 2, 6)."""

import pytest

from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.rules.sentences import sentence
from returns.terms import (
    BuyerMoney,
    Disposition,
    Fault,
    Goods,
    HoldKind,
    Move,
    Offer,
    PackageState,
    Party,
    Request,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import advice, enter_until, sheet
from tests.returns.casework.shop import usd

BROKEN = {"package": PackageState.OPENED, "works": Works.NO}
BRICK = {"package": PackageState.OPENED, "instead": "a brick"}


def sent_back(shop, verdict=Verdict.BUYER_DAMAGE, pieces=1):
    """Bowls of 150.00 that cost 60.00, declined by what was found, and on their way back to their buyer."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    told = {"return_quantity": str(pieces), "order_quantity": str(pieces)}
    unwanted = {"return_reason": "CR-UNWANTED_ITEM", **told}
    case_id = shop.request(shop.item("BOWL", f"{150 * pieces}.00", **unwanted))
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    for unit in range(1, pieces + 1):
        found = BRICK if verdict is Verdict.WRONG_ITEM else BROKEN
        shop.look(case_id, unit=unit, **found)
    shop.finish(case_id, verdict)
    shop.do(case_id, Move.DECLINE, reason="It is not as it was sent")
    line_id = shop.case(case_id).lead.id
    for unit in range(1, pieces + 1):
        shop.desk.inspections.decide(case_id, line_id, unit, disposition=Disposition.TO_BUYER)
    shop.clock.forward(days=1)
    shop.do(case_id, StepKind.SEND_ON, tracking="BACK-1", carrier="UPS")
    shop.clock.forward(days=3)
    return case_id


def hold_of(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold


@pytest.mark.parametrize("told", [{}, {"tracking": "back-1"}, {"units": (1,)}, {"line": 1}])
def test_it_is_said_to_be_lost_and_no_enter_pays_before_somebody_decided(shop, told):
    """It could not be said: the goods stayed on their way until somebody noted an arrival that never was."""
    case_id = sent_back(shop)
    shop.do(case_id, Move.LOST, **told)
    for _ in range(3):
        case = shop.case(case_id)
        assert (case.lead.tracks.goods, case.next.kind) == (Goods.LOST, StepKind.CHECK)
        assert hold_of(shop, case_id).kind is HoldKind.LOST_TO_BUYER
        shop.do(case_id, StepKind.CHECK, answer="UPS looks for it.")
    for lang in ("en", "zh"):
        said = sentence(hold_of(shop, case_id).because, lang)
        assert case.lead.title in said
        assert "150.00" in said
    assert not shop.case(case_id).payments


def test_once_that_is_lifted_its_buyer_has_what_was_paid_and_its_carrier_is_asked(shop):
    case_id = sent_back(shop)
    shop.do(case_id, Move.LOST)
    assert shop.case(case_id).recommendation.claim_from is Fault.CARRIER
    shop.do(case_id, Move.LIFT, reason="UPS has no trace of it.")
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("150.00")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert "The tracking number is BACK-1." in letter.body
    assert "lost on their way back to the buyer" in advice(shop, case_id)
    assert "lost on its way back to the buyer" in sheet(shop, case_id, Party.CARRIER)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("60.00"))
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert (case.paid, len(case.claims)) == (usd("150.00"), 1)
    assert case.closed_at is not None


def test_the_seller_may_decline_it_or_agree_on_a_part(shop):
    case_id = sent_back(shop)
    shop.do(case_id, Move.LOST)
    change = shop.desk.cases.do(case_id, Move.DECLINE, StepOptions(reason="It was scrap"))
    assert shop.case(case_id).closed_at is not None
    shop.desk.cases.take_back(change)
    letter = shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("40.00"))
    # what is lost is sent back to nobody any more
    assert "send the goods back" not in letter.body
    shop.do(case_id, Move.BUYER_AGREED)
    enter_until(shop, case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("40.00")


def test_of_a_thing_of_the_buyers_own_nothing_is_worked_out(shop):
    case_id = sent_back(shop, Verdict.WRONG_ITEM)
    shop.do(case_id, Move.LOST)
    case = shop.case(case_id)
    assert (case.lead.tracks.request, case.next.kind) == (Request.DECLINED, StepKind.CHECK)
    assert hold_of(shop, case_id).because.key == "hold.lost_to_buyer_own"
    assert case.outlook(case.lead).due == usd("0")
    shop.do(case_id, Move.LIFT, reason="The buyer wants nothing for it.")
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert not case.payments
    assert not case.claims


def test_of_two_pieces_the_one_that_came_there_is_owed_nothing(shop):
    case_id = sent_back(shop, pieces=2)
    shop.do(case_id, Move.LOST, units=(2,))
    case = shop.case(case_id)
    assert [unit.goods for unit in case.lead.units] == [Goods.INSPECTED, Goods.LOST]
    assert case.outlook(case.lead).due == usd("150.00")
    assert case.lead.tracks.buyer_money is BuyerMoney.AGREED


def test_what_is_still_here_is_not_lost(shop):
    case_id = sent_back(shop)
    shop.do(case_id, StepKind.PLACE_GOODS)
    with pytest.raises(IllegalMove):
        shop.do(case_id, Move.LOST)


def test_it_is_taken_back_like_any_step(shop):
    case_id = sent_back(shop)
    first = shop.case(case_id)
    change = shop.desk.cases.do(case_id, Move.LOST)
    shop.desk.cases.take_back(change)
    assert shop.case(case_id).lead == first.lead
