"""A parcel and its pieces come once: what was taken in before is refused."""

from returns.casework.steps.acting import Act
from returns.errors import IllegalMove
from returns.records.case import StoredCase
from returns.rules.goods.arrivals import came_before, is_here


def refuse_here(act: Act) -> None:
    """Raise `IllegalMove` for a parcel that was taken in before, or for pieces that are here."""
    if not act.options.units:
        if not act.options.another:
            refuse_twice(act.case, act.options.tracking.strip())
        return
    for unit in act.units:
        if is_here(act.case, unit):
            state = f"term:goods:{unit.goods}"
            raise IllegalMove("receiving.piece_here", unit=unit.number, state=state)


def refuse_twice(case: StoredCase, tracking: str) -> None:
    """Raise `IllegalMove` for a parcel that was taken in before, with the day."""
    if not came_before(case, tracking):
        return
    days = [line.received_at.date() for line in case.lines if line.received_at]
    on = f"date:{max(days)}" if days else ""
    raise IllegalMove("receiving.twice", case=case.number, on=on)
