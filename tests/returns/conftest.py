"""A real desk in a folder of its own, with a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.records.policy import Address

QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")


@pytest.fixture
def clock() -> SetClock:
    """The clock of `desk`: Sunday 22 November 2026, 10:00 UTC, until a test moves it."""
    return SetClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    """An empty desk of a shop with a name and an address, closed after the test."""
    opened = open_desk(tmp_path / "desk", clock=clock, create=True)
    opened.settings.set(shop_name="Harbour Gifts", return_address=QUAY)
    yield opened
    opened.close()


@pytest.fixture
def at_quay(desk: Desk) -> Address:
    """The return address of `desk`."""
    return QUAY


@pytest.fixture
def nameless(desk: Desk) -> Desk:
    """`desk` as it is before anybody told it a name or an address."""
    desk.settings.set(shop_name="", return_address=Address())
    return desk
