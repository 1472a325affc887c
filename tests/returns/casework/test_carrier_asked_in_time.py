"""Faulty goods that our carrier lost: their supplier is asked first, and the carrier while it still hears."""

from datetime import timedelta

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.rules.sentences import sentence
from returns.terms import (
    End,
    FreightPayer,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
)

#: days in which UPS takes a claim
_TIME = 14


def lost(shop, days, **terms):
    """A faulty bowl under way to us, said to be lost so many days after it was posted."""
    shop.supplier(costs=[("BOWL", "60")], **({"rma_needed": False} | terms))
    case_id = shop.request(shop.item("BOWL", "150.00", return_reason="CR-DEFECTIVE"))
    seller = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=seller)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=seller)
    told = ParcelTold(End.US, End.BUYER, tracking="1Z1", carrier="UPS", payer=seller, sent=True)
    shop.desk.parcels.note(case_id, told)
    posted = shop.clock.now()
    shop.clock.forward(days=days)
    shop.do(case_id, Move.LOST)
    shop.do(case_id, StepKind.NEGOTIATE)
    shop.do(case_id, StepKind.REFUND)
    return case_id, posted + timedelta(days=_TIME)


def follow(shop, case_id):
    """Enter day by day to the end; each step with its day, and what was said for it."""
    steps = []
    for _ in range(60):
        step = shop.case(case_id).next
        if step is None:
            return steps
        if step.waiting_for is not None:
            shop.clock.forward(days=1)
            continue
        steps.append((step.kind, shop.clock.now(), step))
        shop.do(case_id, step.kind)
    raise AssertionError(steps[-1])


@pytest.mark.parametrize("rma", [True, False])
def test_a_silent_supplier_is_given_up_while_the_carrier_takes_a_claim(shop, rma):
    """It was asked once he had been reminded in vain: weeks after its time was over."""
    case_id, last = lost(shop, days=9, rma_needed=rma)
    steps = follow(shop, case_id)
    (given_up,) = [s for kind, _, s in steps if kind is StepKind.SETTLE][:1]
    assert [because.key for because in given_up.because] == ["step.give_up_carrier"]
    for lang in ("en", "zh"):
        assert "UPS" in sentence(given_up.because[0], lang)
    asked = [at for kind, at, _ in steps if kind is StepKind.SEND_CLAIM]
    assert asked[-1] <= last
    of = [claim.of for claim in shop.case(case_id).claims]
    assert of == ([] if rma else [Party.SUPPLIER]) + [Party.CARRIER]
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.WRITTEN_OFF


def test_until_then_it_is_said_how_long_the_carrier_hears_it(shop):
    case_id, last = lost(shop, days=3)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    step = shop.case(case_id).next
    assert (step.kind, step.waiting_for) == (StepKind.CHASE_SUPPLIER, Party.SUPPLIER)
    told = [dict(b.facts)["day"] for b in step.because if b.key == "step.carrier_claim"]
    assert told == [f"date:{last.date()}"]
    assert step.due_at < last


def test_who_answers_is_not_given_up(shop):
    case_id, _ = lost(shop, days=9)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.clock.forward(days=_TIME)
    assert shop.case(case_id).next.kind is StepKind.CHASE_SUPPLIER


def test_where_its_time_was_over_before_he_was_asked_he_is_reminded_as_usual(shop):
    case_id, _ = lost(shop, days=_TIME + 2)
    kinds = [kind for kind, _, _ in follow(shop, case_id)]
    assert kinds.count(StepKind.CHASE_SUPPLIER) >= 2
