"""A piece that lies in the parcel of the others is here like them, whatever was told of it."""

import pytest

from returns.terms import Goods, Move, Offer, Route, StepKind, Works
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


def with_a_tray(shop, price):
    """A bowl comes back; of the tray beside it nothing is said yet."""
    shop.supplier(costs=[("BOWL", "60"), ("TRAY", "9")], rma_needed=False)
    case_id = shop.request(shop.item("BOWL", "250.00"), shop.item("TRAY", price))
    shop.ships_to_known(case_id)
    on_receipt = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, line=1, **on_receipt)
    return case_id


@pytest.fixture
def both(shop):
    """The tray stays with its buyer, who is paid for it; the bowl comes back."""
    case_id = with_a_tray(shop, "30.00")
    shop.do(case_id, StepKind.ANSWER_BUYER, line=2, offer=Offer.RETURNLESS_REFUND)
    enter_until(shop, case_id)
    shop.desk.receiving.receive(case_id, "T-1")
    return case_id


def tray(shop, case_id):
    (unit,) = shop.case(case_id).lines[1].units
    return unit


def test_it_is_placed_with_them_and_paid_once(shop, both):
    """What was found of it was kept, and the piece was nowhere."""
    assert tray(shop, both).goods in (Goods.NONE_EXPECTED, Goods.KEPT)
    shop.look(both, line=1, works=Works.NO)
    shop.look(both, line=2, works=Works.NO)
    assert tray(shop, both).goods is Goods.RECEIVED
    shop.finish(both)
    assert tray(shop, both).goods is Goods.INSPECTED
    for _ in range(9):
        enter_until(shop, both)
        if shop.case(both).closed_at is not None:
            break
        shop.clock.forward(days=4)
    case = shop.case(both)
    assert case.closed_at is not None
    assert tray(shop, both).goods is Goods.DISPOSED
    assert case.paid == usd("280.00")
    asked = [(claim.line_id, claim.units) for claim in case.claims]
    assert len(asked) == len(set(asked))


def test_what_is_seen_on_the_buyers_pictures_stays_with_him(shop, both):
    """No parcel is on the table any more: it is no word that it came."""
    shop.look(both, line=1, works=Works.NO)
    shop.finish(both)
    before = tray(shop, both).goods
    shop.look(both, line=2, works=Works.NO)
    assert tray(shop, both).goods is before


def test_it_is_taken_back_with_its_finding(shop, both):
    before = tray(shop, both)
    shop.look(both, line=2, works=Works.NO)
    shop.desk.cases.take_back_last(both)
    assert tray(shop, both) == before


def test_one_that_was_waited_for_in_a_parcel_of_its_own_is_here_too(shop):
    """What was found of it was kept, and its buyer was asked to send what lay here."""
    shop.supplier(costs=[("BOWL", "60"), ("TRAY", "9")], rma_needed=False)
    case_id = shop.request(shop.item("BOWL", "250.00"), shop.item("TRAY", "130.00"))
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    enter_until(shop, case_id, StepKind.AWAIT_PARCEL)
    shop.do(case_id, Move.SHIPPED, line=1, tracking="T-1")
    shop.desk.receiving.receive(case_id, "T-1")
    assert tray(shop, case_id).goods is Goods.AWAITED
    shop.look(case_id, line=1, works=Works.NO)
    shop.look(case_id, line=2, works=Works.NO)
    shop.finish(case_id)
    assert tray(shop, case_id).goods is Goods.INSPECTED
    letter = shop.do(case_id, StepKind.REFUND)
    assert letter.facts.amount == usd("380.00")
    shop.desk.cases.take_back_last(case_id)
    shop.desk.cases.take_back_last(case_id)
    shop.desk.cases.take_back_last(case_id)
    assert tray(shop, case_id).goods is Goods.AWAITED


def test_one_that_was_kept_for_a_part_brings_the_rest_of_its_price(shop):
    """It was placed with the others, and its buyer had no more for it."""
    case_id = with_a_tray(shop, "130.00")
    part = {"offer": Offer.PARTIAL_REFUND, "amount": usd("39.00")}
    shop.do(case_id, StepKind.ANSWER_BUYER, line=2, **part)
    shop.do(case_id, Move.BUYER_AGREED, line=2)
    enter_until(shop, case_id)
    assert shop.case(case_id).paid == usd("39.00")
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, line=1)
    shop.look(case_id, line=2)
    shop.finish(case_id)
    letter = shop.do(case_id, StepKind.REFUND)
    assert letter.facts.amount == usd("341.00")
    assert shop.case(case_id).paid == usd("380.00")
