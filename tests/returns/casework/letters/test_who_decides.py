"""What who decides is written: an answer before the decision, SAFE-T by its name, an appeal after it."""

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.papers.packet.packets import Asking
from returns.records.options import StepOptions
from returns.rules.sentences import sentence
from returns.terms import Move, Offer, Party, StepKind, Verdict
from returns.trade.disputes import Dispute
from tests.returns.casework.shop import usd


def bowl(shop, **cells):
    return shop.item("BOWL", "104.91", **({"return_reason": "CR-DEFECTIVE"} | cells))


def written(shop, case_id, lang="en", **options):
    told = StepOptions(party=Party.PLATFORM, **options)
    return shop.desk.cases.preview_letter(case_id, StepKind.SEND_CLAIM, told, lang)


def refunded(shop, verdict=Verdict.BUYER_DAMAGE):
    """Amazon refunded all of it, and the goods came back as they should not."""
    case_id = shop.request(bowl(shop, tracking_id="T1"))
    shop.bring(bowl(shop, tracking_id="T1", refunded_amount="104.91"))
    shop.do(case_id, Move.RECEIVE)
    shop.look(case_id, marks="knife cuts")
    shop.finish(case_id, verdict)
    return case_id


def test_an_a_to_z_claim_is_answered_with_its_ground_and_the_sheet(shop):
    case_id = shop.request(bowl(shop, **{"a-to-z_claim": "Y"}))
    letter = written(shop, case_id)
    assert letter.template == "dispute_answer"
    assert "ppeal" not in letter.subject + letter.body
    for words in ("A-to-z", "Nothing was refunded", "close the claim without a debit"):
        assert words in letter.body
    assert letter.attachments == ("evidence",)
    assert letter.facts.amount is None
    zh = written(shop, case_id, "zh")
    assert "申诉" not in zh.subject + zh.body
    for words in ("A-to-z", "目前尚未退款", "不向我方扣款", "证据单"):
        assert words in zh.body


def test_what_we_gave_back_is_told_to_who_decides(shop):
    case_id = shop.request(bowl(shop))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    letter = written(shop, case_id)
    assert "decide the dispute in our favour" in letter.body
    assert "chargeback" in letter.body
    assert "We have refunded USD 104.91" in letter.body
    assert "Nothing was refunded" not in letter.body


@pytest.mark.parametrize(
    ("dispute", "who", "zh"),
    [(Dispute.CHARGEBACK, "Your bank", "您的银行"), (Dispute.PAYPAL, "PayPal", "PayPal")],
)
def test_the_buyer_reads_who_settled_it_with_him(shop, dispute, who, zh):
    case_id = shop.request(bowl(shop))
    shop.desk.disputes.note(case_id, DisputeTold(dispute))
    paid = MoneyTold(usd("104.91"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, paid)
    shop.do(case_id, Move.LIFT, reason="Decided for the buyer.")
    letters = [
        shop.desk.cases.preview_letter(case_id, StepKind.ANSWER_BUYER, StepOptions(), lang)
        for lang in ("en", "zh")
    ]
    assert f"{who} has settled this with you already" in letters[0].body
    assert zh in letters[1].body
    assert not any("Amazon" in letter.body for letter in letters)


def test_safe_t_is_called_so_and_tells_refund_and_part(shop):
    case_id = refunded(shop)
    letter = written(shop, case_id)
    assert letter.template == "safe_t"
    assert letter.subject.startswith("SAFE-T claim")
    for words in ("You refunded USD 104.91", "reimburse USD 52.46 of it", "SAFE-T"):
        assert words in letter.body
    assert "review" not in letter.body
    assert letter.facts.amount == usd("52.46")
    zh = written(shop, case_id, "zh")
    for words in ("SAFE-T", "退款 USD 104.91", "其中的 USD 52.46"):
        assert words in zh.body
    assert "复核" not in zh.body


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_refusal_is_appealed_with_its_words_and_with_what_is_new(shop, lang):
    case_id = refunded(shop)
    first = written(shop, case_id, lang, reason="No photo.")
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.PLATFORM, reason="No photo.")
    shop.do(case_id, Move.CLAIM_REFUSED, answer="No proof of damage.")
    letter = written(shop, case_id, lang, answer="The serial number stands on photo 3.")
    assert letter.template == "appeal"
    assert (letter.subject, letter.body) != (first.subject, first.body)
    assert "No proof of damage" in letter.body
    assert "The serial number stands on photo 3." in letter.body
    assert "USD 52.46" in letter.body


def test_a_purchase_of_another_is_a_statement_and_no_appeal(shop):
    case_id = shop.request(bowl(shop, return_reason="CR-UNAUTHORIZED_PURCHASE"))
    letter = written(shop, case_id)
    assert letter.template == "hearing"
    assert "ppeal" not in letter.subject + letter.body
    assert "somebody else made the purchase" in letter.body
    assert letter.attachments == ("evidence",)


def test_who_has_all_of_it_back_is_offered_and_declined_nothing(shop):
    case = shop.case(refunded(shop))
    keys = {because.key for because in case.recommendation.because}
    assert "verdict.paid_already" in keys
    assert "verdict.buyer_damage" not in keys
    for lang in ("en", "zh"):
        told = [sentence(b, lang) for b in case.recommendation.because]
        assert not any("50" in each or "{" in each for each in told)


def test_a_packet_tells_the_refund_once_and_what_works_after_all(shop):
    case_id = refunded(shop)
    for lang in ("en", "zh"):
        text = shop.desk.packets.make(case_id, Asking("safe_t", lang=lang)).text
        assert text.count("USD 104.91") == 1
        assert "SAFE-T" in text
        assert {"en": "Works; knife cuts", "zh": "可用；knife cuts"}[lang] in text
