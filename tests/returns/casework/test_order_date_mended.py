"""An order's day is put right after the return was approved: what counts from it follows, in words, too."""

from datetime import date

import pytest

from returns.rules.sentences import sentences
from returns.terms import Offer, Route, StepKind, WindowStart
from tests.cases.playing import enter_until


@pytest.fixture
def told(shop):
    """Its buyer was told to send the kit to its supplier, who takes it for 60 days from the order."""
    shop.supplier(
        costs=[("KIT", "45")], rma_needed=False, window_days=60, window_from=WindowStart.ORDER
    )
    case_id = shop.request(shop.item("KIT", "60.00", return_reason="CR-DEFECTIVE"))
    to = Route.TO_SUPPLIER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=to)
    enter_until(shop, case_id)
    return case_id


def why(shop, case_id, lang="en"):
    return " ".join(sentences(shop.case(case_id).recommendation.because, lang))


def test_of_what_goes_to_a_supplier_too_late_it_is_not_said_that_it_comes_to_us(shop, told):
    """The buyer had been told to send it there, and nobody told him otherwise."""
    assert "takes it back, and it is cheap enough" in why(shop, told)
    shop.desk.orders.set_dates(shop.case(told).order, ordered=date(2026, 9, 10))
    said = why(shop, told)
    assert "The buyer was told to send it to Kiln & Co, who takes it no more" in said
    assert "come to us" not in said
    assert "买家已被告知" in why(shop, told, "zh")


def test_before_anybody_was_told_it_comes_to_us(shop):
    shop.supplier(
        costs=[("KIT", "45")], rma_needed=False, window_days=60, window_from=WindowStart.ORDER
    )
    case_id = shop.request(shop.item("KIT", "60.00", return_reason="CR-DEFECTIVE"))
    shop.desk.orders.set_dates(shop.case(case_id).order, ordered=date(2026, 9, 10))
    assert "so the goods come to us" in why(shop, case_id)


def test_its_last_day_follows(shop, told):
    shop.desk.orders.set_dates(shop.case(told).order, ordered=date(2026, 9, 10))
    assert "ended on 9 Nov" in why(shop, told)
