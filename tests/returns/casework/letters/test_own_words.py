"""A letter that somebody wrote anew goes as it stands, and is kept so; a wrong one stops the step."""

import pytest

from returns.errors import IllegalMove
from returns.records.case import SUPPLIER_PO
from returns.records.options import LetterWords, StepOptions
from returns.records.policy import Address, EvidenceDemand
from returns.terms import Move, Offer, PlaceKind, Request, StepKind


@pytest.fixture
def case_id(shop):
    shop.supplier(costs=[("MUG", "6")])
    return shop.request(shop.item("MUG", "12.00"))


def own(shop, case_id, more="", lang="en", **changed):
    """The letter of the next step with words of one's own behind."""
    step = shop.case(case_id).next.kind
    letter = shop.desk.cases.preview_letter(case_id, step, lang=lang)
    words = {"subject": letter.subject, "body": f"{letter.body}\n{more}".strip(), "lang": lang}
    return LetterWords(**(words | changed))


def test_it_goes_as_it_stands_and_is_kept_so(shop, case_id):
    words = own(
        shop, case_id, "PS: keep the box, it makes a fine nest.", subject="About your mug"
    )
    letter = shop.do(case_id, StepKind.ANSWER_BUYER, letter=words)
    assert (letter.subject, letter.body) == ("About your mug", words.body)
    (kept,) = shop.desk.cases.letters(case_id)
    assert kept.letter.body == words.body
    assert kept.letter.facts == letter.facts
    assert letter.facts.amount is not None
    shop.desk.cases.take_back_last(case_id)
    shop.desk.cases.again_last(case_id)
    assert shop.desk.cases.letters(case_id)[-1].letter.body == words.body


def test_it_goes_in_the_language_that_it_was_begun_in(shop, case_id):
    words = own(shop, case_id, lang="zh")
    letter = shop.do(case_id, StepKind.ANSWER_BUYER, letter=words)
    assert letter.lang == "zh"
    assert letter.body == words.body


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ("We add USD 500 on top.", "letter.other_sum"),
        ("Leave us a review!", "letter.review"),
        ("x" * 4_000, "letter.too_long"),
        ("The label is enclosed.", "letter.attached"),
    ],
)
def test_what_is_not_so_stops_the_step(shop, case_id, more, key):
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.ANSWER_BUYER, letter=own(shop, case_id, more))
    assert refused.value.key == key
    assert shop.case(case_id).lead.tracks.request is Request.NEW
    assert shop.desk.cases.letters(case_id) == ()


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        ("We paid you USD 500 already.", "letter.other_sum"),
        ("Leave us a review!", "letter.review"),
        ("x" * 4_000, "letter.too_long"),
        ("The photos are attached.", "letter.attached"),
        ("It arrived on [date].", "letter.placeholder"),
    ],
)
def test_nor_does_the_reason_of_a_refusal_say_it(shop, case_id, reason, key):
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.DECLINE, reason=reason)
    assert refused.value.key == key
    assert shop.case(case_id).lead.tracks.request is Request.NEW
    assert shop.desk.cases.letters(case_id) == ()


@pytest.mark.parametrize("reason", ["It was worn…", "已经穿过了。", "5", "It came on 3 May."])
def test_a_reason_that_can_be_so_is_told_as_it_was_typed(shop, case_id, reason):
    assert reason in shop.do(case_id, Move.DECLINE, reason=reason).body


def test_a_supplier_who_is_not_told_is_not_told_by_hand(shop, case_id):
    shop.do(case_id, StepKind.ANSWER_BUYER)
    order = shop.case(case_id).order
    named = LetterWords("Our claim", f"It is of order {order}. Please credit it.", "en")
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM, overrule=True, letter=named)
    assert refused.value.key == "letter.buyer_named"
    assert order in refused.value.say("en")
    polite = LetterWords("Our claim", "Please credit the MUG.", "en")
    letter = shop.do(case_id, StepKind.SEND_CLAIM, overrule=True, letter=polite)
    assert letter.body == polite.body


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("reason", ["CR-DEFECTIVE", "CR-NEVER_ARRIVED", "CR-UNWANTED_ITEM"])
def test_a_supplier_who_is_not_told_the_buyer_reads_our_order_number_where_he_is_asked_for_an_rma_alone(
    shop, reason, lang
):
    """He has no number of his own for it: nothing else of the request leads him to the order."""
    shop.supplier(costs=[("MUG", "60")], rma_needed=True)
    case_id = shop.request(shop.item("MUG", "140.00", **{"Return Reason": reason}))
    case = shop.case(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER)
    letters = []
    for step in (StepKind.ASK_RMA, StepKind.CHASE_SUPPLIER):
        change = shop.desk.cases.do(case_id, step, StepOptions(overrule=True), lang=lang)
        letters.append(change.letter)
    named = [case.order in f"{letter.subject} {letter.body}" for letter in letters]
    assert named == [True, False]
    for letter in letters:
        assert case.number in letter.body
        assert "MUG" in letter.subject
    named = LetterWords("RMA", f"An RMA for MUG of order {case.order}, please.", lang)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.CHASE_SUPPLIER, letter=named, overrule=True)
    assert refused.value.key == "letter.buyer_named"


def test_he_reads_the_number_that_the_order_has_with_him(shop):
    shop.supplier(costs=[("MUG", "60")], rma_needed=True)
    case_id = shop.request(shop.item("MUG", "140.00"))
    line = shop.case(case_id).lines[0].id
    shop.desk.cases.set_supplier_says(case_id, SUPPLIER_PO, "PO-778", line)
    shop.do(case_id, StepKind.ANSWER_BUYER)
    for lang, words in (("en", "your order PO-778"), ("zh", "贵方订单 PO-778")):
        letter = shop.desk.cases.preview_letter(case_id, StepKind.ASK_RMA, lang=lang)
        assert words in letter.subject
        assert words in letter.body
        assert shop.case(case_id).order not in letter.body


def test_a_request_for_a_number_may_name_the_order_to_who_is_told_the_buyer(shop):
    told = EvidenceDemand(redact_buyer=False)
    shop.supplier(costs=[("MUG", "60")], rma_needed=True, evidence=told)
    case_id = shop.request(shop.item("MUG", "140.00"))
    order = shop.case(case_id).order
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    # who asks for a number says the order it is for
    words = LetterWords("RMA", f"An RMA for MUG of order {order}, please.", "en")
    assert shop.do(case_id, StepKind.ASK_RMA, letter=words).body == words.body


def test_a_subject_names_the_order_no_more_than_the_letter(shop, case_id):
    shop.do(case_id, StepKind.ANSWER_BUYER)
    order = shop.case(case_id).order
    named = LetterWords(f"Claim for {order}", "Please credit the MUG.", "en")
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM, overrule=True, letter=named)
    assert refused.value.key == "letter.buyer_named"


def test_goods_are_not_sent_to_two_addresses(shop):
    shop.supplier(costs=[("MUG", "60")], rma_needed=False)
    there = Address("Depot", ("12 Harbour Lane",), "Hull", "", "HU1 1AA", "GB")
    shop.desk.places.keep("Depot", PlaceKind.THIRD_PARTY, there)
    case_id = shop.request(shop.item("MUG", "140.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    step = StepKind.APPROVE
    assert shop.case(case_id).next.kind is step
    asking = shop.desk.cases.preview_letter(case_id, step)
    assert asking.facts.goods == "send_back"
    other = "7 Kiln Road" if "7 Kiln Road" not in asking.body else "12 Harbour Lane"
    for more in (
        f"Or send it to {other}, please.",
        f"Or to {other.upper().replace(' ', '  ')}.",
    ):
        with pytest.raises(IllegalMove) as refused:
            shop.do(case_id, step, letter=own(shop, case_id, more))
        assert refused.value.key == "letter.other_address"
        assert other in refused.value.say("en")
    same = own(shop, case_id, f"Once more: {asking.facts.address[1]}.")
    assert shop.do(case_id, step, letter=same).body == same.body
