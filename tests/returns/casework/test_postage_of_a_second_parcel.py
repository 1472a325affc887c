"""What the way back of a second parcel cost is asked of a supplier who bears it, once, with what it held."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import End, FreightPayer, Move, Offer, Party, Route, StepKind, Verdict, Works
from tests.cases.playing import days_until, enter_until
from tests.returns.casework.shop import usd

TERMS = {"rma_needed": False, "freight": {"*": "buyer", "defective": "supplier"}}


@pytest.fixture
def two_lamps(shop):
    """Two lamps of 60.00 that do not work may come back at our expense, each in a parcel of its own."""
    shop.supplier(costs=[("LAMP", "60")], **TERMS)
    case_id = shop.request(shop.item("LAMP", "300.00", return_quantity="2", order_quantity="2"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, payer=FreightPayer.SELLER)
    return case_id


def sent(shop, case_id, number, cost, units=None):
    """That lamp is on its way back, for that cost."""
    told = ParcelTold(
        End.US,
        End.BUYER,
        tracking=f"L{number}",
        cost=usd(cost),
        payer=FreightPayer.SELLER,
        line=1,
        units=units or (number,),
        sent=True,
    )
    shop.desk.parcels.note(case_id, told)


def came(shop, case_id, number):
    """It is here, and does not work."""
    shop.desk.receiving.receive(case_id, f"L{number}")
    shop.look(case_id, unit=number, works=Works.NO)
    shop.finish(case_id)
    shop.say_why_no_photo(case_id)


def asked(shop, case_id):
    """The supplier is asked for what came since; the sums of all that he was asked for so far."""
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    claims = shop.case(case_id).claims
    assert (letter.to, letter.facts.amount) == (Party.SUPPLIER, claims[-1].amount)
    return letter, [claim.amount for claim in claims]


def settled(shop, case_id, amount):
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd(amount))


@pytest.mark.parametrize("told_first", [False, True], ids=["told_later", "told_before"])
def test_the_next_claim_asks_for_it_and_for_no_more(shop, two_lamps, told_first):
    sent(shop, two_lamps, 1, "9")
    if told_first:
        sent(shop, two_lamps, 2, "7")
    came(shop, two_lamps, 1)
    assert asked(shop, two_lamps)[1] == [usd("69")]
    settled(shop, two_lamps, "69")
    if not told_first:
        sent(shop, two_lamps, 2, "7")
    came(shop, two_lamps, 2)
    letter, sums = asked(shop, two_lamps)
    assert sums == [usd("69"), usd("67")]
    assert "USD 7.00 postage back" in letter.body
    settled(shop, two_lamps, "67")
    days_until(shop, two_lamps, lambda case: case.closed_at is not None)
    assert len(shop.case(two_lamps).claims) == 2


@pytest.mark.parametrize("told_first", [False, True], ids=["told_later", "told_before"])
def test_it_joins_a_claim_that_runs(shop, two_lamps, told_first):
    sent(shop, two_lamps, 1, "9")
    if told_first:
        sent(shop, two_lamps, 2, "7")
    came(shop, two_lamps, 1)
    assert asked(shop, two_lamps)[1] == [usd("69")]
    if not told_first:
        sent(shop, two_lamps, 2, "7")
    came(shop, two_lamps, 2)
    assert asked(shop, two_lamps)[1][-1] == usd("136")


def test_what_came_in_the_first_parcel_is_not_asked_for_again(shop, two_lamps):
    """Both lay in one parcel, and that the second does not work either was found once the first was paid."""
    sent(shop, two_lamps, 1, "9", units=(1, 2))
    shop.desk.receiving.receive(two_lamps, "L1")
    shop.look(two_lamps, unit=1, works=Works.NO)
    shop.look(two_lamps, unit=2)
    shop.finish(two_lamps)
    shop.say_why_no_photo(two_lamps)
    assert asked(shop, two_lamps)[1] == [usd("69")]
    settled(shop, two_lamps, "69")
    shop.look(two_lamps, unit=2, works=Works.NO)
    lamp = shop.case(two_lamps).lead.id
    shop.desk.inspections.decide(two_lamps, lamp, 2, verdict=Verdict.AS_CLAIMED)
    assert asked(shop, two_lamps)[1] == [usd("69"), usd("60")]


def test_of_what_was_told_of_the_first_before_the_second_joins_its_own_letter_tells(
    shop, two_lamps
):
    """The letter with the new sum said that more had come back, and asked for none of that."""
    for number in (1, 2):
        shop.do(two_lamps, Move.SHIPPED, tracking=f"L{number}", units=(number,))
    came(shop, two_lamps, 1)
    assert asked(shop, two_lamps)[1] == [usd("60")]
    sent(shop, two_lamps, 1, "9")
    came(shop, two_lamps, 2)
    letter, sums = asked(shop, two_lamps)
    assert (letter.template, sums[-1]) == ("claim_known", usd("69"))
    assert "More has come back" not in letter.body
    sent(shop, two_lamps, 2, "7")
    letter, sums = asked(shop, two_lamps)
    assert (letter.template, sums[-1]) == ("claim_joined", usd("136"))
    assert [item.quantity for item in letter.facts.items] == [1]
