"""Rows added many at a time: numbered at once, written together in an order that foreign keys allow."""

from functools import cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, select

from db.tables import cases as t
from db.tables import trade as s
from returns.evidence.chain import START
from returns.evidence.day_seal import day_of
from returns.ledger.desk_end import DeskEnd

#: tables in the order in which their rows may refer to each other
_ORDER: tuple[Table, ...] = (
    *(s.product, s.customer, s.order, s.order_line),
    *(t.return_case, t.case_line, t.parcel, t.payment, t.event, s.imported),
)


class NewRows:
    """New rows of one transaction; whoever reads or changes rows otherwise calls `write` before."""

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self._waiting: dict[Table, list[tuple[Any, ...]]] = {table: [] for table in _ORDER}
        self._last: dict[Table, int] = {}
        #: None when it is to be read
        self._end: DeskEnd | None = None

    def number(self, table: Table) -> int:
        """The next row number of a table, given once: the one that SQLite would give."""
        last = self._last.get(table)
        if last is None:
            last = self._tx.execute(select(func.max(table.c.id))).scalar() or 0
        self._last[table] = last + 1
        return last + 1

    def row(self, table: Table, values: dict[str, Any]) -> Any:
        """A numbered row to write, with the table's defaults for what is not given."""
        row = {**defaults(table), **values}
        if row["id"] is None:
            row["id"] = self.number(table)
        self._waiting[table].append(tuple(row.values()))
        return SimpleNamespace(**row)

    def add(self, table: Table, values: dict[str, Any]) -> None:
        """A row to write that brings its own key."""
        self._waiting[table].append(tuple({**defaults(table), **values}.values()))

    def first_event(self, case_id: int, kind: str, body: dict[str, Any], at: str) -> None:
        """The first line of a new case's history; the desk's head goes on with it."""
        if self._end is not None and day_of(at) != day_of(self._end.at):
            self.write()  # a day is sealed over what is written
        end = self._end or DeskEnd.read(self._tx)
        row = end.next_event(self._tx, (case_id, 1, START), kind, body, at)
        self._end = end.after(row)
        self.add(t.event, row)

    def write(self) -> None:
        """Write what waits; numbers and the head of the chain are read anew after it."""
        for table, rows in self._waiting.items():
            if rows:
                self._tx.exec_driver_sql(_insert(table), rows)
                rows.clear()
        self._last.clear()
        self._end = None


@cache
def defaults(table: Table) -> dict[str, Any]:
    """What the columns of a new row hold where nothing is given, in the table's order."""
    found: dict[str, Any] = {}
    for column in table.c:
        default: Any = None
        if column.server_default is not None:
            default = str(column.server_default.arg)  # type: ignore[attr-defined]
            if isinstance(column.type, Integer):
                default = int(default)
        found[column.name] = default
    return found


@cache
def _insert(table: Table) -> str:
    names = ", ".join(column.name for column in table.c)
    marks = ", ".join("?" * len(table.c))
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608  names of our own
