"""What our carrier lost is asked of it once the supplier, who was asked first, does not answer."""

import pytest

from returns.terms import Move, Offer, Party, Route, StepKind, SupplierClaim
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def never_answered(shop):
    """Two faulty lamps were lost on our label; their supplier hears of it, and is reminded in vain."""
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False)
    item = shop.item("LAMP", "240.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.do(case_id, Move.SHIPPED, tracking="1Z999AA10123456784", carrier="UPS")
    shop.do(case_id, Move.LOST)
    wait(shop, case_id, lambda case: case.next.kind is StepKind.SETTLE)
    return case_id


def wait(shop, case_id, done):
    """Enter, and days that pass without an answer, until that is so."""
    for _ in range(30):
        enter_until(shop, case_id, StepKind.SETTLE)
        if done(shop.case(case_id)):
            return
        shop.clock.forward(days=3)
    raise AssertionError(shop.case(case_id).next)


def asked(shop, case_id):
    return [(claim.of, claim.amount) for claim in shop.case(case_id).claims]


def test_the_carrier_is_asked_once_the_supplier_does_not_answer(shop, never_answered):
    """The loss was taken, though a parcel on our own label had been lost."""
    assert asked(shop, never_answered) == [(Party.SUPPLIER, usd("90"))]
    shop.do(never_answered, StepKind.SETTLE)
    enter_until(shop, never_answered)
    claims = asked(shop, never_answered)
    assert claims == [(Party.SUPPLIER, usd("90")), (Party.CARRIER, usd("90"))]
    (letter,) = [
        each.letter
        for each in shop.desk.cases.letters(never_answered)
        if each.letter.to is Party.CARRIER
    ]
    assert letter.facts.amount == usd("90")
    wait(shop, never_answered, lambda case: case.next.kind is StepKind.SETTLE)
    shop.do(never_answered, StepKind.SETTLE)
    assert shop.case(never_answered).closed_at is not None
    assert len(asked(shop, never_answered)) == 2


def test_whoever_takes_the_loss_asks_nobody_else(shop, never_answered):
    shop.do(never_answered, Move.WRITE_OFF)
    assert shop.case(never_answered).closed_at is not None


def test_the_loss_may_be_taken_instead_of_asking_the_carrier(shop, never_answered):
    shop.do(never_answered, StepKind.SETTLE)
    assert shop.case(never_answered).next.kind is StepKind.SEND_CLAIM
    shop.do(never_answered, Move.WRITE_OFF)
    case = shop.case(never_answered)
    assert case.closed_at is not None
    assert case.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    assert asked(shop, never_answered) == [(Party.SUPPLIER, usd("90"))]
