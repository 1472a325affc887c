"""The computer's clock beside the desk's history."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from returns.clock import moment
from returns.ledger.stored import as_stored
from returns.rules.dates.clock_check import SetBack, set_back

#: steps that are looked back on: with the clock set back, the newest are not the latest
_STEPS = 5_000


@as_stored
def newest_step(tx: Connection, case_id: int | None = None) -> datetime | None:
    """The latest moment in the desk's histories, or in one case's; None without any step."""
    event = t.event
    query = select(event.c.at).order_by(event.c.seq.desc())
    if case_id is not None:
        query = query.where(event.c.case_id == case_id)
    latest = tx.execute(select(func.max(query.limit(_STEPS).subquery().c.at))).scalar()
    return None if latest is None else moment(latest)


def desk_clock(tx: Connection, now: datetime) -> SetBack | None:
    """How the clock was set back behind the desk's newest step; None when it was not."""
    return set_back(now, newest_step(tx))
