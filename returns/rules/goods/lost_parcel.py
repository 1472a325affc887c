"""Which pieces are lost with a parcel: those in it, and none that is in another (domain.md 2)."""

from collections.abc import Sequence

from returns.errors import IllegalMove, NotFound
from returns.records.case import Line, StoredCase
from returns.records.unit import Parcel, Unit
from returns.rules.goods.arrivals import said_inside, still_coming
from returns.rules.goods.new_ones import is_new_one, may_come_back, on_their_way, parcel_of
from returns.rules.goods.same_parcel import under_way_without
from returns.rules.goods.second_leg import leaving_in
from returns.terms import End, Goods


def parcel_named(case: StoredCase, parcel_id: int | None) -> Parcel | None:
    """The parcel of that row number, None where none is told; raises `NotFound` for one of no parcel."""
    if parcel_id is None:
        return None
    for parcel in case.parcels:
        if parcel.id == parcel_id:
            return parcel
    raise NotFound("step.no_parcel", case=case.number, parcel=parcel_id)


def lost_choices(
    case: StoredCase, lines: Sequence[Line], units: Sequence[int] = ()
) -> tuple[tuple[Parcel, ...], tuple[Parcel, ...]]:
    """Where "lost" alone does not say what: the parcels in which goods go on, and those with a new one.

    Of these lines, or of these pieces of the one; both are empty where one parcel alone can be meant, or
    something comes back: that is meant then.
    """
    named = [
        (line, unit)
        for line in lines
        for unit in line.units
        if not units or unit.number in units
    ]
    if any(may_come_back(case, line, unit) for line, unit in named):
        return (), ()
    legs = {leg.id: leg for _, unit in named if (leg := leaving_in(case, unit)) is not None}
    sent = [
        each
        for line in lines
        for each in on_their_way(case, line)
        if not units or not each.units or {*units} & {*each.units}
    ]
    new = {each.parcel_id: parcel for each in sent if (parcel := parcel_of(case, each))}
    if not legs or (len(legs) == 1 and not new):
        return (), ()
    return (*legs.values(),), (*new.values(),)


def demand_said_which(case: StoredCase, lines: Sequence[Line], units: Sequence[int]) -> None:
    """Raise `IllegalMove` with the choice where nobody said which of several parcels is lost."""
    legs, new = lost_choices(case, lines, units)
    if not legs:
        return
    told = {"on": parcels_listed(case, legs), "new": parcels_listed(case, new)}
    raise IllegalMove("step.lost_which" if new else "step.lost_which_on", **told)


def parcels_listed(case: StoredCase, parcels: Sequence[Parcel]) -> tuple[tuple[str, ...], ...]:
    """Each by the words that name it to a command, with who gets it, its carrier and its number."""
    return tuple((f"--parcel {each.id}", *filter(None, _about(case, each))) for each in parcels)


def which_parcel(
    case: StoredCase, parcels: Sequence[Parcel], key: str = "parcel.which"
) -> IllegalMove:
    """The refusal that lists the parcels of which any may be meant."""
    choice = parcels_listed(case, parcels)
    return IllegalMove(key, count=len(parcels), choice=choice)


def which_at_door(case: StoredCase, parcels: Sequence[Parcel]) -> IllegalMove:
    """The same where one of them is at the door."""
    return which_parcel(case, parcels, "receiving.which")


def coming_named(case: StoredCase, parcel_id: int | None) -> Parcel | None:
    """The buyer's parcel of that row number, as `parcel_named`; raises `IllegalMove` for one that is here."""
    parcel = parcel_named(case, parcel_id)
    if parcel is not None and not (parcel.comes_back and parcel.received_at is None):
        raise IllegalMove("step.parcel_not_under_way", tracking=parcel.tracking or parcel.id)
    return parcel


def _about(case: StoredCase, parcel: Parcel) -> tuple[str, ...]:
    """Who gets it, and by what carrier and number."""
    inside = {unit.line_id for unit in case.units if unit.id in parcel.unit_ids}
    names = [line.supplier for line in case.lines if line.id in inside and line.supplier]
    to = {End.SUPPLIER: names[0] if names else "", End.BUYER: case.sale.buyer}
    return to.get(parcel.goes_to, ""), parcel.carrier, parcel.tracking


def lost_with(case: StoredCase, tracking: str, parcel: Parcel | None = None) -> frozenset[int]:
    """Row numbers of the units that come back, or go on, and are lost with that parcel, or that number's.

    With neither of the only one that is on its way; empty where none is. Raises `IllegalMove` where several
    are, and nobody said which, and for one that is here already.
    """
    coming = _coming(case)
    if is_new_one(case, tracking, parcel):
        return frozenset()
    if parcel is not None:
        return _inside(case, parcel)
    number = tracking.strip().casefold()
    gone_on = _gone_on(case, number) if number or not coming else frozenset()
    if gone_on or not coming:
        return gone_on
    under_way = still_coming(case)
    if not number:
        if several_under_way(case):
            choice = parcels_listed(case, under_way)
            raise IllegalMove("step.parcel_wanted", parcels=len(under_way), choice=choice)
        held = _held(under_way) & coming
        # of a parcel of which nobody said what is in it, all that is awaited may be
        return held or coming
    without = under_way_without(case, tracking)
    if len(without) > 1:
        # its number was never told: any of them may be it
        choice = parcels_listed(case, without)
        raise IllegalMove("step.parcel_wanted", parcels=len(without), choice=choice)
    same = next(iter(without), None)
    named = [p for p in under_way if p == same or p.tracking.casefold() == number]
    if named:
        inside = said_inside(case, tracking) & coming
        return inside or (coming - _held([p for p in under_way if p not in named]))
    if any(p.comes_back and p.tracking.casefold() == number for p in case.parcels):
        raise IllegalMove("step.parcel_not_under_way", tracking=tracking.strip())
    return (coming - _held(under_way)) or coming


def _inside(case: StoredCase, parcel: Parcel) -> frozenset[int]:
    """What is under way in it; raises `IllegalMove` where it is not any more."""
    goes_on = {unit.id for unit in case.units if leaving_in(case, unit) == parcel}
    under_way, coming = still_coming(case), _coming(case)
    if parcel not in under_way and not goes_on:
        raise IllegalMove("step.parcel_not_under_way", tracking=parcel.tracking or parcel.id)
    others = [each for each in under_way if each != parcel]
    held = frozenset(parcel.unit_ids) & coming
    return frozenset(goes_on) or held or (coming - _held(others))


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
    several = [*dict.fromkeys(left.values())]
    if len(several) > 1:
        choice = parcels_listed(case, several)
        raise IllegalMove("step.parcel_wanted", parcels=len(several), choice=choice)
    return frozenset(left)


def _comes(unit: Unit) -> bool:
    return unit.goods in (Goods.AWAITED, Goods.IN_TRANSIT)


def _held(parcels: tuple[Parcel, ...] | list[Parcel]) -> frozenset[int]:
    return frozenset(unit_id for parcel in parcels for unit_id in parcel.unit_ids)
