"""One change of the desk = one transaction that writes the change, its event and the next step.

`Store.change` hands out a `Work`; what is set through it is compared with what was there, so that
the event knows both and the change can be taken back.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound

from db.bare import driver_of, fetched
from db.changes import count_change
from db.desk_file.mark import Head
from db.desk_file.sitting import Sitting
from db.desk_file.soundness import last_event
from db.driver import dbapi
from db.errors import Damaged, SearchMadeAnew, StorageError
from db.files.vault import Vault
from db.rows import add_row, read_cells, write_cells
from db.tables import cases as t
from db.tables import trade as s
from returns.clock import Clock, stamp
from returns.errors import DeskProblem, NotFound
from returns.evidence.chain import START
from returns.ledger.case_rows import CaseRead
from returns.ledger.day_sealing import ReadAhead
from returns.ledger.desk_end import DeskEnd, say_who
from returns.ledger.search_table import rebuild_search, search_is_sound
from returns.ledger.storage_problems import storage_problem, told_plainly
from returns.records.case import Case
from returns.records.change import Change
from returns.records.kept_letter import KeptLetter
from returns.records.letter import Letter

#: tables whose rows a change may create or alter, by the name they have in an event's body
TABLES: dict[str, Table] = {
    "case": t.return_case,
    "line": t.case_line,
    "unit": t.unit,
    "parcel": t.parcel,
    "parcel_unit": t.parcel_unit,
    "exchange": t.exchange,
    "photo": t.photo,
    "claim": t.claim,
    "claim_answer": t.claim_answer,
    "payment": t.payment,
    "message": t.message,
    "product": s.product,
    "order": s.order,
}

#: tables whose cells are no more than a case reads of them, and those of which it reads nothing
_LAID_OVER = frozenset({"case", "line", "unit"})
_BESIDE_THE_CASE = frozenset({"message"})

#: what is written `together`; each thread has a context of its own
_HELD: ContextVar["_Together | None"] = ContextVar("together", default=None)
#: what a step names that was taken together with one before: the number of the first of them
WITH = "with"

#: `IS`: the desk's own events have no case
_LAST_EVENT = """SELECT case_seq, hash FROM event WHERE case_id IS ?
ORDER BY case_seq DESC LIMIT 1"""


@dataclass
class Work:
    """A change of one case being made inside a transaction."""

    tx: Connection
    case_id: int
    kind: str
    at: str
    facts: dict[str, Any] = field(default_factory=dict)
    changed: list[list[Any]] = field(default_factory=list)
    created: list[list[Any]] = field(default_factory=list)
    taken_in: list[list[Any]] = field(default_factory=list)
    put_aside: list[list[Any]] = field(default_factory=list)
    letter: Letter | None = None
    #: the letters of the case that went before, where they were read already
    earlier: tuple[KeptLetter, ...] | None = None
    #: the case's rows as they were read within this change, before it wrote anything
    read: CaseRead | None = None
    seq: int | None = None
    #: what follows from the case as this change left it, of those rows
    follows: tuple[CaseRead, Case] | None = None
    #: what `left` answered, until a cell is set
    _left: CaseRead | None = None

    def set(self, **columns: Any) -> None:
        """Set columns of the case."""
        self.update("case", self.case_id, **columns)

    def update(self, table: str, row_id: int, **columns: Any) -> None:
        """Set columns of one row, remembering what stood there."""
        source = TABLES[table]
        row = self._standing(table, row_id, tuple(columns))
        if row is None:
            raise NoResultFound
        differing = {
            name: [old, columns[name]]
            for name, old in zip(columns, row, strict=True)
            if old != columns[name]
        }
        if not differing:
            return
        new = {name: pair[1] for name, pair in differing.items()}
        write_cells(self.tx, source, row_id, new)
        self.changed.append([table, row_id, differing])
        self._left = None

    def _standing(
        self, table: str, row_id: int, names: tuple[str, ...]
    ) -> Sequence[object] | None:
        """What stands in these cells: as this change read the case, where it did not write there since."""
        source = TABLES[table]
        written = (*self.changed, *self.created, *self.taken_in)
        if self.read is not None and table in _LAID_OVER:
            for row in self.read.parts[source.name]:
                if row.id == row_id and not any(
                    each[:2] == [table, row_id] for each in written
                ):
                    cells = row._asdict()
                    return [cells[name] for name in names]
        return read_cells(self.tx, source, row_id, names)

    def insert(self, table: str, **columns: Any) -> int:
        """Add a row; returns its number."""
        row_id = add_row(self.tx, TABLES[table], columns)
        self.created.append([table, row_id, columns])
        return row_id

    def take_in(self, table: str, row_id: int) -> None:
        """Make a row that belonged to no case this case's; what stands in it is remembered whole."""
        source = TABLES[table]
        row = self.tx.execute(select(source).where(source.c.id == row_id)).one()
        self.taken_in.append([table, row_id, row._asdict()])
        self.update(table, row_id, case_id=self.case_id)

    def put_away(self, table: str, row_id: int) -> None:
        """Delete a row that belongs to no case and tells of what this one knows; its cells are remembered."""
        source = TABLES[table]
        row = self.tx.execute(select(source).where(source.c.id == row_id)).one()
        self.put_aside.append([table, row_id, row._asdict()])
        self.tx.execute(delete(source).where(source.c.id == row_id))

    def left(self) -> CaseRead | None:
        """The case's rows as this change leaves them; None where they have to be read again.

        Cells are laid over what was read. What a new row brings with it, sums over other cases
        among it, is the database's to say.
        """
        if self.read is None or self.taken_in:
            return None
        if any(table not in _BESIDE_THE_CASE for table, *_ in self.created):
            return None
        if any(_leads_elsewhere(table, tuple(cells)) for table, _, cells in self.changed):
            return None
        self._left = self._left or self.read.with_cells(
            (TABLES[table].name, row_id, {column: now for column, (_, now) in cells.items()})
            for table, row_id, cells in self.changed
        )
        return self._left

    def body(self) -> dict[str, Any]:
        """What the event keeps: the facts said, and both sides of every cell."""
        body: dict[str, Any] = dict(self.facts)
        if self.changed:
            body["changed"] = self.changed
        if self.created:
            body["created"] = self.created
        if self.taken_in:
            body["taken_in"] = self.taken_in
        if self.put_aside:
            body["put_away"] = self.put_aside
        return body


@dataclass(frozen=True)
class _Together:
    """The transaction that a thread is within, and each case's first step in it: one act, one undo."""

    store: "Store"
    tx: Connection
    first: dict[int, int] = field(default_factory=dict)


@cache
def _leads_elsewhere(table: str, names: tuple[str, ...]) -> bool:
    """Whether other rows are read with a row once these cells of it are changed."""
    columns = TABLES[table].c
    return table not in _LAID_OVER or any(columns[name].foreign_keys for name in names)


def _changes(tx: Connection) -> int:
    """Rows that this connection ever changed."""
    return int(driver_of(tx).total_changes)


def insert_row(tx: Connection, table: Table, columns: dict[str, Any]) -> int:
    """Add a row; returns its number."""
    key = tx.execute(insert(table).values(**columns)).inserted_primary_key
    return int(key[0]) if key else 0


def append_event(
    tx: Connection, case_id: int | None, kind: str, body: dict[str, Any], at: str
) -> int:
    """Add one line to the history, chained to the case's last; the desk's head goes on with it.

    Without a case it is the desk's own, chained to its last one.
    """
    last = fetched(tx, _LAST_EVENT, (case_id,))
    case_seq, before = (last[0][0] + 1, last[0][1]) if last else (1, START)
    row = DeskEnd.read(tx).next_event(tx, (case_id, case_seq, before), kind, body, at)
    add_row(tx, t.event, row)
    return int(row["seq"])


#: works out what follows from a case at that moment, after that change of it, and stores it;
#: `outlook.refresh_case`
Refresh = Callable[[Connection, int, datetime, Work | None], object]
#: what a change of a case brings with it, before its event is written; `closing.close_if_over`
Ends = Callable[[Work, datetime], object]


class Store:
    """The desk's writer: engine, vault, clock and folder, and the one way to change a case."""

    def __init__(
        self,
        folder: Path,
        writer: Engine | None,
        reader: Engine,
        vault: Vault,
        clock: Clock,
        refresh: Refresh,
        sitting: Sitting | None,
        at_desk: Callable[[], str] = str,
    ) -> None:
        self.folder = folder
        self._refresh = refresh
        self.vault = vault
        self.clock = clock
        self._writer = writer
        self._reader = reader
        self._sitting = sitting
        self._at_desk = at_desk
        #: closes a case that a change left at rest; nothing does on a desk that is only mended
        self.ends: Ends | None = None
        self._writing = Lock()
        self._read_ahead = ReadAhead()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that this thread reads and writes within it is one transaction: all of it or none."""
        with self.transaction() as tx:
            token = _HELD.set(_Together(self, tx))
            try:
                yield
            finally:
                _HELD.reset(token)

    def _tx_held(self) -> Connection | None:
        """The transaction that this thread is within."""
        held = _HELD.get()
        return held.tx if held is not None and held.store is self else None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A write transaction: all of it or none of it."""
        if (held := self._tx_held()) is not None:
            yield held
            return
        if self._writer is None or self._sitting is None:
            raise DeskProblem("desk.read_only")
        # a second thread waits for as long as the first one writes
        with self._writing, told_plainly():
            self._sitting.begin()
            head = None
            try:
                with self._writer.begin() as tx:
                    say_who(tx, self._at_desk())
                    self._read_ahead.lend(tx)
                    before = _changes(tx)
                    yield tx
                    if _changes(tx) != before:
                        seq, end, _ = last_event(driver_of(tx))
                        head = Head(seq, end, count_change(tx))
            except (Damaged, IntegrityError, dbapi.IntegrityError) as error:
                # FTS5 tells of its damage as late as the commit, in any words
                if mended := self._search_made_anew(self._writer):
                    raise mended from error
                raise
            if head is not None:
                self._sitting.committed(head)

    @staticmethod
    def _search_made_anew(writer: Engine) -> DeskProblem | None:
        """Whether a change failed by the search table only; it was made anew then."""
        if search_is_sound(writer):
            return None
        try:
            with writer.begin() as tx:
                rebuild_search(tx)
        except (StorageError, DBAPIError):  # more is damaged than that
            return None
        return storage_problem(SearchMadeAnew())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read transaction: one moment of the desk, never waiting for a writer."""
        if (held := self._tx_held()) is not None:
            yield held
            return
        with told_plainly(), self._reader.begin() as tx:
            yield tx

    def rest(self) -> None:
        """Nobody waits for a change: do now what would hold up one for longer than its step takes.

        It is the folding of a long log, and the reading of a day that the next step seals.
        """
        if self._sitting is None:
            return
        with self.reading() as tx:
            self._read_ahead.look(tx, self.clock.now())
        with self._writing, told_plainly():
            self._sitting.rest()

    def close(self) -> None:
        """Give both connections back."""
        for engine in (self._writer, self._reader):
            if engine is not None:
                engine.dispose()

    def now(self) -> str:
        """The present moment as stored."""
        return stamp(self.clock.now())

    @contextmanager
    def change(self, case_id: int, kind: str) -> Iterator[Work]:
        """Change one case: on leaving, the event, the next step and the search text are written.

        Raises `NotFound` for a case this desk does not have.
        """
        with self.transaction() as tx, self.change_within(tx, case_id, kind) as work:
            yield work

    @contextmanager
    def change_within(self, tx: Connection, case_id: int, kind: str) -> Iterator[Work]:
        """As `change`, inside a transaction that holds more than one change."""
        if read_cells(tx, t.return_case, case_id, ("id",)) is None:
            raise NotFound("case.unknown", text=str(case_id))
        work = Work(tx, case_id, kind, self.now())
        yield work
        now = self.clock.now()
        if self.ends is not None:
            self.ends(work, now)
        first = held.first if (held := _HELD.get()) is not None else {}
        if case_id in first:
            work.facts[WITH] = first[case_id]
        work.seq = append_event(tx, case_id, kind, work.body(), work.at)
        if work.seq is not None:
            first.setdefault(case_id, work.seq)
        self._refresh(tx, case_id, now, work)

    def refresh(self, tx: Connection, case_id: int) -> None:
        """Work out again and store what follows from a case: recommendation, step, search text."""
        self._refresh(tx, case_id, self.clock.now(), None)


def changed(work: Work, *kinds: str) -> Change:
    """The `Change` that a finished `Work` amounts to."""
    seqs = (work.seq,) if work.seq is not None else ()
    known = str(work.facts.get("number_known", ""))
    told = frozenset(kinds or ("case",))
    ended = any(cells["closed_at"][1] for _, _, cells in work.changed if "closed_at" in cells)
    own = (work.case_id,)
    return Change(
        *(own, told, seqs, work.letter), number_known=known, closed=own if ended else ()
    )
