"""Next steps that turn as time passes: found by the day on which they do, worked out anew, stored."""

from dataclasses import dataclass

from sqlalchemy import Connection, Select, select, tuple_, update

from db.tables import cases as t
from returns.casework.outlook import differing, read_with
from returns.clock import stamp
from returns.ledger import rows
from returns.ledger.store import Store
from returns.records.change import Change

#: cases looked at in one transaction, so that nobody who writes waits for long
_CHUNK = 100
#: that day and the number of the case that was looked at last
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Caught:
    """A chunk that was looked at: what changed, and where to go on (None at the end)."""

    change: Change
    after: Place | None


class CatchingUp:
    """Keeps what is stored of a case's next step true while nobody touches the case.

    No event is written: nothing happened but that time passed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def waits(self) -> bool:
        """Whether any open case's waiting has come to its day."""
        with self._store.reading() as tx:
            return tx.execute(self._due(None, "").limit(1)).first() is not None

    def chunk(self, after: Place | None = None, since: str = "") -> Caught:
        """Look at the next cases whose day has come, most overdue first, and store what is next.

        `since` leaves out those that were due by then already. Raises `DeskProblem` on a desk
        that is only read.
        """
        with self._store.reading() as tx:
            found = tx.execute(self._due(after, since).limit(_CHUNK)).all()
        changed = self.keep([row.id for row in found])
        last = found[-1] if len(found) == _CHUNK else None
        return Caught(
            Change(changed, frozenset({"case"})), (last.turns_at, last.id) if last else None
        )

    def behind(self, case_id: int) -> bool:
        """Whether the queue shows something else of a case than what holds now."""
        with self._store.reading() as tx:
            return bool(self._differing(tx, case_id))

    def keep(self, case_ids: list[int]) -> tuple[int, ...]:
        """Store what holds now of these cases; gives those of which the queue showed otherwise."""
        with self._store.reading() as tx:
            stale = [case_id for case_id in case_ids if self._differing(tx, case_id)]
        if not stale:
            return ()
        table, changed = t.return_case, []
        with self._store.transaction() as tx:
            for case_id in stale:
                # once more: somebody may have written in between
                values = self._differing(tx, case_id)
                if values:
                    tx.execute(update(table).where(table.c.id == case_id).values(**values))
                    changed.append(case_id)
        return tuple(changed)

    def _differing(self, tx: Connection, case_id: int) -> dict[str, object]:
        row = rows.case_row(tx, case_id)
        if row.closed_at is not None:
            return {}
        return differing(row, read_with(tx, case_id, self._store.clock.now())[0])

    def _due(self, after: Place | None, since: str) -> Select[int, str]:
        case = t.return_case
        query = select(case.c.id, case.c.turns_at).where(
            # whoever waits does so until a day: then it is ours to ask after it
            case.c.turns_at > "",
            case.c.closed_at.is_(None),
            case.c.turns_at > since,
            case.c.turns_at <= stamp(self._store.clock.now()),
        )
        if after is not None:
            query = query.where(tuple_(case.c.turns_at, case.c.id) > after)
        return query.order_by(case.c.turns_at, case.c.id)
