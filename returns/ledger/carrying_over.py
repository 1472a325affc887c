"""Histories carried over an update of the tables: each case's rows, told once as the update left them."""

from sqlalchemy import Connection, delete, select

from db.tables import cases as t
from db.tables import trade as s
from returns.ledger.replay import CHECKED, DERIVED, standing_rows
from returns.ledger.store import append_event
from returns.records.event_kinds import CARRIED_OVER
from returns.records.replay import Cell

#: set by the migration that moved the rows
PENDING = "histories_to_carry_over"
_BATCH = 500


def waits(tx: Connection) -> bool:
    """Whether the tables were changed and the histories do not say so yet."""
    table = s.setting
    return tx.execute(select(table.c.name).where(table.c.name == PENDING)).first() is not None


def carry_over(tx: Connection, at: str) -> int:
    """Tell every case's rows as they stand; how many cases there were.

    In the caller's transaction, which either tells all of them or none.
    """
    case_ids = list(
        tx.execute(select(t.return_case.c.id).order_by(t.return_case.c.id)).scalars()
    )
    for start in range(0, len(case_ids), _BATCH):
        batch = case_ids[start : start + _BATCH]
        standing = standing_rows(tx, batch)
        for case_id in batch:
            rows = standing.get(case_id, {})
            told = {
                table: [
                    [row_id, _own(table, cells)]
                    for (name, row_id), cells in sorted(rows.items())
                    if name == table
                ]
                for table in CHECKED
            }
            body = {"rows": {name: found for name, found in told.items() if found}}
            append_event(tx, case_id, CARRIED_OVER, body, at)
    tx.execute(delete(s.setting).where(s.setting.c.name == PENDING))
    return len(case_ids)


def _own(table: str, cells: dict[str, Cell]) -> dict[str, Cell]:
    """The cells without those that are worked out anew after every step."""
    return {k: v for k, v in cells.items() if table != "case" or k not in DERIVED}
