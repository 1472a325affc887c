"""A piece that was bought and comes beyond those announced is returned like the others."""

import pytest

from returns.terms import Move, Offer, Party, Route, StepKind, Verdict, Works
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


def lamps(shop, bought=3, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US):
    """So many faulty lamps of 80.00 each, that cost 45.00; two of those bought are announced."""
    shop.supplier(costs=[("LAMP", "45")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": str(bought)}
    case_id = shop.request(shop.item("LAMP", f"{80 * bought}.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer, route=route)
    if offer is Offer.REFUND_ON_RECEIPT:
        shop.do(case_id, StepKind.APPROVE)
    return case_id


def come(shop, case_id, *units, tracking="T-1"):
    look(shop, case_id, *units, tracking=tracking)
    shop.finish(case_id)


def look(shop, case_id, *units, tracking="T-1"):
    shop.desk.receiving.receive(case_id, tracking)
    for unit in units:
        shop.look(case_id, unit=unit, works=Works.NO)


def claimed(shop, case_id):
    claims = shop.case(case_id).claims
    return [(claim.units, claim.amount) for claim in claims if claim.of is Party.SUPPLIER]


def test_it_is_refunded_and_claimed_with_the_others(shop):
    """It went on to its supplier for nothing, and the buyer heard no word of it."""
    case_id = lamps(shop)
    come(shop, case_id, 1, 2, 3)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert (case.quantity, case.paid) == (3, usd("240.00"))
    assert claimed(shop, case_id) == [((1, 2, 3), usd("135.00"))]
    told = [kept.letter for kept in shop.desk.cases.letters(case_id)]
    (refunded,) = [letter for letter in told if letter.template == "refunded"]
    assert [item.quantity for item in refunded.facts.items] == [3]


def test_it_is_refunded_when_it_comes_after_the_others_were(shop):
    case_id = lamps(shop)
    come(shop, case_id, 1, 2)
    enter_until(shop, case_id)
    assert shop.case(case_id).paid == usd("160.00")
    come(shop, case_id, 3, tracking="T-2")
    enter_until(shop, case_id)
    assert shop.case(case_id).paid == usd("240.00")
    assert [units for units, _ in claimed(shop, case_id)][-1] == (1, 2, 3)


@pytest.mark.parametrize("route", [Route.TO_US, Route.TO_SUPPLIER])
def test_it_is_refunded_where_the_others_were_paid_for_ahead(shop, route):
    """A refund at once, or a new one at once, took the third piece for one that nobody bought."""
    case_id = lamps(shop, offer=Offer.IMMEDIATE_REFUND, route=route)
    enter_until(shop, case_id)
    assert shop.case(case_id).paid == usd("160.00")
    come(shop, case_id, 1, 2, 3)
    enter_until(shop, case_id)
    assert shop.case(case_id).paid == usd("240.00")
    assert claimed(shop, case_id) == [((1, 2, 3), usd("135.00"))]


def test_a_new_one_is_sent_for_it_where_those_of_the_others_went_ahead(shop):
    case_id = lamps(shop, offer=Offer.REPLACEMENT)
    enter_until(shop, case_id)
    come(shop, case_id, 1, 2, 3)
    enter_until(shop, case_id)
    assert [len(sent.units) for sent in shop.case(case_id).exchanges] == [2, 1]
    assert claimed(shop, case_id) == [((1, 2, 3), usd("135.00"))]


def test_what_the_buyer_broke_beyond_those_paid_for_ahead_was_never_promised(shop):
    case_id = lamps(shop, offer=Offer.IMMEDIATE_REFUND)
    enter_until(shop, case_id)
    look(shop, case_id, 1, 2, 3)
    line_id = shop.case(case_id).lines[0].id
    shop.desk.inspections.decide(case_id, line_id, 3, verdict=Verdict.BUYER_DAMAGE)
    shop.finish(case_id)
    assert (shop.case(case_id).quantity, shop.case(case_id).value) == (2, usd("160.00"))


def test_the_inspection_is_taken_back_with_it(shop):
    case_id = lamps(shop)
    look(shop, case_id, 1, 2, 3)
    before = shop.case(case_id)
    shop.finish(case_id)
    assert shop.case(case_id).quantity == 3
    shop.desk.cases.take_back_last(case_id)
    assert shop.case(case_id) == before


def test_what_nobody_bought_stays_one_too_many(shop):
    case_id = lamps(shop, bought=2)
    come(shop, case_id, 1, 2, 3)
    enter_until(shop, case_id)
    assert (shop.case(case_id).quantity, shop.case(case_id).paid) == (2, usd("160.00"))
    assert claimed(shop, case_id) == [((1, 2), usd("90.00"))]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Lamp (LAMP), 2 pcs; Lamp, 1 pc more than was announced"),
        ("zh", "Lamp（LAMP）2 件；Lamp 1 件（超出申报数量）"),
    ],
)
def test_its_supplier_reads_that_one_too_many_is_in_the_parcel(shop, lang, words):
    """He was asked for two, and told that three of them are on their way."""
    case_id = lamps(shop, bought=2)
    come(shop, case_id, 1, 2, 3)
    enter_until(shop, case_id, StepKind.SEND_ON)
    letter = shop.desk.cases.do(case_id, StepKind.SEND_ON, lang=lang).letter
    assert words in letter.body
    assert [item.quantity for item in letter.facts.items] == [3]


def test_what_another_request_holds_stays_one_too_many(shop):
    case_id = lamps(shop)
    told = {"return_quantity": "1", "order_quantity": "3", "amazon_rma_id": "DA2"}
    shop.request(shop.item("LAMP", "240.00", **told))
    come(shop, case_id, 1, 2, 3)
    assert (shop.case(case_id).quantity, shop.case(case_id).value) == (2, usd("160.00"))


@pytest.mark.parametrize("verdict", [Verdict.WRONG_ITEM, Verdict.EMPTY])
def test_another_thing_is_no_further_piece(shop, verdict):
    case_id = lamps(shop)
    look(shop, case_id, 1, 2, 3)
    line_id = shop.case(case_id).lines[0].id
    shop.desk.inspections.decide(case_id, line_id, 3, verdict=verdict)
    shop.finish(case_id)
    assert (shop.case(case_id).quantity, shop.case(case_id).value) == (2, usd("160.00"))


def test_where_the_others_stay_with_the_buyer_it_is_none_of_the_request(shop):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    told = {"return_quantity": "1", "order_quantity": "2"}
    case_id = shop.request(shop.item("MUG", "36.80", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    come(shop, case_id, 1, 2)
    assert shop.case(case_id).quantity == 1


def test_a_further_piece_is_none_that_was_called_off_and_is_here_all_the_same(shop):
    """Of three bought two were announced, one of them called off, and all three came: one counted twice."""
    case_id = lamps(shop)
    shop.do(case_id, Move.WITHDRAW, line=1, units=(2,))
    shop.desk.receiving.receive(case_id, "T-1")
    first = shop.case(case_id).lines[0]
    shop.look(case_id, line=1, unit=1, works=Works.NO)
    shop.look(case_id, line=1, unit=2, works=Works.NO)
    shop.finish(case_id)
    held = [unit.piece for line in shop.case(case_id).lines for unit in line.units]
    assert sorted(held) == [1, 2, 3], first
