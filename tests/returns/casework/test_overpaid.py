"""What a supplier paid for pieces that turn out not to be owed is his again, and he is told so."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.papers.case_money import moved_said
from returns.phrases import say
from returns.rules.money.settled import settled_pieces
from returns.terms import (
    MoneyWay,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import days_until, enter, enter_until
from tests.returns.casework.shop import usd

_BOTH, _ONE = usd("90.00"), usd("45.00")


def claimed_ahead(shop, cost="45"):
    """Two lamps are claimed on their supplier's last safe day, before they came."""
    shop.supplier(costs=[("LAMP", cost)] if cost else [], rma_needed=False)
    if not cost:
        told = ProductTold(cost=Money.parse("88.02", "CNY"), supplier="Kiln & Co")
        shop.desk.products.tell("LAMP", told)
    item = shop.item("LAMP", "240.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.ships_to_known(case_id)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    days_until(shop, case_id, lambda case: bool(case.claims))
    return case_id


@pytest.fixture
def paid_ahead(shop):
    case_id = claimed_ahead(shop)
    pays(shop, case_id, _BOTH)
    return case_id


def pays(shop, case_id, amount):
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=amount)


def comes(shop, case_id, *broken, verdict=None, units=(1, 2)):
    shop.desk.receiving.receive(case_id, f"T-{units[0]}")
    for unit in (1, 2):
        if unit not in units:
            shop.miss(case_id, unit=unit)
        elif verdict is Verdict.EMPTY:
            shop.look(case_id, unit=unit, package=PackageState.NONE)
        else:
            shop.look(case_id, unit=unit, works=Works.NO if unit in broken else Works.YES)
    shop.finish(case_id, verdict)


def to_supplier(shop, case_id):
    kept = [kept.letter for kept in shop.desk.cases.letters(case_id)]
    return [x for x in kept if x.to is Party.SUPPLIER and x.template != "goods_sent"]


def given_back(shop, case_id):
    theirs = [p for p in shop.case(case_id).payments if p.party is Party.SUPPLIER]
    return [(p.amount, p.units, p.way) for p in theirs if p.outgoing]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_money_for_what_is_sound_is_his_again(shop, paid_ahead, lang):
    """He was thanked, and the money was kept; neither the seller nor he heard a word."""
    comes(shop, paid_ahead)
    enter_until(shop, paid_ahead, StepKind.SETTLE)
    (why,) = shop.case(paid_ahead).next.because
    assert (why.key, dict(why.facts)["amount"]) == ("step.claim_overpaid", "USD 90.00")
    letter = enter(shop, paid_ahead, lang)
    assert (letter.to, letter.template) == (Party.SUPPLIER, "claim_overpaid")
    assert letter.facts.amount == _BOTH
    assert "USD 90.00" in letter.body
    assert given_back(shop, paid_ahead) == [(_BOTH, (1, 2), MoneyWay.BILL)]
    days_until(shop, paid_ahead, lambda case: case.closed_at is not None)
    assert to_supplier(shop, paid_ahead)[-1] == letter
    assert shop.case(paid_ahead).tracks.supplier_claim is SupplierClaim.SETTLED
    told = [row.what for row in moved_said(shop.case(paid_ahead), lang)]
    assert say("papers.summary.kind.given_back", lang) in told


@pytest.mark.parametrize("broken", [1, 2])
def test_of_several_that_of_the_sound_ones_alone(shop, paid_ahead, broken):
    comes(shop, paid_ahead, broken)
    days_until(shop, paid_ahead, lambda case: case.closed_at is not None)
    (letter,) = [x for x in to_supplier(shop, paid_ahead) if x.template == "claim_overpaid"]
    assert letter.facts.amount == _ONE
    assert [item.quantity for item in letter.facts.items] == [1]
    assert given_back(shop, paid_ahead) == [(_ONE, (3 - broken,), MoneyWay.BILL)]


def test_nothing_of_what_bears_it_out(shop, paid_ahead):
    comes(shop, paid_ahead, 1, 2)
    days_until(shop, paid_ahead, lambda case: case.closed_at is not None)
    assert given_back(shop, paid_ahead) == []


def test_who_granted_less_has_his_share_of_that(shop):
    case_id = claimed_ahead(shop)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("60"))
    shop.do(case_id, StepKind.SETTLE, amount=usd("60"))
    comes(shop, case_id, 1)
    enter_until(shop, case_id)
    assert given_back(shop, case_id) == [(usd("30"), (2,), MoneyWay.BILL)]


def test_he_hears_of_it_once_all_that_he_paid_for_was_seen(shop, paid_ahead):
    comes(shop, paid_ahead, units=(1,))
    enter_until(shop, paid_ahead)
    assert given_back(shop, paid_ahead) == []
    comes(shop, paid_ahead, units=(2,))
    enter_until(shop, paid_ahead)
    assert given_back(shop, paid_ahead) == [(_BOTH, (1, 2), MoneyWay.BILL)]


def test_money_for_what_never_came_and_was_paid_to_nobody_is_his_again(shop, paid_ahead):
    days_until(shop, paid_ahead, lambda case: case.closed_at is not None)
    assert shop.case(paid_ahead).paid == usd("0")
    assert given_back(shop, paid_ahead) == [(_BOTH, (1, 2), MoneyWay.BILL)]


def test_of_an_empty_box_he_hears_nothing_but_that(shop, paid_ahead):
    """A case against the buyer is none of his (domain.md 7)."""
    comes(shop, paid_ahead, verdict=Verdict.EMPTY)
    shop.do(paid_ahead, Move.DECLINE, reason="There was nothing in it.")
    enter_until(shop, paid_ahead)
    letter = to_supplier(shop, paid_ahead)[-1]
    assert (letter.template, letter.facts.amount) == ("claim_overpaid", _BOTH)
    assert "empty" not in letter.body


def test_nobody_is_thanked_for_what_he_is_known_not_to_owe(shop):
    """It was found sound before his money was noted."""
    case_id = claimed_ahead(shop)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    comes(shop, case_id, 1)
    assert shop.do(case_id, StepKind.SETTLE, amount=_BOTH) is None
    enter_until(shop, case_id)
    told = [letter.template for letter in to_supplier(shop, case_id)]
    assert told[-2:] == ["claim", "claim_overpaid"]


def test_he_reads_it_in_the_currency_in_which_he_bills(shop):
    case_id = claimed_ahead(shop, cost="")
    pays(shop, case_id, Money.parse("176.04", "CNY"))
    comes(shop, case_id, 1)
    enter_until(shop, case_id)
    letter = to_supplier(shop, case_id)[-1]
    assert "CNY 88.02" in letter.body
    (back,) = [p for p in shop.case(case_id).payments if p.outgoing and p.billed is not None]
    assert back.billed == Money.parse("88.02", "CNY")


def test_it_can_be_sent_to_him_instead(shop, paid_ahead):
    comes(shop, paid_ahead, 1)
    told = MoneyTold(_ONE, out=True, party=Party.SUPPLIER, back=True, units=(2,))
    shop.desk.money.note(paid_ahead, told)
    assert given_back(shop, paid_ahead) == [(_ONE, (2,), MoneyWay.BANK)]
    assert shop.case(paid_ahead).paid == usd("0")
    days_until(shop, paid_ahead, lambda case: case.closed_at is not None)
    assert to_supplier(shop, paid_ahead)[-1].template == "thanks"
    more = MoneyTold(usd("45.01"), out=True, party=Party.SUPPLIER, back=True)
    with pytest.raises(IllegalMove, match="45"):
        shop.desk.money.note(paid_ahead, more)


def test_what_goes_back_to_him_is_nothing_that_the_buyer_had(shop):
    """As much as the lamps were sold for: their buyer counted as paid, and had nothing."""
    case_id = claimed_ahead(shop, cost="120")
    pays(shop, case_id, usd("240.00"))
    comes(shop, case_id)
    told = MoneyTold(usd("240.00"), out=True, party=Party.SUPPLIER, back=True)
    shop.desk.money.note(case_id, told)
    case = shop.case(case_id)
    assert settled_pieces(case, case.lead) == frozenset()
    days_until(shop, case_id, lambda case: case.closed_at is not None)
    assert shop.case(case_id).paid == usd("240.00")


def test_it_is_taken_back_and_done_again(shop, paid_ahead):
    comes(shop, paid_ahead)
    enter_until(shop, paid_ahead, StepKind.SETTLE)
    enter(shop, paid_ahead, "en")
    shop.desk.cases.take_back_last(paid_ahead)
    assert given_back(shop, paid_ahead) == []
    assert shop.case(paid_ahead).next.kind is StepKind.SETTLE
    shop.desk.cases.again_last(paid_ahead)
    assert given_back(shop, paid_ahead) == [(_BOTH, (1, 2), MoneyWay.BILL)]
