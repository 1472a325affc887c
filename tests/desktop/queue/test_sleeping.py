"""A case that was put off is out of sight, until its day comes or it falls due."""

from datetime import UTC, datetime

import pytest

from desktop.look.theme import Theme
from desktop.queue.list.case_row import SLEEPS, case_row
from returns.records.case_summary import CaseSummary

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def summary(snoozed_until: str, due_at: str) -> CaseSummary:
    return CaseSummary(
        *(1, "RC-2026-00001", "302-1", "Amazon US", "LAMP", "Lamp", "defective", "Lena"),
        *("Kiln & Co", 1840, "USD", "answer_buyer", due_at, False, "refund_on_receipt"),
        *(
            "new",
            "none_expected",
            "open",
            "to_ask",
            "",
            "",
            1,
            snoozed_until,
            None,
            "",
            "",
            False,
        ),
    )


@pytest.mark.parametrize(
    ("until", "due", "sleeps"),
    [
        ("2026-11-24T09:00:00Z", "2026-11-25T00:00:00Z", True),
        ("2026-11-24T09:00:00Z", "", True),
        ("2026-11-22T11:00:00Z", "2026-11-25T00:00:00Z", False),
        ("2026-11-24T09:00:00Z", "2026-11-22T12:00:00Z", False),
        ("2026-11-24T09:00:00Z", "2026-11-22T12:00:01Z", True),
    ],
)
def test_the_mark_of_a_sleeper_goes_when_it_falls_due(
    dressed: Theme, until: str, due: str, *, sleeps: bool
) -> None:
    """It stood beside “overdue”, as if the case were still away."""
    row = case_row(summary(until, due), NOW)
    assert (SLEEPS in [sign for _, _, sign in row.chips]) is sleeps
