"""Single rows by their number, on the bare driver: what is written at every step costs no compiler."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

from db.bare import fetched, run


def read_cells(
    tx: Connection, table: Table, row_id: int, names: Sequence[str]
) -> tuple[Any, ...] | None:
    """These cells of a row, in this order; None where there is no such row."""
    found = fetched(tx, _select(table, tuple(names)), (row_id,))
    return found[0] if found else None


def write_cells(tx: Connection, table: Table, row_id: int, cells: Mapping[str, object]) -> None:
    """Set cells of a row."""
    run(tx, _update(table, tuple(cells)), (*cells.values(), row_id))


def add_row(tx: Connection, table: Table, cells: Mapping[str, object]) -> int:
    """Add a row, the other cells with their defaults; gives its number."""
    return run(tx, _insert(table, tuple(cells)), tuple(cells.values()))


# names come from our own tables, and every value is bound


@cache
def _select(table: Table, names: tuple[str, ...]) -> str:
    listed = ", ".join(_known(table, names))
    return f"SELECT {listed} FROM {table.name} WHERE id = ?"  # noqa: S608


@cache
def _update(table: Table, names: tuple[str, ...]) -> str:
    listed = ", ".join(f"{name} = ?" for name in _known(table, names))
    return f"UPDATE {table.name} SET {listed} WHERE id = ?"  # noqa: S608


@cache
def _insert(table: Table, names: tuple[str, ...]) -> str:
    listed, marks = ", ".join(_known(table, names)), ", ".join("?" * len(names))
    return f"INSERT INTO {table.name} ({listed}) VALUES ({marks})"  # noqa: S608


def _known(table: Table, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, each of a column; raises `KeyError` for any other."""
    return tuple(table.c[name].name for name in names)
