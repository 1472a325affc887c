"""Who has all of the money back is offered nothing more: no part of a price, and no refusal."""

import pytest

from desktop.cli.case_output import advice_json
from returns.rules.sentences import sentences
from returns.terms import Offer, StepKind
from tests.returns.casework.shop import usd


def offers(shop, case_id):
    return advice_json(shop.case(case_id).recommendation, "en")["offers"]


@pytest.mark.parametrize("paid", ["40.00", "80.00", "150.00"])
@pytest.mark.parametrize("reason", ["CR-UNWANTED_ITEM", "CR-DEFECTIVE", "CR-NEVER_ARRIVED"])
def test_of_what_the_platform_gave_back_whole_nothing_more_is_offered(shop, paid, reason):
    told = {"return_reason": reason, "refunded_amount": paid}
    case_id = shop.request(shop.item("LAMP", paid, **told))
    case = shop.case(case_id)
    assert case.lead.left == usd("0.00")
    assert offers(shop, case_id) == []
    said = case.recommendation.because
    assert "band.all_back" in [each.key for each in said]
    assert not [
        each for each in said if each.key.startswith("band.") and "all_back" not in each.key
    ]
    for lang in ("en", "zh"):
        assert all("{" not in each for each in sentences(said, lang))
    with shop.desk.store.reading() as tx:
        shown = tx.exec_driver_sql("SELECT first_offer FROM return_case").scalar_one()
    assert shown == (case.lead.offer or Offer.IMMEDIATE_REFUND)
    assert case.next.kind is not StepKind.NEGOTIATE


def test_a_part_that_the_platform_gave_back_leaves_the_rest_to_offer(shop):
    told = {"return_reason": "CR-UNWANTED_ITEM", "refunded_amount": "20.00"}
    case_id = shop.request(shop.item("LAMP", "80.00", **told))
    assert offers(shop, case_id)


def test_what_we_paid_back_whole_is_offered_no_part_of(shop):
    case_id = shop.request(shop.item("LAMP", "30.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).lead.left == usd("0.00")
    assert offers(shop, case_id) == []
