"""Rows found by very many keys in one question, without a statement of as many parameters."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection

from db.bare import fetched


def rows_by(
    tx: Connection, column: "Column[Any]", keys: Iterable[str | int]
) -> list[tuple[Any, ...]]:
    """The rows of a table that have one of the keys in that column, their cells in its order."""
    return fetched(tx, _asked_by(column), (json.dumps(list(keys)),))


@cache
def _asked_by(column: "Column[Any]") -> str:
    table = column.table
    cells = ", ".join(f"{table.name}.{each.name}" for each in table.c)
    return (
        f"SELECT {cells} FROM json_each(?) AS wanted"  # noqa: S608  names of our own
        f" CROSS JOIN {table.name} ON {table.name}.{column.name} = wanted.value"
    )
