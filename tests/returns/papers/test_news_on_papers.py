"""What is new in an appeal stands on its papers until it is answered, whenever they are made."""

from dataclasses import replace

import pypdfium2
import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.casework.products import ProductTold
from returns.papers.packet.packets import Asking
from returns.records.options import NewCase, StepOptions
from returns.terms import Move, Party, StepKind
from returns.trade.disputes import Dispute
from tests.returns.casework.shop import usd

NEWS = "The carrier weighed 900 g."
SAID = {
    "en": f"What you have not seen yet: “{NEWS}”",
    "zh": f"贵方尚未看到的情况：“{NEWS}”",
}


def words_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def told(words):
    return "".join(words.split())


@pytest.fixture
def granted(desk):
    """eBay heard the buyer, and paid him."""
    new = NewCase("12-34567-89012", "eBay US", "Bowl", "changed_mind", usd("150.00"), "BOWL")
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.disputes.note(case_id, DisputeTold(Dispute.PLATFORM_CASE))
    desk.store.clock.forward(days=1)
    desk.money.note(case_id, MoneyTold(usd("150.00"), out=True, party=Party.PLATFORM))
    return case_id


def appeal(desk, case_id, answer=NEWS):
    desk.cases.do(
        case_id, StepKind.SEND_CLAIM, StepOptions(party=Party.PLATFORM, answer=answer)
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_sheet_made_after_the_appeal_says_it_on_its_first_page(desk, granted, lang):
    appeal(desk, granted)
    paper = desk.papers.evidence(granted, addressee=Party.PLATFORM, lang=lang)
    assert told(SAID[lang]) in words_of(paper.pdf)[0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_so_do_the_packet_and_its_text(desk, granted, lang):
    appeal(desk, granted)
    packet = desk.packets.make(granted, Asking("ebay", lang=lang))
    assert told(SAID[lang]) in words_of(packet.preview)[0]
    assert NEWS in packet.text


def test_what_it_answered_is_not_new_any_more(desk, granted):
    appeal(desk, granted)
    desk.cases.do(granted, Move.CLAIM_REFUSED, StepOptions(answer="No."))
    paper = desk.papers.evidence(granted, addressee=Party.PLATFORM)
    assert told(SAID["en"]) not in "".join(words_of(paper.pdf))
    assert NEWS not in desk.packets.make(granted, Asking("ebay")).text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sentence_that_ends_within_its_quotation_ends_once(desk, granted, lang):
    appeal(desk, granted)
    text = desk.packets.make(granted, Asking("ebay", lang=lang)).text
    behind = text.partition(f"“{NEWS}”")[2]
    assert behind
    assert behind[0] not in ".。"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("words", "stops"), [("It broke.", False), ("It broke", True)])
def test_so_does_what_the_buyer_wrote(desk, lang, words, stops):
    desk.policies.add_supplier("CJ Dropshipping", "", "en")
    (supplier,) = desk.policies.suppliers()
    desk.products.tell("BOWL", ProductTold(cost=usd("12.00")))
    told = NewCase(
        "2051", "Quay Shop", "Bowl", "defective", usd("150.00"), "BOWL", buyer_words=words
    )
    (case_id,) = desk.by_hand.open(replace(told, supplier_id=supplier.id)).case_ids
    text = desk.packets.make(case_id, Asking("cj", lang=lang)).text
    behind = text.partition(f"“{words}”")[2]
    assert behind
    assert (behind[0] in ".。") is stops


def test_an_appeal_that_was_taken_back_told_nobody(desk, granted):
    appeal(desk, granted)
    desk.cases.take_back_last(granted)
    paper = desk.papers.evidence(granted, addressee=Party.PLATFORM)
    assert told(SAID["en"]) not in "".join(words_of(paper.pdf))


def test_of_two_appeals_the_last_tells_what_is_new(desk, granted):
    appeal(desk, granted, answer="An older photo.")
    desk.cases.do(granted, Move.CLAIM_REFUSED, StepOptions(answer="No."))
    desk.store.clock.forward(hours=1)
    appeal(desk, granted)
    (first, *_) = words_of(desk.papers.evidence(granted, addressee=Party.PLATFORM).pdf)
    assert told(SAID["en"]) in first
    assert told(SAID["en"].replace(NEWS, "An older photo.")) not in first


def test_what_one_was_told_with_its_claim_no_other_reads(desk):
    """The supplier's sheet quoted what the platform was told of the buyer."""
    desk.policies.add_supplier("Kiln & Co", "", "en")
    (kiln,) = desk.policies.suppliers()
    new = NewCase("302-91", "eBay US", "Bowl", "defective", usd("150.00"), "BOWL")
    (case_id,) = desk.by_hand.open(replace(new, supplier_id=kiln.id)).case_ids
    desk.cases.set_cost(case_id, usd("60.00"))
    desk.disputes.note(case_id, DisputeTold(Dispute.PLATFORM_CASE))
    appeal(desk, case_id)
    assert NEWS in desk.packets.make(case_id, Asking("ebay")).text
    paper = desk.papers.evidence(case_id, addressee=Party.SUPPLIER)
    assert told(NEWS) not in "".join(words_of(paper.pdf))
