"""What a platform decided against us is appealed in its time, once; then the loss is taken."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.language import day_words
from returns.papers.packet.packets import Asking
from returns.phrases import say
from returns.records.options import StepOptions
from returns.rules.money.settled import asked_after
from returns.rules.sentences import sentence
from returns.sample.pictures import product_png
from returns.terms import (
    Fault,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from returns.trade.disputes import Dispute
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import page_texts, text_of


def told(shop, **cells):
    return shop.item("BOWL", "150.00", **({"return_reason": "CR-UNWANTED_ITEM"} | cells))


def granted(shop, **cells):
    """Amazon heard the buyer, and paid him."""
    case_id = shop.request(told(shop, **{"a-to-z_claim": "Y"}, **cells))
    shop.clock.forward(days=3)
    paid = {"a-to-z_claim": "Y", "refunded_amount": "150.00"}
    shop.bring(told(shop, **paid, **cells))
    # the buyer has all of it: nothing is left to be answered
    assert step_of(shop, case_id).kind is StepKind.SEND_CLAIM
    return case_id


def step_of(shop, case_id):
    return shop.case(case_id).next


def test_a_claim_granted_against_us_leads_to_the_appeal(shop):
    case_id = granted(shop)
    case = shop.case(case_id)
    assert case.recommendation.claim_from is Fault.PLATFORM
    step = case.next
    assert step.kind is StepKind.SEND_CLAIM
    day = (shop.clock.now() + timedelta(days=30)).date()
    limits = [dict(b.facts)["day"] for b in step.because if b.key == "step.claim_appeal"]
    assert limits
    assert limits[0] <= f"date:{day}"
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.PLATFORM, "appeal")
    (claim,) = shop.case(case_id).claims
    assert (claim.of, claim.amount) == (Party.PLATFORM, usd("150.00"))


def heard_while_it_came(shop, reason, verdict, **found):
    """A bowl came back while Amazon heard the buyer, and Amazon paid after that."""
    cells = {"return_reason": reason}
    case_id = shop.request(told(shop, **cells))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.bring(told(shop, **cells, **{"a-to-z_claim": "Y"}))
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.look(case_id, **found)
    shop.finish(case_id, verdict)
    shop.clock.forward(days=3)
    paid = {"a-to-z_claim": "Y", "refunded_amount": "150.00"}
    shop.bring(told(shop, **cells, **paid))
    return case_id


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("AMZ-PG-BAD-DESC", {"marks": "it is grey, the text says blue"}),
        ("CR-UNWANTED_ITEM", {}),
    ],
)
def test_no_decision_is_appealed_that_the_goods_bear_out(shop, reason, found):
    """Amazon was asked for its refund of goods that are here, and are what the buyer said."""
    case_id = heard_while_it_came(shop, reason, Verdict.AS_CLAIMED, **found)
    assert shop.case(case_id).recommendation.claim_from is None
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert not case.claims
    assert case.closed_at is not None
    assert not any(
        kept.letter.to is Party.PLATFORM for kept in shop.desk.cases.letters(case_id)
    )


@pytest.mark.parametrize(
    ("verdict", "named"), [(Verdict.AS_CLAIMED, False), (Verdict.NO_FAULT, True)]
)
def test_no_appeal_is_named_where_the_goods_bear_the_decision_out(shop, verdict, named):
    """Its supplier was told that the bowl is broken, and the appeal that nobody had seen that it is not."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    works = Works.YES if named else Works.NO
    case_id = heard_while_it_came(shop, "CR-DEFECTIVE", verdict, works=works)
    case = shop.case(case_id)
    keys = {because.key for because in case.next.because}
    appeals = case.recommendation.claim_from is Fault.PLATFORM
    assert (appeals or "step.may_appeal" in keys) is named


def test_a_decision_is_appealed_that_the_goods_speak_against(shop):
    case_id = heard_while_it_came(
        shop, "CR-UNWANTED_ITEM", Verdict.BUYER_DAMAGE, works=Works.NO
    )
    assert shop.case(case_id).recommendation.claim_from is Fault.PLATFORM
    assert StepKind.SEND_CLAIM in enter_until(shop, case_id)


def test_goods_of_a_supplier_who_sent_them_faulty_are_asked_of_him(shop):
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    case_id = granted(shop, return_reason="CR-DEFECTIVE")
    assert shop.case(case_id).recommendation.claim_from is Fault.SUPPLIER


def test_the_appeal_is_named_where_a_supplier_is_asked_for_the_loss(shop):
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    case_id = granted(shop, return_reason="CR-DEFECTIVE")
    case = shop.case(case_id)
    (told,) = [b for b in case.next.because if b.key == "step.may_appeal"]
    # the decision lies between the day on which it was opened and the file that tells of the refund
    assert dict(told.facts)["day"] == f"about:{(case.dispute_at + timedelta(days=30)).date()}"
    for lang, words in (("en", "appeal"), ("zh", "申诉")):
        assert words in sentence(told, lang)
        assert "{" not in sentence(told, lang)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.PLATFORM)
    (claim,) = shop.case(case_id).claims
    assert (claim.of, claim.amount) == (Party.PLATFORM, usd("150.00"))
    assert "step.may_appeal" not in {b.key for b in shop.case(case_id).next.because}


@pytest.mark.parametrize(
    ("lang", "asked", "until"),
    [
        ("en", "review the decision, and reimburse USD 150.00", "takes an appeal"),
        ("zh", "复核该裁定，并赔偿 USD 150.00", "受理申诉至"),
    ],
)
def test_a_sheet_after_the_decision_is_the_appeal_with_sum_and_day(shop, lang, asked, until):
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    case_id = granted(shop, return_reason="CR-DEFECTIVE")
    packet = shop.desk.packets.make(case_id, Asking("a_to_z", lang=lang))
    assert asked in packet.text
    assert "before you decide" not in packet.text
    assert "without a debit" not in packet.text
    (note,) = [each for each in packet.notes if each.key.startswith("packets.appeal")]
    assert until in sentence(note, lang)
    assert "packets.days_over" not in {each.key for each in packet.notes}


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"a-to-z_claim": "Y"}, "no_debit"),
        ({"return_reason": "CR-UNAUTHORIZED_PURCHASE"}, "hearing"),
    ],
)
def test_a_sheet_before_the_decision_is_no_appeal(shop, cells, kind):
    case_id = shop.request(told(shop, **cells))
    paper = shop.desk.papers.evidence(case_id, addressee=Party.PLATFORM)
    text = text_of(paper.pdf)
    assert "appeal" not in text.lower()
    assert say(f"documents.ask.{kind}", "en") in " ".join(text.split())
    for lang in ("en", "zh"):
        assert say(f"documents.evidence.verb.{kind}", lang)


def test_a_refusal_is_appealed_once_and_then_written_off(shop):
    case_id = granted(shop)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_REFUSED, answer="The buyer is right.")
    step = step_of(shop, case_id)
    assert step.kind is StepKind.SEND_CLAIM
    assert "step.appeal_refusal" in {because.key for because in step.because}
    letter = shop.do(case_id, StepKind.SEND_CLAIM, answer="Our carrier's own weighing.")
    assert "Our carrier's own weighing" in letter.body
    day = day_words(shop.clock.now().date(), letter.lang)
    assert f"You refused our claim on {day}: “The buyer is right”." in letter.body
    shop.do(case_id, Move.CLAIM_REFUSED, answer="It stays so.")
    kinds = []
    for _ in range(6):
        step = step_of(shop, case_id)
        if step is None:
            break
        kinds.append(step.kind)
        if step.waiting_for is not None:
            shop.clock.forward(days=10)
        shop.do(case_id, step.kind)
    assert StepKind.SEND_CLAIM not in kinds
    assert shop.case(case_id).closed_at is not None
    assert shop.case(case_id).lines[0].tracks.supplier_claim is SupplierClaim.WRITTEN_OFF


def test_a_refusal_is_not_appealed_with_nothing_new(shop):
    """It is heard once: whoever asks for it, the window, the command line or many at once."""
    case_id = granted(shop)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.clock.forward(days=1)
    shop.do(case_id, Move.CLAIM_REFUSED, answer="The buyer is right.")
    written = len(shop.desk.cases.letters(case_id))
    with pytest.raises(IllegalMove, match="for what is new"):
        shop.desk.cases.do(case_id, StepKind.SEND_CLAIM)
    (refused,) = shop.desk.cases.do_recommended([case_id])
    assert isinstance(refused, IllegalMove)
    assert len(shop.desk.cases.letters(case_id)) == written
    assert len(shop.case(case_id).claims) == 1
    # a photo that came in since says it, too
    shop.clock.forward(days=1)
    shop.desk.photos.add_bytes(case_id, product_png("lamp", "#112233"), "a.png", "front")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.to is Party.PLATFORM


def test_an_appeal_that_nobody_hears_any_more_is_not_recommended(shop):
    case_id = granted(shop)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_REFUSED)
    shop.clock.forward(days=60)
    assert step_of(shop, case_id).kind is not StepKind.SEND_CLAIM


@pytest.mark.parametrize(("kind", "days"), [(Dispute.PAYPAL, 10), (Dispute.PAYPAL_INQUIRY, 20)])
def test_an_inquiry_has_its_own_time(shop, kind, days):
    case_id = shop.request(told(shop))
    shop.desk.disputes.note(case_id, DisputeTold(kind))
    step = step_of(shop, case_id)
    assert step.kind is StepKind.CHECK
    assert step.due_at.date() == (shop.clock.now() + timedelta(days=days)).date()


@pytest.mark.parametrize(
    ("lang", "new", "told_then"),
    [
        ("en", "The carrier has his signature", "signature. You refunded"),
        ("en", "Did you see his signature?", "signature? You refunded"),
        ("zh", "承运商有买家签收", "承运商有买家签收。贵方已向买家退款"),
        ("zh", "The carrier has it signed.", "has it signed. 贵方已向买家退款"),
    ],
)
def test_what_is_new_in_an_appeal_is_a_sentence_of_its_own(shop, lang, new, told_then):
    """It ran into the next one."""
    case_id = granted(shop)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_REFUSED, answer="The buyer is right.")
    told = StepOptions(answer=new, reason="The camera broke")
    letter = shop.desk.cases.do(case_id, StepKind.SEND_CLAIM, told, lang).letter
    assert told_then in letter.body


def test_what_a_supplier_has_back_is_no_payment_to_the_buyer(shop):
    """Who was paid by the platform alone is not asked whether our money arrived."""
    case_id = granted(shop)
    shop.do(case_id, StepKind.SEND_CLAIM)
    case = shop.case(case_id)
    assert not asked_after(case, case.lead)
    (paid,) = case.payments
    back = replace(paid, id=paid.id + 1, party=Party.SUPPLIER, by_platform=False, kind="claim")
    assert not asked_after(replace(case, payments=(paid, back)), case.lead)


@pytest.mark.parametrize(
    ("kind", "told_by"),
    [(Dispute.A_TO_Z, "file"), (Dispute.A_TO_Z, "hand"), (Dispute.CHARGEBACK, "hand")],
)
def test_a_part_that_was_decided_is_all_that_the_buyer_gets(shop, kind, told_by):
    """Amazon, or a bank, gave him a part: Enter promised him the rest, and paid it."""
    cells = {"return_reason": "CR-NEVER_ARRIVED"}
    case_id = shop.request(told(shop, **cells))
    shop.desk.disputes.note(case_id, DisputeTold(kind))
    shop.do(case_id, StepKind.CHECK, answer="The sheet went to who decides.")
    shop.clock.forward(days=3)
    if told_by == "file":
        shop.bring(told(shop, **cells, refunded_amount="60.00"))
    else:
        part = MoneyTold(usd("60.00"), out=True, party=Party.PLATFORM)
        shop.desk.money.note(case_id, part)
    if kind is Dispute.CHARGEBACK:
        shop.do(case_id, Move.LIFT, reason="The bank decided.")
    # whose goods they are is not known: nobody is asked for them
    enter_until(shop, case_id, StepKind.CHECK)
    paid = [each for each in shop.case(case_id).payments if each.outgoing]
    assert [(each.by_platform, each.amount) for each in paid] == [(True, usd("60.00"))]


@pytest.mark.parametrize(
    ("lang", "waits"), [("en", "An answer of Amazon US is due"), ("zh", "Amazon US 应在")]
)
def test_it_is_said_who_answers_the_appeal_and_by_when(shop, lang, waits):
    case_id = granted(shop)
    shop.do(case_id, StepKind.SEND_CLAIM)
    step = step_of(shop, case_id)
    assert step.waiting_for is Party.PLATFORM
    said = sentence(step.because[0], lang)
    assert waits in said
    assert f"{step.due_at.day}" in said


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "say that it is settled already"), ("zh", "说明此事已处理完毕")]
)
def test_who_has_his_money_from_the_platform_is_offered_nothing(shop, lang, words):
    case_id = shop.request(told(shop, return_reason="CR-DEFECTIVE"))
    whole = MoneyTold(usd("150.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, whole)
    step = step_of(shop, case_id)
    assert step.kind is StepKind.ANSWER_BUYER
    assert words in sentence(step.because[0], lang)


def heard(shop, kind, told_by=""):
    """A case whose dispute was decided with 60.00, told by a file, or by hand."""
    case_id = shop.request(told(shop, return_reason="CR-NEVER_ARRIVED"))
    shop.desk.disputes.note(case_id, DisputeTold(kind))
    shop.clock.forward(days=3)
    if told_by == "file":
        cells = {"return_reason": "CR-NEVER_ARRIVED", "a-to-z_claim": "Y"}
        shop.bring(told(shop, **cells, refunded_amount="60.00"))
    else:
        shop.desk.money.note(case_id, MoneyTold(usd("60.00"), out=True, party=Party.PLATFORM))
    return case_id


@pytest.mark.parametrize(
    ("kind", "told_by"),
    [(Dispute.A_TO_Z, "file"), (Dispute.A_TO_Z, "hand"), (Dispute.CHARGEBACK, "hand")],
)
def test_a_decision_that_is_noted_twice_was_paid_once(shop, kind, told_by):
    """The buyer had 120.00 by it, and the platform was appealed to for as much."""
    case_id = heard(shop, kind, told_by)
    again = MoneyTold(usd("60.00"), out=True, party=Party.PLATFORM)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(case_id, again)
    assert refused.value.key == "money.decision_noted"
    assert shop.case(case_id).lead.refunded == usd("60.00")


@pytest.mark.parametrize("more", [{"amount": usd("30.00")}, {"reference": "R-2"}])
def test_more_that_a_decision_brought_is_noted_beside_it(shop, more):
    case_id = heard(shop, Dispute.CHARGEBACK)
    rest = MoneyTold(**({"amount": usd("60.00"), "out": True, "party": Party.PLATFORM} | more))
    shop.desk.money.note(case_id, rest)
    assert shop.case(case_id).lead.refunded == usd("60.00") + rest.amount


def test_what_is_new_decides_on_the_first_page_of_the_appeals_sheet(shop):
    """It stood on the third, below a decision that nothing on the sheet told of."""
    case_id = granted(shop)
    told = StepOptions(answer="The carrier weighed 900 g.")
    paper = shop.desk.papers.evidence_with(case_id, told, addressee=Party.PLATFORM)
    first, *others = (" ".join(text.split()) for text in page_texts(paper.pdf))
    assert "2 What you have not seen yet: “The carrier weighed 900 g.”" in first
    assert not any("900 g" in text for text in others)
    assert "The platform reports its refund to the buyer: USD 150.00" in " ".join(others)
