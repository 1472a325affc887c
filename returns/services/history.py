"""The case's history: read, taken back and done again; nothing in it is ever edited."""

import json
from typing import Any

from sqlalchemy import delete, insert, select, update

from db.tables import cases as t
from returns.errors import IllegalMove
from returns.records.change import Change
from returns.services.store import TABLES, Store, Work, changed

#: rows that stand for something that happened outside are struck out, not removed
_STRUCK_OUT = {"payment", "claim"}


def take_back(store: Store, change: Change) -> Change:
    """Undo: a new event that restores what stood before; raises `IllegalMove` if it moved on since.

    Several events of one change are taken back newest first.
    """
    seqs: list[int] = []
    for seq in reversed(change.seqs):
        seqs.append(_replay(store, seq, "taken_back", _restore))
    return Change(change.case_ids, change.kinds, tuple(seqs))


def do_again(store: Store, change: Change) -> Change:
    """Redo what was taken back, by the events of the original change."""
    seqs = [_replay(store, seq, "done_again", _repeat) for seq in change.seqs]
    return Change(change.case_ids, change.kinds, tuple(seqs))


def _replay(store: Store, seq: int, kind: str, how: Any) -> int:
    with store.reading() as tx:
        row = tx.execute(select(t.event).where(t.event.c.seq == seq)).one()
    body = json.loads(row.body)
    with store.change(row.case_id, kind) as work:
        work.facts["of"] = seq
        how(work, body, seq)
    return changed(work).seqs[0]


def _restore(work: Work, body: dict[str, Any], seq: int) -> None:
    for table, row_id, cells in reversed(body.get("changed", [])):
        _expect(work, table, row_id, {name: pair[1] for name, pair in cells.items()})
        work.update(table, row_id, **{name: pair[0] for name, pair in cells.items()})
    for table, row_id, _columns in reversed(body.get("created", [])):
        source = TABLES[table]
        if table in _STRUCK_OUT:
            work.tx.execute(
                update(source).where(source.c.id == row_id).values(taken_back_seq=seq)
            )
        elif table == "photo":
            work.update(table, row_id, removed_at=work.at)
        else:
            work.tx.execute(delete(source).where(source.c.id == row_id))


def _repeat(work: Work, body: dict[str, Any], _seq: int) -> None:
    for table, row_id, columns in body.get("created", []):
        source = TABLES[table]
        if table in _STRUCK_OUT:
            work.tx.execute(
                update(source).where(source.c.id == row_id).values(taken_back_seq=None)
            )
        elif table == "photo":
            work.update(table, row_id, removed_at=None)
        else:
            work.tx.execute(insert(source).values(id=row_id, **columns))
    for table, row_id, cells in body.get("changed", []):
        _expect(work, table, row_id, {name: pair[0] for name, pair in cells.items()})
        work.update(table, row_id, **{name: pair[1] for name, pair in cells.items()})


def _expect(work: Work, table: str, row_id: int, cells: dict[str, Any]) -> None:
    source = TABLES[table]
    query = select(*[source.c[name] for name in cells]).where(source.c.id == row_id)
    row = work.tx.execute(query).first()
    if row is None or tuple(row) != tuple(cells.values()):
        raise IllegalMove("case.moved_on")
