"""Which pieces are lost with a parcel: those in it, and none that is in another (domain.md 2)."""

from returns.errors import IllegalMove
from returns.records.case import StoredCase
from returns.records.unit import Parcel, Unit
from returns.rules.goods.arrivals import said_inside, still_coming
from returns.rules.goods.new_ones import is_new_one
from returns.rules.goods.same_parcel import noted_without
from returns.rules.goods.second_leg import leaving_in
from returns.terms import Goods


def lost_with(case: StoredCase, tracking: str) -> frozenset[int]:
    """Row numbers of the units that come back, or go on, and are lost with the parcel of that number.

    With "" of the only one that is on its way; empty where none is. Raises `IllegalMove` where several
    are, and nobody said which, and for one that is here already.
    """
    coming = _coming(case)
    if is_new_one(case, tracking):
        return frozenset()
    number = tracking.strip().casefold()
    gone_on = _gone_on(case, number) if number or not coming else frozenset()
    if gone_on or not coming:
        return gone_on
    under_way = still_coming(case)
    if not number:
        if several_under_way(case):
            raise IllegalMove("step.parcel_wanted", parcels=len(under_way))
        held = _held(under_way) & coming
        # of a parcel of which nobody said what is in it, all that is awaited may be
        return held or coming
    same = noted_without(case, tracking)
    named = [p for p in under_way if p == same or p.tracking.casefold() == number]
    if named:
        inside = said_inside(case, tracking) & coming
        return inside or (coming - _held([p for p in under_way if p not in named]))
    if any(p.comes_back and p.tracking.casefold() == number for p in case.parcels):
        raise IllegalMove("step.parcel_not_under_way", tracking=tracking.strip())
    return (coming - _held(under_way)) or coming


def several_under_way(case: StoredCase) -> bool:
    """Whether what comes back does so in several parcels, so that "lost" alone does not say which."""
    return len(_coming(case)) > 1 and len(still_coming(case)) > 1


def _coming(case: StoredCase) -> frozenset[int]:
    return frozenset(unit.id for unit in case.units if _comes(unit))


def _gone_on(case: StoredCase, number: str) -> frozenset[int]:
    """What is under way from us in the parcel of that number, or with "" in the only one."""
    going = {unit.id: leaving_in(case, unit) for unit in case.units}
    left = {
        unit_id: parcel
        for unit_id, parcel in going.items()
        if parcel is not None and number in ("", parcel.tracking.strip().casefold())
    }
    if len({*left.values()}) > 1:
        raise IllegalMove("step.parcel_wanted", parcels=len({*left.values()}))
    return frozenset(left)


def _comes(unit: Unit) -> bool:
    return unit.goods in (Goods.AWAITED, Goods.IN_TRANSIT)


def _held(parcels: tuple[Parcel, ...] | list[Parcel]) -> frozenset[int]:
    return frozenset(unit_id for parcel in parcels for unit_id in parcel.unit_ids)
