"""New ones of ours that were lost: their carrier is asked for each, where nobody else owes for the line."""

import pytest

from returns.casework.products import ProductTold
from returns.rules.sentences import sentence
from returns.terms import (
    ExchangeFrom,
    Fault,
    HoldKind,
    Move,
    Offer,
    Party,
    StepKind,
    SupplierClaim,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd

_NINE = usd("9.00")


@pytest.fixture
def new_ones(shop):
    """Two mugs of our own, that cost 9.00 each, were sent anew, in a parcel each."""
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("MUG", "120.00", **told))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    for unit in (1, 2):
        sent(shop, case_id, f"N{unit}", unit)
    return case_id


def sent(shop, case_id, tracking, *units):
    ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": tracking, "carrier": "UPS"}
    shop.do(case_id, StepKind.REPLACE, units=units, **ways)


def lost(shop, case_id, unit):
    """It is lost, and another one goes."""
    shop.do(case_id, Move.LOST, tracking=f"N{unit}")
    sent(shop, case_id, f"M{unit}", unit)


def settled(shop, case_id):
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_NINE)


def claims(shop, case_id):
    return [(claim.of, claim.units, claim.amount) for claim in shop.case(case_id).claims]


def test_the_second_is_asked_for_after_the_first_was_by_hand(shop, new_ones):
    """The case closed with the first claim, and nobody was asked for the other."""
    shop.do(new_ones, Move.LOST, tracking="N1")
    shop.do(new_ones, StepKind.SEND_CLAIM, party=Party.CARRIER, amount=_NINE)
    sent(shop, new_ones, "M1", 1)
    lost(shop, new_ones, 2)
    shop.do(new_ones, StepKind.CONFIRM_BUYER)
    settled(shop, new_ones)
    assert shop.case(new_ones).next.kind is StepKind.SEND_CLAIM
    letter = shop.do(new_ones, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert "The tracking number is N2." in letter.body
    assert claims(shop, new_ones) == [
        (Party.CARRIER, (1,), _NINE),
        (Party.CARRIER, (2,), _NINE),
    ]
    settled(shop, new_ones)
    assert shop.case(new_ones).closed_at is not None


def test_both_are_asked_for_together_in_their_carriers_time(shop, new_ones):
    lost(shop, new_ones, 1)
    lost(shop, new_ones, 2)
    advice = shop.case(new_ones).recommendation
    assert advice.claim_from is Fault.CARRIER
    (why,) = [because for because in advice.because if because.key == "fault.lost_new"]
    assert sentence(why, "en") != sentence(why, "zh")
    enter_until(shop, new_ones, StepKind.SEND_CLAIM)
    step = shop.case(new_ones).next
    assert "step.carrier_claim" in [because.key for because in step.because]
    letter = shop.do(new_ones, StepKind.SEND_CLAIM)
    assert "The tracking numbers are N1 and N2." in letter.body
    assert claims(shop, new_ones) == [(Party.CARRIER, (1, 2), usd("18.00"))]


@pytest.mark.parametrize("other", [False, True])
def test_what_it_cost_is_asked_for_first_and_of_another_thing_it_stays_by_hand(shop, other):
    told = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("MUG", "60.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": "N1"}
    if other:
        shop.desk.products.tell("MUG-2", ProductTold(title="Mug, tall"))
        ways["exchange"] = "MUG-2"
    shop.do(case_id, StepKind.REPLACE, **ways)
    lost(shop, case_id, 1)
    enter_until(shop, case_id, StepKind.CHECK)
    case = shop.case(case_id)
    asked = case.outlook(case.lead).hold
    if other:
        assert case.recommendation.claim_from is not Fault.CARRIER
        return
    assert (asked.kind, asked.because.key) == (HoldKind.COST, "hold.cost_carrier")
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == _NINE


def test_of_a_gift_nobody_is_asked_for_its_new_one(shop):
    case_id = shop.request(shop.item("MUG", "0.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1", 1)
    lost(shop, case_id, 1)
    assert shop.case(case_id).recommendation.claim_from is not Fault.CARRIER


@pytest.fixture
def faulty(shop):
    """Mugs that came broken, whose supplier is asked for them, and the new ones that went for them."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)

    def opened(pieces=1):
        told = {"return_quantity": str(pieces), "order_quantity": str(pieces)}
        told |= {"return_reason": "CR-DEFECTIVE"}
        case_id = shop.request(shop.item("MUG", f"{60 * pieces}.00", **told))
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
        for unit in range(1, pieces + 1):
            sent(shop, case_id, f"N{unit}", unit)
        assert shop.case(case_id).recommendation.claim_from is Fault.SUPPLIER
        return case_id

    return opened


def enter_claims(shop, case_id, count):
    """Follow what is recommended until so many claims were sent."""
    for _ in range(12):
        if len(shop.case(case_id).claims) == count:
            return
        enter_until(shop, case_id, StepKind.SEND_CLAIM)
        shop.do(case_id, StepKind.SEND_CLAIM)


@pytest.mark.parametrize("first", [False, True])
def test_beside_the_supplier_of_the_piece_the_carrier_of_its_new_one_is_asked(
    shop, faulty, first
):
    """It stayed by hand: the case closed with his claim, and nobody made good the new one."""
    case_id = faulty()
    if first:
        enter_claims(shop, case_id, 1)
    lost(shop, case_id, 1)
    enter_claims(shop, case_id, 2)
    told = sorted(claims(shop, case_id))
    assert told == [(Party.CARRIER, (1,), _NINE), (Party.SUPPLIER, (1,), _NINE)]
    for party in (Party.SUPPLIER, Party.CARRIER):
        shop.do(case_id, Move.CLAIM_ACCEPTED, party=party)
        shop.do(case_id, StepKind.SETTLE, amount=_NINE, party=party)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    assert sorted(claims(shop, case_id)) == told


def test_a_supplier_who_refuses_leaves_the_claim_on_the_new_one_as_it_is(shop, faulty):
    case_id = faulty()
    enter_claims(shop, case_id, 1)
    lost(shop, case_id, 1)
    enter_claims(shop, case_id, 2)
    shop.do(case_id, Move.CLAIM_REFUSED, party=Party.SUPPLIER)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert case.lead.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    assert case.next.waiting_for is Party.CARRIER
    assert sorted(claims(shop, case_id)) == [
        (Party.CARRIER, (1,), _NINE),
        (Party.SUPPLIER, (1,), _NINE),
    ]


def test_of_two_pieces_the_carrier_is_asked_for_the_one_that_it_lost(shop, faulty):
    case_id = faulty(2)
    enter_claims(shop, case_id, 1)
    lost(shop, case_id, 2)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    step = shop.case(case_id).next
    (why,) = [each for each in step.because if each.key == "step.second_party_new"]
    assert sentence(why, "en") != sentence(why, "zh")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert "The tracking number is N2." in letter.body
    assert claims(shop, case_id) == [
        (Party.SUPPLIER, (1, 2), usd("18.00")),
        (Party.CARRIER, (2,), _NINE),
    ]


def test_a_second_party_of_one_item_is_no_part_of_the_claim_on_the_same_for_another(shop):
    """Enter was refused: it meant the second item's own claim, which its supplier had turned away."""
    shop.supplier(costs=[("MUG", "9"), ("BOWL", "9")], rma_needed=False)
    items = [
        shop.item(sku, "60.00", return_reason=reason)
        for sku, reason in (("BOWL", "CR-UNWANTED_ITEM"), ("MUG", "CR-DEFECTIVE"))
    ]
    case_id = shop.request(*items)
    for line in (1, 2):
        anew = {"offer": Offer.RETURNLESS_REPLACEMENT, "line": line}
        shop.do(case_id, StepKind.ANSWER_BUYER, **anew)
        ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": f"N{line}"}
        shop.do(case_id, StepKind.REPLACE, line=line, **ways)
    shop.say_why_no_photo(case_id)
    shop.do(case_id, StepKind.SEND_CLAIM, line=2)
    shop.do(case_id, Move.CLAIM_REFUSED, line=2)
    shop.do(case_id, Move.WRITE_OFF, line=2)
    for line in (1, 2):
        shop.do(case_id, Move.LOST, tracking=f"N{line}")
        shop.do(case_id, StepKind.REPLACE, line=line, exchange_from=ExchangeFrom.STOCK)
    enter_claims(shop, case_id, 3)
    assert sorted(claims(shop, case_id)) == [
        (Party.CARRIER, (1,), _NINE),
        (Party.CARRIER, (1,), _NINE),
        (Party.SUPPLIER, (1,), _NINE),
    ]


def test_its_cost_is_asked_for_first_also_where_a_suppliers_carrier_broke_the_piece(shop):
    """Enter was refused: the claim on the new one's carrier was taken for one on what had come broken."""
    shop.supplier(rma_needed=False)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="AMZ-PG-BAD-TRANSIT"))
    shop.do(case_id, Move.BUYER_SAID, reason="damaged_in_transit", answer="It came in bits.")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1", 1)
    lost(shop, case_id, 1)
    kiln = shop.desk.policies.suppliers()[0].id
    shop.desk.cases.set_supplier(case_id, kiln)
    assert shop.case(case_id).recommendation.fault is Fault.CARRIER
    assert shop.case(case_id).recommendation.claim_from is Fault.SUPPLIER
    enter_until(shop, case_id, StepKind.CHECK)
    (second,) = shop.case(case_id).seconds
    assert second.outlook.hold.kind is HoldKind.COST
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    enter_claims(shop, case_id, 2)
    assert sorted(claims(shop, case_id)) == [
        (Party.CARRIER, (1,), _NINE),
        (Party.SUPPLIER, (1,), _NINE),
    ]
