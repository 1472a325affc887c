"""The sum of an offer is the one that its letter names, also where the gift beside it is another one."""

import pytest

from returns.errors import IllegalMove
from returns.terms import Move, Offer, StepKind
from tests.returns.casework.shop import usd

TOTE, MUG = "A tote bag.", "A mug."


def offered_with_a_gift(shop):
    """A scarf of 40.00 of which 8.00 and a gift were offered."""
    case_id = shop.request(shop.item("SCARF", "40.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("8.00"), gift=TOTE)
    return case_id


@pytest.mark.parametrize("gift", ["", TOTE, MUG])
@pytest.mark.parametrize(
    ("offer", "amount"),
    [(Offer.PARTIAL_REFUND, usd("12.00")), (Offer.RETURNLESS_REFUND, None)],
)
def test_a_raised_sum_is_offered_whatever_becomes_of_the_gift(shop, offer, amount, gift):
    case_id = offered_with_a_gift(shop)
    shop.do(case_id, Move.BUYER_REFUSED)
    letter = shop.do(case_id, Move.OFFER, offer=offer, amount=amount, gift=gift)
    (line,) = shop.case(case_id).lines
    assert letter.facts.amount == line.offer_amount == (amount or usd("40.00"))


def test_parts_of_one_line_are_offered_in_one_letter_what_is_written_on_them(shop):
    case_id = shop.request(
        shop.item(
            "SCARF",
            "80.00",
            return_reason="CR-UNWANTED_ITEM",
            return_quantity="2",
            order_quantity="2",
        )
    )
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("16.00"), gift=TOTE)
    shop.do(case_id, Move.BUYER_REFUSED, units=(2,))
    case = shop.case(case_id)
    assert [line.gift for line in case.lines] == [TOTE, ""]
    shop.do(case_id, Move.BUYER_REFUSED, line=1)
    letter = shop.do(case_id, StepKind.NEGOTIATE)
    lines = shop.case(case_id).lines
    assert letter.facts.amount == lines[0].offer_amount + lines[1].offer_amount
    assert len(letter.facts.items) == 2


EXTRA = {"return_reason": "CR-EXTRA_ITEM"}


def test_the_thanks_for_one_too_many_name_no_sum_of_a_part_that_was_refused(shop):
    """The letter that said thanks wrote down the rest of it, and nobody would ever have paid it."""
    case_id = shop.request(shop.item("CUP", "36.00", **EXTRA))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("8.00"))
    shop.do(case_id, Move.BUYER_REFUSED)
    letter = shop.do(case_id, StepKind.NEGOTIATE)
    (line,) = shop.case(case_id).lines
    assert (line.offer, line.offer_amount) == (Offer.GIFT_OR_COUPON, None)
    assert letter.facts.amount is None


def test_no_sum_is_promised_beside_the_thanks_for_one_too_many(shop):
    case_id = shop.request(shop.item("CUP", "36.00", **EXTRA))
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.OFFER, offer=Offer.GIFT_OR_COUPON, amount=usd("8.00"))
    assert refused.value.key == "move.thanks_alone"
