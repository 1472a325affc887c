"""Loading pyHanko without the network client that it brings: a sheet is signed where it lies.

What asks time authorities and revocation lists is half of what pyHanko loads, and no sheet asks anybody.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_CLIENT = "aiohttp"


class _Unplugged(ModuleType):
    """Stands where the client would: each of its names is a class that does nothing."""

    def __getattr__(self, name: str) -> type[Exception]:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


@contextmanager
def unplugged() -> Iterator[None]:
    """While pyHanko is imported, its network client is not; whoever imports that later gets it whole."""
    if _CLIENT in sys.modules:
        yield
        return
    sys.modules[_CLIENT] = _Unplugged(_CLIENT)
    try:
        yield
    finally:
        del sys.modules[_CLIENT]
