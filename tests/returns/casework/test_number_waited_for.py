"""Goods that waited for their supplier's number are due from when it came, or was given up (domain.md 3)."""

from datetime import timedelta

import pytest

from returns.terms import Move, StepKind
from tests.cases.playing import enter, enter_until


@pytest.fixture
def waiting(shop):
    """A faulty lamp goes to its supplier on our label; he was asked for his number."""
    shop.supplier(costs=[("LAMP", "40")], rma_needed=True, rma_days=2, window_days=90)
    case_id = shop.request(shop.item("LAMP", "89.00"))
    assert StepKind.ASK_RMA in enter_until(shop, case_id)
    return case_id


def test_a_label_is_due_from_the_day_on_which_the_number_came(shop, waiting):
    shop.clock.forward(days=2)
    shop.do(waiting, Move.RMA_GIVEN, rma="K-1")
    step = shop.case(waiting).next
    assert step.kind is StepKind.SEND_LABEL
    assert step.due_at == shop.clock.now() + timedelta(days=1)


def test_a_label_is_due_from_the_day_on_which_the_number_was_given_up(shop, waiting):
    for _ in range(30):
        step = shop.case(waiting).next
        if step.kind is StepKind.SETTLE:
            break
        shop.clock.forward(days=1) if step.waiting_for is not None else enter(shop, waiting)
    assert [each.key for each in step.because] == ["step.give_up"]
    enter(shop, waiting)
    step = shop.case(waiting).next
    assert step.kind is StepKind.SEND_LABEL
    assert step.due_at == shop.clock.now() + timedelta(days=1)
    # it stays due then
    shop.clock.forward(days=3)
    assert shop.case(waiting).next.due_at < shop.clock.now()
