"""What must hold once a life is over: told again, taken back, done again, lived twice."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from returns.casework.around import around
from returns.casework.outlook import concluded_whole, differing
from returns.desk import Desk
from returns.errors import IllegalMove
from returns.ledger.case_rows import read_case_rows
from returns.ledger.replay import CHECKED, DERIVED, replayed
from returns.ledger.store import TABLES, Store, Work


def looked_at_twice(store: Store) -> None:
    """From now on, a case that is not read again after a change is compared with what reading it gives.

    So is what the queue shows of it: whoever opens the case finds nothing else there.
    """
    refresh = store._refresh

    def compared(tx: Connection, case_id: int, now: datetime, work: Work | None = None) -> None:
        known = work.left() if work is not None else None
        refresh(tx, case_id, now, work)
        if work is None:
            return
        anew = read_case_rows(tx, case_id)
        if known is not None:
            assert known.stored == anew.stored
            assert around(known) == around(anew)
        case = concluded_whole(tx, anew, now)
        assert case.closed_at is not None or not differing(anew.row, case)

    store._refresh = compared


Rows = dict[tuple[str, int], dict[str, Any]]


def rows_of_cases(desk: Desk) -> Rows:
    """Every row of every case as it counts now: without what follows from it, and what was struck out."""
    found: Rows = {}
    with desk.store.reading() as tx:
        for name in CHECKED:
            table = TABLES[name]
            for row in tx.execute(select(table).order_by(table.c.id)):
                cells = row._asdict()
                if cells.get("taken_back_seq") is not None or cells.get("removed_at"):
                    continue
                if name == "case":
                    cells = {k: v for k, v in cells.items() if k not in DERIVED}
                found[name, row.id] = cells
    return found


def unlike(one: Rows, other: Rows) -> list[str]:
    """Where two states differ, in words."""
    told = []
    for key in sorted(one.keys() | other.keys()):
        a, b = one.get(key), other.get(key)
        if a is None or b is None:
            told.append(f"{key}: only {'after' if a is None else 'before'}: {a or b}")
            continue
        cells = [f"{c}: {a[c]!r} → {b[c]!r}" for c in a if a[c] != b.get(c)]
        told += [f"{key}: {', '.join(cells)}"] if cells else []
    return told


def told_again(desk: Desk) -> None:
    """The rows are what the history tells."""
    with desk.store.reading() as tx:
        case_ids = [row[0] for row in tx.execute(text("SELECT id FROM return_case"))]
        for told in replayed(tx, case_ids):
            assert not told.differences, told.differences


def there_and_back(desk: Desk, first: Rows) -> None:
    """All steps taken back leave the first state, all of them done again the last."""
    last = rows_of_cases(desk)
    with desk.store.reading() as tx:
        case_ids = [row[0] for row in tx.execute(text("SELECT id FROM return_case"))]
    taken = {case_id: _take_all_back(desk, case_id) for case_id in reversed(case_ids)}
    if all(whole for _, whole in taken.values()):
        differing = unlike(_with_news(desk, first), rows_of_cases(desk))
        assert not differing, f"taken back, and not as it was: {differing}"
    for case_id in case_ids:
        for _ in range(taken[case_id][0]):
            desk.cases.again_last(case_id)
    differing = unlike(last, rows_of_cases(desk))
    assert not differing, f"done again, and not as it was: {differing}"


def _with_news(desk: Desk, first: Rows) -> Rows:
    """The first state with what files told since: that is not taken back."""
    rows = {key: dict(cells) for key, cells in first.items()}
    now = rows_of_cases(desk)
    for _, _, _, kind, body in history(desk):
        if kind not in ("reported", "order_known"):
            continue
        told = json.loads(body)
        for table, row_id, _ in told.get("created", []):
            rows[table, row_id] = now[table, row_id]
        for table, row_id, cells in told.get("changed", []):
            for name, (old, new) in cells.items() if (table, row_id) in rows else ():
                if name in rows[table, row_id]:
                    had = rows[table, row_id][name]
                    rows[table, row_id][name] = (
                        _acts_told(had, old, new) if name == "platform_did" else new
                    )
    return rows


def _acts_told(had: str, old: str, new: str) -> str:
    """What the platform did, with what a file told: acts of the seller's stand among the same ones."""
    acts, before, after = ({*json.loads(text)} for text in (had, old, new))
    return json.dumps(sorted((acts | after - before) - (before - after)))


def _take_all_back(desk: Desk, case_id: int) -> tuple[int, bool]:
    """How many steps could be taken back, and whether that is all of them: a file may stand between."""
    for taken in range(2_000):
        try:
            desk.cases.take_back_last(case_id)
        except IllegalMove as refusal:
            if refusal.key not in ("case.nothing_to_take_back", "case.moved_on"):
                raise
            return taken, refusal.key == "case.nothing_to_take_back"
    raise AssertionError("it never ends")


def history(desk: Desk) -> list[tuple[Any, ...]]:
    """Every event of the desk."""
    with desk.store.reading() as tx:
        query = text("SELECT seq, case_id, at, kind, body FROM event ORDER BY seq")
        return [tuple(row) for row in tx.execute(query)]
