"""A case's history told again: the rows that its steps make, beside the rows that stand.

Left out is what is no part of a case's own story: `DERIVED` is worked out anew after every step and
as time passes, and a product belongs to the desk, whose other cases change it too.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from db.tables import cases as t
from db.tables import trade as s
from returns.ledger.history import STRUCK_OUT, TAKEN_BACK, TURNED
from returns.ledger.new_rows import defaults
from returns.ledger.store import TABLES
from returns.records.event_kinds import CARRIED_OVER
from returns.records.platform_codes import codes_told
from returns.records.replay import Cell, Difference, Replayed

#: columns of the case that repeat what follows from it: `outlook.queue_columns` and a trigger
DERIVED = frozenset(
    {
        *("first_offer", "next_step", "due_at", "supplier_clock", "stage", "waiting_for"),
        *("reason", "value_minor", "request", "goods", "buyer_money", "supplier_claim"),
        *("order_number", "channel_name", "sku", "title", "buyer", "supplier_name", "picture"),
        *("line_count", "turns_at", "hold"),
    }
)
#: the tables whose rows are a case's own
CHECKED = tuple(name for name in TABLES if name not in ("product", "order"))
#: how many cases are read at once
_BATCH = 500
#: what folding a body raises that is not what the desk writes
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)

_Key = tuple[str, int]
_Rows = dict[_Key, dict[str, Cell]]


def differences(tx: Connection, case_id: int) -> tuple[Difference, ...]:
    """Where the rows of a case are not what its history says; () when nothing differs."""
    return next(replayed(tx, (case_id,))).differences


def replayed(tx: Connection, case_ids: Iterable[int]) -> Iterator[Replayed]:
    """Each of these cases told again, read many at a time; raises nothing for what is in them."""
    wanted = list(case_ids)
    names: dict[int, str] = dict(tx.execute(select(s.supplier.c.id, s.supplier.c.name)).all())
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        standing = standing_rows(tx, batch)
        events = _events(tx, batch)
        for case_id in batch:
            yield _beside(case_id, events.get(case_id, []), standing.get(case_id, {}), names)


def standing_rows(tx: Connection, case_ids: Sequence[int]) -> dict[int, _Rows]:
    """The rows as they stand, by case."""
    found: dict[int, _Rows] = {}
    for name in CHECKED:
        table = TABLES[name]
        owner = table.c.id if name == "case" else table.c.case_id
        query = select(table).where(owner.in_(case_ids)).order_by(table.c.id)
        columns = table.c.keys()
        of, own = columns.index(owner.key), columns.index("id")
        for row in tx.execute(query):
            cells = dict(zip(columns, row, strict=True))
            found.setdefault(row[of], {})[name, row[own]] = cells
    return found


def _events(tx: Connection, case_ids: Sequence[int]) -> dict[int, list[Any]]:
    """Number, kind and body of the steps, by case, oldest first."""
    event = t.event
    query = select(event.c.case_id, event.c.seq, event.c.kind, event.c.body)
    found: dict[int, list[Any]] = {}
    for row in tx.execute(query.where(event.c.case_id.in_(case_ids)).order_by(event.c.seq)):
        found.setdefault(row.case_id, []).append(row)
    return found


def _beside(
    case_id: int, events: Sequence[Any], standing: _Rows, names: Mapping[int, str]
) -> Replayed:
    told = _Telling(case_id, standing)
    unread = []
    carried = max((n for n, e in enumerate(events) if e.kind == CARRIED_OVER), default=-1)
    for place, event in enumerate(events):
        try:
            body = json.loads(event.body)
            if place < carried:
                # told by columns that are no more; what they came to is told again below
                told.bodies[event.seq] = body
            else:
                told.step(event.seq, event.kind, body)
        except _NONSENSE:
            unread.append(Difference("event", event.seq, "body", None, event.body))
    for key, cells in told.rows.items():
        if cells.get("case_id", case_id) == case_id:
            unread += _of_row(key, cells, standing.get(key), names)
    untold = [key for key in standing if key in told.half_told]
    for key in standing.keys() - told.rows.keys():
        if not told.whole:
            untold.append(key)
        else:
            unread.append(Difference(*key, "", None, key[1]))
    return Replayed(
        case_id,
        tuple(sorted(unread, key=lambda d: (d.table != "case", d.table, d.row_id, d.column))),
        tuple(sorted(untold)),
    )


def _of_row(
    key: _Key, told: dict[str, Cell], stands: dict[str, Cell] | None, names: Mapping[int, str]
) -> Iterator[Difference]:
    """The cells of one row that are not as told; what is not told of it is not judged."""
    name, row_id = key
    if name not in CHECKED:
        return
    if stands is None:
        yield Difference(name, row_id, "", row_id, None)
        return
    for column, says in told.items():
        if name == "case" and column in DERIVED:
            continue
        cell = stands[column]
        if cell == says and isinstance(cell, bytes) is isinstance(says, bytes):
            continue
        if name == "line" and column == "supplier_name":
            # a supplier that is renamed is renamed in its cases: no step of theirs
            supplier = told.get("supplier_id")
            if isinstance(supplier, int) and names.get(supplier) == cell:
                continue
        yield Difference(name, row_id, column, says, cell)


@dataclass
class _Telling:
    """The rows that a case's steps have made so far, as far as the steps tell their cells."""

    case_id: int
    standing: _Rows
    rows: _Rows = field(default_factory=dict)
    #: rows of which a step tells some cells and none their coming
    half_told: set[_Key] = field(default_factory=set)
    #: steps that may be turned, by their number
    bodies: dict[int, dict[str, Any]] = field(default_factory=dict)
    #: whether the first step told every row
    whole: bool = False

    def step(self, seq: int, kind: str, body: dict[str, Any]) -> None:
        """Take in one step."""
        if kind == "opened":
            self._open(body)
        elif kind == CARRIED_OVER:
            self._carry_over(body)
        if kind in TURNED:
            self._turn(kind, body)
            return
        self.bodies[seq] = body
        for name, row_id, cells in body.get("created", ()):
            self._create(name, row_id, cells)
        for name, row_id, cells in body.get("taken_in", ()):
            self.rows[name, row_id] = dict(cells)
        self._change(body)

    def _open(self, body: dict[str, Any]) -> None:
        key = ("case", self.case_id)
        if "case" not in body:
            self.rows[key] = {}
            self.half_told.add(key)
            return
        # of a case that was opened before it kept them the file's numbers stand among what was said
        told = {"platform_codes": codes_told(body.get("facts", {}))}
        self._create(*key, told | body["case"])
        self.whole = True

    def _carry_over(self, body: dict[str, Any]) -> None:
        """From here on the case is told by its rows as they stood then."""
        self.rows = {
            (name, row_id): dict(cells)
            for name, rows in body["rows"].items()
            for row_id, cells in rows
        }
        self.half_told.clear()
        self.whole = True

    def _create(self, name: str, row_id: int, cells: Mapping[str, Cell]) -> None:
        self.rows[name, row_id] = {**defaults(TABLES[name]), "id": row_id, **cells}

    def _change(self, body: dict[str, Any]) -> None:
        for name, row_id, cells in body.get("changed", ()):
            if (name, row_id) not in self.rows:
                self.rows[name, row_id] = {}
                self.half_told.add((name, row_id))
            for column, (_before, after) in cells.items():
                self.rows[name, row_id][column] = after

    def _turn(self, kind: str, body: dict[str, Any]) -> None:
        """A step was taken back or done again: cells are told with it, rows that came or went are not."""
        back, seq = kind == TAKEN_BACK, body["of"]
        created = self.bodies[seq].get("created", ())
        if back:
            self._change(body)
        for name, row_id, cells in created:
            if name in STRUCK_OUT:
                self.rows[name, row_id]["taken_back_seq"] = seq if back else None
            elif name == "photo":
                pass  # only marked as removed, which is told as a change
            elif back:
                self.rows.pop((name, row_id), None)
            else:
                self._create(name, row_id, cells)
        if not back:
            self._change(body)
