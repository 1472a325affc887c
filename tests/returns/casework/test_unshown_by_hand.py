"""What was seen and no photo shows is neither declined, paid less nor restocked by any key (domain.md 6)."""

import pytest

from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.terms import Disposition, HoldKind, Move, Offer, Request, Route, StepKind, Verdict
from tests.hostile.pictures import photo_like, saved
from tests.returns.casework.shop import usd

#: what follows on what was found, by hand: name → what was found, the act, and what is said with it
BY_HAND = {
    "no": (Verdict.NO_FAULT, Move.DECLINE, {"reason": "It was worn.", "untried": True}),
    "no, as an offer": (
        Verdict.NO_FAULT,
        Move.OFFER,
        {"offer": Offer.DECLINE, "reason": "It was worn."},
    ),
    "less": (Verdict.BUYER_DAMAGE, StepKind.REFUND, {}),
    "less, as named": (Verdict.BUYER_DAMAGE, StepKind.REFUND, {"amount": usd("60")}),
}
EACH = pytest.mark.parametrize(("found", "act", "told"), BY_HAND.values(), ids=BY_HAND)


def seen(shop, verdict):
    """A kit of 120.00 came back and was looked at, and nobody photographed it."""
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "120.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id)
    shop.finish(case_id, verdict)
    return case_id


def by_hand(shop, case_id, act, told):
    return shop.desk.cases.do(case_id, act, StepOptions(**told))


def refused(shop, case_id, act, told):
    with pytest.raises(IllegalMove) as refusal:
        by_hand(shop, case_id, act, told)
    return refusal.value.key


@EACH
def test_it_is_refused_until_it_is_said_why_there_is_none(shop, found, act, told):
    case_id = seen(shop, found)
    assert refused(shop, case_id, act, told).startswith("step.unshown_")
    by_hand(shop, case_id, Move.LIFT, {"reason": "The camera broke."})
    assert shop.case(case_id).lead.lifted[HoldKind.NO_PHOTO] == "The camera broke."
    by_hand(shop, case_id, act, told)


@EACH
def test_a_photo_will_do(shop, found, act, told):
    case_id = seen(shop, found)
    shop.desk.photos.add_bytes(case_id, saved(photo_like(64, 48), "JPEG"), "k.jpg", "front")
    before = shop.case(case_id).lead.tracks
    by_hand(shop, case_id, act, told)
    assert shop.case(case_id).lead.tracks != before


def test_all_of_it_is_paid_without_one(shop):
    case_id = seen(shop, Verdict.BUYER_DAMAGE)
    by_hand(shop, case_id, StepKind.REFUND, {"amount": usd("120")})
    assert shop.case(case_id).paid == usd("120")


def test_what_nobody_looked_at_is_declined_without_one(shop):
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "120.00", return_reason="CR-UNWANTED_ITEM"))
    by_hand(shop, case_id, Move.DECLINE, {"reason": "Too late.", "untried": True})
    assert shop.case(case_id).lead.tracks.request is Request.DECLINED


def test_restocking_is_refused_too(shop):
    case_id = seen(shop, Verdict.NO_FAULT)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert shop.case(case_id).next.kind is StepKind.CHECK
    restock = {"disposition": Disposition.RESTOCK}
    assert refused(shop, case_id, StepKind.PLACE_GOODS, restock) == "step.unshown_restock"
    by_hand(shop, case_id, StepKind.PLACE_GOODS, {"disposition": Disposition.DISPOSE})


def test_a_reason_is_said_for_what_is_there_to_be_shown_alone(shop):
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "120.00", return_reason="CR-UNWANTED_ITEM"))
    assert refused(shop, case_id, Move.LIFT, {"reason": "No camera."}) == "step.no_hold"


@pytest.mark.parametrize("told", [{"disposition": Disposition.RESTOCK}, {}])
def test_restocking_is_refused_whatever_is_next(shop, told):
    """The refund was next, and the goods were put back among the new ones before it."""
    case_id = seen(shop, Verdict.NO_FAULT)
    assert shop.case(case_id).next.kind is StepKind.REFUND
    assert refused(shop, case_id, StepKind.PLACE_GOODS, told) == "step.unshown_restock"
    by_hand(shop, case_id, Move.LIFT, {"reason": "The camera broke."})
    by_hand(shop, case_id, StepKind.PLACE_GOODS, told)


def test_what_was_to_be_sold_at_a_discount_is_not_sold_as_new_either(shop):
    case_id = seen(shop, Verdict.BUYER_DAMAGE)
    restock = {"disposition": Disposition.RESTOCK}
    assert refused(shop, case_id, StepKind.PLACE_GOODS, restock) == "step.unshown_restock"
    by_hand(shop, case_id, StepKind.PLACE_GOODS, {"disposition": Disposition.DISCOUNT})


def test_why_there_is_none_is_said_beside_what_nobody_can_lift(shop):
    """A decline needs no price; that the price is missing kept the reason from being said."""
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    assert shop.case(case_id).outlook(shop.case(case_id).lead).hold.kind is HoldKind.PRICE
    no = {"reason": "It was worn."}
    assert refused(shop, case_id, Move.DECLINE, no) == "step.unshown_decline"
    by_hand(shop, case_id, Move.LIFT, {"reason": "The camera broke."})
    by_hand(shop, case_id, Move.DECLINE, no)
    assert refused(shop, case_id, Move.LIFT, {"reason": "x"})
