"""Work that makes many objects and keeps them until it ends: Python need not look for circles meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody look for circles within it: among ten thousands of objects that takes a seventh of the time.

    What circles it leaves are young, and found at the first look after it.
    """
    was_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looked_for:
            gc.enable()
