"""A case that was put off is had back at once: where it stood, due when it was, and as one thing to undo."""

from datetime import timedelta

import pytest

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.options import NewCase
from returns.terms import Move, StepKind


@pytest.fixture
def asleep(shop):
    new = NewCase("112-1", "Amazon US", "Mug", "defective", Money(14000, "USD"), sku="MUG")
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    shop.do(case_id, Move.SNOOZE, until=shop.clock.now() + timedelta(days=30))
    return case_id


def test_it_is_back_and_due_when_it_was(shop, asleep):
    there = [case.id for case in shop.desk.queue.all("snoozed")]
    shop.clock.forward(hours=1)
    before = shop.case(asleep)
    assert there == [asleep]
    shop.do(asleep, Move.WAKE)
    case = shop.case(asleep)
    assert case.snoozed_until is None
    assert not shop.desk.queue.all("snoozed")
    assert (case.tracks, case.next.kind) == (before.tracks, StepKind.ANSWER_BUYER)
    assert shop.desk.cases.history(asleep)[-1].kind == "wake"
    shop.desk.cases.take_back_last(asleep)
    assert shop.case(asleep).snoozed_until == before.snoozed_until


def test_one_that_is_awake_is_refused(shop):
    case_id = shop.request(shop.item("MUG", "140.00"))
    with pytest.raises(IllegalMove, match="not put off"):
        shop.do(case_id, Move.WAKE)


def test_nobody_s_day_is_later_by_it(shop):
    case_id = shop.request(shop.item("MUG", "140.00"))
    due = shop.case(case_id).next.due_at
    shop.do(case_id, Move.SNOOZE, until=shop.clock.now() + timedelta(days=30))
    shop.clock.forward(hours=2)
    shop.do(case_id, Move.WAKE)
    assert shop.case(case_id).next.due_at == due
