"""The case's history: read, taken back and done again; nothing in it is ever edited."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from db.tables import cases as t
from returns.errors import IllegalMove, NotFound
from returns.ledger.held_pieces import held_twice
from returns.ledger.store import TABLES, WITH, Store, Work
from returns.records.change import Change
from returns.records.event_kinds import APPROVED_THERE, CARRIED_OVER, PAPER_MADE

#: rows that stand for something that happened outside are struck out, not removed
STRUCK_OUT = {"payment", "claim"}
#: columns of the case that move it on: nothing before such a step is taken out alone
_TRACKS = {"request", "goods", "buyer_money", "supplier_claim", "closed_at"}
TAKEN_BACK, _AGAIN = "taken_back", "done_again"
#: a case was opened, a paper made, a file told what happened elsewhere: none of it is undone here
STANDS = ("opened", "reported", "order_known", PAPER_MADE, CARRIED_OVER, APPROVED_THERE)
#: the kinds of steps that turn another one
TURNED = (TAKEN_BACK, _AGAIN)


@dataclass
class _Entry:
    """One event that changed something, and whether it is in effect now."""

    seq: int
    kind: str
    body: dict[str, Any]
    in_effect: bool = True
    #: the event that took it back or did it again last, else itself
    turned: int = 0

    @property
    def act(self) -> int:
        """The number of the first step of what was done in one go."""
        first = self.body.get(WITH)
        return first if isinstance(first, int) else self.seq

    @property
    def moves_on(self) -> bool:
        """Has the case moved on by it: a track, money or a claim."""
        if self.kind == CARRIED_OVER:
            # what went before is told by columns that are no more
            return True
        created = {row[0] for row in self.body.get("created", [])}
        changed = self.body.get("changed", [])
        columns = {c for row in changed if row[0] in ("case", "line", "unit") for c in row[2]}
        return bool(created & STRUCK_OUT or columns & _TRACKS)

    @property
    def stands_alone(self) -> bool:
        """Is nothing built on it: a note, or a photo."""
        rows = [*self.body.get("created", []), *self.body.get("changed", [])]
        return {row[0] for row in rows} <= {"photo"}


def take_back(store: Store, changes: Sequence[Change]) -> Change:
    """Undo: new events that restore what stood before, newest first, all of them or none.

    Raises `IllegalMove` where the case moved on since, and for what was taken back already.
    """
    seqs = [seq for change in reversed(changes) for seq in reversed(change.seqs)]
    return _replay(store, changes, seqs, TAKEN_BACK)


def do_again(store: Store, changes: Sequence[Change]) -> Change:
    """Redo what was taken back, by the events of the original changes; all of them or none."""
    seqs = [seq for change in changes for seq in change.seqs]
    return _replay(store, changes, seqs, _AGAIN)


def last_in_effect(store: Store, case_id: int) -> Change:
    """The last step of a case that is in effect and can be turned; raises `IllegalMove`."""
    return _last(store, case_id, in_effect=True)


def last_taken_back(store: Store, case_id: int) -> Change:
    """The step of a case that was taken back last; raises `IllegalMove`."""
    return _last(store, case_id, in_effect=False)


def _last(store: Store, case_id: int, *, in_effect: bool) -> Change:
    with store.reading() as tx:
        entries = _entries(tx, case_id).values()
        found = [
            entry
            for entry in entries
            if entry.in_effect is in_effect and entry.kind not in STANDS
        ]
    if not found:
        raise IllegalMove(f"case.nothing_to_{'take_back' if in_effect else 'do_again'}")
    last = max(found, key=lambda entry: entry.seq if in_effect else entry.turned)
    # what was done in one go is turned in one go
    seqs = tuple(sorted(entry.seq for entry in found if entry.act == last.act))
    return Change((case_id,), frozenset({"case"}), seqs)


def _replay(store: Store, changes: Sequence[Change], seqs: Iterable[int], kind: str) -> Change:
    written: list[int] = []
    with store.transaction() as tx:
        for seq in seqs:
            row = tx.execute(select(t.event.c.case_id).where(t.event.c.seq == seq)).first()
            if row is None:
                raise NotFound("case.no_such_change")
            with store.change_within(tx, row.case_id, kind) as work:
                entry = _entry_to_turn(tx, row.case_id, seq, kind)
                work.facts["of"] = seq
                _WAYS[kind](work, entry.body, seq)
                if other := held_twice(tx, row.case_id):
                    # asked back in another case since this one had let it go
                    raise IllegalMove("case.pieces_elsewhere", case=other)
            written += [work.seq] if work.seq is not None else []
    if not written:
        raise IllegalMove("case.nothing_to_take_back")
    return Change(
        tuple(dict.fromkeys(each for change in changes for each in change.case_ids)),
        frozenset(each for change in changes for each in change.kinds),
        tuple(written),
    )


def _entry_to_turn(tx: Connection, case_id: int, seq: int, kind: str) -> _Entry:
    """The event that may be taken back or done again now; raises `IllegalMove`."""
    entries = _entries(tx, case_id)
    entry = entries.get(seq)
    if entry is None or entry.kind in STANDS:
        raise IllegalMove("case.nothing_to_take_back")
    if entry.in_effect is (kind == _AGAIN):
        raise IllegalMove(
            "case.taken_back_already" if kind == TAKEN_BACK else "case.not_taken_back"
        )
    if entry.stands_alone:
        return entry
    for other in entries.values():
        built_on = other.in_effect and other.seq > seq
        # what was taken back after it has to be done again before it
        waits = kind == _AGAIN and not other.in_effect and other.turned > entry.turned
        if other.moves_on and (built_on or waits):
            raise IllegalMove("case.moved_on")
    return entry


def _entries(tx: Connection, case_id: int) -> dict[int, _Entry]:
    """The events of a case that can be turned, by their number, as they stand now."""
    event = t.event
    query = select(event.c.seq, event.c.kind, event.c.body).where(event.c.case_id == case_id)
    entries: dict[int, _Entry] = {}
    for row in tx.execute(query.order_by(event.c.seq)):
        body = json.loads(row.body)
        if row.kind in _WAYS:
            turned = entries[body["of"]]
            turned.in_effect, turned.turned = row.kind == _AGAIN, row.seq
        else:
            entries[row.seq] = _Entry(row.seq, row.kind, body, turned=row.seq)
    return entries


def _restore(work: Work, body: dict[str, Any], seq: int) -> None:
    for table, row_id, cells in body.get("put_away", []):
        source = TABLES[table]
        if work.tx.execute(select(source.c.id).where(source.c.id == row_id)).first():
            raise IllegalMove("case.moved_on")
        work.tx.execute(insert(source).values(**cells))
    for table, row_id, cells in reversed(body.get("changed", [])):
        _expect(work, table, row_id, {name: pair[1] for name, pair in cells.items()})
        work.update(table, row_id, **{name: pair[0] for name, pair in cells.items()})
        _refuse_twin(work, table, row_id)
    for table, row_id, columns in reversed(body.get("created", [])):
        source = TABLES[table]
        if table == "photo":
            work.update(table, row_id, removed_at=work.at)
            continue
        # a row that was worked on since, or whose number another row has now, is left alone
        _expect(work, table, row_id, columns)
        if table == "line":
            _leave(work, row_id)
        if table in STRUCK_OUT:
            query = update(source).where(source.c.id == row_id).values(taken_back_seq=seq)
            work.tx.execute(query)
        else:
            work.tx.execute(delete(source).where(source.c.id == row_id))


def _leave(work: Work, line_id: int) -> None:
    """What was struck out of a line that goes away again is of no line; raises for what still counts."""
    for name in ("payment", "claim", "photo"):
        table = TABLES[name]
        counts = table.c.removed_at if name == "photo" else table.c.taken_back_seq
        found = select(table.c.id, counts).where(table.c.line_id == line_id)
        for row_id, over in work.tx.execute(found).all():
            if over is None:
                raise IllegalMove("case.moved_on")
            work.update(name, row_id, line_id=None)


def _back_on_line(work: Work, table: str, row_id: int, columns: dict[str, Any]) -> None:
    """A row whose line went away meanwhile, and came again, is of that line once more."""
    source = TABLES[table]
    now = work.tx.execute(select(source.c.line_id).where(source.c.id == row_id)).scalar()
    if now is None and columns.get("line_id") is not None:
        work.update(table, row_id, line_id=columns["line_id"])


def _repeat(work: Work, body: dict[str, Any], _seq: int) -> None:
    for table, row_id, cells in body.get("put_away", []):
        _expect(work, table, row_id, cells)
        source = TABLES[table]
        work.tx.execute(delete(source).where(source.c.id == row_id))
    for table, row_id, columns in body.get("created", []):
        source = TABLES[table]
        if table == "photo":
            work.update(table, row_id, removed_at=None)
            _back_on_line(work, table, row_id, columns)
            _refuse_twin(work, table, row_id)
        elif table in STRUCK_OUT:
            query = update(source).where(source.c.id == row_id).values(taken_back_seq=None)
            work.tx.execute(query)
            _back_on_line(work, table, row_id, columns)
        elif work.tx.execute(select(source.c.id).where(source.c.id == row_id)).first():
            raise IllegalMove("case.moved_on")
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


def _refuse_twin(work: Work, table: str, row_id: int) -> None:
    """A photo that was added once more meanwhile does not come back beside itself."""
    if table != "photo":
        return
    photo = t.photo
    row = work.tx.execute(select(photo).where(photo.c.id == row_id)).one()
    twin = select(photo.c.name).where(
        photo.c.case_id == row.case_id,
        photo.c.sha256 == row.sha256,
        photo.c.id != row_id,
        photo.c.removed_at.is_(None),
    )
    known = work.tx.execute(twin).first()
    if row.removed_at is None and known is not None:
        raise IllegalMove("photos.twice", name=row.name, known=known.name)


_WAYS: dict[str, Callable[[Work, dict[str, Any], int], None]] = {
    TAKEN_BACK: _restore,
    _AGAIN: _repeat,
}
