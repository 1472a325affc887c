"""A claim made before its goods came is put right by what they bring: his fee, and what he paid already."""

import pytest

from returns.papers.case_money import asked_said
from returns.records.policy import ReturnFee
from returns.terms import (
    Disposition,
    FreightWay,
    Move,
    Offer,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.cases.playing import claims_of, enter_until, last_to_supplier
from tests.returns.casework.shop import usd

_BOTH, _TEN = usd("90.00"), ReturnFee(percent=10)


def claimed_ahead(shop, fee=None, **terms):
    """Two lamps of a cost of $45 are claimed on their supplier's last safe day, on their way to us."""
    told = {"rma_needed": False, "window_days": 30, "fee": fee or ReturnFee()} | terms
    shop.supplier(costs=[("LAMP", "45")], **told)
    item = shop.item("LAMP", "240.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.do(case_id, Move.SHIPPED, tracking="1Z999AA10123456784", carrier="UPS")
    for _ in range(20):
        enter_until(shop, case_id)
        if shop.case(case_id).claims:
            break
        shop.clock.forward(days=1)
    assert claims_of(shop, case_id) == [((1, 2), _BOTH)]
    shop.clock.forward(days=1)
    return case_id


def comes(shop, case_id, *broken):
    shop.desk.receiving.receive(case_id)
    for unit in (1, 2):
        shop.look(case_id, unit=unit, works=Works.NO if unit in broken else Works.YES)
    shop.finish(case_id)
    enter_until(shop, case_id)


def first_comes(shop, case_id):
    """The first of two is in the parcel, broken; the other is not."""
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, works=Works.NO)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    enter_until(shop, case_id)


def second_comes(shop, case_id):
    """The other, broken, in a parcel of its own."""
    shop.desk.receiving.receive(case_id, "T-2")
    shop.look(case_id, unit=2, works=Works.NO)
    shop.finish(case_id)
    enter_until(shop, case_id)


@pytest.mark.parametrize(
    ("fee", "left", "working"),
    [
        (_TEN, "81.00", "USD 81.00 (USD 90.00 goods, less USD 9.00 fee (10 %))."),
        (ReturnFee(0, usd("7")), "83.00", "USD 83.00 (USD 90.00 goods, less USD 7.00 fee)."),
    ],
)
def test_his_fee_comes_off_once_the_goods_go_back_to_him(shop, fee, left, working):
    """He was asked, and reminded, of more than his terms leave."""
    case_id = claimed_ahead(shop, fee)
    comes(shop, case_id, 1, 2)
    assert claims_of(shop, case_id) == [((1, 2), _BOTH), ((1, 2), usd(left))]
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_known", usd(left))
    assert "USD 90.00" in letter.body
    assert working in letter.body
    told = [row.answer for row in asked_said(shop.case(case_id), "en")]
    assert told == ["taken into the next claim", "no answer yet"]


def test_how_the_new_sum_comes_about_is_told_once(shop):
    """Where postage went into it the letter had its parts twice."""
    case_id = claimed_ahead(shop, _TEN, freight={"*": "supplier"})
    shop.desk.inspections.set_freight(case_id, FreightWay.BACK, usd("11.11"))
    comes(shop, case_id, 1, 2)
    letter = last_to_supplier(shop, case_id)
    parts = "USD 90.00 goods + USD 11.11 postage back, less USD 9.00 fee (10 %)"
    assert f"for USD 92.11 ({parts})." in letter.body
    assert letter.body.count(parts) == 1


def test_what_is_with_him_again_is_not_called_here(shop):
    """The one went on to him before the other came: both were told to be here."""
    case_id = claimed_ahead(shop, _TEN)
    first_comes(shop, case_id)
    second_comes(shop, case_id)
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_known", usd("81.00"))
    assert "have come back; it is for Lamp (LAMP), 2 pcs" in letter.body
    assert "are here" not in letter.body


@pytest.mark.parametrize(
    ("fee", "first", "second"),
    [(_TEN, "85.50", ["81.00"]), (ReturnFee(0, usd("7")), "83.00", [])],
)
def test_his_fee_comes_off_for_each_piece_once_that_goes_back_to_him(shop, fee, first, second):
    """He was reminded of the whole until all of them were seen, which the rest may never be."""
    case_id = claimed_ahead(shop, fee)
    first_comes(shop, case_id)
    assert claims_of(shop, case_id) == [((1, 2), _BOTH), ((1, 2), usd(first))]
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_known", usd(first))
    assert "We found: as claimed; does not work. 1 piece of them" in letter.body
    second_comes(shop, case_id)
    assert [sum_ for _, sum_ in claims_of(shop, case_id)] == [
        _BOTH,
        *map(usd, (first, *second)),
    ]


def test_a_claim_without_a_fee_stays_as_it_is(shop):
    case_id = claimed_ahead(shop)
    comes(shop, case_id, 1, 2)
    assert claims_of(shop, case_id) == [((1, 2), _BOTH)]


def test_what_he_answered_is_for_him_to_reckon(shop):
    """He granted a sum, knowing his own terms."""
    case_id = claimed_ahead(shop, _TEN)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    comes(shop, case_id, 1, 2)
    assert claims_of(shop, case_id) == [((1, 2), _BOTH)]


def test_goods_that_stay_with_us_bear_no_fee(shop):
    case_id = claimed_ahead(shop, _TEN)
    shop.desk.receiving.receive(case_id)
    line_id = shop.case(case_id).lines[0].id
    for unit in (1, 2):
        shop.look(case_id, unit=unit, works=Works.NO)
        shop.desk.inspections.decide(case_id, line_id, unit, disposition=Disposition.DISPOSE)
    shop.finish(case_id)
    enter_until(shop, case_id)
    assert claims_of(shop, case_id) == [((1, 2), _BOTH)]


@pytest.mark.parametrize(("paid", "left"), [("60.00", "21.00"), ("80.99", "0.01")])
def test_his_fee_comes_off_what_he_has_not_paid_yet(shop, paid, left):
    """He paid a part before any answer, and was reminded of all the rest."""
    case_id = claimed_ahead(shop, _TEN)
    shop.do(case_id, StepKind.SETTLE, amount=usd(paid), rest_asked=True)
    comes(shop, case_id, 1, 2)
    assert claims_of(shop, case_id)[1:] == [((1, 2), usd(left))]
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_known", usd(left))
    assert f"less USD 9.00 fee (10 %), less USD {paid} that came" in letter.body


@pytest.mark.parametrize("paid", ["81.00", "85.50"])
def test_he_is_asked_for_no_fee_of_his_where_he_paid_the_rest(shop, paid):
    case_id = claimed_ahead(shop, _TEN)
    shop.do(case_id, StepKind.SETTLE, amount=usd(paid), rest_asked=True)
    comes(shop, case_id, 1, 2)
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_rest", _BOTH - usd(paid))
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("LAMP", 2)]
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.SETTLED


def paid_in_part(shop, case_id, amount):
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd(amount), rest_asked=True)


def test_the_rest_of_a_claim_is_corrected_by_what_came_of_it(shop):
    """One of the two was sound: he was asked for all that he had granted, as if both were broken."""
    case_id = claimed_ahead(shop)
    paid_in_part(shop, case_id, "20.00")
    comes(shop, case_id, 1)
    assert claims_of(shop, case_id)[1:] == [((1,), usd("25.00"))]
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_less", usd("25.00"))
    assert "less USD 20.00 that came" in letter.body


def test_no_more_is_asked_where_he_paid_what_is_owed(shop):
    case_id = claimed_ahead(shop)
    paid_in_part(shop, case_id, "45.00")
    comes(shop, case_id, 1)
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_rest", usd("45.00"))
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("LAMP", 1)]
    assert claims_of(shop, case_id) == [((1, 2), _BOTH)]
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.SETTLED


@pytest.mark.parametrize(("broken", "his", "pieces"), [((1,), "15.00", 1), ((), "60.00", 2)])
def test_what_he_paid_beyond_what_is_owed_is_his_again(shop, broken, his, pieces):
    """He was thanked for it, and it was kept; of the rest, too, he hears that it is not owed."""
    case_id = claimed_ahead(shop)
    paid_in_part(shop, case_id, "60.00")
    comes(shop, case_id, *broken)
    letter = last_to_supplier(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_overpaid", usd(his))
    assert [item.quantity for item in letter.facts.items] == [pieces]
    assert "nothing more of this claim" in letter.body
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.SETTLED
