"""A lost piece that supplier and carrier may both owe for is asked of one of them, by sheets as by claims."""

import io

import pytest
from PIL import Image

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.papers.packet.packets import Asking
from returns.terms import End, FreightPayer, Move, Offer, Party, Route, StepKind
from tests.returns.documents.sample_papers import text_of

OTHER = {Party.SUPPLIER: Party.CARRIER, Party.CARRIER: Party.SUPPLIER}


def lost_back(shop, pieces=1, reason="CR-DEFECTIVE"):
    """Bowls on their way back on our freight, of which the first is lost; nobody was asked yet."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    told = {"return_quantity": str(pieces), "order_quantity": str(pieces)}
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason=reason, **told))
    payer = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=payer)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER, payer=payer)
    sent = ParcelTold(
        End.SUPPLIER, End.BUYER, tracking="1Z1", carrier="UPS", payer=payer, sent=True
    )
    shop.desk.parcels.note(case_id, sent)
    shop.do(case_id, Move.LOST, units=(1,))
    return case_id


def sheet(shop, case_id, party):
    return shop.desk.papers.evidence(case_id, addressee=party)


@pytest.mark.parametrize("pieces", [1, 2])
@pytest.mark.parametrize("first", OTHER)
def test_a_second_sheet_for_the_same_piece_is_refused_and_says_who_is_asked(
    shop, first, pieces
):
    case_id = lost_back(shop, pieces)
    made = sheet(shop, case_id, first)
    with pytest.raises(IllegalMove) as refused:
        sheet(shop, case_id, OTHER[first])
    assert refused.value.key == "papers.asked_of_other"
    for lang in ("en", "zh"):
        assert made.number in refused.value.say(lang)
        assert "…" not in refused.value.say(lang)
    assert "evidence" in shop.desk.papers.applying(case_id, first)
    assert "evidence" not in shop.desk.papers.applying(case_id, OTHER[first])
    assert sheet(shop, case_id, first).number == made.number


def test_a_packet_for_the_carrier_is_refused_as_its_sheet_is(shop):
    case_id = lost_back(shop)
    sheet(shop, case_id, Party.SUPPLIER)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.packets.make(case_id, Asking("ups"))
    assert refused.value.key == "papers.asked_of_other"


def test_pictures_for_the_carrier_count_as_its_sheet_does(shop):
    case_id = lost_back(shop)
    out = io.BytesIO()
    Image.new("RGB", (900, 700), "navy").save(out, "JPEG")
    shop.desk.photos.add_bytes(case_id, out.getvalue(), "front.jpg", "front")
    shop.desk.packets.make(case_id, Asking("ups"))
    with pytest.raises(IllegalMove) as refused:
        sheet(shop, case_id, Party.SUPPLIER)
    assert refused.value.key == "papers.asked_of_other"


@pytest.mark.parametrize("asked", OTHER)
def test_once_a_claim_says_who_is_asked_the_sheet_goes_there(shop, asked):
    case_id = lost_back(shop)
    sheet(shop, case_id, OTHER[asked])
    shop.do(case_id, StepKind.SEND_CLAIM, party=asked, reason="No photo.")
    assert "USD 60.00" in text_of(sheet(shop, case_id, asked).pdf)


def test_two_who_owe_for_a_piece_each_have_a_sheet_each(shop):
    """Of two that nobody wanted the carrier lost one, and the supplier gets the other."""
    case_id = lost_back(shop, 2, "CR-UNWANTED_ITEM")
    for party in OTHER:
        assert "USD 60.00" in text_of(sheet(shop, case_id, party).pdf)
