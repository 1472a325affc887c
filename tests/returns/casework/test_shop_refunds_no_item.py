"""A shop gives back a part of an order, and its file names no item (domain.md 1c, 2; formats.md A5)."""

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.records.options import NewCase
from returns.rules.sentences import sentence
from returns.terms import HoldKind, Move, Offer, Party, StepKind
from returns.trade.disputes import Dispute
from tests.cases.platform_rows import bring_file, shopify_orders
from tests.cases.playing import enter
from tests.returns.casework.shop import usd

LAMP_AND_MUG = (("LAMP", "60.00", 1), ("MUG", "40.00", 1))


def listed(shop, refunded="", lines=LAMP_AND_MUG, **cells):
    """The orders export lists it, with what went back."""
    cells |= {"Refunded Amount": refunded}
    bring_file(shop, shopify_orders(("#1001", lines, cells)), "orders.csv", "Pine Shop")


def asked(shop, sku="LAMP"):
    """The buyer wants to return that item of the order."""
    new = NewCase("#1001", "Pine Shop", sku.capitalize(), "defective", None, sku=sku)
    return shop.desk.by_hand.open(new).case_ids[0]


def held(shop, case_id):
    hold = shop.case(case_id).outlook(shop.case(case_id).lead).hold
    return hold.kind if hold is not None else None


def platform_paid(shop, case_id, amount, **told):
    money = MoneyTold(usd(amount), out=True, party=Party.PLATFORM, **told)
    shop.desk.money.note(case_id, money)


@pytest.mark.parametrize("first", [True, False])
def test_what_may_have_been_for_another_item_is_looked_up_by_a_person(shop, first):
    """All of it was taken for the item that was asked for, which then was paid by nobody any more."""
    listed(shop, refunded="50.00" if first else "")
    case_id = asked(shop)
    listed(shop, refunded="50.00")
    case = shop.case(case_id)
    # of 100.00 the mug leaves 10.00 that can have been for the lamp alone
    assert case.lead.refunded == usd("10.00")
    assert held(shop, case_id) is HoldKind.SHOP_REFUND
    for lang in ("en", "zh"):
        said = sentence(case.outlook(case.lead).hold.because, lang)
        assert "50.00" in said
        assert "40.00" in said
    for _ in range(3):
        assert enter(shop, case_id) is None
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)


def test_it_ends_once_somebody_says_what_it_was_for(shop):
    listed(shop, refunded="50.00")
    case_id = asked(shop)
    platform_paid(shop, case_id, "40.00")
    assert held(shop, case_id) is not HoldKind.SHOP_REFUND
    assert shop.case(case_id).lead.left == usd("10.00")


def test_it_ends_where_somebody_says_that_it_was_for_others(shop):
    listed(shop, refunded="50.00")
    case_id = asked(shop)
    shop.do(case_id, Move.LIFT, reason="For the mug, and kindness.")
    assert held(shop, case_id) is not HoldKind.SHOP_REFUND
    assert shop.case(case_id).lead.left == usd("50.00")


@pytest.mark.parametrize(
    ("refunded", "cells", "had"),
    [
        # the price of one item alone, with or without the postage
        ("60.00", {}, "60.00"),
        ("65.00", {"Shipping": "5.00"}, "60.00"),
        # all of it
        ("100.00", {}, "60.00"),
    ],
)
def test_what_can_be_nothing_else_is_known(shop, refunded, cells, had):
    listed(shop, refunded=refunded, **cells)
    case_id = asked(shop)
    assert shop.case(case_id).lead.refunded == usd(had)
    assert held(shop, case_id) is not HoldKind.SHOP_REFUND


def test_of_two_items_of_one_price_nobody_knows_which(shop):
    listed(shop, "20.00", (("LAMP", "20.00", 1), ("MUG", "20.00", 1)))
    new = NewCase("#1001", "Pine Shop", "Lamp", "defective", None, sku="LAMP")
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    # it is the price of what was asked for
    assert shop.case(case_id).lead.refunded == usd("20.00")
    other = asked(shop, "MUG")
    assert not shop.case(other).lead.refunded
    assert held(shop, other) is not HoldKind.SHOP_REFUND


def test_what_we_refunded_there_ourselves_holds_up_nothing(shop):
    listed(shop)
    case_id = asked(shop)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    shop.do(case_id, StepKind.REFUND)
    listed(shop, refunded="60.00")
    assert shop.case(case_id).paid == usd("60.00")
    other = asked(shop, "MUG")
    assert not shop.case(other).lead.refunded
    assert held(shop, other) is not HoldKind.SHOP_REFUND


def test_the_postage_may_be_a_part_of_it(shop):
    """Of 70.00 the mug leaves 30.00, and 5.00 of them may be the postage."""
    listed(shop, "70.00", Shipping="5.00")
    case_id = asked(shop)
    assert shop.case(case_id).lead.refunded == usd("25.00")
    assert held(shop, case_id) is HoldKind.SHOP_REFUND


@pytest.mark.parametrize("told", [{}, {"postage": True}])
def test_no_more_is_taken_than_the_file_leaves_open(shop, told):
    """All 60.00 were taken as paid, of which the shop had paid 20.00: the buyer got 40.00 too little."""
    listed(shop, refunded="20.00", Shipping="50.00")
    case_id = asked(shop)
    before = shop.case(case_id)
    with pytest.raises(IllegalMove) as refused:
        platform_paid(shop, case_id, "50.00", **told)
    assert refused.value.key == "money.above_the_shop"
    for lang in ("en", "zh"):
        said = refused.value.say(lang)
        assert all(each in said for each in ("50.00", "20.00"))
    assert shop.case(case_id) == before


def test_nor_once_all_of_it_is_said(shop):
    """The same money told twice, in two parts, left the buyer short as well."""
    listed(shop, refunded="20.00")
    case_id = asked(shop)
    platform_paid(shop, case_id, "20.00")
    with pytest.raises(IllegalMove) as refused:
        platform_paid(shop, case_id, "15.00")
    assert refused.value.key == "money.above_the_shop_all"
    assert shop.case(case_id).lead.left == usd("40.00")


def test_what_the_shop_paid_since_is_told_by_its_reference(shop):
    listed(shop, refunded="20.00")
    case_id = asked(shop)
    platform_paid(shop, case_id, "50.00", reference="RF-7")
    assert shop.case(case_id).lead.left == usd("10.00")
    # its next file tells the same, and nothing is counted again
    listed(shop, refunded="50.00")
    assert shop.case(case_id).lead.left == usd("10.00")


def test_a_decision_of_others_is_none_of_the_shops_refunds(shop):
    listed(shop, refunded="20.00")
    case_id = asked(shop)
    shop.do(case_id, Move.LIFT, reason="For the mug.")
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    platform_paid(shop, case_id, "60.00")
    assert not shop.case(case_id).lead.left


def test_where_no_file_tells_a_sum_the_word_of_the_seller_stands(shop):
    listed(shop)
    case_id = asked(shop)
    platform_paid(shop, case_id, "50.00")
    assert shop.case(case_id).lead.left == usd("10.00")
