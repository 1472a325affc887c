"""An appeal has the platform's clock beside our own: told, and no snooze goes past it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns.records.case import OwnHold, Tracks
from returns.records.unit import Payment
from returns.rules.sentences import sentence
from returns.rules.steps.situation import Situation
from returns.terms import (
    BuyerMoney,
    Fault,
    Goods,
    HoldKind,
    Party,
    Request,
    StepKind,
    SupplierClaim,
)
from tests.returns.case_maker import dollars
from tests.returns.rules.situations import NOW, TERMS, advice, at, broken, next_of

PAID = NOW - timedelta(days=10)
LATE = NOW + timedelta(days=90)
BY_PLATFORM = Payment(
    *(1, 1, Party.BUYER, True, dollars("75.00"), "refund", PAID, "1"), by_platform=True
)


def disputed(platform: str = "amazon", **case: object) -> Situation:
    """The platform gave the money back, and what came was a brick."""
    line = broken(
        tracks=Tracks(
            Request.APPROVED, Goods.INSPECTED, BuyerMoney.CONFIRMED, SupplierClaim.TO_ASK
        ),
        inspected_at=NOW,
        answered_at=NOW,
    )
    usual = {"platform": platform, "payments": (BY_PLATFORM,)}
    advised = replace(advice(), claim_from=Fault.PLATFORM)
    return at(line, advised=advised, terms=replace(TERMS, rma_needed=False), **(usual | case))


def test_the_appeal_says_until_when_and_is_due_by_our_own_day_before_that() -> None:
    step, hold = next_of(disputed())
    assert (step.kind, hold) == (StepKind.SEND_CLAIM, None)
    assert [because.key for because in step.because] == [
        "step.send_claim",
        "step.reimbursement_file",
    ]
    assert step.due_at < PAID + timedelta(days=30)
    for lang in ("en", "zh"):
        said = sentence(step.because[1], lang)
        assert "30" in said
        assert "{" not in said


def test_late_in_its_time_the_platforms_day_comes_first() -> None:
    paid = replace(BY_PLATFORM, at=NOW - timedelta(days=30) + timedelta(hours=2))
    step, _ = next_of(disputed(payments=(paid,)))
    assert step.due_at == NOW + timedelta(hours=2)


@pytest.mark.parametrize("days", [5, 19])
def test_snoozed_within_its_time_it_sleeps_until_then(days: int) -> None:
    until = NOW + timedelta(days=days)
    step, _ = next_of(disputed(snoozed_until=until))
    assert step.due_at == until


def test_neither_a_snooze_nor_a_hold_by_hand_goes_past_it() -> None:
    late = NOW + timedelta(days=90)
    limit = PAID + timedelta(days=30)
    step, _ = next_of(disputed(snoozed_until=late))
    assert step.due_at == limit
    situation = disputed()
    held = replace(situation, line=replace(situation.line, held=OwnHold("We ask.", late)))
    step, _ = next_of(held)
    assert (step.kind, step.due_at) == (StepKind.CHECK, limit)


def test_a_platform_that_names_no_time_has_none() -> None:
    step, _ = next_of(disputed("shopify"))
    assert [because.key for because in step.because] == ["step.send_claim"]


def test_a_refund_of_which_the_file_tells_no_day_counts_from_the_request() -> None:
    heard = replace(BY_PLATFORM, at=NOW)
    asked = NOW - timedelta(days=25)
    step, _ = next_of(disputed(payments=(heard,), requested_at=asked, snoozed_until=LATE))
    assert step.due_at == asked + timedelta(days=30)


@pytest.mark.parametrize(("lang", "about"), [("en", "about "), ("zh", "约")])
@pytest.mark.parametrize(
    ("facts", "estimated"),
    [
        ({"payments": (BY_PLATFORM,), "requested_at": PAID}, False),
        ({"payments": (BY_PLATFORM,)}, True),
        ({"payments": (replace(BY_PLATFORM, on=PAID.date()),)}, False),
    ],
)
def test_a_day_that_is_counted_from_an_estimate_is_written_about(
    facts, estimated, lang, about
) -> None:
    """Nobody told when the platform paid: the earliest it can have been is the request."""
    case = {"requested_at": PAID - timedelta(days=3)} | facts
    step, _ = next_of(disputed(**case))
    (told,) = (each for each in step.because if each.key == "step.reimbursement_file")
    assert (about in sentence(told, lang)) is estimated


def test_goods_that_came_before_the_refund_start_the_clock_and_are_no_estimate() -> None:
    situation = disputed(requested_at=PAID - timedelta(days=3))
    came = replace(situation.line, received_at=PAID - timedelta(days=5))
    step, _ = next_of(replace(situation, line=came))
    (told,) = (each for each in step.because if each.key == "step.reimbursement_file")
    assert "about" not in sentence(told, "en")


def test_evidence_that_is_not_there_is_not_called_there() -> None:
    situation = disputed(photos=())
    lifted = situation.line.lifted | {HoldKind.NO_PHOTO: "The camera broke"}
    step, _ = next_of(replace(situation, line=replace(situation.line, lifted=lifted)))
    assert "step.send_claim_bare" in [because.key for because in step.because]


def test_an_appeal_whose_day_was_over_before_the_case_was_opened_again_is_due_from_then_on() -> (
    None
):
    """An A-to-z claim opened it again long after the platform had paid (lives 8961 and 9264)."""
    paid = replace(BY_PLATFORM, at=NOW - timedelta(days=40))
    over = {"payments": (paid,), "requested_at": NOW - timedelta(days=60)}
    step, _ = next_of(disputed(**over, reopened_at=NOW))
    assert (step.kind, step.due_at > NOW) == (StepKind.SEND_CLAIM, True)
    assert [because.key for because in step.because] == ["step.send_claim"]
    assert next_of(disputed(**over))[0].due_at < NOW


def test_a_day_that_is_still_to_come_holds_also_where_the_case_was_opened_again() -> None:
    paid = replace(BY_PLATFORM, at=NOW - timedelta(days=30) + timedelta(hours=2))
    step, _ = next_of(disputed(payments=(paid,), reopened_at=NOW - timedelta(days=1)))
    assert step.due_at == NOW + timedelta(hours=2)
