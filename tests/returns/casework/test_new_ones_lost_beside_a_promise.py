"""Their supplier promised new goods for late ones, and the carrier that broke one lost what we sent."""

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import (
    End,
    ExchangeFrom,
    FreightPayer,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd

BROKEN = {"package": PackageState.DAMAGED, "works": Works.NO, "marks": "cracked"}


def test_a_carrier_is_asked_for_each_new_one_and_reminded_of_all(shop):
    """Its claim named the broken piece alone, and reminding it of the others was no step at all."""
    shop.supplier(costs=[("MUG", "9.00")])
    told = {"return_quantity": "3", "order_quantity": "3"}
    late = {"return_reason": "CR-MISSED_ESTIMATED_DELIVERY"}
    case_id = shop.request(shop.item("MUG", "120.00", **told, **late))
    ours = {"payer": FreightPayer.SELLER, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT, **ours)
    enter_until(shop, case_id, StepKind.SEND_LABEL)
    ways = {"carrier": "UPS", "payer": FreightPayer.SELLER, "units": (1, 2, 3)}
    back = ParcelTold(End.US, End.BUYER, tracking="T-1", sent=True, **ways)
    shop.desk.parcels.note(case_id, back)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, **BROKEN)
    shop.look(case_id, unit=2)
    shop.look(case_id, unit=3)
    shop.finish(case_id)
    shop.say_why_no_photo(case_id)
    new = {"exchange_from": ExchangeFrom.STOCK, "carrier": "UPS"}
    shop.do(case_id, StepKind.REPLACE, tracking="N-1", **new)
    shop.do(case_id, Move.RMA_GIVEN, rma="K-2")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.RESHIP_PROMISED)
    shop.do(case_id, Move.LOST, tracking="N-1")
    shop.do(case_id, StepKind.REPLACE, tracking="N-2", **new)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, usd("27.00"))
    case = shop.case(case_id)
    lost = next(sent for sent in case.exchanges if sent.lost)
    assert (case.claims[-1].units, case.claims[-1].exchanges) == ((1, 2, 3), (lost.id,))
    carrier = {"party": Party.CARRIER}
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("10.00"), **carrier)
    shop.clock.forward(days=20)
    enter_until(shop, case_id, StepKind.CHASE_SUPPLIER)
    reminder = shop.do(case_id, StepKind.CHASE_SUPPLIER, **carrier)
    assert (reminder.to, reminder.facts.amount) == (Party.CARRIER, usd("10.00"))
