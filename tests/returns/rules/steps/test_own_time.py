"""Steps go by the seller's own deadlines, and say so."""

from datetime import timedelta

import pytest

from returns.records.case import Tracks
from returns.records.settings import OwnDeadline
from returns.rules.dates.deadlines import add_time, deadline_table
from returns.rules.sentences import sentence
from returns.rules.steps.next_step import next_on_line
from returns.terms import BuyerMoney, Goods, Request, StepKind, SupplierClaim
from tests.returns.rules.situations import NOW, at, broken


def own(**times):
    """The table with these own times, `<event>=(amount, unit)` of any platform, or of `amazon`."""
    rows = {}
    for event, (amount, unit) in times.items():
        platform = "amazon" if event == "answer_buyer" else "*"
        rows[f"{platform}:*:{event}"] = OwnDeadline(amount, unit, "2026-11-20")
    return deadline_table(rows)


def test_a_platforms_clock_is_told_as_ones_own_and_still_is_not_moved_by_a_snooze():
    table = own(answer_buyer=(12, "hours"))
    step, _ = next_on_line(at(snoozed_until=NOW + timedelta(days=9), terms=None), table, NOW)
    assert (step.kind, step.due_at) == (StepKind.ANSWER_BUYER, NOW + timedelta(hours=12))
    keys = [each.key for each in step.because]
    assert keys[:2] == ["step.answer_buyer", "step.own_time"]
    said = sentence(step.because[1], "en")
    assert said == "That is your own time for it, since 20 Nov."


def test_without_an_own_time_the_platform_is_named():
    step, _ = next_on_line(at(terms=None), own(), NOW)
    assert [each.key for each in step.because] == ["step.answer_buyer_outside"]


def claimed(state):
    """Goods that were inspected and claimed from a supplier whose terms nobody knows."""
    tracks = Tracks(Request.APPROVED, Goods.DISPOSED, BuyerMoney.CONFIRMED, state)
    return at(
        broken(
            tracks=tracks,
            answered_at=NOW,
            inspected_at=NOW,
            rma_asked_at=NOW,
            claim_sent_at=NOW,
            claim_answered_at=NOW,
        ),
        terms=None,
    )


@pytest.mark.parametrize(
    ("state", "event", "usual"),
    [
        (SupplierClaim.ASKED_FOR_RMA, "chase_rma", (2, "business_days")),
        (SupplierClaim.CLAIM_SENT, "chase_supplier", (3, "business_days")),
        (SupplierClaim.ACCEPTED, "settle", (10, "days")),
    ],
)
def test_a_supplier_whose_terms_are_not_known_is_chased_by_the_table(state, event, usual):
    for table, time in ((own(), usual), (own(**{event: (6, "days")}), (6, "days"))):
        step, _ = next_on_line(claimed(state), table, NOW)
        assert step.due_at == add_time(NOW, *time, "DE")
