"""What a packet says stands in it once, and by one word (notes of the pictures: ask, why, said and found)."""

from datetime import timedelta

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.terms import (
    End,
    Fulfilment,
    Offer,
    PackageState,
    Party,
    StepKind,
    Verdict,
    Works,
)
from returns.trade.disputes import Dispute
from tests.returns.documents.sample_papers import page_texts, text_of
from tests.returns.papers.test_packets import picture

LANGS = ["en", "zh"]
PRICE = Money.parse("18.40", "USD")
#: outward, and the number under which the buyer sent it back
OUT, BACK = "1Z999AA10123456784", "RR123456785DE"


def opened(desk, channel, **told):
    told = {"reason": "damaged_in_transit", "fulfilment": Fulfilment.OWN_STOCK} | told
    case = NewCase("302-71", channel, "Mug", unit_price=PRICE, sku="MUG", **told)
    (case_id,) = desk.by_hand.open(case).case_ids
    return case_id


def look(desk, case_id, verdict=None):
    desk.receiving.receive(case_id)
    line = desk.cases.get(case_id).lines[0]
    seen = FindingDraft(line.id, 1, PackageState.OPENED, True, Works.NO, marks="no handle")
    desk.inspections.save_finding(case_id, seen)
    if verdict is not None:
        desk.inspections.set_verdict(case_id, verdict)
    desk.inspections.finish(case_id)


def refunded_wrongly(desk, *parts):
    """A case whose buyer Amazon paid in these parts, and what came back was broken by him."""
    case_id = opened(desk, "Amazon US", reason="defective")
    for part in parts:
        desk.money.note(case_id, MoneyTold(Money.parse(part, "USD"), True, Party.PLATFORM))
        desk.store.clock.forward(days=1)
    look(desk, case_id, Verdict.BUYER_DAMAGE)
    return case_id


def carried(desk, carrier):
    """A case whose goods that carrier broke on their way out; it brought them back, too."""
    delivered = desk.store.clock.now().date() - timedelta(days=5)
    case_id = opened(desk, "Quay Shop", delivered_on=delivered)
    desk.cases.set_cost(case_id, Money.parse("6.20", "USD"))
    desk.parcels.note(case_id, ParcelTold(End.BUYER, End.US, OUT, carrier, sent=True))
    desk.parcels.note(case_id, ParcelTold(End.US, End.BUYER, BACK, carrier, sent=True))
    look(desk, case_id)
    return case_id


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("parts", [("18.40",), ("5.00", "13.40")])
def test_what_went_back_stands_once_beside_what_is_asked(desk, lang, parts):
    """In parts it was the last of them beside the sum, and all of them below, on the same day."""
    case_id = refunded_wrongly(desk, *parts)
    packet = desk.packets.make(case_id, Asking("safe_t", lang=lang))
    went = "went back to the buyer" if lang == "en" else "退给买家"
    first = page_texts(packet.preview)[0]
    assert " ".join(first.split()).count(went) == 1
    assert first.count("18.40") == 1
    assert packet.text.count(went) == 1


@pytest.mark.parametrize("carrier", ["UPS", "FedEx", "USPS", "DHL"])
@pytest.mark.parametrize(("lang", "word"), [("en", "reimburse"), ("zh", "赔偿")])
def test_form_and_sheet_ask_a_carrier_by_one_word(desk, carrier, lang, word):
    case_id = carried(desk, carrier)
    packet = desk.packets.make(case_id, Asking(carrier.casefold(), lang=lang))
    assert word in packet.text
    assert word in page_texts(packet.preview)[0]
    for other in ("pay out", "pay for it", "赔付"):
        assert other not in packet.text + text_of(packet.preview)


@pytest.mark.parametrize("carrier", ["UPS", "FedEx", "USPS", "DHL"])
def test_a_carrier_finds_the_claim_by_the_parcel_that_it_broke(desk, carrier):
    """Both numbers stood at the head, and which of them was broken had to be read out of a sentence."""
    packet = desk.packets.make(carried(desk, carrier), Asking(carrier.casefold()))
    for head in (packet.subject, packet.text.splitlines()[0]):
        assert OUT in head
        assert BACK not in head


@pytest.mark.parametrize("lang", LANGS)
def test_a_bank_reads_of_the_refund_among_the_facts_and_not_beside_the_sum(desk, lang):
    case_id = opened(desk, "eBay US")
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.RETURNLESS_REFUND))
    desk.money.note(case_id, MoneyTold(PRICE, out=True))
    desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    packet = desk.packets.make(case_id, Asking("card", lang=lang))
    went = "went back to the buyer" if lang == "en" else "退给买家"
    assert " ".join(page_texts(packet.preview)[0].split()).count(went) == 1
    assert went in packet.text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("addressee", ["paypal", "card"])
def test_who_decides_reads_first_why_the_claim_is_not_right(desk, addressee, lang):
    """The sheet's first point was what the buyer says himself: that it does not work."""
    case_id = opened(desk, "Quay Shop", reason="defective")
    look(desk, case_id, Verdict.BUYER_DAMAGE)
    dispute = Dispute.PAYPAL if addressee == "paypal" else Dispute.CHARGEBACK
    desk.disputes.note(case_id, DisputeTold(dispute))
    first = page_texts(desk.packets.make(case_id, Asking(addressee, lang=lang)).preview)[0]
    why, found = ("our answer", "no handle") if lang == "en" else ("我方", "no handle")
    reasons = first[first.index("1 ") :]
    assert reasons.index(why) < reasons.index(found)


def test_goods_from_behind_are_not_the_parcel_as_it_came(desk):
    case_id = opened(desk, "Amazon US", reason="defective")
    look(desk, case_id, Verdict.BUYER_DAMAGE)
    desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z))
    shots = ("defect_close", "packing", "front", "serial_plate", "outer_box")
    for at, shot in enumerate(shots):
        desk.photos.add_bytes(case_id, picture((at * 30, 80, 160)), f"{shot}.jpg", shot)
    parcel = text_of(desk.packets.make(case_id, Asking("a_to_z")).preview)
    assert "Parcel as it came" in parcel
    desk.photos.add_bytes(case_id, picture("white"), "back.jpg", "back")
    more = text_of(desk.packets.make(case_id, Asking("a_to_z")).preview)
    assert "Parcel as it came" not in more
    assert "More pictures" in more


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_without_pictures_says_so_and_counts_none(desk, lang):
    packet = desk.packets.make(carried(desk, "FedEx"), Asking("fedex", lang=lang))
    words = text_of(packet.preview)
    none, counted = ("No pictures", "0 pictures") if lang == "en" else ("没有照片", "共 0 张")
    assert none in words
    assert counted not in words
