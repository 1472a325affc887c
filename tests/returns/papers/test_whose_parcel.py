"""A carrier is asked by the parcel in which it happened: another carrier's parcel is none of its business."""

from dataclasses import replace

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.desk import Desk
from returns.errors import Refusal
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.rules.packets.fits import Unfit
from returns.terms import (
    End,
    FreightPayer,
    FreightWay,
    Fulfilment,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.returns.documents.sample_papers import text_of

THERE, BACK = "1Z999AA10123456784", "9400111899223033005282"


def open_lamp(desk: Desk, reason: str = "damaged_in_transit") -> int:
    """A lamp of our own stock, for which the reason says whose fault it is."""
    price = Money.parse("75", "USD")
    new = NewCase(
        "302-1", "eBay US", "Lamp", reason, price, sku="LAMP", fulfilment=Fulfilment.OWN_STOCK
    )
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.products.tell("LAMP", ProductTold(cost=Money.parse("20", "USD")))
    return case_id


def went(desk: Desk, case_id: int, carrier: str) -> None:
    """It went to the buyer by that carrier."""
    told = ParcelTold(End.BUYER, End.US, THERE, carrier, sent=True, arrived=True)
    desk.parcels.note(case_id, told)


def comes_back(desk: Desk, case_id: int, carrier: str, *, arrived: bool = False) -> None:
    """It comes back by that carrier, at our expense."""
    told = ParcelTold(
        *(End.US, End.BUYER, BACK, carrier),
        payer=FreightPayer.SELLER,
        sent=True,
        arrived=arrived,
    )
    desk.parcels.note(case_id, told)


def asked(desk: Desk, case_id: int) -> str:
    paper = desk.papers.evidence(case_id, addressee=Party.CARRIER, lang="en")
    return " ".join(text_of(paper.pdf).split())


def test_what_was_broken_on_the_way_out_is_asked_of_who_had_it_then(desk: Desk) -> None:
    """The sheet went to whoever brings it back, the last that was noted, with both numbers."""
    case_id = open_lamp(desk)
    went(desk, case_id, "UPS")
    comes_back(desk, case_id, "USPS")
    words = asked(desk, case_id)
    assert "to UPS" in words
    assert THERE in words
    assert BACK not in words.partition("What happened")[0]
    assert "USPS" not in words.partition("What happened")[0]


def test_who_only_brings_it_back_is_not_who_broke_it(desk: Desk) -> None:
    """The way out was known by its days alone: USPS was asked by the number of the return parcel."""
    case_id = open_lamp(desk)
    comes_back(desk, case_id, "USPS")
    words = asked(desk, case_id)
    assert "to USPS" not in words
    assert BACK not in words.partition("What happened")[0]


def test_what_was_broken_on_the_way_back_is_asked_of_who_brought_it(desk: Desk) -> None:
    case_id = open_lamp(desk, "changed_mind")
    comes_back(desk, case_id, "USPS", arrived=True)
    went(desk, case_id, "UPS")
    line = desk.cases.get(case_id).lead
    desk.inspections.save_finding(case_id, FindingDraft(line.id, works=Works.NO))
    desk.inspections.set_verdict(case_id, Verdict.CARRIER_DAMAGE)
    words = asked(desk, case_id)
    assert "to USPS" in words
    assert BACK in words
    assert THERE not in words.partition("What happened")[0]


@pytest.mark.parametrize(
    ("reason", "theirs", "others"),
    [("damaged_in_transit", "ups", "usps"), ("never_arrived", "ups", "usps")],
)
def test_no_packet_goes_to_the_carrier_of_another_way(
    desk: Desk, reason: str, theirs: str, others: str
) -> None:
    case_id = open_lamp(desk, reason)
    went(desk, case_id, "UPS")
    comes_back(desk, case_id, "USPS")
    grounded = {
        choice.addressee.id for choice in desk.packets.choices(case_id) if choice.grounded
    }
    assert theirs in grounded
    assert others not in grounded
    assert THERE in desk.packets.make(case_id, Asking(theirs)).text
    with pytest.raises(Refusal) as refused:
        desk.packets.make(case_id, Asking(others))
    assert refused.value.key == "packets.not_theirs"


def test_the_number_of_the_way_back_is_none_of_the_way_out(desk: Desk) -> None:
    """The number that USPS is to find it by is not known: that of the return went into its place."""
    case_id = open_lamp(desk)
    comes_back(desk, case_id, "USPS")
    with pytest.raises(Unfit) as refused:
        desk.packets.make(case_id, Asking("usps"))
    assert "tracking number" in refused.value.say("en")


def test_of_two_carriers_none_is_meant_by_name(desk: Desk) -> None:
    case_id = open_lamp(desk)
    went(desk, case_id, "UPS")
    told = ParcelTold(End.BUYER, End.US, "T-2", "FedEx", sent=True, another=True)
    desk.parcels.note(case_id, told)
    words = asked(desk, case_id)
    assert "to the carrier" in words
    assert "T-2" in words
    assert THERE in words


def late(desk: Desk, payer: FreightPayer) -> int:
    """A lamp came late by UPS, who was asked for its postage; it comes back by USPS."""
    case_id = open_lamp(desk, "late")
    went(desk, case_id, "UPS")
    desk.inspections.set_freight(case_id, FreightWay.OUT, Money.parse("6.40", "USD"))
    paid = StepOptions(offer=Offer.IMMEDIATE_REFUND, route=Route.TO_US, payer=payer)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, paid)
    desk.cases.do(case_id, StepKind.REFUND)
    desk.cases.do(case_id, StepKind.SEND_CLAIM)
    told = ParcelTold(End.US, End.BUYER, BACK, "USPS", payer=payer, sent=True)
    desk.parcels.note(case_id, told)
    return case_id


def test_who_was_late_is_asked_for_its_postage_whatever_befell_the_goods_since(
    desk: Desk,
) -> None:
    """The sheet of the claim on UPS went to USPS, whom the buyer paid, with the number of the return."""
    case_id = late(desk, FreightPayer.BUYER)
    desk.receiving.receive(case_id, BACK)
    line = desk.cases.get(case_id).lead
    desk.inspections.save_finding(case_id, FindingDraft(line.id, works=Works.NO))
    desk.inspections.set_verdict(case_id, Verdict.CARRIER_DAMAGE)
    words = asked(desk, case_id)
    assert "to UPS" in words
    assert THERE in words
    assert BACK not in words.partition("What happened")[0]
    # nor does it ask by what was found, or for money that went to the buyer
    assert "Came too late: as claimed on 22 Nov" in words
    assert "Refunded to the buyer" not in words
    assert "Postage of what came late USD 6.40" in words


def test_of_goods_whose_cost_is_unknown_the_carrier_is_named_who_is_asked_for_it(
    desk: Desk,
) -> None:
    """It was said that a supplier is asked, of a carrier's damage."""
    price = Money.parse("75", "USD")
    new = NewCase("302-9", "eBay US", "Lamp", "damaged_in_transit", price)
    (case_id,) = desk.by_hand.open(replace(new, fulfilment=Fulfilment.OWN_STOCK)).case_ids
    desk.cases.do(case_id, Move.OFFER, StepOptions(offer=Offer.RETURNLESS_REFUND))
    desk.cases.do(case_id, StepKind.REFUND)
    with pytest.raises(Refusal) as refused:
        desk.cases.do(case_id, StepKind.SEND_CLAIM)
    assert refused.value.key == "step.cost_unknown"
    assert "the carrier is asked for the cost" in refused.value.say("en")
