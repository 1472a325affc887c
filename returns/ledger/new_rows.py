"""Rows added many at a time: numbered at once, written together in an order that foreign keys allow."""

from functools import cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, select

from db.tables import cases as t
from db.tables import trade as s
from returns.evidence.chain import canonical, desk_hash, event_hash, first_of_desk

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
        #: the desk's last event: its number and hash; None when it is to be read
        self._head: tuple[int, str] | None = None

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
        """The first line of a new case's history, chained to the desk's last."""
        seq, before = self._head or self._read_head()
        text = canonical(body if seq else first_of_desk(body))
        own = event_hash("", 1, at, kind, text)
        self._head = seq + 1, desk_hash(before, seq + 1, own)
        values = {"seq": seq + 1, "case_id": case_id, "case_seq": 1, "at": at, "kind": kind}
        self.add(t.event, {**values, "body": text, "hash": own, "desk_hash": self._head[1]})

    def write(self) -> None:
        """Write what waits; numbers and the head of the chain are read anew after it."""
        for table, rows in self._waiting.items():
            if rows:
                self._tx.exec_driver_sql(_insert(table), rows)
                rows.clear()
        self._last.clear()
        self._head = None

    def _read_head(self) -> tuple[int, str]:
        event = t.event
        query = select(event.c.seq, event.c.desk_hash).order_by(event.c.seq.desc()).limit(1)
        last = self._tx.execute(query).first()
        return (last.seq, last.desk_hash) if last else (0, "")


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
