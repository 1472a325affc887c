"""A supplier who gives new ones alone is asked for those by letter, reminder and claim."""

import pytest

from returns.records.options import StepOptions
from returns.terms import Move, Offer, StepKind
from tests.returns.casework.shop import usd


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "new goods of the same kind worth USD 45.00"),
        ("zh", "补发同款新品（价值 USD 45.00）"),
    ],
)
def test_he_is_asked_for_new_goods_by_every_letter(shop, lang, words):
    """The sheet asked to send a new one, and the letter beside it for a sum."""
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False, remedies=("reship",))
    case_id = claimable(shop)
    asked = shop.desk.cases.do(case_id, StepKind.SEND_CLAIM, lang=lang).letter
    assert words in asked.body
    assert asked.facts.amount == usd("45.00")
    assert [claim.kind for claim in shop.case(case_id).claims] == ["reship"]
    shop.clock.forward(days=9)
    assert words in shop.desk.cases.do(case_id, StepKind.CHASE_SUPPLIER, lang=lang).letter.body
    shop.do(case_id, Move.MORE_ASKED, answer="How many are there?")
    said = StepOptions(reason="The buyer sent none.")
    more = shop.desk.cases.do(case_id, StepKind.SEND_CLAIM, said, lang).letter
    assert (more.template, words in more.body) == ("claim_more", True)


@pytest.mark.parametrize("remedies", [("refund",), ("reship", "refund"), ("credit_note",), ()])
def test_who_gives_money_is_asked_for_that(shop, remedies):
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False, remedies=remedies)
    case_id = claimable(shop)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "We ask you for USD 45.00." in letter.body


def claimable(shop):
    """A lamp that stays with its buyer, who has the money for it."""
    case_id = shop.request(shop.item("LAMP", "90.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.say_why_no_photo(case_id)
    return case_id
