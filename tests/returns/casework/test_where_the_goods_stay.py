"""Where the goods stay is told by the offer that was made, to whoever is written to."""

import pytest

from returns.terms import Move, Offer, Route, StepKind
from tests.returns.casework.shop import usd
from tests.worlds.goods_told import GoodsTold, asked_of


def cheap_and_broken(shop):
    """A mug of 38.00 that its supplier gives a number for; the rules would leave it with the buyer."""
    shop.supplier(costs=[("MUG", "9")])
    return shop.request(shop.item("MUG", "38.00", return_reason="CR-DEFECTIVE"))


@pytest.mark.parametrize("offer", [Offer.REFUND_ON_RECEIPT, Offer.REPLACEMENT_ON_RECEIPT])
def test_a_supplier_is_not_told_that_goods_stay_with_a_buyer_who_is_asked_for_them(shop, offer):
    case_id = cheap_and_broken(shop)
    assert shop.case(case_id).recommendation.route is Route.NONE
    asked = shop.do(case_id, Move.OFFER, offer=offer)
    assert asked.facts.goods == "send_back"
    letter = shop.do(case_id, StepKind.ASK_RMA)
    assert letter.template == "rma_request"
    shop.do(case_id, Move.RMA_GIVEN, rma="AW-15")
    back = shop.do(case_id, StepKind.APPROVE)
    assert back.facts.goods == "send_back"
    assert shop.case(case_id).lines[0].route is Route.TO_US


def test_a_supplier_is_told_that_goods_stay_where_they_were_left_with_the_buyer(shop):
    case_id = cheap_and_broken(shop)
    assert shop.do(case_id, StepKind.ANSWER_BUYER).facts.goods == "keep"
    assert shop.do(case_id, StepKind.ASK_RMA).template == "rma_claim"


def test_a_supplier_is_told_that_goods_stay_where_a_part_was_agreed_on(shop):
    shop.supplier(costs=[("GRILL", "60")])
    case_id = shop.request(shop.item("GRILL", "140.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("40.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    assert shop.do(case_id, StepKind.ASK_RMA).template == "rma_claim"


def two_of_a_supplier(shop):
    """A mug that its buyer keeps, and a grill that he is asked for."""
    shop.supplier(costs=[("MUG", "9"), ("GRILL", "60")])
    case_id = shop.request(
        shop.item("MUG", "18.00", return_reason="CR-DEFECTIVE"),
        shop.item("GRILL", "140.00", return_reason="CR-DEFECTIVE"),
    )
    told = [
        shop.do(case_id, Move.OFFER, line=1, offer=Offer.RETURNLESS_REFUND),
        shop.do(case_id, Move.OFFER, line=2, offer=Offer.REPLACEMENT_ON_RECEIPT),
    ]
    shop.do(case_id, StepKind.REFUND, line=1)
    return case_id, told


def test_one_letter_says_of_each_of_two_things_where_it_stays(shop):
    case_id, told = two_of_a_supplier(shop)
    assert [letter.facts.goods for letter in told] == ["keep", "send_back"]
    for lang in ("en", "zh"):
        letter = shop.desk.cases.preview_letter(case_id, StepKind.ASK_RMA, lang=lang)
        mug, grill = shop.case(case_id).lines
        assert asked_of(letter) == {mug.id: "keep", grill.id: "send_back"}


def test_a_supplier_hears_that_goods_stay_once_the_platform_paid_before_the_buyer_heard_where_to(
    shop,
):
    shop.supplier(costs=[("GRILL", "60")])
    item = {"return_reason": "CR-DEFECTIVE"}
    case_id = shop.request(shop.item("GRILL", "140.00", **item))
    asked = shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    assert asked.template == "return_first"
    shop.bring(shop.item("GRILL", "140.00", refunded_amount="140.00", **item))
    heard = GoodsTold()
    heard.hears(asked, list(shop.case(case_id).lines))
    letter = shop.do(case_id, StepKind.ASK_RMA)
    heard.hears(letter, list(shop.case(case_id).lines))
    assert letter.template == "rma_claim"
    assert shop.case(case_id).next.kind is StepKind.CONFIRM_BUYER


@pytest.mark.parametrize(
    ("approved", "paid"), [(False, "40.00"), (True, "40.00"), (True, "140.00")]
)
def test_a_supplier_is_asked_for_a_number_for_goods_that_are_still_to_come(
    shop, approved, paid
):
    shop.supplier(costs=[("GRILL", "60")])
    item = {"return_reason": "CR-DEFECTIVE"}
    case_id = shop.request(shop.item("GRILL", "140.00", **item))
    shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    if approved:
        shop.do(case_id, StepKind.APPROVE)
    shop.bring(shop.item("GRILL", "140.00", refunded_amount=paid, **item))
    assert shop.do(case_id, StepKind.ASK_RMA).template == "rma_request"


def test_the_lives_find_a_letter_that_contradicts_what_the_buyer_was_told(shop):
    case_id, told = two_of_a_supplier(shop)
    lines = list(shop.case(case_id).lines)
    letter = shop.do(case_id, StepKind.ASK_RMA)
    for wrong, words in (
        ({lines[0].id: "send_back"}, "stay"),
        ({lines[1].id: "keep"}, "keep"),
    ):
        heard = GoodsTold()
        for each in told:
            heard.hears(each, lines)
        heard.hears(letter, lines)
        for line_id, goods in wrong.items():
            heard.told[line_id] = goods
            heard.left = {line_id} if goods == "keep" else set()
        with pytest.raises(AssertionError, match=words):
            heard.hears(letter, lines)


def test_a_supplier_is_asked_for_an_address_for_what_a_buyer_sends_who_might_have_kept_it(shop):
    shop.supplier(costs=[("MUG", "9")])
    case_id = shop.request(shop.item("MUG", "18.00", return_reason="CR-DEFECTIVE"))
    told = shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, Move.SHIPPED)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.do(case_id, StepKind.ASK_RMA)
    assert (told.facts.goods, letter.template) == ("keep", "rma_request")
    heard = GoodsTold()
    for each in (told, letter):
        heard.hears(each, list(shop.case(case_id).lines))
