"""The buyer's history: by who it is, with every order and case and what was found in them."""

import pytest

from returns.errors import NotFound
from returns.records.options import NewCase
from returns.terms import Move, Offer, StepKind, Verdict
from tests.returns.casework.shop import usd


def test_one_who_writes_the_name_in_two_ways_is_one_and_a_namesake_is_not(shop, asked):
    first, second = asked(), asked("M. Olsen")
    other = asked("Mark Olsen", "another@example.com")
    known = shop.desk.buyers.history(second)
    assert [case.id for case in known.cases] == [second, first]
    assert [order.number for order in known.orders] == ["112-2", "112-1"]
    assert [order.cases for order in known.orders] == [1, 1]
    assert [case.id for case in shop.desk.buyers.history(other).cases] == [other]


def test_it_tells_what_was_found_and_what_went_back(shop, asked):
    first = asked()
    shop.do(first, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(first, StepKind.APPROVE)
    shop.desk.receiving.receive(first, "T-1")
    shop.look(first)
    shop.desk.inspections.finish(first, Verdict.AS_CLAIMED)
    shop.do(first, StepKind.REFUND)
    second = asked()
    (own, before) = shop.desk.buyers.history(second).cases
    assert (own.found, own.back, own.closed) == ((), usd("0"), False)
    assert (before.found, before.back) == ((Verdict.AS_CLAIMED,), usd("75.00"))
    shop.desk.cases.take_back_last(first)
    assert shop.desk.buyers.history(second).cases[1].back == usd("0")
    shop.do(second, Move.WITHDRAW)
    assert shop.desk.buyers.history(first).cases[0].closed


def test_of_one_with_more_than_a_hundred_the_newest_hundred_are_told(shop):
    cases = [
        shop.desk.by_hand.open(
            NewCase(
                *(f"112-{n}", "Amazon US", "Lamp", "defective", usd("75")),
                buyer_name="Mark Olsen",
                buyer_email="mark@example.com",
            )
        ).case_ids[0]
        for n in range(101)
    ]
    known = shop.desk.buyers.history(cases[0])
    assert [case.id for case in known.cases] == cases[:0:-1]
    assert len(known.orders) == 100


def test_nobody_is_known_of_a_case_without_a_name(shop, asked):
    nobody = asked("", "")
    known = shop.desk.buyers.history(nobody)
    assert {case.id for case in known.cases} <= {nobody}
    with pytest.raises(NotFound):
        shop.desk.buyers.history(999)
