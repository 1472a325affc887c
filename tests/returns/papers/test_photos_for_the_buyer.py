"""A letter that calls the photos attached has them with it: a contact sheet, no claim on anybody."""

import io

import pytest
from PIL import Image

from returns.terms import Disposition, Offer, Party, Route, StepKind, Verdict, Works
from tests.returns.documents.sample_papers import text_of


def photo(colour):
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("photos", [0, 2])
def test_what_is_called_attached_is_attached(shop, photos, lang):
    """Half of the price for a lamp that the buyer broke; the draft had one part, and no photo."""
    shop.supplier(costs=[("LAMP", "41")], rma_needed=False)
    item = shop.item("LAMP", "129.00", return_reason="CR-UNWANTED_ITEM")
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    for colour in ("navy", "olive")[:photos]:
        shop.desk.photos.add_bytes(case_id, photo(colour), f"{colour}.jpg", "front")
    shop.look(case_id, works=Works.NO, marks="cracked", disposition=Disposition.RESTOCK)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.desk.cases.letters(case_id)[-1].letter
    assert (letter.to, letter.template) == (Party.BUYER, "refunded_part")
    assert ("photos are attached" in letter.body) == bool(photos)
    papers = shop.desk.papers.attached(case_id, letter)
    assert len(papers) == bool(photos)
    for paper in papers:
        told = text_of(paper.pdf)
        assert shop.case(case_id).number in told
        assert "Kiln" not in told
        assert "ask you" not in told
