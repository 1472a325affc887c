"""What is in a parcel: as told, as known before, or all that can be; and what cannot be in it."""

from collections.abc import Mapping, Sequence

from returns.casework.goods.told_parcel import ParcelTold, comes_here, line_told
from returns.casework.steps.known_parcel import ENDS
from returns.errors import IllegalMove, NotFound
from returns.records.case import Case, Line
from returns.records.unit import Parcel, Unit
from returns.rules.goods.arrivals import in_unknown
from returns.rules.goods.second_leg import demand_not_leaving, end_of, leaving_in
from returns.rules.offers import keeps_goods, left_with_buyer
from returns.rules.tracks.track_machines import ENDED
from returns.terms import Disposition, End, Goods, SupplierClaim
from returns.trade.steps import COMING

_HERE = (Goods.RECEIVED, Goods.INSPECTED)


def inside(case: Case, told: ParcelTold, start: End, known: Parcel | None) -> tuple[Unit, ...]:
    """The units in it; raises `IllegalMove` for what cannot be inside, or where nothing can."""
    units = _delivered_in(case, told, start, known)
    if units:
        return units
    units = _units(case, told, start, known)
    _refuse_elsewhere(case, units, start, known)
    if told.units and not told.arrived:
        _refuse_on_the_way(case, units, start, known)
    _refuse_empty(told, start, units)
    _refuse_two_ends(case, told, start, units, known)
    return units


def _units(case: Case, told: ParcelTold, start: End, known: Parcel | None) -> tuple[Unit, ...]:
    """The units in it: as named, as known before, else all that can be."""
    if told.units:
        line = line_told(case, told.line)
        by_number = {unit.number: unit for unit in line.units}
        for number in told.units:
            if number not in by_number:
                raise NotFound(
                    "step.no_unit", unit=number, item=line.title, units=len(by_number)
                )
        return tuple(by_number[number] for number in dict.fromkeys(told.units))
    lines: Sequence[Line] = (line_told(case, told.line),) if told.line else case.lines
    if known is not None and known.unit_ids:
        return tuple(unit for unit in case.units if unit.id in known.unit_ids)
    if start is End.BUYER:
        return _of_buyer(case, lines, told, known)
    if known is not None and known.id in {sent.parcel_id for sent in case.exchanges}:
        # it holds a new one, and no piece that came back
        return ()
    if start is not End.US:
        return turned_away(case, told, start)
    found = [
        unit
        for line in lines
        for unit in line.units
        if unit.goods in _HERE and leaving_in(case, unit) is None
    ]
    # what is meant to stay, or to go elsewhere, goes along only when it is named
    meant = [unit for unit in found if end_of(unit) is told.to]
    undecided = [unit for unit in found if unit.disposition in (None, Disposition.HOLD)]
    return tuple(meant or undecided)


def turned_away(case: Case, told: ParcelTold, start: End) -> tuple[Unit, ...]:
    """What was under way to whoever sends it on to us: he did not take it in at his door.

    Not while a new one was promised, by him or by another, which it may be. Of several parcels the one of the
    same number; raises `IllegalMove` where it has another, and nobody said which one it was.
    """
    if not (told.arrived and told.to is End.US):
        return ()
    lines = (line_told(case, told.line),) if told.line else case.lines
    if any(line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED for line in lines):
        return ()
    went = {
        unit: leg
        for line in lines
        for unit in line.units
        if (leg := bound_for(case, unit, start)) is not None
    }
    number = told.tracking.strip().casefold()
    same = {
        unit: leg for unit, leg in went.items() if number == leg.tracking.strip().casefold()
    }
    meant = (number and same) or went
    suppliers = {case.line(unit.line_id).supplier_id for unit in meant}
    if len(set(meant.values())) > 1 and len(suppliers) == 1:
        raise IllegalMove("parcel.which_refused", choice=_legs_listed(case, meant))
    return tuple(meant)


def _legs_listed(case: Case, went: Mapping[Unit, Parcel]) -> tuple[tuple[str, ...], ...]:
    """Each parcel by the words that name its pieces to a command, with its carrier and its number."""
    told = []
    for leg in dict.fromkeys(went.values()):
        inside = [unit for unit, its in went.items() if its == leg]
        line = case.line(inside[0].line_id)
        numbers = ",".join(str(unit.number) for unit in inside if unit.line_id == line.id)
        names = (f"--line {line.number} --units {numbers}", leg.carrier, leg.tracking)
        told.append(tuple(filter(None, names)))
    return tuple(told)


def bound_for(case: Case, unit: Unit, end: End) -> Parcel | None:
    """The parcel in which a piece is under way to that end, from its buyer or from us; None where none is."""
    if (leaving := leaving_in(case, unit)) is not None:
        return leaving if leaving.goes_to is end else None
    if unit.goods is not Goods.IN_TRANSIT:
        return None
    there = [
        parcel
        for parcel in case.parcels
        if parcel.comes_back and parcel.goes_to is end and parcel.received_at is None
    ]
    holding = [parcel for parcel in there if unit.id in parcel.unit_ids]
    return next(iter(holding or [parcel for parcel in there if not parcel.unit_ids]), None)


def _delivered_in(
    case: Case, told: ParcelTold, start: End, known: Parcel | None
) -> tuple[Unit, ...]:
    """What a platform told to be here, where this is the parcel in which it came."""
    if not comes_here(told, start) or known is not None or told.units or told.another:
        return ()
    here = in_unknown(case)
    return tuple(unit for unit in case.units if unit.id in here)


def _of_buyer(
    case: Case, lines: Sequence[Line], told: ParcelTold, known: Parcel | None
) -> tuple[Unit, ...]:
    """What the buyer's parcel holds where nobody named it: what is waited for, and was not sent in others.

    What the buyer keeps, or was offered to keep, is in one only where that is all, and it came to us
    or its line was named; of that first what is not settled yet.
    """
    elsewhere = {held for each in _under_way(case, End.BUYER, known) for held in each.unit_ids}
    units = [(line, unit) for line in lines for unit in line.units]
    asked = ([each for each in units if each[1].goods in states] for states in COMING[:-1])
    awaited = next((found for found in asked if found), [])
    free = [(line, unit) for line, unit in awaited if unit.id not in elsewhere]
    if told.arrived and known is not None and known.sent_at is not None:
        # it left before: what is waited for and did not leave was not in it
        free = [each for each in free if each[1].goods is not Goods.AWAITED] or free
    if told.to is not End.US:
        free = [each for each in free if ENDS[each[0].route] is told.to] or free
    unasked = [
        (line, unit)
        for line, unit in units
        if unit.goods is Goods.NONE_EXPECTED
        and unit.id not in elsewhere
        and line.tracks.request not in ENDED
        and not keeps_goods(line.offer, line.route, line.reason)
    ]
    kept = [each for each in units if each[1].goods in COMING[-1]]
    kept = [each for each in kept if not left_with_buyer(each[0])] or kept
    rest = kept if told.to is End.US or told.line is not None else []
    return tuple(unit for _, unit in free or unasked or awaited or rest)


def _refuse_empty(told: ParcelTold, start: End, units: Sequence[Unit]) -> None:
    """A parcel on to somebody else holds something; what is one too many comes to us alone."""
    if units or told.to in (End.US, End.BUYER):
        return
    if start is End.US:
        raise IllegalMove("parcel.nothing_here")
    if start is End.BUYER:
        raise IllegalMove("parcel.nothing_there")


def _refuse_two_ends(
    case: Case, told: ParcelTold, start: End, units: Sequence[Unit], known: Parcel | None
) -> None:
    """One parcel goes to one supplier, or to one place, or comes from it: else raise `IllegalMove`.

    Not of what somebody said to be in it before.
    """
    held = set(known.unit_ids) if known is not None else set()
    ids = dict.fromkeys(unit.line_id for unit in units if unit.id not in held)
    lines = [case.line(line_id) for line_id in ids]
    ends = (start, told.to)
    if End.SUPPLIER in ends and len({line.supplier_id for line in lines}) > 1:
        named = [f"{line.number}: {line.supplier or '?'}" for line in lines]
        raise IllegalMove("parcel.which_supplier", choice=tuple(named))
    if End.THIRD_PARTY in ends and len({line.place_id for line in lines}) > 1:
        items = [f"{line.number}: {line.title or line.sku}" for line in lines]
        raise IllegalMove("parcel.which_place", choice=tuple(items))


def _refuse_elsewhere(
    case: Case, units: Sequence[Unit], start: End, known: Parcel | None
) -> None:
    held = set(known.unit_ids) if known is not None else set()
    for unit in units:
        if unit.id in held:
            continue
        here = unit.goods in _HERE
        # what was placed for good is with the buyer only where it was sent back
        gone = unit.goods is Goods.DISPOSED and unit.disposition is not Disposition.TO_BUYER
        if (start is End.US and not here) or (start is End.BUYER and (here or gone)):
            raise IllegalMove(
                "parcel.unit_elsewhere", unit=unit.number, state=f"term:goods:{unit.goods}"
            )
        if start is End.US:
            demand_not_leaving(case, unit)
        elif (
            start is not End.BUYER
            and unit.goods is not Goods.DISPOSED
            and bound_for(case, unit, start) is None
        ):
            raise IllegalMove(
                "parcel.not_theirs", unit=unit.number, state=f"term:goods:{unit.goods}"
            )


def _refuse_on_the_way(
    case: Case, units: Sequence[Unit], start: End, known: Parcel | None
) -> None:
    """A piece that was sent off in one parcel is in no other one until that one has arrived."""
    for parcel in _under_way(case, start, known):
        for unit in units:
            if unit.id in parcel.unit_ids:
                key = "parcel.unit_on_its_way" + ("" if parcel.tracking else "_unnumbered")
                raise IllegalMove(key, unit=unit.number, tracking=parcel.tracking)


def _under_way(case: Case, start: End, known: Parcel | None) -> list[Parcel]:
    """Other parcels from there that were sent off and have not arrived."""
    return [
        parcel
        for parcel in case.parcels
        if parcel.comes_from is start
        and parcel.sent_at is not None
        and parcel.received_at is None
        and parcel != known
    ]
