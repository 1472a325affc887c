"""A file that comes late brings no case whose closing is late: nobody's clock runs on that (domain.md 2)."""

from datetime import timedelta

import pytest

from returns.terms import StepKind
from tests.returns.bringing_in.test_platform_did import RETURNS, row


@pytest.fixture
def brought(desk, tmp_path):
    """A function: the one case of a file that comes so many days after its request."""

    def bring(days):
        desk.store.clock.forward(days=days)
        path = tmp_path / "file.txt"
        path.write_text(
            RETURNS
            + row("Approved", label="AmazonPrePaidLabel", cost="4.14", payer="Customer"),
            "utf-8",
        )
        desk.intake.commit(desk.intake.preview(path))
        return desk.cases.get(1)

    return bring


@pytest.mark.parametrize("days", [90, 300])
def test_what_lapsed_long_ago_is_due_from_the_day_on_which_it_came(desk, brought, days):
    """Its closing was late by months the moment that it came."""
    case = brought(days)
    now = desk.store.clock.now()
    assert case.next.kind is StepKind.CLOSE
    assert now < case.next.due_at <= now + timedelta(days=4)


def test_it_stays_due_on_that_day(desk, brought):
    due = brought(90).next.due_at
    desk.store.clock.forward(hours=20)
    assert desk.cases.get(1).next.due_at == due


def test_what_lapses_while_it_is_here_is_due_as_before(desk, brought):
    case = brought(0)
    for _ in range(120):
        if case.next.kind is StepKind.CLOSE:
            break
        desk.store.clock.forward(days=1)
        case = desk.cases.get(1)
    assert case.next.kind is StepKind.CLOSE
    assert case.next.due_at >= desk.store.clock.now() - timedelta(days=1)
