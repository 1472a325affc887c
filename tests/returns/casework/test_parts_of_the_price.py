"""A part of the price is a part: by the settings where no sum was said, whatever the reason."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.terms import Move, Offer, Party, StepKind
from tests.returns.casework.shop import usd

#: reasons of which a part is no rung, or not the first
_FAULTY = ("CR-DEFECTIVE", "CR-NOT_AS_DESCRIBED", "AMZ-PG-BAD-DESC", "CR-DAMAGED_BY_CARRIER")


@pytest.mark.parametrize("reason", _FAULTY)
@pytest.mark.parametrize(("paid", "part"), [("80.00", "24.00"), ("140.00", "42.00")])
def test_a_part_without_a_sum_is_the_percent_of_the_settings(shop, reason, paid, part):
    shop.supplier(costs=[("GRILL", "61.25")], rma_needed=False)
    case_id = shop.request(shop.item("GRILL", paid, return_reason=reason))
    letter = shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND)
    assert f"refund you USD {part} of the price" in letter.body
    assert letter.facts.amount == usd(part)
    shop.do(case_id, Move.BUYER_AGREED)
    assert shop.do(case_id, StepKind.REFUND).facts.amount == usd(part)
    assert shop.case(case_id).paid == usd(part)


def test_a_part_that_an_earlier_version_left_without_a_sum_is_never_all_of_it(shop):
    shop.supplier(costs=[("GRILL", "61.25")], rma_needed=False)
    case_id = shop.request(shop.item("GRILL", "140.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND)
    shop.do(case_id, Move.BUYER_AGREED)
    with shop.desk.store.change(case_id, "test") as work:
        work.update("line", shop.case(case_id).lines[0].id, offer_minor=None)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("42.00")


def test_no_part_is_offered_of_what_cost_nothing(shop):
    case_id = shop.request(shop.item("SCARF", "0.00", return_reason="CR-DEFECTIVE"))
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND)
    assert refused.value.key == "move.no_part_left"


def test_what_is_recommended_is_done_where_no_part_is_left(shop):
    """Enter is never refused: who was paid all of it elsewhere is told that it is settled."""
    case_id = shop.request(shop.item("LAMP", "80.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.money.note(case_id, MoneyTold(usd("80.00"), out=True, party=Party.PLATFORM))
    case = shop.case(case_id)
    assert case.next.kind is StepKind.ANSWER_BUYER
    assert case.recommendation.first is Offer.RETURNLESS_REFUND
    shop.do(case_id, StepKind.ANSWER_BUYER)
    assert shop.case(case_id).next.kind is not StepKind.ANSWER_BUYER


def test_no_gift_is_promised_to_who_reads_that_it_is_settled(shop):
    shop.desk.settings.set(gift_en="a tote bag", gift_zh="一个帆布袋")
    case_id = shop.request(shop.item("LAMP", "80.00", return_reason="CR-UNWANTED_ITEM"))
    told = MoneyTold(usd("80.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, told)
    letter = shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.GIFT_OR_COUPON)
    assert "tote bag" not in letter.body
    assert shop.case(case_id).lines[0].gift == ""


def test_of_an_agreed_part_named_pieces_get_their_share(shop):
    rugs = shop.item("RUG", "240.00", return_quantity="3", order_quantity="3")
    case_id = shop.request(rugs)
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("60.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    letter = shop.do(case_id, StepKind.REFUND, units=(3,))
    assert letter.facts.amount == usd("20.00")
    case = shop.case(case_id)
    assert case.next.kind is StepKind.REFUND
    rest = shop.desk.cases.do(case_id, StepKind.REFUND, StepOptions()).letter
    assert rest.facts.amount == usd("40.00")
    assert [each.units for each in shop.case(case_id).payments] == [(3,), (1, 2)]
