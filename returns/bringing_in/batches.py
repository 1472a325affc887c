"""Keys looked up many at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_Key = TypeVar("_Key", str, int)
#: how many keys one look-up asks for; SQLite takes 32,766 parameters
_BATCH = 10_000


def batches(keys: Iterable[_Key]) -> Iterator[list[_Key]]:
    """The keys in lists that one question can hold."""
    left = iter(keys)
    while batch := list(islice(left, _BATCH)):
        yield batch
