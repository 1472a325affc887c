"""Postage that a supplier bears, told once he had been asked, is asked of him, and once (domain.md 1c, 4)."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import (
    End,
    FreightPayer,
    FreightWay,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.cases.playing import (
    claims_of,
    days_until,
    enter_until,
    last_to_supplier,
    letters,
    sheet,
)
from tests.returns.casework.shop import usd

BEARS = {"*": "buyer", "defective": "supplier"}


@pytest.fixture(params=[BEARS])
def lamp(request, shop):
    """A lamp of 60.00 that does not work came back at our expense, and its supplier was asked for it."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False, freight=request.param)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE, payer=FreightPayer.SELLER)
    shop.do(case_id, Move.SHIPPED, tracking="L1")
    shop.desk.receiving.receive(case_id, "L1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    return case_id


def paid(shop, case_id, amount, granted=None):
    act = Move.CLAIM_PARTLY if granted else Move.CLAIM_ACCEPTED
    shop.do(case_id, act, amount=usd(granted) if granted else None)
    shop.do(case_id, StepKind.SETTLE, amount=usd(amount))


def told(shop, case_id, cost, how="parcel"):
    """What the way back, or there, had cost."""
    if how == "parcel":
        of = {"tracking": "L1", "cost": usd(cost), "payer": FreightPayer.SELLER}
        shop.desk.parcels.note(case_id, ParcelTold(End.US, End.BUYER, **of))
    else:
        shop.desk.inspections.set_freight(case_id, FreightWay(how), usd(cost))


def sums(shop, case_id):
    return [amount for _, amount in claims_of(shop, case_id)]


@pytest.mark.parametrize("how", ["parcel", "back", "out"])
def test_it_is_in_the_sum_of_a_claim_that_nobody_answered(shop, lamp, how):
    told(shop, lamp, "9", how)
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("69")]


@pytest.mark.parametrize("how", ["parcel", "back", "out"])
@pytest.mark.parametrize("first", ["told", "paid"])
def test_who_paid_without_it_is_asked_for_it_alone(shop, lamp, how, first):
    if first == "told":
        shop.do(lamp, Move.CLAIM_ACCEPTED)
        told(shop, lamp, "9", how)
        shop.do(lamp, StepKind.SETTLE, amount=usd("60"))
    else:
        paid(shop, lamp, "60")
        told(shop, lamp, "9", how)
    enter_until(shop, lamp)
    letter = last_to_supplier(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("9")]
    assert (letter.template, letter.facts.amount) == ("claim_postage", usd("9"))
    assert ("USD 9.00 freight" if how == "out" else "USD 9.00 postage back") in letter.body
    assert "USD 60.00" not in letter.body
    paid(shop, lamp, "9")
    days_until(shop, lamp, lambda case: case.tracks.supplier_claim is SupplierClaim.SETTLED)
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("9")]


def test_who_granted_a_part_of_the_price_is_asked_for_no_more_of_that(shop, lamp):
    paid(shop, lamp, "50", granted="50")
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("9")]
    paid(shop, lamp, "9")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("9")]


@pytest.mark.parametrize("act", [Move.MORE_ASKED, Move.CLAIM_REFUSED, Move.RESHIP_PROMISED])
def test_asked_for_once_more_it_is_the_postage_alone(shop, lamp, act):
    """What he had refused of the goods went into it, which was settled long since."""
    paid(shop, lamp, "50", granted="50")
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    shop.do(lamp, act, answer="Please show us the postage.")
    if act is Move.RESHIP_PROMISED:
        days_until(shop, lamp, lambda case: len(case.claims) > 2)
    else:
        shop.do(lamp, StepKind.SEND_CLAIM, reason="No camera.")
    assert sums(shop, lamp) == [usd("60"), usd("9"), usd("9")]
    letter = next(x for x in reversed(letters(shop, lamp)) if x.template.startswith("claim"))
    assert letter.facts.amount == usd("9")
    assert "USD 60.00" not in letter.body
    paid(shop, lamp, "9")
    enter_until(shop, lamp)
    assert len(sums(shop, lamp)) == 3


def test_its_rest_is_that_of_the_postage(shop, lamp):
    paid(shop, lamp, "50", granted="50")
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    shop.do(lamp, Move.CLAIM_PARTLY, amount=usd("5"))
    letter = shop.do(lamp, StepKind.SEND_CLAIM)
    assert sums(shop, lamp) == [usd("60"), usd("9"), usd("4")]
    assert "the rest of our claim of USD 9.00, of which you granted USD 5.00" in letter.body
    shop.do(lamp, Move.MORE_ASKED)
    shop.do(lamp, StepKind.SEND_CLAIM, reason="No camera.")
    assert sums(shop, lamp)[-1] == usd("4")
    shop.do(lamp, StepKind.SETTLE, amount=usd("9"))
    enter_until(shop, lamp)
    assert shop.case(lamp).tracks.supplier_claim is SupplierClaim.SETTLED


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "postage told since"), ("zh", "后来得知的运费")]
)
def test_the_sheet_says_that_postage_was_asked_for(shop, lamp, lang, said):
    paid(shop, lamp, "60")
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    assert said in sheet(shop, lamp, Party.SUPPLIER, lang)


def test_what_costs_as_much_as_the_goods_is_asked_for_once(shop, lamp):
    paid(shop, lamp, "60")
    told(shop, lamp, "60")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("60")]
    shop.clock.forward(days=1)
    enter_until(shop, lamp)
    paid(shop, lamp, "60")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("60")]


def test_a_second_figure_is_asked_for_beside_the_first(shop, lamp):
    paid(shop, lamp, "60")
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    paid(shop, lamp, "9")
    told(shop, lamp, "11")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("9"), usd("2")]
    assert "less USD 9.00 that we asked for before" in last_to_supplier(shop, lamp).body


def test_what_he_paid_beyond_the_claim_is_off_it(shop, lamp):
    shop.do(lamp, Move.CLAIM_ACCEPTED)
    shop.do(lamp, StepKind.SETTLE, amount=usd("69"), reason="They paid the way back, too.")
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60")]


def test_a_sum_that_somebody_named_is_left_as_it_is(shop, lamp):
    shop.do(lamp, Move.CLAIM_PARTLY, amount=usd("40"))
    shop.do(lamp, StepKind.SEND_CLAIM, amount=usd("15"))
    paid(shop, lamp, "55")
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60"), usd("15")]


@pytest.mark.parametrize("lamp", [{"*": "seller"}, {"*": "buyer"}], indirect=True)
def test_who_does_not_bear_it_is_not_asked(shop, lamp):
    paid(shop, lamp, "60")
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60")]


def test_who_refused_is_not_quarrelled_with(shop, lamp):
    shop.do(lamp, Move.CLAIM_REFUSED)
    shop.do(lamp, StepKind.SETTLE)
    told(shop, lamp, "9")
    enter_until(shop, lamp)
    assert sums(shop, lamp) == [usd("60")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_sheet_asks_for_it_as_the_letter_does(shop, lamp, lang):
    paid(shop, lamp, "60")
    told(shop, lamp, "9")
    assert shop.case(lamp).next.kind is StepKind.SEND_CLAIM
    paper = sheet(shop, lamp, Party.SUPPLIER, lang)
    assert "USD 9.00" in paper
    assert "USD 69.00" not in paper
