"""What the platform approved, as an earlier version took it in: its goods are awaited, too."""

import pytest

from returns.bringing_in.new_cases import Newcomers
from returns.desk import open_desk
from returns.terms import (
    BuyerMoney,
    FreightPayer,
    Goods,
    Offer,
    Party,
    Request,
    StepKind,
)
from tests.returns.casework.shop import Shop, usd


@pytest.fixture
def before(shop, monkeypatch):
    """A function that takes requests in as versions did that awaited nothing of what was approved."""

    def request(*items):
        with monkeypatch.context() as earlier:
            earlier.setattr(Newcomers, "_await_approved", lambda *_: None)
            return shop.request(*items)

    return request


@pytest.fixture
def opened_again(shop):
    """A function that closes the desk and opens it, as the program does at its next start."""
    desks = []

    def again():
        (desks[-1] if desks else shop.desk).close()
        desks.append(open_desk(shop.desk.folder, clock=shop.clock))
        return Shop(desks[-1], shop.clock, shop.folder)

    yield again
    for desk in desks:
        desk.close()


def approved(shop, **cells):
    told = {"return_request_status": "Approved", "return_reason": "CR-UNWANTED_ITEM"}
    return shop.item("LAMP", "80.00", **(told | cells))


def awaits(shop, case_id, offer=Offer.REFUND_ON_RECEIPT):
    case = shop.case(case_id)
    line = case.lead
    assert (case.next.kind, case.next.waiting_for) == (StepKind.AWAIT_PARCEL, Party.BUYER)
    assert (line.tracks.request, line.tracks.goods) == (Request.APPROVED, Goods.AWAITED)
    assert (line.tracks.buyer_money, line.offer) == (BuyerMoney.AGREED, offer)
    return True


def as_it_was(shop, case_id):
    """The state that these versions left: approved there, and nobody said anything."""
    line = shop.case(case_id).lead
    assert (line.tracks.request, line.tracks.buyer_money) == (Request.APPROVED, BuyerMoney.OPEN)
    assert (line.offer, line.answered_at) == (None, None)
    return shop.desk.cases.history(case_id)


def test_what_was_approved_before_is_awaited_once_its_file_comes_again(shop, before):
    case_id = before(approved(shop))
    told = as_it_was(shop, case_id)
    shop.bring(approved(shop))
    assert awaits(shop, case_id)
    history = shop.desk.cases.history(case_id)
    assert [event.hash for event in history[: len(told)]] == [event.hash for event in told]
    assert [event.kind for event in history[len(told) :]] == ["reported"]
    # told once
    shop.bring(approved(shop))
    assert shop.desk.cases.history(case_id) == history


def test_what_was_approved_before_is_awaited_once_the_desk_is_opened(
    shop, before, opened_again
):
    case_id = before(approved(shop))
    told = as_it_was(shop, case_id)
    later = opened_again()
    assert awaits(later, case_id)
    assert later.case(case_id).lead.freight_payer is FreightPayer.BUYER
    history = later.desk.cases.history(case_id)
    assert [event.hash for event in history[: len(told)]] == [event.hash for event in told]
    assert [event.kind for event in history[len(told) :]] == ["approved_there"]
    assert later.desk.keeping.check().sound
    once_more = opened_again()
    assert once_more.desk.cases.history(case_id) == history


def test_a_new_one_that_was_wished_for_is_awaited_as_one(shop, before, opened_again):
    case_id = before(approved(shop, resolution="Replacement"))
    assert awaits(opened_again(), case_id, Offer.REPLACEMENT_ON_RECEIPT)


@pytest.mark.parametrize(
    "cells",
    [
        {"return_request_status": "Pending"},
        {"refunded_amount": "80.00"},
        {"return_reason": "CR-NEVER_ARRIVED"},
        {"return_quantity": "3", "order_quantity": "1"},
    ],
)
def test_what_is_not_awaited_today_is_not_awaited_at_the_opening(
    shop, before, opened_again, cells
):
    case_id = before(approved(shop, **cells))
    history = shop.desk.cases.history(case_id)
    assert opened_again().desk.cases.history(case_id) == history


def test_what_was_said_to_the_buyer_since_stands(shop, before, opened_again):
    case_id = before(approved(shop))
    shop.do(case_id, StepKind.NEGOTIATE, offer=Offer.PARTIAL_REFUND, amount=usd("20.00"))
    line = shop.case(case_id).lead
    assert opened_again().case(case_id).lead == line
