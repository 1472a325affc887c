"""What a parcel at the door brings, as far as nobody looked into it (domain.md 6)."""

from collections.abc import Sequence

from returns.records.case import Line, StoredCase
from returns.records.unit import Unit
from returns.trade.steps import COMING


def said_inside(case: StoredCase, tracking: str) -> frozenset[int]:
    """Row numbers of the units that somebody said to be in the buyer's parcel of that number."""
    number = tracking.strip().casefold()
    return frozenset(
        unit_id
        for parcel in case.parcels
        if parcel.comes_back and number and parcel.tracking.casefold() == number
        for unit_id in parcel.unit_ids
    )


def brought(lines: Sequence[Line], inside: frozenset[int] = frozenset()) -> tuple[Unit, ...]:
    """The pieces that it brings: those said to be inside, else all that these lines wait for.

    Where nothing is waited for, what nobody had asked for; () where all is here: one too many came.
    """
    units = tuple(unit for line in lines for unit in line.units)
    told = tuple(unit for unit in units if unit.id in inside)
    if told:
        return told
    groups = (tuple(unit for unit in units if unit.goods in states) for states in COMING)
    return next((group for group in groups if group), ())
