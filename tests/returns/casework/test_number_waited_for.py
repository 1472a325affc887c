"""Goods that waited for their supplier's number are due from when it came, or was given up (domain.md 3)."""

from datetime import timedelta

import pytest

from returns.terms import Move, Party, Route, StepKind, SupplierClaim
from tests.cases.playing import enter, enter_until, until_given_up


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
    step = until_given_up(shop, waiting)
    assert [each.key for each in step.because] == ["step.give_up"]
    enter(shop, waiting)
    step = shop.case(waiting).next
    assert step.kind is StepKind.SEND_LABEL
    assert step.due_at == shop.clock.now() + timedelta(days=1)
    # it stays due then
    shop.clock.forward(days=3)
    assert shop.case(waiting).next.due_at < shop.clock.now()


def test_who_was_asked_is_reminded_on_the_last_safe_day_and_then_as_others_are(shop):
    """It was asked on Tue 24; the window of 14 days leaves until Wed 25."""
    shop.supplier(costs=[("CUP", "4")], rma_needed=True, rma_days=2)
    case_id = shop.request(shop.item("CUP", "59.99"))
    enter_until(shop, case_id)
    shop.clock.forward(days=2)
    enter(shop, case_id)
    waits = shop.case(case_id).next
    safe = [because for because in waits.because if because.key == "step.supplier_day"]
    assert waits.waiting_for is Party.SUPPLIER
    assert dict(safe[0].facts)["day"].endswith(waits.due_at.date().isoformat())
    shop.clock.forward(days=2)
    step = shop.case(case_id).next
    assert (step.kind, step.waiting_for) == (StepKind.CHASE_SUPPLIER, None)
    enter(shop, case_id)
    # nothing can be in time any more: he is waited for as long as he says that he takes
    step = shop.case(case_id).next
    assert step.waiting_for is Party.SUPPLIER
    assert step.due_at > shop.clock.now()
    assert "step.supplier_day" not in [because.key for because in step.because]
    while step.waiting_for is not None:
        shop.clock.forward(days=1)
        step = shop.case(case_id).next
    # giving up is due when the last reminder's time is over, and not before
    assert (step.kind, step.because[0].key) == (StepKind.SETTLE, "step.give_up")
    assert shop.clock.now() - step.due_at < timedelta(days=1)


def test_no_day_of_a_supplier_who_was_given_up_is_named_to_the_buyer(shop):
    """The label told two days; the step under it, as long as anybody has."""
    shop.supplier(costs=[("KETTLE", "18")], rma_needed=True, rma_days=2)
    case_id = shop.request(shop.item("KETTLE", "59.00"))
    delivered = shop.clock.now().date() - timedelta(days=8)
    shop.desk.orders.set_dates(shop.case(case_id).order, delivered=delivered)
    letter = None
    for _ in range(40):
        step = shop.case(case_id).next
        if step.waiting_for is Party.BUYER:
            break
        if step.waiting_for is not None:
            shop.clock.forward(days=1)
            continue
        letter = enter(shop, case_id)
    case = shop.case(case_id)
    assert case.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    assert case.lines[0].route is Route.TO_US
    assert letter.template == "label_attached"
    assert letter.facts.post_by == case.next.due_at.date()
