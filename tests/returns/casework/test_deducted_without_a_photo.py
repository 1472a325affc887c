"""Less than the price is paid for what was found: a photo shows it, or it is said why there is none."""

import pytest

from returns.records.inspection import PhotoOf
from returns.terms import HoldKind, Move, Offer, Route, StepKind, Verdict
from tests.cases.playing import next_of
from tests.hostile.pictures import photo_like, saved
from tests.returns.casework.shop import usd


@pytest.fixture
def scratched(shop):
    """A kit of 120.00 came back scratched by its buyer, and nobody photographed it."""
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "120.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    shop.look(case_id, marks="scratched")
    return case_id


def hold_of(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold


def test_a_photo_is_asked_for_before_less_is_paid(shop, scratched):
    shop.finish(scratched, Verdict.BUYER_DAMAGE)
    assert next_of(shop, scratched) is StepKind.CHECK
    hold = hold_of(shop, scratched)
    assert (hold.kind, hold.because.key) == (HoldKind.NO_PHOTO, "hold.no_photo_deduct")
    shop.do(scratched, Move.LIFT, reason="The camera broke.")
    assert next_of(shop, scratched) is StepKind.REFUND
    shop.desk.cases.do_recommended([scratched])
    assert shop.case(scratched).paid == usd("60.00")


def test_all_of_it_is_paid_without_one(shop, scratched):
    shop.finish(scratched, Verdict.NO_FAULT)
    assert next_of(shop, scratched) is StepKind.REFUND


def test_with_a_photo_nobody_is_asked(shop, scratched):
    shop.desk.photos.add_bytes(
        scratched, saved(photo_like(64, 48), "JPEG"), "front.jpg", "front"
    )
    shop.finish(scratched, Verdict.BUYER_DAMAGE)
    assert next_of(shop, scratched) is StepKind.REFUND


def test_a_photo_of_another_piece_shows_nothing_of_the_one_that_brings_less(shop):
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    cells = {"return_reason": "CR-UNWANTED_ITEM", "order_quantity": "2", "return_quantity": "2"}
    case_id = shop.request(shop.item("KIT", "240.00", **cells))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    line = shop.case(case_id).lead
    shop.desk.photos.add_bytes(
        case_id, saved(photo_like(64, 48), "JPEG"), "one.jpg", "front", PhotoOf(line.id, 1)
    )
    shop.look(case_id, unit=1)
    shop.look(case_id, unit=2, marks="scratched")
    for unit, verdict in ((1, Verdict.NO_FAULT), (2, Verdict.BUYER_DAMAGE)):
        shop.desk.inspections.decide(case_id, line.id, unit, verdict=verdict)
    shop.finish(case_id)
    assert hold_of(shop, case_id).because.key == "hold.no_photo_deduct"


def test_who_agreed_to_a_part_after_the_look_has_it_without_a_photo(shop, clock, scratched):
    shop.finish(scratched, Verdict.BUYER_DAMAGE)
    clock.forward(hours=1)
    shop.do(scratched, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("50.00"))
    shop.do(scratched, Move.BUYER_AGREED)
    assert next_of(shop, scratched) is StepKind.REFUND
    assert hold_of(shop, scratched) is None
