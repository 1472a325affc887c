"""A carrier is asked for what it did, and for nothing that another one did: one claim after the other."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
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
from tests.cases.playing import enter_until, sheet
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


def test_in_whose_hands_it_was_is_told_of_the_parcel_that_is_asked_for(shop, two_parcels):
    """The sheet for who lost one said that another had it, and brought it to us."""
    case_id = two_parcels("UPS", "FedEx")
    shop.clock.forward(days=2)
    shop.do(case_id, Move.LOST, tracking="T-1")
    broken_by_carrier(shop, case_id, 2)
    _, _, after = sheet(shop, case_id, Party.CARRIER).partition("Chain of custody")
    hands, _, _ = after.partition("History")
    assert "the buyer → UPS" in hands
    assert "FedEx" not in hands
    assert "T-2" not in hands


def test_it_reads_nothing_of_what_was_found_on_a_piece_that_another_brought(shop, two_parcels):
    """The sheet for the lost piece had the verdict of the other: it came, and does not work."""
    case_id = two_parcels("UPS", "FedEx")
    shop.clock.forward(days=2)
    shop.do(case_id, Move.LOST, tracking="T-1")
    broken_by_carrier(shop, case_id, 2)
    told, _, _ = sheet(shop, case_id, Party.CARRIER).partition("History")
    assert "Does not work" not in told
    assert "Carrier’s damage" not in told


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


@pytest.mark.parametrize("carriers", [("UPS", "FedEx"), ("UPS", "UPS")])
def test_after_a_supplier_who_refused_each_carrier_is_asked(shop, carriers):
    """The second was asked for nothing: what was refused counted as asked for still."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-DEFECTIVE"}
    case_id = shop.request(shop.item("MUG", "120.00", **told))
    onto = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, payer=FreightPayer.SELLER, **onto)
    shop.do(case_id, StepKind.APPROVE)
    for unit, carrier in enumerate(carriers, start=1):
        ways = {"carrier": carrier, "payer": FreightPayer.SELLER, "units": (unit,)}
        back = ParcelTold(End.US, End.BUYER, tracking=f"T-{unit}", sent=True, **ways)
        shop.desk.parcels.note(case_id, back)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.SUPPLIER)
    shop.do(case_id, Move.CLAIM_REFUSED)
    for unit in (1, 2):
        shop.do(case_id, Move.LOST, tracking=f"T-{unit}")
    of_each = 2 if carriers[0] != carriers[1] else 1
    for _ in range(of_each):
        next_claim(shop, case_id)
    enter_until(shop, case_id)
    theirs = [claim for claim in shop.case(case_id).claims if claim.of is Party.CARRIER]
    assert len(theirs) == of_each
    assert sum((claim.amount for claim in theirs), start=usd("0.00")) == usd("18.00")


def two_lines(shop, *carriers):
    """A mug and a cup sent back on our labels, a parcel each, both lost."""
    items = [
        shop.item(sku, "60.00", return_reason="CR-UNWANTED_ITEM", order_item_id=f"5-{sku}")
        for sku in ("MUG", "CUP")
    ]
    case_id = shop.request(*items)
    onto = {
        "offer": Offer.REFUND_ON_RECEIPT,
        "route": Route.TO_US,
        "payer": FreightPayer.SELLER,
    }
    for number, sku in enumerate(("MUG", "CUP"), start=1):
        shop.desk.products.tell(sku, ProductTold(cost=_NINE))
        shop.do(case_id, StepKind.ANSWER_BUYER, line=number, **onto)
        shop.do(case_id, StepKind.APPROVE, line=number)
        ways = {"carrier": carriers[number - 1], "payer": FreightPayer.SELLER, "line": number}
        back = ParcelTold(End.US, End.BUYER, tracking=f"T-{number}", sent=True, **ways)
        shop.desk.parcels.note(case_id, back)
        shop.do(case_id, Move.LOST, tracking=f"T-{number}", line=number)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    return case_id


def test_of_two_items_each_carrier_has_a_letter_of_its_own(shop):
    case_id = two_lines(shop, "UPS", "FedEx")
    first = shop.do(case_id, StepKind.SEND_CLAIM)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    second = shop.do(case_id, StepKind.SEND_CLAIM)
    for letter, number, other in ((first, "T-1", "T-2"), (second, "T-2", "T-1")):
        assert letter.facts.amount == _NINE
        assert number in letter.body
        assert other not in letter.body


def test_of_two_items_that_one_carrier_lost_one_letter_asks(shop):
    case_id = two_lines(shop, "UPS", "UPS")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.facts.amount == usd("18.00")
    assert "T-1" in letter.body
    assert "T-2" in letter.body


@pytest.mark.parametrize("units", [(), (1,)])
def test_what_goes_back_by_hand_is_of_the_claim_that_was_paid_and_is_not_owed(
    shop, two_parcels, units
):
    """It was booked on the last claim: the first was paid back once more, and the second paid twice."""
    case_id = two_parcels("UPS", "FedEx")
    shop.do(case_id, Move.LOST, tracking="T-1")
    shop.do(case_id, Move.LOST, tracking="T-2")
    next_claim(shop, case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.clock.forward(days=1)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id)
    shop.finish(case_id)
    told = MoneyTold(_NINE, out=True, party=Party.CARRIER, line=1, units=units, back=True)
    shop.desk.money.note(case_id, told)
    first = shop.case(case_id).claims[0]
    back = [p for p in shop.case(case_id).payments if p.party is Party.CARRIER and p.outgoing]
    assert [(p.claim_id, p.amount) for p in back] == [(first.id, _NINE)]
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_NINE)
    enter_until(shop, case_id)
    moved = [p for p in shop.case(case_id).payments if p.party is Party.CARRIER]
    assert len(moved) == 3
    assert len(shop.case(case_id).claims) == 2


def test_a_part_that_goes_back_of_what_is_owed_is_not_asked_for_again(shop, two_parcels):
    case_id = two_parcels("UPS", "UPS")
    shop.do(case_id, Move.LOST, tracking="T-1")
    shop.do(case_id, Move.LOST, tracking="T-2")
    next_claim(shop, case_id)
    told = MoneyTold(usd("1.00"), out=True, party=Party.CARRIER, line=1, back=True)
    shop.desk.money.note(case_id, told)
    enter_until(shop, case_id)
    assert len(shop.case(case_id).claims) == 1
    assert shop.case(case_id).closed_at is not None
