"""A desk with a life behind it, open, and its clock."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from returns.desk import Desk, open_desk
from tests.worlds.random_desk import random_desk


@pytest.fixture
def lived(tmp_path) -> Iterator[Desk]:
    """A desk of some days with cases, photos and papers; `lived.clock` stands where a test puts it."""
    clock = random_desk(tmp_path / "desk", 4, steps=30)
    clock.moment += timedelta(days=1)
    desk = open_desk(tmp_path / "desk", clock=clock)
    yield desk
    desk.close()
