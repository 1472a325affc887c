"""The search for circles of objects rests while a file is brought in, and goes on as it was after it."""

import gc

import pytest

from returns.uncollected import uncollected


@pytest.mark.parametrize("on", [True, False])
def test_what_was_on_is_on_again_also_after_trouble(on):
    before = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() is on
        with pytest.raises(ZeroDivisionError), uncollected():
            _ = 1 / 0
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()
