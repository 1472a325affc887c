"""What a step leaves on its case, whatever it is."""

from datetime import timedelta

from returns.terms import Move, StepKind


def test_a_case_that_was_put_off_is_put_off_no_more_once_something_is_done_on_it(shop):
    shop.supplier(costs=[("MUG", "9")])
    case_id = shop.request(shop.item("MUG", "40.00"))
    until = shop.clock.now() + timedelta(days=5)
    shop.do(case_id, Move.SNOOZE, until=until)
    assert shop.case(case_id).snoozed_until == until
    # a note does nothing
    shop.do(case_id, Move.NOTE, note="The warehouse was asked.")
    assert shop.case(case_id).snoozed_until == until
    shop.do(case_id, StepKind.ANSWER_BUYER)
    assert shop.case(case_id).snoozed_until is None
