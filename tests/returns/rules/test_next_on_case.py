"""What is next on a case of several lines, and which of them one act or letter covers."""

from datetime import timedelta

import pytest

from returns.records.advice import Because, LineOutlook, Step
from returns.records.case import Line
from returns.records.unit import Claim
from returns.rules.steps.next_step import next_on_case
from returns.terms import Fault, Party, StepKind
from tests.returns.case_maker import a_line, a_stored_case, dollars
from tests.returns.rules.situations import NOW, advice

DAY = timedelta(days=1)


def _case(*steps: tuple[Line, StepKind, dict[str, object]], **case: object):
    outlooks = []
    for line, kind, told in steps:
        claim = told.pop("claim", Fault.SUPPLIER)
        due = told.pop("due", NOW)
        step = Step(kind, due, line_ids=(line.id,), **told)
        outlooks.append(LineOutlook(line.id, advice(claim=claim), step, None, dollars("0")))
    return next_on_case(a_stored_case(*(line for line, _, _ in steps), **case), outlooks)


MUG, LAMP, VASE = (
    a_line(1, title="Mug", supplier_id=1),
    a_line(2, title="Lamp", supplier_id=2),
    a_line(3, title="Vase", supplier_id=1),
)


def test_one_letter_to_the_buyer_covers_all_lines_that_are_due_for_it() -> None:
    step = _case(
        (MUG, StepKind.REFUND, {}),
        (LAMP, StepKind.REFUND, {"due": NOW + DAY}),
        (VASE, StepKind.INSPECT, {}),
    )
    assert step is not None
    assert (step.kind, step.line_ids, step.due_at) == (StepKind.REFUND, (1, 2), NOW)


@pytest.mark.parametrize("kind", [StepKind.ASK_RMA, StepKind.SEND_CLAIM, StepKind.SEND_ON])
def test_a_supplier_is_never_told_of_goods_that_are_not_his(kind: StepKind) -> None:
    step = _case((MUG, kind, {}), (LAMP, kind, {}), (VASE, kind, {}))
    assert step is not None
    assert step.line_ids == (1, 3)


def test_a_case_against_the_buyer_is_no_suppliers_business() -> None:
    """One claim is on the supplier, one on the platform, and both lines are his (case 10)."""
    claim = StepKind.SEND_CLAIM
    step = _case((MUG, claim, {}), (VASE, claim, {"claim": Fault.PLATFORM}))
    assert step is not None
    assert step.line_ids == (1,)
    made = Claim(1, 3, Party.PLATFORM, "refund", (), dollars("9"), NOW)
    asked = _case((MUG, claim, {}), (VASE, claim, {}), claims=(made,))
    assert asked is not None
    assert asked.line_ids == (1,)


def test_one_check_says_one_thing() -> None:
    price, reason = Because("hold.price"), Because("hold.reason")
    step = _case(
        (MUG, StepKind.CHECK, {"because": (price,)}),
        (LAMP, StepKind.CHECK, {"because": (price, reason)}),
        (VASE, StepKind.CHECK, {"because": (reason,)}),
    )
    assert step is not None
    assert step.line_ids == (1, 2)


def test_waiting_lines_stand_behind_those_to_do_and_lines_at_rest_wait_for_all() -> None:
    step = _case(
        (MUG, StepKind.AWAIT_PARCEL, {"waiting_for": Party.BUYER}),
        (LAMP, StepKind.CONFIRM_BUYER, {"due": NOW + 9 * DAY}),
        (VASE, StepKind.CLOSE, {"due": NOW - 9 * DAY}),
    )
    assert step is not None
    assert (step.kind, step.line_ids) == (StepKind.CONFIRM_BUYER, (2,))
    rest = _case((MUG, StepKind.CLOSE, {}), (LAMP, StepKind.CLOSE, {"due": NOW - DAY}))
    assert rest is not None
    assert (rest.kind, rest.line_ids, rest.due_at) == (StepKind.CLOSE, (1, 2), NOW - DAY)
    assert (
        next_on_case(a_stored_case(MUG), (LineOutlook(1, advice(), None, None, dollars("0")),))
        is None
    )


def test_lines_due_together_go_by_the_order_of_the_process() -> None:
    step = _case((MUG, StepKind.PLACE_GOODS, {}), (LAMP, StepKind.APPROVE, {}))
    assert step is not None
    assert step.kind is StepKind.APPROVE
