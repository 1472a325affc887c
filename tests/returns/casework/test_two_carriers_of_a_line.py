"""A carrier is asked for what it did, and for nothing that another one did: one claim after the other."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.terms import (
    Disposition,
    End,
    FreightPayer,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd

_NINE = usd("9.00")


@pytest.fixture
def two_parcels(shop):
    """A function that sends two mugs back on our labels, a parcel each, with these carriers."""

    def opened(*carriers):
        told = {
            "return_quantity": "2",
            "order_quantity": "2",
            "return_reason": "CR-UNWANTED_ITEM",
        }
        case_id = shop.request(shop.item("MUG", "120.00", **told))
        shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
        onto = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_US}
        shop.do(case_id, StepKind.ANSWER_BUYER, payer=FreightPayer.SELLER, **onto)
        shop.do(case_id, StepKind.APPROVE)
        for unit, carrier in enumerate(carriers, start=1):
            ways = {"carrier": carrier, "payer": FreightPayer.SELLER, "units": (unit,)}
            back = ParcelTold(End.US, End.BUYER, tracking=f"T-{unit}", sent=True, **ways)
            shop.desk.parcels.note(case_id, back)
        return case_id

    return opened


def broken_by_carrier(shop, case_id, unit):
    shop.desk.receiving.receive(case_id, f"T-{unit}")
    shop.look(case_id, unit=unit, works=Works.NO, package=PackageState.DAMAGED)
    line_id = shop.case(case_id).lead.id
    told = {"verdict": Verdict.CARRIER_DAMAGE, "disposition": Disposition.DISPOSE}
    shop.desk.inspections.decide(case_id, line_id, unit, **told)
    shop.finish(case_id)


def next_claim(shop, case_id):
    """Follow what is recommended to the next claim, make it, and have it paid; its letter."""
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=letter.facts.amount)
    return letter


def asked(shop, case_id):
    return [(claim.of, claim.units, claim.amount) for claim in shop.case(case_id).claims]


def test_each_is_asked_for_the_piece_that_it_lost(shop, two_parcels):
    """One letter asked one of them for both, with the number of the other's parcel."""
    case_id = two_parcels("UPS", "FedEx")
    shop.do(case_id, Move.LOST, tracking="T-1")
    shop.do(case_id, Move.LOST, tracking="T-2")
    for number, other in (("T-1", "T-2"), ("T-2", "T-1")):
        letter = next_claim(shop, case_id)
        assert (letter.template, letter.facts.amount) == ("claim_lost", _NINE)
        assert number in letter.body
        assert other not in letter.body
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    assert asked(shop, case_id) == [(Party.CARRIER, (1,), _NINE), (Party.CARRIER, (2,), _NINE)]


@pytest.mark.parametrize("carriers", [("UPS", "ups "), ("UPS", ""), ("", "")])
def test_what_one_lost_is_asked_for_at_once(shop, two_parcels, carriers):
    case_id = two_parcels(*carriers)
    shop.do(case_id, Move.LOST, tracking="T-1")
    shop.do(case_id, Move.LOST, tracking="T-2")
    letter = next_claim(shop, case_id)
    assert "The tracking numbers are T-1 and T-2." in letter.body
    assert letter.facts.amount == usd("18.00")


@pytest.mark.parametrize("carriers", [("UPS", "FedEx"), ("UPS", "UPS")])
def test_after_what_was_lost_what_came_broken_is_asked_for(shop, two_parcels, carriers):
    """It was asked of nobody."""
    case_id = two_parcels(*carriers)
    shop.do(case_id, Move.LOST, tracking="T-1")
    broken_by_carrier(shop, case_id, 2)
    first, second = next_claim(shop, case_id), next_claim(shop, case_id)
    assert (first.template, "T-1" in first.body) == ("claim_lost", True)
    assert (second.template, second.facts.amount) == ("claim_carrier", _NINE)
    enter_until(shop, case_id)
    assert asked(shop, case_id) == [(Party.CARRIER, (1,), _NINE), (Party.CARRIER, (2,), _NINE)]
