"""A case that closes by itself, once what was just written left nothing of it open (domain.md 2)."""

from datetime import datetime

from returns.casework.outlook import read_with
from returns.ledger.store import Work
from returns.rules.tracks.over import over

#: how the history tells why, as `term:closed_by` names it
AT_REST = "at_rest"
_TRACKS = frozenset({"request", "goods", "buyer_money", "supplier_claim"})


def close_if_over(work: Work, now: datetime) -> bool:
    """Close the case if a change moved one of its tracks and left all of them at rest; whether it was.

    One that was opened again, or looked into, without any track going on stays open.
    """
    moved = {name for _table, _row, cells in work.changed for name in cells}
    ends = bool(moved & _TRACKS) and over(read_with(work.tx, work.case_id, now)[0])
    if ends:
        work.set(closed_at=work.at)
        work.facts["closed"] = AT_REST
    return ends
