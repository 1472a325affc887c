"""The chosen ladder on a real desk: rung by rung to its end, with the gift's own words."""

import pytest

from returns.errors import Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.terms import BuyerMoney, FreightPayer, Move, Offer, Route, StepKind
from tests.returns.casework.shop import usd

PART, GIFT, BACK = Offer.PARTIAL_REFUND, Offer.GIFT_OR_COUPON, Offer.REFUND_ON_RECEIPT


@pytest.fixture
def unhappy(shop):
    """A function that opens the case of a buyer who does not want a lamp of 75 dollars any more."""
    numbers = iter(range(1, 100))

    def open_case(**told):
        usual = {
            "order_number": f"112-{next(numbers)}",
            "channel": "Shop",
            "sku": "LAMP",
            "title": "Lamp",
            "reason": "changed_mind",
            "unit_price": usd("75.00"),
            "buyer_name": "Mark Olsen",
        }
        (case_id,) = shop.desk.by_hand.open(NewCase(**(usual | told))).case_ids
        return case_id

    return open_case


def lead(shop, case_id):
    return shop.case(case_id).lead


def refused(shop, case_id):
    """The rung that comes after the buyer said no: offer, sum in all, the letter's words."""
    if lead(shop, case_id).offer is not None:
        shop.do(case_id, Move.BUYER_REFUSED)
    (done,) = shop.desk.cases.do_recommended([case_id])
    letter = done.letter
    line = lead(shop, case_id)
    return line.offer, line.offer_amount, letter.body


def test_the_usual_ladder_is_as_it_was(shop, unhappy):
    case_id = unhappy()
    assert refused(shop, case_id)[:2] == (PART, usd("22.50"))
    offer, amount, body = refused(shop, case_id)
    assert (offer, amount) == (GIFT, usd("22.50"))
    assert "we would like to add: a tote bag." in body
    assert refused(shop, case_id)[0] is BACK
    assert lead(shop, case_id).tracks.buyer_money is BuyerMoney.AGREED


def test_a_second_part_is_offered_once_and_is_all_that_is_paid(shop, unhappy):
    shop.desk.settings.set(second_partial_percent=50, gift_when="none")
    case_id = unhappy()
    assert refused(shop, case_id)[:2] == (PART, usd("22.50"))
    offer, amount, body = refused(shop, case_id)
    assert (offer, amount) == (PART, usd("37.50"))
    assert "37.50" in body
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("37.50")
    other = unhappy()
    for _ in range(2):
        refused(shop, other)
    assert refused(shop, other)[0] is BACK


def test_a_gift_after_two_parts_comes_on_top_of_the_second(shop, unhappy):
    shop.desk.settings.set(second_partial_percent=50)
    case_id = unhappy()
    rungs = [refused(shop, case_id)[:2] for _ in range(4)]
    assert [offer for offer, _ in rungs] == [PART, PART, GIFT, BACK]
    assert [amount for _, amount in rungs[:3]] == [usd("22.50"), usd("37.50"), usd("37.50")]


def test_a_part_that_the_seller_raised_by_hand_is_not_followed_by_a_lower_one(shop, unhappy):
    shop.desk.settings.set(second_partial_percent=50, gift_when="none")
    case_id = unhappy()
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=PART, amount=usd("60.00"))
    assert refused(shop, case_id)[0] is BACK


def test_the_gifts_own_words_stand_in_the_letter_of_the_buyers_language(shop, unhappy):
    shop.desk.settings.set(gift_en="a 10 % coupon", gift_zh="九折优惠券")
    case_id = unhappy()
    refused(shop, case_id)
    shop.do(case_id, Move.BUYER_REFUSED)
    chinese = shop.desk.cases.preview_letter(case_id, StepKind.NEGOTIATE, lang="zh")
    assert "九折优惠券" in chinese.body
    assert "coupon" not in chinese.body
    assert "a 10 % coupon" in shop.do(case_id, StepKind.NEGOTIATE).body
    assert lead(shop, case_id).gift == "a 10 % coupon"
    # what was promised stays what was promised, whatever the settings say later
    shop.desk.settings.set(gift_en="a keyring")
    shop.do(case_id, Move.BUYER_AGREED)
    paid = shop.do(case_id, StepKind.REFUND)
    assert "a 10 % coupon" in paid.body
    assert "keyring" not in paid.body


def test_a_gift_with_the_part_is_promised_in_its_letter_and_sent_with_the_money(shop, unhappy):
    shop.desk.settings.set(gift_when="with_part", gift_en="a 10 % coupon")
    case_id = unhappy()
    offer, _, body = refused(shop, case_id)
    assert offer is PART
    assert "On top of it we send you: a 10 % coupon." in body
    shop.do(case_id, Move.BUYER_AGREED)
    assert "a 10 % coupon" in shop.do(case_id, StepKind.REFUND).body


def test_who_sends_the_goods_back_is_promised_no_gift_any_more(shop, unhappy):
    shop.desk.settings.set(gift_when="with_part", gift_en="a 10 % coupon")
    case_id = unhappy()
    refused(shop, case_id)
    assert refused(shop, case_id)[0] is BACK
    assert lead(shop, case_id).gift == ""
    # also where the return is approved over the offer
    other = unhappy()
    refused(shop, other)
    shop.do(other, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(other, "T-1")
    shop.look(other)
    shop.desk.inspections.finish(other)
    assert "coupon" not in shop.do(other, StepKind.REFUND).body


def test_undo_takes_the_promised_gift_back(shop, unhappy):
    shop.desk.settings.set(gift_when="with_part", gift_en="a 10 % coupon")
    case_id = unhappy()
    before = lead(shop, case_id)
    refused(shop, case_id)
    shop.desk.cases.take_back_last(case_id)
    assert lead(shop, case_id) == before


def test_the_chosen_guide_says_who_buys_the_label(shop, unhappy):
    case_id = unhappy()
    shop.desk.settings.set(insisting_pays="seller")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=BACK)
    approved = shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    assert lead(shop, case_id).freight_payer is FreightPayer.SELLER
    assert shop.case(case_id).next.kind is StepKind.SEND_LABEL
    assert "label in a message of its own" in approved.body


def test_what_was_told_a_buyer_stays_told_when_the_choice_changes(shop, unhappy):
    case_id = unhappy()
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=BACK)
    shop.desk.settings.set(insisting_pays="seller")
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    assert lead(shop, case_id).freight_payer is FreightPayer.BUYER


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"second_partial_percent": 30}, "settings.second_part"),
        ({"second_partial_percent": 50, "partial_percent": 60}, "settings.second_part"),
        ({"gift_when": "twice"}, "settings.choice"),
        ({"insisting_pays": "carrier"}, "settings.choice"),
        ({"gift_en": "x" * 201}, "settings.too_long"),
        ({"faults": (("style", "nobody"),)}, "settings.fault"),
        ({"faults": (("wrong_item", "buyer"),)}, "settings.fault_fixed"),
        ({"faults": (("sunspots", "buyer"),)}, "settings.fault_reason"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_leaves_all_as_it_was(shop, changes, key):
    before = shop.desk.settings.get()
    with pytest.raises(Refusal) as told:
        shop.desk.settings.set(**changes)
    assert told.value.key == key
    assert shop.desk.settings.get() == before
    for lang in ("en", "zh"):
        assert "{" not in told.value.say(lang)


def test_a_fault_as_the_table_says_it_is_no_own_one(shop):
    shop.desk.settings.set(faults=(("style", "buyer"), ("warranty", "seller")))
    assert shop.desk.settings.get().triage.faults == (("warranty", "seller"),)


def test_an_own_fault_works_open_cases_out_anew(shop, unhappy):
    case_id = unhappy(reason="style")
    change = shop.desk.settings.set(faults=(("style", "seller"),))
    assert "case" in change.kinds
    assert shop.case(case_id).recommendation.freight_payer is FreightPayer.SELLER
    assert shop.case(case_id).value == Money(7_500, "USD")
