"""Where the same again would be as wrong, it is asked which one is sent instead (domain.md 1, 5)."""

import pytest

from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.terms import HoldKind, Move, Offer, Route, StepKind, Verdict
from tests.cases.playing import enter, next_of
from tests.returns.casework.shop import usd


@pytest.fixture
def shirt(shop):
    """A buyer of a shirt that does not fit, who keeps it and was promised a new one."""
    shop.supplier(costs=[("SHIRT-M", "9")], rma_needed=False)
    shop.desk.products.tell("SHIRT-L", ProductTold(cost=usd("9"), title="Shirt L"))
    item = shop.item("SHIRT-M", "40.00", return_reason="CR-APPAREL_TOO_SMALL")
    case_id = shop.request(item)
    assert shop.case(case_id).lead.reason == "wrong_size"
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT)
    return case_id


def hold(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold


def test_the_size_that_did_not_fit_is_not_sent_again(shop, shirt):
    assert next_of(shop, shirt) is StepKind.CHECK
    assert hold(shop, shirt).kind is HoldKind.VARIANT
    with pytest.raises(IllegalMove, match="say which one is sent instead"):
        shop.do(shirt, StepKind.REPLACE)
    assert not shop.case(shirt).exchanges


def test_the_one_that_was_chosen_is_sent(shop, shirt):
    letter = shop.do(shirt, StepKind.REPLACE, exchange="SHIRT-L")
    assert "Shirt L" in letter.body
    assert [sent.sku for sent in shop.case(shirt).exchanges] == ["SHIRT-L"]


@pytest.mark.parametrize("named", [True, False])
def test_the_same_is_sent_again_to_whom_somebody_looked_into(shop, shirt, named):
    if named:
        shop.do(shirt, StepKind.REPLACE, exchange="SHIRT-M")
    else:
        shop.do(shirt, Move.LIFT, reason="The label was wrong, not the shirt")
        enter(shop, shirt)
    assert [sent.sku for sent in shop.case(shirt).exchanges] == ["SHIRT-M"]


def test_what_is_broken_is_sent_again_as_it_was(shop):
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT)
    assert hold(shop, case_id) is None
    enter(shop, case_id)
    assert [sent.sku for sent in shop.case(case_id).exchanges] == ["MUG"]


# --- and it was lost ------------------------------------------------------------------------------


def sent_and_lost(shop, case_id, sku="SHIRT-L", **told):
    letter = shop.do(case_id, StepKind.REPLACE, exchange=sku, tracking="N1", **told)
    shop.do(case_id, Move.LOST, tracking="N1")
    return letter


def skus(shop, case_id):
    return [sent.sku for sent in shop.case(case_id).exchanges]


@pytest.mark.parametrize("reason", ["CR-APPAREL_TOO_SMALL", "CR-DEFECTIVE"])
def test_what_was_agreed_on_is_sent_again_after_it_was_lost(shop, reason):
    """The first one was sent again, of which the buyer had said that it does not fit, or does not work."""
    shop.supplier(costs=[("SHIRT-M", "9")], rma_needed=False)
    shop.desk.products.tell("SHIRT-L", ProductTold(cost=usd("9"), title="Shirt L"))
    case_id = shop.request(shop.item("SHIRT-M", "40.00", return_reason=reason))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent_and_lost(shop, case_id)
    assert next_of(shop, case_id) is StepKind.REPLACE
    letter = enter(shop, case_id)
    assert "Shirt L" in letter.body
    assert skus(shop, case_id) == ["SHIRT-L", "SHIRT-L"]


def test_something_else_can_be_said_after_it_was_lost(shop, shirt):
    shop.desk.products.tell("SHIRT-XL", ProductTold(cost=usd("9"), title="Shirt XL"))
    sent_and_lost(shop, shirt)
    shop.do(shirt, StepKind.REPLACE, exchange="SHIRT-XL", tracking="N2")
    shop.do(shirt, Move.LOST, tracking="N2")
    # what was agreed on last
    enter(shop, shirt)
    assert skus(shop, shirt) == ["SHIRT-L", "SHIRT-XL", "SHIRT-XL"]
    assert hold(shop, shirt) is None


def test_the_first_one_is_sent_again_where_somebody_says_so(shop, shirt):
    sent_and_lost(shop, shirt)
    shop.do(shirt, StepKind.REPLACE, exchange="SHIRT-M")
    assert skus(shop, shirt) == ["SHIRT-L", "SHIRT-M"]


def test_of_two_pieces_each_has_what_was_agreed_for_it(shop):
    """One has a larger size, which is lost; for the other one the same is owed."""
    shop.supplier(costs=[("SHIRT-M", "9")], rma_needed=False)
    shop.desk.products.tell("SHIRT-L", ProductTold(cost=usd("9"), title="Shirt L"))
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-DEFECTIVE"}
    case_id = shop.request(shop.item("SHIRT-M", "80.00", **told))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent_and_lost(shop, case_id, units=(1,))
    assert hold(shop, case_id).kind is HoldKind.VARIANT
    with pytest.raises(IllegalMove, match="say which one is sent instead"):
        shop.do(case_id, StepKind.REPLACE)
    shop.do(case_id, StepKind.REPLACE, units=(1,))
    enter(shop, case_id)
    assert [(x.sku, x.units) for x in shop.case(case_id).exchanges if not x.lost] == [
        ("SHIRT-L", (1,)),
        ("SHIRT-M", (2,)),
    ]


# --- and the first one comes back before ----------------------------------------------------------


@pytest.fixture
def coat(shop):
    """A function that has a dear coat come back, fine, whose buyer was promised a new one for it."""
    shop.supplier(costs=[("COAT-M", "50")], rma_needed=False)
    shop.desk.products.tell("COAT-L", ProductTold(cost=usd("60"), title="Coat L"))

    def back(reason, verdict=Verdict.NO_FAULT):
        case_id = shop.request(shop.item("COAT-M", "120.00", return_reason=reason))
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
        shop.desk.receiving.receive(case_id, "T-1")
        shop.look(case_id)
        shop.finish(case_id, verdict)
        return case_id

    return back


@pytest.mark.parametrize("verdict", [Verdict.NO_FAULT, Verdict.AS_CLAIMED])
def test_what_was_promised_for_a_size_that_did_not_fit_is_sent_once_that_is_back(
    shop, coat, verdict
):
    """The whole price was paid at the next Enter, to whom a new one had been promised."""
    case_id = coat("CR-APPAREL_TOO_SMALL", verdict)
    assert shop.case(case_id).recommendation.first is Offer.REPLACEMENT_ON_RECEIPT
    assert hold(shop, case_id).kind is HoldKind.VARIANT
    letter = shop.do(case_id, StepKind.REPLACE, exchange="COAT-L")
    assert "Coat L" in letter.body
    assert not shop.case(case_id).payments


def test_nothing_is_sent_anew_for_what_was_said_to_be_broken_and_is_not(shop, coat):
    case_id = coat("CR-DEFECTIVE")
    assert shop.case(case_id).recommendation.first is Offer.REFUND_ON_RECEIPT
    assert next_of(shop, case_id) is StepKind.REFUND
