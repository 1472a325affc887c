"""Goods that were posted before anybody agreed to it, and lost: nobody is asked to post them any more."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.papers.packet.packets import Asking
from returns.sample.pictures import photo_jpeg
from returns.terms import End, FreightPayer, Move, Offer, Party, StepKind
from tests.returns.documents.sample_papers import text_of

SELLER, BUYER = FreightPayer.SELLER, FreightPayer.BUYER


def posted(shop, sent=(1,), pieces=1, payer=SELLER, reason="CR-UNWANTED_ITEM"):
    """Bowls whose refund on receipt was agreed on; those sent are lost before the return is approved."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    told = {"return_quantity": str(pieces), "order_quantity": str(pieces)}
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason=reason, **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=payer)
    parcel = {"tracking": "1Z1", "carrier": "UPS", "units": sent, "payer": payer, "sent": True}
    shop.desk.parcels.note(case_id, ParcelTold(End.US, End.BUYER, **parcel))
    if sent:
        shop.do(case_id, Move.LOST, units=sent)
    return case_id


@pytest.mark.parametrize("reason", ["CR-UNWANTED_ITEM", "CR-DEFECTIVE"])
def test_the_buyer_hears_of_the_loss_and_not_where_to_send_it(shop, reason):
    case_id = posted(shop, reason=reason)
    step = shop.case(case_id).next
    assert (step.kind, step.because[0].key) == (StepKind.NEGOTIATE, "step.goods_lost")
    letter = shop.do(case_id, step.kind)
    assert letter.template == "lost_refund"
    assert shop.case(case_id).next.kind is StepKind.REFUND


def test_what_the_buyer_paid_to_send_is_looked_into_first(shop):
    case_id = posted(shop, payer=BUYER)
    assert shop.case(case_id).next.kind is StepKind.CHECK


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_its_return_cannot_be_approved_by_a_key_either(shop, lang):
    case_id = posted(shop)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.APPROVE)
    assert refused.value.key == "move.approve_lost"
    assert "…" not in refused.value.say(lang)


@pytest.mark.parametrize("sent", [(1,), (1, 2)])
def test_of_several_those_are_asked_for_that_were_not_lost(shop, sent):
    case_id = posted(shop, sent, pieces=3)
    letter = shop.do(case_id, StepKind.APPROVE)
    assert [item.quantity for item in letter.facts.items] == [3 - len(sent)]
    assert f"{3 - len(sent)} × Bowl" in letter.body


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "said to be lost on 22 Nov"), ("zh", "告知遗失")]
)
def test_a_sheet_says_of_what_was_lost_that_it_was_and_not_that_it_is_coming(shop, lang, said):
    case_id = posted(shop)
    pdf = shop.desk.papers.evidence(case_id, addressee=Party.CARRIER, lang=lang).pdf
    told = " ".join(text_of(pdf).split())
    assert said in told
    assert "on their way since" not in told


@pytest.mark.parametrize(
    ("lang", "days"),
    [
        ("en", ("22 Nov 2026 posted back by the buyer", "24 Nov 2026 told lost")),
        ("zh", ("2026年11月22日 买家寄回", "2026年11月24日 得知包裹在退回途中遗失")),
    ],
)
def test_pictures_for_a_carrier_tell_when_it_was_posted_and_told_lost(shop, lang, days):
    case_id = posted(shop, sent=())
    shop.clock.forward(days=2)
    shop.do(case_id, Move.LOST)
    packet = shop.desk.packets.make(case_id, Asking("ups", lang=lang))
    told = " ".join(text_of(packet.preview).split())
    assert all(day in told for day in days)


def test_a_time_by_the_camera_says_on_pictures_that_it_has_no_zone(shop):
    case_id = posted(shop)
    jpeg = photo_jpeg("front", "lamp", "#225588", shop.clock.now(), 1)
    shop.desk.photos.add_bytes(case_id, jpeg, "front.jpg", "front")
    told = " ".join(text_of(shop.desk.packets.make(case_id, Asking("ups")).preview).split())
    assert "taken 22 Nov 2026 10:00, camera (no zone) · received 22 Nov 2026 10:00 UTC" in told


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_label_is_made_for_what_was_lost(shop, lang):
    case_id = posted(shop)
    for asked in (
        lambda: shop.desk.papers.label([case_id]),
        lambda: shop.desk.papers.label_now(case_id),
    ):
        with pytest.raises(IllegalMove) as refused:
            asked()
        assert refused.value.key == "papers.goods_lost"
        assert "…" not in refused.value.say(lang)
    assert "label" not in shop.desk.papers.applying(case_id, Party.SUPPLIER)


def test_a_label_counts_the_pieces_that_can_still_come(shop):
    case_id = posted(shop, (1, 2), pieces=3)
    assert "1 × Bowl" in text_of(shop.desk.papers.label([case_id]).pdf)
