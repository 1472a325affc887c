"""Keys looked up many at a time."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection

from db.bare import fetched

_Key = TypeVar("_Key", str, int)
#: how many keys one look-up asks for; SQLite takes 32,766 parameters
_BATCH = 10_000


def batches(keys: Iterable[_Key]) -> Iterator[list[_Key]]:
    """The keys in lists that one question can hold."""
    left = iter(keys)
    while batch := list(islice(left, _BATCH)):
        yield batch


def rows_by(
    tx: Connection, column: "Column[Any]", keys: Iterable[_Key]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a table that have one of the keys in that column, their cells in its order."""
    for batch in batches(keys):
        yield from fetched(tx, _rows_by(column), (json.dumps(batch),))


@cache
def _rows_by(column: "Column[Any]") -> str:
    table = column.table
    cells = ", ".join(f"{table.name}.{each.name}" for each in table.c)
    return (
        f"SELECT {cells} FROM json_each(?) AS wanted"  # noqa: S608  names of our own
        f" CROSS JOIN {table.name} ON {table.name}.{column.name} = wanted.value"
    )
