"""Photos of goods that stay with the buyer: asked of him also once he was paid, and not twice."""

import io

import pytest
from PIL import Image

from returns.errors import IllegalMove
from returns.records.policy import EvidenceDemand
from returns.terms import Move, Party, StepKind
from tests.cases.playing import letters, next_of
from tests.returns.casework.shop import usd


@pytest.fixture
def kept(shop):
    """A cheap thing that the buyer keeps and was paid for; its supplier demands photos of it."""
    demand = EvidenceDemand(shots=("front", "defect_close"))
    shop.supplier(costs=[("MUG", "7")], rma_needed=False, evidence=demand)
    case_id = shop.request(shop.item("MUG", "12.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, StepKind.REFUND)
    assert (next_of(shop, case_id), hold(shop, case_id).key) == (
        StepKind.CHECK,
        "hold.no_photo_buyer",
    )
    return case_id


def hold(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold.because


@pytest.mark.parametrize(("lang", "said"), [("en", "photo or two"), ("zh", "一两张")])
def test_who_was_paid_is_asked_for_a_photo_and_not_what_is_best_for_him(shop, kept, lang, said):
    """The hold said "ask the buyer", which was refused: "Request stands at Approved"."""
    shop.desk.cases.do(kept, StepKind.ASK_BUYER, lang=lang)
    letter = letters(shop, kept)[-1]
    assert (letter.template, letter.to) == ("ask_photo", Party.BUYER)
    assert said in letter.body
    assert shop.case(kept).lines[0].refunded == usd("12.00")


def test_that_he_was_asked_is_said_and_his_photo_ends_it(shop, kept):
    shop.do(kept, StepKind.ASK_BUYER)
    asked = hold(shop, kept)
    assert asked.key == "hold.no_photo_asked"
    assert dict(asked.facts)["day"] == f"date:{shop.clock.now().date().isoformat()}"
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(out, "JPEG")
    shop.desk.photos.add_bytes(kept, out.getvalue(), "his.jpg", "buyer_photo")
    assert next_of(shop, kept) is not StepKind.CHECK


def test_once_the_claim_is_made_nobody_asks_for_photos(shop, kept):
    shop.do(kept, Move.LIFT, reason="He sends none.")
    shop.do(kept, StepKind.SEND_CLAIM)
    with pytest.raises(IllegalMove):
        shop.do(kept, StepKind.ASK_BUYER)
