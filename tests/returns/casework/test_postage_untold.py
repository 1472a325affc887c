"""Postage back that the supplier bears and whose cost nobody told is said, and asked for (domain.md 4, 5)."""

import pytest

from returns.rules.sentences import sentences
from returns.terms import FreightPayer, FreightWay, Offer, Route, StepKind, Works
from tests.returns.casework.shop import usd

BEARS = {"*": "buyer", "defective": "supplier"}


def seen(shop, payer=FreightPayer.SELLER, **terms):
    """A lamp that does not work came back, was looked at and paid for; its claim is next."""
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False, **terms)
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=payer)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.say_why_no_photo(case_id)
    return case_id


def said(shop, case_id, lang="en"):
    step = shop.case(case_id).next
    assert step.kind is StepKind.SEND_CLAIM
    return " ".join(sentences(step.because, lang))


def test_the_step_says_what_it_leaves_out_and_where_to_enter_it(shop):
    case_id = seen(shop, freight=BEARS)
    assert "Kiln & Co bears the postage back" in said(shop, case_id)
    assert "“Postage…” in the inspection" in said(shop, case_id)
    assert "“运费…”" in said(shop, case_id, "zh")


def test_what_was_told_is_in_the_sum_and_nothing_is_said(shop):
    case_id = seen(shop, freight=BEARS)
    shop.desk.inspections.set_freight(case_id, FreightWay.BACK, usd("6.40"))
    assert "postage back" not in said(shop, case_id)
    assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == usd("36.40")  # 30 + 6.40


@pytest.mark.parametrize(
    ("payer", "freight"),
    [(FreightPayer.BUYER, BEARS), (FreightPayer.SELLER, {"*": "seller"})],
)
def test_nothing_is_said_of_what_the_supplier_does_not_bear(shop, payer, freight):
    assert "bears the postage" not in said(shop, seen(shop, payer, freight=freight))
