"""A real desk in a folder of its own, with a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from returns.clock import SetClock
from returns.desk import Desk, open_desk


@pytest.fixture
def clock() -> SetClock:
    """The clock of `desk`: Sunday 22 November 2026, 10:00 UTC, until a test moves it."""
    return SetClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    """An empty desk, closed after the test."""
    opened = open_desk(tmp_path / "desk", clock=clock, create=True)
    yield opened
    opened.close()
