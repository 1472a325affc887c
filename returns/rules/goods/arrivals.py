"""What a parcel at the door brings, as far as nobody looked into it (domain.md 6)."""

from collections.abc import Sequence
from datetime import date

from returns.records.case import Line, StoredCase
from returns.records.unit import Parcel, Unit
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import End, Goods, Verdict
from returns.trade.steps import COMING


def told_delivered(case: StoredCase) -> tuple[Parcel, ...]:
    """The buyer's parcels that a platform told as delivered, and that nobody here had in hand yet.

    What it told of stands as received; a piece found not to have come with it may still be waited for.
    """
    back = tuple(parcel for parcel in case.parcels if _comes_to_us(parcel))
    if any(parcel.received_at is not None for parcel in back):
        return ()
    waited = any(unit.goods in COMING[0] and unit.missed_at is None for unit in case.units)
    here = any(
        line.received_at is not None and line.in_state(*GOODS_HERE) for line in case.lines
    )
    return back if here and not waited else ()


def still_coming(case: StoredCase) -> tuple[Parcel, ...]:
    """The buyer's parcels that nobody has, and nobody told as delivered."""
    told = told_delivered(case)
    return tuple(
        parcel
        for parcel in case.parcels
        if parcel.comes_back and parcel.received_at is None and parcel not in told
    )


def arrived_on(case: StoredCase, parcel: Parcel) -> date | None:
    """The day on which a parcel came: as the platform told it, else when somebody had it in hand.

    Of several parcels of the buyer nobody told which one the platform meant.
    """
    told = [line.received_at for line in case.lines if line.received_at is not None]
    if told and [each for each in case.parcels if _comes_to_us(each)] == [parcel]:
        return min(told).date()
    return parcel.received_at.date() if parcel.received_at is not None else None


def _comes_to_us(parcel: Parcel) -> bool:
    return parcel.comes_back and parcel.goes_to is End.US


def contents(case: StoredCase, parcel: Parcel) -> tuple[Unit, ...]:
    """The pieces in a parcel, as far as somebody said; of one that was taken in without what was missed."""
    inside = {*parcel.unit_ids}
    here = _comes_to_us(parcel) and parcel.received_at is not None
    return tuple(
        unit
        for unit in case.units
        if unit.id in inside and not (here and unit.verdict is Verdict.NOT_RECEIVED)
    )


def said_inside(case: StoredCase, tracking: str) -> frozenset[int]:
    """Row numbers of the units that somebody said to be in the buyer's parcel of that number.

    Of one that the platform told as delivered: what it said to be here, and nobody looked at.
    """
    number = tracking.strip().casefold()
    told = told_delivered(case)
    waited = any(unit.goods in COMING[0] for unit in case.units)
    if any(number == parcel.tracking.casefold() for parcel in told) or (
        told and not number and not waited
    ):
        return frozenset(unit.id for unit in case.units if unit.goods is Goods.RECEIVED)
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
