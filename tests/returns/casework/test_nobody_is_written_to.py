"""No letter goes to a supplier whom nobody named, and no claim without the photos that his terms demand."""

import pytest

from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.records.policy import EvidenceDemand
from returns.sample.pictures import product_png
from returns.terms import (
    Goods,
    HoldKind,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.returns.casework.shop import usd
from tests.returns.casework.test_what_others_are_told import bowls


def nameless(shop):
    """A defective bowl of nobody's, kept by the buyer and paid."""
    case_id = shop.request(shop.item("BOWL", "30.00"))
    assert shop.case(case_id).lines[0].supplier_id is None
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    return case_id


def test_a_claim_on_nobody_is_held_until_the_supplier_is_chosen(shop):
    case_id = nameless(shop)
    shop.clock.forward(days=6)
    case = shop.case(case_id)
    line = case.lines[0]
    hold = case.outlook(line).hold
    assert (case.next.kind, hold.kind) == (StepKind.CHECK, HoldKind.SUPPLIER)
    assert hold.stays
    for kind in (StepKind.SEND_CLAIM, StepKind.ASK_RMA, Move.LIFT):
        with pytest.raises(IllegalMove) as refused:
            shop.do(
                case_id, kind, reason="x", amount=usd("4") if kind is not Move.LIFT else None
            )
        assert refused.value.key == "step.needs_supplier"
    assert shop.case(case_id).claims == ()
    kiln = shop.supplier(costs=[("BOWL", "12")], rma_needed=False)
    shop.desk.cases.set_supplier(case_id, kiln)
    assert shop.case(case_id).outlook(shop.case(case_id).lines[0]).hold is None
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "Kiln & Co" in letter.body
    assert letter.address == "returns@kiln.example"


def test_who_cannot_be_named_is_written_off(shop):
    case_id = nameless(shop)
    shop.do(case_id, Move.WRITE_OFF, reason="Nobody knows.")
    assert shop.case(case_id).lines[0].tracks.supplier_claim is SupplierClaim.WRITTEN_OFF


def test_goods_are_sent_on_to_nobody(shop):
    case_id = shop.request(shop.item("BOWL", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    assert shop.case(case_id).lines[0].tracks.goods is Goods.INSPECTED
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.SEND_ON)
    assert all(kept.letter.to is Party.BUYER for kept in shop.desk.cases.letters(case_id))


def wanting_three(shop, **facts):
    shots = ("front", "back", "packing")
    case_id = bowls(shop, evidence=EvidenceDemand(shots=shots), **facts)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    return case_id, shots


def test_a_claim_waits_for_all_the_photos_that_are_demanded(shop):
    case_id, shots = wanting_three(shop)
    shop.desk.photos.add_bytes(case_id, product_png("mug", "#112233"), "a.png", "front")
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM)
    assert refused.value.key == "step.photos_wanted"
    assert "demands 3 photos" in str(refused.value)
    assert "1 there" in str(refused.value)
    assert "…" not in refused.value.say("zh")
    for n, shot in enumerate(shots[1:]):
        shop.desk.photos.add_bytes(case_id, product_png("mug", f"#44556{n}"), f"{n}.png", shot)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "Not all the pictures" not in letter.body
    assert len(shop.case(case_id).claims) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_claim_before_the_goods_are_back_waits_for_the_buyers_photos(shop, lang):
    """He demands two shots, nothing is there, and the parcel is still awaited."""
    evidence = EvidenceDemand(shots=("front", "defect_close"))
    shop.supplier(costs=[("CLOCK", "88")], rma_needed=False, evidence=evidence)
    case_id = shop.request(shop.item("CLOCK", "158.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    assert shop.case(case_id).next.kind is not StepKind.SEND_CLAIM
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM)
    assert refused.value.key == "step.photos_wanted"
    assert "2" in refused.value.say(lang)
    assert not shop.case(case_id).claims
    said = StepOptions(reason="The buyer sends no photos.")
    letter = shop.desk.cases.do(case_id, StepKind.SEND_CLAIM, said, lang=lang).letter
    assert "The buyer sends no photos" in letter.body
    assert shop.case(case_id).lines[0].lifted == {"no_photo": "The buyer sends no photos."}


def test_what_is_there_goes_with_a_claim_before_the_goods_are_back(shop):
    evidence = EvidenceDemand(shots=("front", "defect_close"))
    shop.supplier(costs=[("CLOCK", "88")], rma_needed=False, evidence=evidence)
    case_id = shop.request(shop.item("CLOCK", "158.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.photos.add_bytes(case_id, product_png("mug", "#112233"), "a.png", "front")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "evidence" in letter.attachments


def test_overruled_with_a_reason_letter_and_sheet_say_it(shop):
    case_id, _ = wanting_three(shop)
    shop.desk.photos.add_bytes(case_id, product_png("mug", "#112233"), "a.png", "front")
    letter = shop.do(case_id, StepKind.SEND_CLAIM, reason="the box was thrown away.")
    assert (
        "Not all the pictures that you ask for are there: the box was thrown away."
        in letter.body
    )
    assert "evidence" in letter.attachments
    assert shop.case(case_id).lines[0].lifted == {"no_photo": "the box was thrown away."}
