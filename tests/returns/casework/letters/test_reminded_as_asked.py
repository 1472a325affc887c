"""A reminder of a request for a return number speaks of the pieces that it was asked for."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import End, Offer, Party, Route, StepKind, Works
from tests.cases.playing import enter_until

CELLS = {"order_quantity": "4", "return_quantity": "4"}


@pytest.fixture
def glasses(shop):
    """Four faulty glasses come to us on our label."""
    shop.supplier(costs=[("GLASS", "22")], window_days=60)
    return shop.request(shop.item("GLASS", "240.00", **CELLS))


def two_came(shop, case_id, **found):
    shop.clock.forward(days=4)
    shop.desk.receiving.receive(case_id, "T-1")
    for unit in (1, 2):
        shop.look(case_id, unit=unit, **found)
    for unit in (3, 4):
        shop.miss(case_id, unit=unit)
    shop.finish(case_id)


def counted(shop, case_id, lang="en"):
    letter = shop.desk.cases.do(case_id, StepKind.CHASE_SUPPLIER, lang=lang).letter
    assert (letter.to, letter.template) == (Party.SUPPLIER, "reminder_rma")
    (item,) = letter.facts.items
    return item.quantity


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_still_to_come_is_reminded_of_with_what_came(shop, glasses, lang):
    """A number was asked for four, and reminded of as one for two."""
    assert StepKind.ASK_RMA in enter_until(shop, glasses)
    two_came(shop, glasses, works=Works.NO)
    assert counted(shop, glasses, lang) == 4


def test_what_came_sound_is_no_part_of_it_any_more(shop, glasses):
    enter_until(shop, glasses)
    shop.clock.forward(days=4)
    shop.desk.receiving.receive(glasses, "T-1")
    shop.look(glasses, unit=1, works=Works.NO)
    shop.look(glasses, unit=2)
    for unit in (3, 4):
        shop.miss(glasses, unit=unit)
    shop.finish(glasses)
    assert counted(shop, glasses) == 3


def test_what_is_on_its_way_still_is_counted(shop, glasses):
    enter_until(shop, glasses)
    for tracking, units in (("T-1", (1,)), ("T-2", (2, 3, 4))):
        told = ParcelTold(End.US, End.BUYER, tracking=tracking, units=units, sent=True)
        shop.desk.parcels.note(glasses, told)
    shop.clock.forward(days=4)
    shop.desk.parcels.note(glasses, ParcelTold(End.US, tracking="T-1", arrived=True))
    shop.look(glasses, works=Works.NO)
    shop.finish(glasses)
    assert counted(shop, glasses) == 4


def test_a_number_that_was_asked_for_what_came_is_reminded_of_for_that(shop, glasses):
    shop.do(glasses, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(glasses, StepKind.APPROVE)
    two_came(shop, glasses, works=Works.NO)
    letter = shop.do(glasses, StepKind.ASK_RMA)
    assert letter.facts.items[0].quantity == 2
    shop.clock.forward(days=4)
    assert counted(shop, glasses) == 2
