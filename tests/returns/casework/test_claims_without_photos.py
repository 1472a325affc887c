"""Goods that were seen are claimed with a photo, or with the reason why there is none (domain.md 6)."""

import io

import pypdfium2
import pytest

from returns.casework.disputes import DisputeTold
from returns.errors import IllegalMove
from returns.records.inspection import PhotoOf
from returns.records.options import StepOptions
from returns.rules.sentences import sentence
from returns.sample.pictures import product_png
from returns.terms import (
    Disposition,
    ExchangeFrom,
    FreightPayer,
    HoldKind,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Works,
)
from returns.trade.disputes import Dispute

WHY = "The camera broke."
#: as letters and sheets tell it
TOLD = {
    "en": "There is no picture of it: The camera broke.",
    "zh": "没有照片，原因：The camera broke。",
}


@pytest.fixture
def seen(shop):
    """A lamp is here, broken as was said, and paid for; its supplier's terms demand no photos."""
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "75.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=FreightPayer.SELLER)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO, marks="cracked")
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    return case_id


def hold_of(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold


def claim(shop, case_id, lang=None, **told):
    """The claim as it is made by hand, with no reason but one that is told; its letter."""
    options = StepOptions(**told)
    return shop.desk.cases.do(case_id, StepKind.SEND_CLAIM, options, lang=lang).letter


def sheet(shop, case_id, lang):
    pdf = shop.desk.papers.evidence(case_id, addressee=Party.SUPPLIER, lang=lang).pdf
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return "".join(text.split())


def test_a_claim_on_what_was_seen_and_not_photographed_is_held_and_says_so(shop, seen):
    hold = hold_of(shop, seen)
    assert hold.kind is HoldKind.NO_PHOTO
    assert shop.case(seen).next.kind is StepKind.CHECK
    assert sentence(hold.because, "en").startswith(
        "Lamp was looked at and there is no photo of it: take one before it is claimed"
    )
    assert sentence(hold.because, "zh").startswith("Lamp 已经看过但没有照片：索赔前请先拍照")
    for party in (None, Party.SUPPLIER):
        with pytest.raises(IllegalMove) as refused:
            claim(shop, seen, party=party)
        assert refused.value.key == "step.photo_wanted"
        for lang in ("en", "zh"):
            assert not {"–", "0"} & {*refused.value.say(lang)}
    assert not shop.case(seen).claims


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("lifted", [True, False])
def test_why_there_is_no_photo_is_told_by_letter_and_sheet(shop, seen, lang, lifted):
    if lifted:
        shop.do(seen, Move.LIFT, reason=WHY)
        letter = claim(shop, seen, lang)
    else:
        letter = claim(shop, seen, lang, reason=WHY)
    assert TOLD[lang] in letter.body
    assert "".join(TOLD[lang].split()) in sheet(shop, seen, lang)


@pytest.mark.parametrize("lifted", [True, False])
def test_with_one_photo_it_is_claimed_at_once_and_nothing_is_said_to_be_missing(
    shop, seen, lifted
):
    if lifted:
        shop.do(seen, Move.LIFT, reason=WHY)
    shop.desk.photos.add_bytes(seen, product_png("lamp", "#112233"), "a.png", "front")
    assert hold_of(shop, seen) is None
    assert shop.case(seen).next.kind is StepKind.SEND_CLAIM
    letter = claim(shop, seen)
    assert "The pictures are unaltered" in letter.body
    assert "camera" not in letter.body
    assert "camera" not in sheet(shop, seen, "en")


def test_what_was_thrown_away_unshown_is_held_like_what_is_here(shop, seen):
    """It went out with nothing to show: nobody can take its photo any more, but say why there is none."""
    shop.do(seen, StepKind.PLACE_GOODS, disposition=Disposition.DISPOSE)
    assert hold_of(shop, seen).kind is HoldKind.NO_PHOTO
    with pytest.raises(IllegalMove):
        claim(shop, seen)
    assert TOLD["en"] in claim(shop, seen, reason=WHY).body


def sent_off(shop):
    """A vase without a fault is on its way to us, on our label."""
    shop.supplier(costs=[("VASE", "60")], rma_needed=False)
    case_id = shop.request(shop.item("VASE", "140.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(
        case_id,
        StepKind.ANSWER_BUYER,
        offer=Offer.REFUND_ON_RECEIPT,
        payer=FreightPayer.SELLER,
    )
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=FreightPayer.SELLER)
    shop.do(case_id, Move.SHIPPED, tracking="1Z1", carrier="UPS")
    return case_id


def test_of_a_lost_piece_there_is_nothing_to_photograph(shop):
    case_id = sent_off(shop)
    shop.do(case_id, Move.LOST)
    letter = claim(shop, case_id, party=Party.CARRIER)
    assert letter.template == "claim_lost"
    assert "picture" not in letter.body


def test_a_new_one_that_was_lost_is_claimed_without_a_photo_of_what_came_back(shop):
    shop.supplier(costs=[("BOOT", "60")], rma_needed=False)
    case_id = shop.request(shop.item("BOOT", "140.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO, marks="cracked")
    shop.finish(case_id)
    shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK, tracking="N2")
    shop.do(case_id, Move.LOST)
    assert claim(shop, case_id, party=Party.CARRIER).template == "claim_lost"


def test_a_platform_that_decides_hears_why_there_is_no_photo(shop, seen):
    shop.desk.disputes.note(seen, DisputeTold(Dispute.A_TO_Z))
    with pytest.raises(IllegalMove) as refused:
        claim(shop, seen, party=Party.PLATFORM)
    assert refused.value.key == "step.photo_wanted"
    letter = claim(shop, seen, party=Party.PLATFORM, reason=WHY)
    assert letter.template == "dispute_answer"
    assert (
        f"The evidence sheet is attached; it says how to check it. {TOLD['en']}" in letter.body
    )


def two_cracked(shop):
    """A lamp and a bowl are here, cracked and paid; nobody says of which the one picture is."""
    case_id = shop.request(
        shop.item("LAMP", "75.00", return_reason="CR-DEFECTIVE"),
        shop.item("BOWL", "95.00", return_reason="CR-DEFECTIVE"),
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    for line in (1, 2):
        shop.look(case_id, line=line, works=Works.NO, marks="cracked")
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.desk.photos.add_bytes(case_id, product_png("lamp", "#112233"), "a.png", "front")
    return case_id


def test_photos_that_nobody_said_what_they_show_are_named(shop):
    """Of two suppliers each sees his own goods alone."""
    shop.supplier("Kiln & Co", costs=[("LAMP", "20")], rma_needed=False)
    shop.supplier("Oven Ltd", costs=[("BOWL", "30")], rma_needed=False)
    case_id = two_cracked(shop)
    hold = hold_of(shop, case_id)
    assert hold.because.key == "hold.no_photo_claim_unsaid"
    for lang in ("en", "zh"):
        assert "a.png" in sentence(hold.because, lang)
    with pytest.raises(IllegalMove) as refused:
        claim(shop, case_id, line=1)
    assert refused.value.key == "step.photo_unsaid"
    assert "a.png" in refused.value.say("zh")
    (photo,), (lamp, _) = shop.case(case_id).photos, shop.case(case_id).lines
    shop.desk.photos.show(photo.id, PhotoOf(lamp.id))
    assert shop.case(case_id).outlook(lamp).hold is None


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "There is no picture of Bowl: The camera broke."),
        ("zh", "没有 Bowl 的照片，原因：The camera broke。"),
    ],
)
def test_of_several_items_a_sheet_names_the_one_without_a_photo(shop, lang, told):
    shop.supplier(costs=[("LAMP", "20"), ("BOWL", "30")], rma_needed=False)
    case_id = two_cracked(shop)
    (photo,), (lamp, bowl) = shop.case(case_id).photos, shop.case(case_id).lines
    shop.desk.photos.show(photo.id, PhotoOf(lamp.id))
    claim(shop, case_id, line=lamp.number)
    assert TOLD[lang] in claim(shop, case_id, lang, line=bowl.number, reason=WHY).body
    assert "".join(told.split()) in sheet(shop, case_id, lang)
