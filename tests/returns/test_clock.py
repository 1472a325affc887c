"""Moments as they are stored: one form, there and back, and no other."""

from datetime import UTC, datetime

import pytest

from returns.clock import moment, stamp


def test_a_stored_moment_comes_back_as_it_was() -> None:
    at = datetime(2026, 11, 22, 10, 0, 7, tzinfo=UTC)
    assert moment(stamp(at)) == at


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026-11-22T10:00:07",
        "2026-11-22 10:00:07Z",
        "2026-11-22T10:00:07+00:00",
        "2026-11-22T11:00+01:00",
        "2026-W47-7T10:00:07Z",
        "2026-11-22T100007.0Z",
        "20261122T100007Z",
    ],
)
def test_another_form_of_a_moment_is_none_of_ours(text: str) -> None:
    """A day alone, or another zone, would be compared as if it were the stored form."""
    with pytest.raises(ValueError, match="2026"):
        moment(text)
