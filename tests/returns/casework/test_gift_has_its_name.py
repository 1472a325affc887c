"""A letter names the gift that it promises: the settings' words, what was said, or it is asked for."""

import pytest

from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.terms import HoldKind, Move, Offer, StepKind

BAG = "a hand towel"


@pytest.fixture(autouse=True)
def unnamed(shop):
    """Nobody has said yet what a gift is."""
    shop.desk.settings.set(gift_en="", gift_zh="")


@pytest.fixture
def after_part(shop):
    """A case whose buyer refused a part of the price: the gift comes next."""

    def opened():
        shop.supplier(costs=[("SHIRT", "20")])
        case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="CR-UNWANTED_ITEM"))
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND)
        shop.do(case_id, Move.BUYER_REFUSED)
        return case_id

    return opened


def test_without_words_the_step_asks_what_it_is_and_sends_nothing(shop, after_part):
    case_id = after_part()
    case = shop.case(case_id)
    assert case.next.kind is StepKind.CHECK
    hold = case.outlook(case.lead).hold
    assert (hold.kind, hold.stays) == (HoldKind.GIFT, True)
    before = len(shop.desk.cases.letters(case_id))
    (done,) = shop.desk.cases.do_recommended([case_id])
    assert done.letter is None
    for act, told in (
        (Move.OFFER, StepOptions(offer=Offer.GIFT_OR_COUPON)),
        (StepKind.NEGOTIATE, StepOptions(offer=Offer.GIFT_OR_COUPON)),
        (Move.LIFT, StepOptions(reason="Go on.")),
    ):
        with pytest.raises(IllegalMove) as refused:
            shop.desk.cases.do(case_id, act, told)
        assert refused.value.key in ("move.gift_wanted", "step.needs_gift")
        for lang in ("en", "zh"):
            assert "{" not in refused.value.say(lang)
    assert len(shop.desk.cases.letters(case_id)) == before


def test_the_answer_is_what_the_letter_names(shop, after_part):
    case_id = after_part()
    shop.do(case_id, StepKind.CHECK, answer=BAG)
    assert shop.case(case_id).next.kind is StepKind.NEGOTIATE
    (done,) = shop.desk.cases.do_recommended([case_id])
    assert BAG in done.letter.body
    shop.do(case_id, Move.BUYER_AGREED)
    letters = [done.letter.body]
    for _ in range(4):
        step = shop.case(case_id).next
        if step is None or step.waiting_for is not None:
            break
        (done,) = shop.desk.cases.do_recommended([case_id])
        letters += [done.letter.body] if done.letter else []
    assert BAG in letters[-1] or BAG in letters[1]
    shop.desk.cases.take_back_last(case_id)


def test_said_along_with_the_offer_it_needs_no_check(shop, after_part):
    case_id = after_part()
    letter = shop.do(case_id, Move.OFFER, offer=Offer.GIFT_OR_COUPON, gift=BAG)
    assert BAG in letter.body


@pytest.mark.parametrize(("lang", "words"), [("en", BAG), ("zh", "帆布袋一个")])
def test_the_settings_words_are_named_in_both_languages(shop, after_part, lang, words):
    shop.desk.settings.set(gift_en=BAG, gift_zh="帆布袋一个")
    case_id = after_part()
    assert shop.case(case_id).next.kind is StepKind.NEGOTIATE
    (done,) = shop.desk.cases.do_recommended([case_id], lang)
    assert words in done.letter.body


def test_a_gift_that_goes_with_a_part_is_asked_for_as_well(shop):
    shop.desk.settings.set(gift_when="with_part")
    shop.supplier(costs=[("SHIRT", "20")])
    case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="CR-UNWANTED_ITEM"))
    case = shop.case(case_id)
    assert case.outlook(case.lead).hold.kind is HoldKind.GIFT
    shop.do(case_id, StepKind.CHECK, answer=BAG)
    (done,) = shop.desk.cases.do_recommended([case_id])
    assert BAG in done.letter.body


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_after_a_gift_alone_nobody_is_asked_whether_money_arrived(shop, lang):
    """No money was sent, and the letter asked after "the refund"."""
    shop.supplier(costs=[("SHIRT", "20")])
    case_id = shop.request(shop.item("SHIRT", "75.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.GIFT_OR_COUPON, gift=BAG)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    (done,) = shop.desk.cases.do_recommended([case_id], lang)
    assert done.letter.template == "confirm_gift"
    assert BAG in done.letter.body
    assert "refund" not in done.letter.body
    assert "退款" not in done.letter.body
    assert not shop.case(case_id).payments


def test_beside_money_the_money_is_asked_after(shop, after_part):
    case_id = after_part()
    shop.do(case_id, Move.OFFER, offer=Offer.GIFT_OR_COUPON, gift=BAG)
    shop.do(case_id, Move.BUYER_AGREED)
    assert shop.do(case_id, StepKind.REFUND).facts.amount is not None
    assert shop.do(case_id, StepKind.CONFIRM_BUYER).template == "confirm_money"
