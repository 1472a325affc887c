"""A claim that turns out to be for nothing is taken back, and one that is for something is not dropped."""

import pytest

from returns.terms import (
    BuyerMoney,
    Disposition,
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
from tests.cases.playing import enter, enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def claimed_early(shop):
    """A supplier was asked for a lamp while it was on its way here: his time would have been over."""
    shop.supplier(costs=[("LAMP", "40")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "189.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.do(case_id, Move.SHIPPED, tracking="1Z1")
    shop.do(case_id, StepKind.SEND_CLAIM, overrule=True, reason="The buyer's picture is lost.")
    assert shop.case(case_id).claims[0].amount == usd("40.00")
    return case_id


def came_empty(shop, case_id):
    """An empty box came, and its buyer is told no."""
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.look(case_id, package=PackageState.NONE, complete=False, works=None)
    shop.finish(case_id, Verdict.EMPTY)
    shop.do(case_id, Move.DECLINE, reason="The box was empty.", overrule=True)


@pytest.mark.parametrize(
    "answer", [None, Move.MORE_ASKED, Move.CLAIM_ACCEPTED], ids=["none", "more", "granted"]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_who_was_asked_for_an_empty_box_hears_that_the_claim_is_taken_back(
    shop, claimed_early, answer, lang
):
    """He was reminded of the sum twice, though nobody had paid anything for it."""
    if answer is not None:
        shop.do(claimed_early, answer)
    came_empty(shop, claimed_early)
    step = shop.case(claimed_early).next
    assert (step.kind, step.waiting_for) == (StepKind.SETTLE, None)
    assert step.because[0].key == "step.claim_withdrawn"
    letter = enter(shop, claimed_early, lang)
    assert (letter.to, letter.template) == (Party.SUPPLIER, "claim_withdrawn")
    assert letter.facts.amount == usd("40.00")
    assert "USD 40.00" in letter.body
    case = shop.case(claimed_early)
    assert case.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    assert case.closed_at is not None
    shop.desk.cases.take_back_last(claimed_early)
    again = shop.case(claimed_early)
    assert again.next.kind is StepKind.SETTLE


def test_a_return_that_never_comes_takes_its_claim_back(shop, claimed_early):
    shop.do(claimed_early, Move.WITHDRAW)
    enter_until(shop, claimed_early)
    shop.clock.forward(days=60)
    done = enter_until(shop, claimed_early)
    assert StepKind.CHASE_SUPPLIER not in done
    letters = [kept.letter.template for kept in shop.desk.cases.letters(claimed_early)]
    assert letters[-1] == "claim_withdrawn"


def test_what_was_paid_is_claimed_on(shop, claimed_early):
    shop.desk.receiving.receive(claimed_early, "1Z1")
    shop.look(claimed_early, works=Works.NO)
    shop.finish(claimed_early, Verdict.AS_CLAIMED)
    enter_until(shop, claimed_early)
    case = shop.case(claimed_early)
    assert case.tracks.buyer_money in (BuyerMoney.PAID, BuyerMoney.CONFIRMED)
    assert case.tracks.supplier_claim is SupplierClaim.CLAIM_SENT


def test_whose_money_came_already_is_not_told_to_keep_it(shop, claimed_early):
    shop.do(claimed_early, Move.CLAIM_ACCEPTED)
    shop.do(claimed_early, StepKind.SETTLE, amount=usd("40.00"))
    came_empty(shop, claimed_early)
    assert shop.case(claimed_early).tracks.supplier_claim is SupplierClaim.SETTLED


def test_what_a_platform_replaced_cost_us_something(shop):
    """The number that was asked for was told not to be needed: no sum had gone back."""
    shop.supplier(costs=[("LAMP", "40")], rma_needed=True, rma_days=2)
    item = {"return_reason": "CR-NEVER_ARRIVED", "resolution": "Replacement"}
    case_id = shop.request(shop.item("LAMP", "93.02", return_request_status="Approved", **item))
    enter_until(shop, case_id)
    shop.bring(shop.item("LAMP", "93.02", return_request_status="Closed", **item))
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert "replaced" in case.platform_did
    assert case.tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA
    letters = [kept.letter.template for kept in shop.desk.cases.letters(case_id)]
    assert "rma_dropped" not in letters


def test_who_was_told_no_had_no_gift_for_which_anybody_is_asked(shop):
    """One too many was sent, and came back broken; a gift had been offered before the no.

    All was at rest then, until the buyer wrote again.
    """
    shop.supplier(costs=[("MUG", "8")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "0.00", return_reason="CR-EXTRA_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.GIFT_OR_COUPON, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.look(case_id, works=Works.NO, marks="cracked")
    line_id = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.DISPOSE)
    shop.finish(case_id, Verdict.CARRIER_DAMAGE)
    shop.do(case_id, Move.DECLINE, reason="Not as it was sent.", overrule=True)
    shop.do(case_id, Move.BUYER_REFUSED, answer="It was sealed when I sent it.")
    done = enter_until(shop, case_id)
    assert StepKind.SEND_CLAIM not in done
    assert shop.case(case_id).claims == ()


def test_money_that_comes_all_the_same_can_be_noted(shop, claimed_early):
    """He had paid before our letter reached him."""
    came_empty(shop, claimed_early)
    enter(shop, claimed_early)
    shop.do(claimed_early, Move.REOPEN, reason="Its supplier paid all the same.")
    shop.do(claimed_early, StepKind.SETTLE, amount=usd("40.00"))
    case = shop.case(claimed_early)
    assert case.tracks.supplier_claim is SupplierClaim.SETTLED
    assert [p.amount for p in case.payments if not p.outgoing] == [usd("40.00")]


@pytest.fixture
def never_came(shop):
    """A lamp that was claimed on the supplier's last safe day never came: its return lapses."""
    shop.supplier(costs=[("LAMP", "40")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "189.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    for _ in range(12):
        enter_until(shop, case_id)
        step = shop.case(case_id).next
        if step is not None and step.lapses:
            break
        shop.clock.forward(days=3)
    return case_id


def test_a_claim_on_what_never_came_is_taken_back_before_its_return_lapses(shop, never_came):
    """It was chased twice, written off, and the supplier never heard that nothing was owed."""
    letters = [kept.letter for kept in shop.desk.cases.letters(never_came)]
    assert [x.template for x in letters if x.to is Party.SUPPLIER][-1] == "claim_withdrawn"
    case = shop.case(never_came)
    assert case.claims[0].amount == usd("40.00")
    assert case.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    assert case.closed_at is not None
    assert not case.payments


def test_what_comes_after_its_claim_was_taken_back_is_claimed_again(shop, never_came):
    shop.desk.receiving.receive(never_came, "T-1")
    shop.look(never_came, works=Works.NO)
    shop.finish(never_came)
    enter_until(shop, never_came)
    case = shop.case(never_came)
    assert case.paid == usd("189.00")
    assert [claim.amount for claim in case.claims] == [usd("40.00"), usd("40.00")]
    assert case.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
