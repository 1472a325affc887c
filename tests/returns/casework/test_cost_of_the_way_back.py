"""What the way back cost us is asked of a supplier who bears it, also where only its parcel tells it."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.errors import IllegalMove
from returns.terms import End, FreightPayer, Move, Offer, Party, Route, StepKind, Verdict, Works
from tests.returns.casework.shop import usd

TERMS = {"rma_needed": False, "freight": {"*": "buyer", "defective": "supplier"}}


def sent_there(shop, case_id, cost, payer=None, lines=None):
    """All of it is posted to its supplier, for that cost, and arrives."""
    case = shop.case(case_id)
    told = ParcelTold(End.SUPPLIER, End.BUYER, tracking="1Z", cost=cost, payer=payer, sent=True)
    shop.desk.parcels.note(case_id, told)
    shop.do(case_id, Move.RECEIVE, route=Route.TO_SUPPLIER, tracking="1Z")
    return case


def agreed(shop, case_id, lines=(1,)):
    there = Route.TO_SUPPLIER
    for line in lines:
        on_receipt = Offer.REFUND_ON_RECEIPT
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=on_receipt, route=there, line=line)
        shop.do(case_id, StepKind.APPROVE, route=there, line=line)


@pytest.mark.parametrize(
    ("reason", "payer", "asked"),
    [
        ("CR-DEFECTIVE", None, "69.00"),
        ("CR-DEFECTIVE", FreightPayer.SELLER, "69.00"),
        # who paid it himself has nothing of ours to bear
        ("CR-DEFECTIVE", FreightPayer.BUYER, "60.00"),
        # his terms lay the postage of what was merely not wanted on the buyer
        ("CR-UNWANTED_ITEM", FreightPayer.SELLER, "60.00"),
    ],
)
def test_a_supplier_who_bears_it_is_asked_for_it(shop, reason, payer, asked):
    shop.supplier(costs=[("MUG", "60")], **TERMS)
    case_id = shop.request(shop.item("MUG", "75.00", return_reason=reason))
    agreed(shop, case_id)
    sent_there(shop, case_id, usd("9"), payer)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    (claim,) = shop.case(case_id).claims
    assert claim.amount == usd(asked)
    assert f"USD {asked}" in letter.body
    assert ("USD 9.00 postage back" in letter.body) == (asked == "69.00")


def test_it_is_shared_by_what_is_in_the_parcel(shop):
    """$9 for a mug of $60 and a cup of $30, of one supplier: $6 and $3."""
    shop.supplier(costs=[("MUG", "40"), ("CUP", "20")], **TERMS)
    case_id = shop.request(shop.item("MUG", "60.00"), shop.item("CUP", "30.00"))
    agreed(shop, case_id, (1, 2))
    sent_there(shop, case_id, usd("9"))
    for line in (1, 2):
        shop.do(case_id, StepKind.SEND_CLAIM, line=line)
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("46"), usd("23")]


def test_a_parcel_of_another_supplier_costs_this_one_nothing(shop):
    shop.supplier("Kiln & Co", costs=[("MUG", "40")], **TERMS)
    shop.supplier("Lux GmbH", costs=[("CUP", "20")], **TERMS)
    case_id = shop.request(shop.item("MUG", "60.00"), shop.item("CUP", "30.00"))
    agreed(shop, case_id, (1, 2))
    cup = shop.case(case_id).lines[1].units[0]
    told = ParcelTold(
        End.SUPPLIER,
        End.BUYER,
        tracking="1ZC",
        cost=usd("9"),
        line=2,
        units=(cup.number,),
        sent=True,
    )
    shop.desk.parcels.note(case_id, told)
    shop.do(case_id, Move.RECEIVE, route=Route.TO_SUPPLIER, tracking="1ZC")
    shop.do(case_id, StepKind.SEND_CLAIM, line=2)
    (claim,) = shop.case(case_id).claims
    assert (claim.amount, claim.of) == (usd("29"), Party.SUPPLIER)


def test_that_postage_may_come_with_what_was_asked(shop):
    shop.supplier(costs=[("MUG", "60")], **TERMS)
    case_id = shop.request(shop.item("MUG", "75.00"))
    agreed(shop, case_id)
    sent_there(shop, case_id, usd("9"))
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.SETTLE, amount=usd("78.01"))
    shop.do(case_id, StepKind.SETTLE, amount=usd("69"))
    assert [p.amount for p in shop.case(case_id).payments if not p.outgoing] == [usd("69")]


@pytest.mark.parametrize(
    ("first", "asked"), [(usd("8"), "68.00"), (None, "60.00")], ids=["told", "untold"]
)
def test_a_parcel_that_was_lost_costs_its_supplier_nothing(shop, first, asked):
    """Two vases in two parcels: the carrier lost the second, for $7.20, and is asked for that vase itself."""
    shop.supplier(costs=[("VASE", "60")], **TERMS)
    case_id = shop.request(shop.item("VASE", "300.00", return_quantity="2", order_quantity="2"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, payer=FreightPayer.SELLER)
    ways = {"carrier": "UPS", "payer": FreightPayer.SELLER, "line": 1, "sent": True}
    for number, cost in ((1, first), (2, usd("7.20"))):
        told = ParcelTold(
            End.US, End.BUYER, tracking=f"V{number}", cost=cost, units=(number,), **ways
        )
        shop.desk.parcels.note(case_id, told)
    shop.desk.receiving.receive(case_id, "V1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    shop.do(case_id, Move.LOST, tracking="V2")
    sent = {}
    for _ in range(6):
        shop.say_why_no_photo(case_id)
        if shop.case(case_id).next.kind is StepKind.SEND_CLAIM:
            letter = shop.do(case_id, StepKind.SEND_CLAIM)
            sent[letter.to] = letter.facts.amount
        else:
            shop.do(case_id, shop.case(case_id).next.kind)
    assert sent == {Party.CARRIER: usd("60"), Party.SUPPLIER: usd(asked)}
