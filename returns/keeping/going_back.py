"""What going back to a copy would lose: counted and named, before anything is changed."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from returns.clock import moment
from returns.keeping.contents import unproved_if_refused
from returns.keeping.opened import opened_database
from returns.records.keeping import Copy, Counts, GoingBack, Step

#: steps that are named; the rest is counted
_NAMED = 50


def going_back(tx: Connection, copy: Copy, desk: Path) -> GoingBack:
    """Compare a copy of this desk with the desk as it stands."""
    since = t.event.c.seq > common_step(tx, copy, desk)
    query = (
        select(t.return_case.c.number, t.event.c.kind, t.event.c.at)
        .join(t.return_case, t.return_case.c.id == t.event.c.case_id)
        .where(since)
        .order_by(t.event.c.seq.desc())
        .limit(_NAMED)
    )
    lost = tuple(Step(row.number, row.kind, moment(row.at)) for row in tx.execute(query))
    count = tx.execute(select(func.count()).select_from(t.event).where(since)).scalar_one()
    return GoingBack(copy, copy.counts, counts_of(tx), lost, int(count))


def common_step(tx: Connection, copy: Copy, desk: Path) -> int:
    """The last step that desk and copy share; 0 where they share none.

    It is the copy's last, unless the desk went back beyond it since and went on another way. Each
    hash covers all before it, so that halving finds the place.
    """
    if holds(tx, copy):
        return copy.head_seq
    with unproved_if_refused(copy.path), opened_database(copy.path, desk) as reading:
        shared, apart = 0, copy.head_seq
        while apart - shared > 1:
            middle = (shared + apart) // 2
            if _hash_in(reading, middle) == _hash_here(tx, middle) is not None:
                shared = middle
            else:
                apart = middle
    return shared


def holds(tx: Connection, copy: Copy) -> bool:
    """Whether every step of the copy is in the desk's history."""
    return copy.head_seq == 0 or _hash_here(tx, copy.head_seq) == copy.head_hash


def _hash_here(tx: Connection, seq: int) -> str | None:
    return tx.execute(select(t.event.c.desk_hash).where(t.event.c.seq == seq)).scalar()


def _hash_in(reading: Any, seq: int) -> str | None:
    row = reading.execute("SELECT desk_hash FROM event WHERE seq = ?", (seq,)).fetchone()
    return row[0] if row else None


def counts_of(tx: Connection) -> Counts:
    """How much the desk holds now."""

    def count(what: object) -> int:
        return int(tx.execute(select(what)).scalar_one())  # type: ignore[call-overload]

    return Counts(
        cases=count(func.count(t.return_case.c.id)),
        steps=count(func.count(t.event.c.seq)),
        photos=count(func.count(func.distinct(t.photo.c.sha256))),
        papers=count(func.count(t.document.c.id)),
    )
