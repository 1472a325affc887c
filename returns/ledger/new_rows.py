"""Rows added many at a time: numbered at once, written together in an order that foreign keys allow."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, func, select

from db.tables import cases as t
from db.tables import trade as s
from returns.evidence.chain import START
from returns.evidence.day_seal import day_of
from returns.ledger.desk_end import DeskEnd
from returns.ledger.row_types import EventRow, Numbered, TableRow, cells, cells_of
from returns.ledger.row_types import defaults as defaults

#: tables in the order in which their rows may refer to each other
_ORDER: tuple[Table, ...] = (
    *(s.product, s.customer, s.order, s.order_line),
    *(t.return_case, t.case_line, t.unit, t.parcel, t.payment, t.event, s.imported),
)


class NewRows:
    """New and changed rows of one transaction; whoever reads rows otherwise calls `write` before."""

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self._waiting: dict[Table, list[TableRow]] = {table: [] for table in _ORDER}
        self._changed: dict[tuple[Table, int], Numbered] = {}
        self._last: dict[Table, int] = {}
        #: the first of each table's rows that wait
        self._first: dict[Table, int] = {}
        #: None when it is to be read
        self._end: DeskEnd | None = None

    def add(self, row: TableRow) -> None:
        """Take a row that is to be written as it stands then; one without a number gets the next."""
        if getattr(row, "id", None) == 0:
            row.id = self.number(row.table)  # type: ignore[union-attr]
        self._waiting[row.table].append(row)

    def number(self, table: Table) -> int:
        """The next row number of a table, given once: the one that SQLite would give."""
        last = self._last.get(table)
        if last is None:
            last = self._tx.execute(select(func.max(table.c.id))).scalar() or 0
        self._last[table] = last + 1
        self._first.setdefault(table, last + 1)
        return last + 1

    def change(self, row: Numbered) -> None:
        """Note that a row holds something else now; one that is not written yet needs no second time."""
        first = self._first.get(row.table)
        if first is None or row.id < first:
            self._changed[row.table, row.id] = row

    def first_event(self, case_id: int, kind: str, body: dict[str, Any], at: str) -> None:
        """The first line of a new case's history; the desk's head goes on with it."""
        if self._end is not None and day_of(at) != day_of(self._end.at):
            self.write()  # a day is sealed over what is written
        end = self._end or DeskEnd.read(self._tx)
        row = end.next_event(self._tx, (case_id, 1, START), kind, body, at)
        self._end = end.after(row)
        self.add(EventRow(**row))

    def write(self) -> None:
        """Write what waits; numbers and the head of the chain are read anew after it."""
        for table, rows in self._waiting.items():
            if rows:
                self._insert(table, rows)
                rows.clear()
        for row in self._changed.values():
            self._tx.exec_driver_sql(_update(row.table), (*cells(row), row.id))
        self._changed.clear()
        self._last.clear()
        self._first.clear()
        self._end = None

    def _insert(self, table: Table, rows: list[TableRow]) -> None:
        """Write rows of a table; a column that holds the usual in all of them is left to SQLite.

        More than half of a new case's cells are such, and to hand one over costs more than to store it.
        """
        usual = defaults(table)
        columns = zip(usual, zip(*map(cells_of(table), rows), strict=True), strict=True)
        told = {name: held for name, held in columns if held.count(usual[name]) < len(rows)}
        statement = _inserting(table, tuple(told))
        self._tx.exec_driver_sql(statement, list(zip(*told.values(), strict=True)))


@cache
def _inserting(table: Table, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"  # noqa: S608  names of our own


@cache
def _update(table: Table) -> str:
    names = ", ".join(f'"{column.name}" = ?' for column in table.c)
    return f"UPDATE {table.name} SET {names} WHERE id = ?"  # noqa: S608  names of our own
