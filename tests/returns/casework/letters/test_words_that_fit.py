"""Words of letters, sheets and steps that said too much, too little, or it too bluntly (domain.md 8)."""

import pytest

from returns.rules.sentences import sentences
from returns.terms import Move, Offer, Route, StepKind, Verdict, Works
from tests.cases.playing import sheet
from tests.returns.casework.shop import usd


@pytest.mark.parametrize(
    ("lang", "said", "blunt"),
    [
        ("en", "the goods came back damaged", "uyer's damage"),
        ("zh", "退回的商品有损坏", "买家损坏"),
    ],
)
def test_what_is_kept_back_tells_what_was_found_and_reproaches_nobody(shop, lang, said, blunt):
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, marks="a scratch", works=Works.NO)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.say_why_no_photo(case_id)
    letter = shop.desk.cases.do(case_id, StepKind.REFUND, lang=lang).letter
    assert letter.template == "refunded_part"
    assert said in letter.body
    assert blunt not in letter.body


def test_thanks_are_for_patience_and_not_for_three_mugs(shop):
    item = shop.item("MUG", "150.00", return_quantity="3", order_quantity="3")
    case_id = shop.request(item)
    letter = shop.do(
        case_id, StepKind.ANSWER_BUYER, offer=Offer.GIFT_OR_COUPON, gift="a tote bag"
    )
    assert "Thank you for your patience. This is about 3 × Mug. " in letter.body


def claimed(shop):
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    return case_id


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Our request is of 22 Nov 2026."), ("zh", "我方于2026年11月22日提出。")],
)
def test_what_was_in_time_names_our_own_day_beside_theirs(shop, lang, said):
    case_id = claimed(shop)
    assert shop.case(case_id).lead.asked_on.isoformat() == "2026-11-22"
    shop.clock.forward(days=5)
    assert said.replace(" ", "") in sheet(shop, case_id, lang=lang).replace(" ", "")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "The claim was accepted in part: "), ("zh", "Kiln & Co 同意了一部分：")],
)
def test_a_part_that_was_accepted_is_not_called_all_of_it(shop, lang, said):
    case_id = claimed(shop)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("5.00"))
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    assert said in " ".join(sentences(shop.case(case_id).next.because, lang))
