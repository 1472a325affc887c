"""Whatever a file brought in, the history is whole after it."""

import pytest

from tests.returns.chain_held import assert_chain_holds


@pytest.fixture(autouse=True)
def the_chain_holds(request):
    """After each of these tests, where it has a desk."""
    desk = request.getfixturevalue("desk") if "desk" in request.fixturenames else None
    yield
    if desk is not None:
        assert_chain_holds(desk)
