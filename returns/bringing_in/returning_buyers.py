"""New cases of buyers who send things back again and again: what the desk knows of the buyer holds them.

A new case is worked out from its own rows. What other cases of the same buyer say of it (domain.md 7)
stands only in the desk, and so do the cases that came in the same file.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, text, update

from db.tables import cases as t
from returns.bringing_in.batches import batches
from returns.casework.outlook import differing, read_with
from returns.ledger import rows

_OF_KNOWN_BUYERS = text(
    "SELECT own.id FROM json_each(:ids) AS wanted JOIN return_case AS own ON own.id = wanted.value"
    " WHERE own.closed_at IS NULL AND EXISTS (SELECT 1 FROM return_case AS other"
    " WHERE other.customer_id = own.customer_id AND other.id <> own.id)"
)


def tell_of_buyers(tx: Connection, case_ids: Iterable[int], now: datetime) -> None:
    """Store what the queue shows of these new cases, where another case of their buyer turns it."""
    table = t.return_case
    for batch in batches(case_ids):
        for case_id in tx.execute(_OF_KNOWN_BUYERS, {"ids": json.dumps(batch)}).scalars().all():
            case, _ = read_with(tx, case_id, now)
            shown = differing(rows.case_row(tx, case_id), case)
            if shown:
                tx.execute(update(table).where(table.c.id == case_id).values(**shown))
