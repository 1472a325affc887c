"""What the tests of papers share."""

import pytest

from tests.returns.casework.shop import Shop


@pytest.fixture
def shop(desk, clock, tmp_path):
    """A desk that has learned how returns go: no first ones come to us."""
    desk.settings.set(first_returns_to_us=0)
    return Shop(desk, clock, tmp_path)
