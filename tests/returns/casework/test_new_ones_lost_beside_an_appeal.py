"""A platform is asked back what it paid for a wrong thing, and a carrier for the new ones that it lost."""

import pytest

from returns.casework.products import ProductTold
from returns.terms import (
    Disposition,
    ExchangeFrom,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Verdict,
)
from tests.cases.playing import days_until, enter_until
from tests.returns.casework.shop import usd


def sent(shop, case_id, number):
    told = {"exchange_from": ExchangeFrom.STOCK, "tracking": number, "carrier": "UPS"}
    shop.do(case_id, StepKind.REPLACE, **told)


def lost(shop, case_id, number):
    shop.do(case_id, Move.LOST, tracking=number)


@pytest.fixture
def wrong_thing(shop):
    """A mug was sent anew as N1, and what its buyer sent back for it was another thing."""
    case_id = shop.request(shop.item("MUG", "150.00"))
    shop.desk.products.tell("MUG", ProductTold(cost=usd("9.00")))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT, route=Route.TO_US)
    sent(shop, case_id, "N1")
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, instead="a brick")
    line_id = shop.case(case_id).lead.id
    told = {"verdict": Verdict.WRONG_ITEM, "disposition": Disposition.DISPOSE}
    shop.desk.inspections.decide(case_id, line_id, 1, **told)
    shop.finish(case_id)
    return case_id


def platform_pays(shop, case_id):
    shop.bring(shop.item("MUG", "150.00", refunded_amount="20.00"))
    assert [p.amount for p in shop.case(case_id).payments if p.by_platform] == [usd("20.00")]


def asked(shop, case_id):
    return [(claim.of, claim.exchanges) for claim in shop.case(case_id).claims]


def claims(shop, case_id):
    """Enter to the next claim, which is its carrier's, and make it."""
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.do(case_id, StepKind.SEND_CLAIM).to is Party.CARRIER


def test_what_is_lost_while_its_carrier_is_asked_joins_that_claim(shop, wrong_thing):
    """It waited for the answer, once a platform was next."""
    case_id = wrong_thing
    lost(shop, case_id, "N1")
    sent(shop, case_id, "N2")
    claims(shop, case_id)
    platform_pays(shop, case_id)
    lost(shop, case_id, "N2")
    sent(shop, case_id, "N3")
    claims(shop, case_id)
    gone = [each.id for each in shop.case(case_id).exchanges if each.lost]
    assert asked(shop, case_id)[-1] == (Party.CARRIER, tuple(gone))


@pytest.mark.parametrize("carrier_first", [True, False])
def test_what_is_lost_after_the_platform_was_asked_is_asked_of_its_carrier(
    shop, wrong_thing, carrier_first
):
    """Nobody was asked for it, whether or not a carrier had been asked for an earlier one."""
    case_id, number = wrong_thing, "N1"
    if carrier_first:
        lost(shop, case_id, "N1")
        sent(shop, case_id, "N2")
        claims(shop, case_id)
        shop.do(case_id, Move.CLAIM_ACCEPTED)
        shop.do(case_id, StepKind.SETTLE, amount=usd("9.00"))
        number = "N2"
    platform_pays(shop, case_id)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.PLATFORM)
    lost(shop, case_id, number)
    sent(shop, case_id, "N3")
    claims(shop, case_id)
    days_until(shop, case_id, lambda case: case.closed_at is not None)
    told = asked(shop, case_id)
    gone = [each.id for each in shop.case(case_id).exchanges if each.lost]
    assert [of for of, _ in told].count(Party.PLATFORM) == 1
    assert [new for _, each in told for new in each] == gone
