"""Who was sent a claim asks for more: that is added or asked for, and the claim is not made once again."""

import pytest

from returns.errors import IllegalMove
from returns.sample.pictures import product_png
from returns.terms import HoldKind, Move, Offer, Route, StepKind, SupplierClaim, Works
from tests.cases.playing import enter, next_of
from tests.returns.casework.shop import usd

WANTED = "a video, please"


@pytest.fixture
def kept(shop):
    """A lamp that does not work and stays with its buyer; its supplier was sent a claim and asks for more."""
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "40.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.clock.forward(days=1)
    shop.do(case_id, Move.MORE_ASKED, answer=WANTED)
    shop.clock.forward(hours=1)
    return case_id


def hold(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold


def show(shop, case_id):
    shop.desk.photos.add_bytes(case_id, product_png("lamp", "#112233"), "a.png", "front")


def test_the_same_claim_is_not_sent_again(shop, kept):
    assert next_of(shop, kept) is StepKind.CHECK
    held = hold(shop, kept)
    assert (held.kind, held.because.key) == (HoldKind.NO_PHOTO, "hold.more_asked_buyer")
    assert dict(held.because.facts)["words"] == WANTED
    with pytest.raises(IllegalMove, match="a video, please"):
        shop.do(kept, StepKind.SEND_CLAIM)
    assert len(shop.case(kept).claims) == 1


def test_the_buyer_is_asked_for_it_where_the_goods_are_with_the_buyer(shop, kept):
    assert shop.do(kept, StepKind.ASK_BUYER).template == "ask_photo"
    assert hold(shop, kept).because.key == "hold.more_asked_waits"


def test_what_was_added_is_what_is_sent(shop, kept):
    show(shop, kept)
    assert next_of(shop, kept) is StepKind.SEND_CLAIM
    letter = enter(shop, kept)
    assert (letter.template, letter.facts.amount) == ("claim_more", usd("30.00"))
    assert "You asked for more about our claim of USD 30.00" in letter.body
    assert "We added 1 photo." in letter.body
    assert "We ask you for" not in letter.body
    assert shop.case(kept).tracks.supplier_claim is SupplierClaim.CLAIM_SENT


def test_why_there_is_nothing_to_add_is_told_instead(shop, kept):
    shop.do(kept, Move.LIFT, reason="The buyer has thrown it away")
    letter = enter(shop, kept)
    assert letter.template == "claim_more"
    assert "The buyer has thrown it away." in letter.body
    assert "We added" not in letter.body
    # what is asked for next is asked anew
    shop.do(kept, Move.MORE_ASKED, answer="its serial number")
    assert dict(hold(shop, kept).because.facts)["words"] == "its serial number"


def test_what_is_here_is_photographed_here(shop):
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    show(shop, case_id)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="None was taken")
    shop.clock.forward(days=1)
    shop.do(case_id, Move.MORE_ASKED, answer=WANTED)
    assert hold(shop, case_id).because.key == "hold.more_asked"
