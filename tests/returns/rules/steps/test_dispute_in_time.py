"""Faulty goods are claimed while their supplier, or a marketplace, still hears it, here or not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns.phrases import topic
from returns.records.advice import Step
from returns.records.case import Tracks
from returns.records.policy import EvidenceDemand
from returns.rules.sentences import sentence
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_clock import supplier_day
from returns.terms import (
    BuyerMoney,
    Fault,
    Goods,
    HoldKind,
    Offer,
    Party,
    Request,
    StepKind,
    SupplierClaim,
)
from tests.returns.rules.situations import NOW, PHOTO, TERMS, TODAY, advice, at, broken, next_of

DAY = timedelta(days=1)
#: AliExpress hears a dispute within 15 days of delivery
CAME = TODAY - timedelta(days=10)
LAST = CAME + timedelta(days=15)


def awaited(
    came=CAME, supplier="AliExpress store", claim=Fault.SUPPLIER, goods=Goods.AWAITED, **case
) -> Situation:
    """Paid and confirmed, the label sent today: the goods are to come to us."""
    line = broken(
        tracks=Tracks(Request.APPROVED, goods, BuyerMoney.CONFIRMED, SupplierClaim.TO_ASK),
        offer=Offer.IMMEDIATE_REFUND,
        answered_at=NOW,
        approved_at=NOW,
        label_made_at=NOW,
        supplier=supplier,
    )
    terms = case.pop("terms", replace(TERMS, rma_needed=False, window_days=300))
    told = {"photos": (PHOTO,), "requested_at": NOW - DAY} | case
    advised = replace(advice(), claim_from=claim)
    return at(line, advised=advised, terms=terms, delivered=came, **told)


def step_of(situation: Situation, now=NOW) -> Step:
    return next_of(situation, now)[0]


@pytest.mark.parametrize("goods", [Goods.AWAITED, Goods.IN_TRANSIT])
def test_faulty_goods_that_come_after_its_last_day_are_claimed_before_it(goods) -> None:
    step = step_of(awaited(goods=goods))
    assert step.kind is StepKind.SEND_CLAIM
    assert step.due_at.date() == LAST
    keys = [because.key for because in step.because]
    assert keys[0] == "step.claim_before_goods"
    assert "step.dispute_open" in keys
    for lang in ("en", "zh"):
        assert "AliExpress store" in sentence(step.because[0], lang)
        assert "{" not in sentence(step.because[0], lang)
        assert "step.claim_before_goods" in topic(lang, "rules")


def test_goods_that_will_be_here_by_then_are_looked_at_first() -> None:
    step = step_of(awaited(came=TODAY, goods=Goods.IN_TRANSIT))
    assert (step.kind, step.waiting_for) == (StepKind.AWAIT_PARCEL, Party.BUYER)


def test_on_the_day_before_it_ends_nobody_waits_any_longer() -> None:
    waiting = awaited(came=TODAY, goods=Goods.IN_TRANSIT)
    now = NOW.replace(hour=0) + 14 * DAY
    line = replace(waiting.line, approved_at=now - 9 * DAY, label_made_at=now - 9 * DAY)
    before, step = (step_of(replace(waiting, line=line), each) for each in (now - DAY, now))
    assert before.kind is StepKind.AWAIT_PARCEL
    assert (step.kind, step.because[0].key) == (StepKind.SEND_CLAIM, "step.claim_before_goods")


@pytest.mark.parametrize(
    "other",
    [
        awaited(supplier="Kiln & Co"),
        awaited(claim=None),
        # over: no day presses any more
        awaited(came=TODAY - timedelta(days=40)),
        awaited(came=None),
    ],
    ids=["no marketplace", "no fault", "over", "nobody knows when it came"],
)
def test_otherwise_the_goods_are_waited_for(other) -> None:
    assert step_of(other).kind is StepKind.AWAIT_PARCEL


def test_without_a_photo_of_the_buyers_it_is_asked_for_first() -> None:
    terms = replace(TERMS, rma_needed=False, evidence=EvidenceDemand(shots=("front",)))
    step, hold = next_of(awaited(terms=terms, photos=()))
    assert step.kind is StepKind.CHECK
    assert hold is not None
    assert hold.kind is HoldKind.NO_PHOTO
    assert step.due_at.date() <= LAST


@pytest.mark.parametrize("claim", [Fault.SUPPLIER, None])
def test_a_suppliers_last_safe_day_is_not_waited_away(claim) -> None:
    terms = replace(TERMS, rma_needed=False)
    waiting = awaited(supplier="Kiln & Co", claim=claim, came=TODAY, terms=terms)
    pull = supplier_day(awaited(supplier="Kiln & Co", came=TODAY, terms=terms))
    assert pull is not None
    last, _ = pull
    line = replace(waiting.line, approved_at=last - 5 * DAY, label_made_at=last - 5 * DAY)
    waiting = replace(waiting, line=line)
    assert step_of(waiting, last - 2 * DAY).kind is StepKind.AWAIT_PARCEL
    step = step_of(waiting, last)
    if claim is None:
        assert step.kind is StepKind.AWAIT_PARCEL
        return
    assert (step.kind, step.due_at, step.supplier_clock) == (StepKind.SEND_CLAIM, last, True)
    assert [because.key for because in step.because] == [
        "step.claim_before_goods",
        "step.supplier_day",
    ]
