"""What a parcel at the door brings, as far as nobody looked into it (domain.md 6)."""

from collections.abc import Sequence
from datetime import date

from returns.records.case import Line, StoredCase
from returns.records.unit import Parcel, Unit
from returns.rules.goods.same_parcel import here_without, noted_without
from returns.rules.offers import left_with_buyer
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import End, Goods, Route, Verdict
from returns.trade.steps import ASKED_FOR, COMING

#: how far from our table each route ends; nobody said where to: then it comes to us
_FROM_HERE = {
    Route.NONE: 0,
    Route.TO_US: 0,
    Route.TO_THIRD_PARTY: 1,
    Route.TO_SUPPLIER: 2,
    Route.TO_PLATFORM: 3,
}
#: where a parcel goes that does not come to us → the route that leads there
_ROUTE_TO = {
    End.SUPPLIER: Route.TO_SUPPLIER,
    End.THIRD_PARTY: Route.TO_THIRD_PARTY,
    End.PLATFORM: Route.TO_PLATFORM,
}


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


def is_kept(line: Line) -> bool:
    """Whether no piece of the line is to come, and nobody looked at one that came all the same."""
    return all(
        unit.goods in (Goods.NONE_EXPECTED, Goods.KEPT) and not unit.looked_at
        for unit in line.units
    )


def expected_lines(case: StoredCase) -> tuple[Line, ...]:
    """The lines of which something is to come, or came; all of them where nothing is to."""
    return tuple(line for line in case.lines if not is_kept(line)) or case.lines


def here_of(line: Line) -> int:
    """How many of the announced pieces of a line are here, or were."""
    return sum(
        unit.goods in GOODS_HERE
        and unit.verdict is not Verdict.NOT_RECEIVED
        and unit.number <= line.last_number
        for unit in line.units
    )


def announced(case: StoredCase, line: Line) -> Parcel | None:
    """The buyer's parcel with pieces of the line of which a number was told, and not yet that it was sent."""
    ids = {unit.id for unit in line.units}
    told = [
        parcel
        for parcel in case.parcels
        if parcel.comes_back
        and parcel.tracking
        and parcel.sent_at is None
        and parcel.received_at is None
        and (not parcel.unit_ids or ids & {*parcel.unit_ids})
    ]
    return told[-1] if told else None


def still_coming(case: StoredCase) -> tuple[Parcel, ...]:
    """The buyer's parcels that nobody has, and nobody told as delivered."""
    told = told_delivered(case)
    return tuple(
        parcel
        for parcel in case.parcels
        if parcel.comes_back and parcel.received_at is None and parcel not in told
    )


def came_before(case: StoredCase, tracking: str) -> bool:
    """Whether that parcel is here already: by its number, or, without one, as nothing more is coming.

    A second parcel of a case is ordinary; the same one is not.
    """
    if not tracking and in_unknown(case):
        return False
    coming = [parcel for parcel in case.parcels if parcel.comes_back]
    arrived = [parcel for parcel in coming if parcel.received_at is not None]
    numbers = {parcel.tracking.casefold() for parcel in arrived}
    if not any(unit.goods is Goods.RECEIVED for unit in case.units):
        # it was looked into before it was scanned
        numbers |= {parcel.tracking.casefold() for parcel in told_delivered(case)}
    if tracking:
        return tracking.casefold() in numbers
    expected = any(parcel.tracking.casefold() not in numbers for parcel in coming)
    return not expected and {unit.goods for unit in case.units} <= GOODS_HERE


def is_here(case: StoredCase, unit: Unit) -> bool:
    """Whether somebody had that piece in hand: it cannot come once more."""
    if unit.verdict is Verdict.NOT_RECEIVED or unit.goods not in GOODS_HERE:
        return False
    came = (p for p in case.parcels if p.comes_back and p.received_at is not None)
    return unit.goods is not Goods.RECEIVED or any(unit.id in p.unit_ids for p in came)


def is_missed(unit: Unit) -> bool:
    """Whether it was announced in a parcel that is open, and did not come with it as far as is known."""
    return unit.goods is Goods.RECEIVED and unit.verdict is Verdict.NOT_RECEIVED


def on_table(case: StoredCase) -> Parcel | None:
    """The buyer's parcel that is being looked into: the last that came, while any piece of it is open."""
    opened = {unit.id for unit in case.units if unit.goods is Goods.RECEIVED}
    came = [
        (parcel.received_at, parcel.id, parcel)
        for parcel in case.parcels
        if _comes_to_us(parcel) and parcel.received_at is not None
        if opened & {*parcel.unit_ids}
    ]
    return max(came)[2] if came else None


def arrived_on(case: StoredCase, parcel: Parcel) -> date | None:
    """The day on which a parcel came: as the platform told it, else when somebody had it in hand.

    Of several parcels of the buyer nobody told which one the platform meant.
    """
    told = [line.received_at for line in case.lines if line.received_at is not None]
    if told and [each for each in case.parcels if _comes_to_us(each)] == [parcel]:
        return min(told).date()
    return parcel.received_at.date() if parcel.received_at is not None else None


def not_let_in(case: StoredCase, parcel: Parcel) -> Parcel | None:
    """The parcel that brought here what somebody else did not take in at his door; None where he did.

    The one to him is over as that comes, at the same moment: it never arrived there.
    """
    if parcel.goes_to is End.US or parcel.received_at is None:
        return None
    here = (
        other
        for other in case.parcels
        if (other.comes_from, other.goes_to) == (parcel.goes_to, End.US)
        and other.received_at == parcel.received_at
    )
    held = set(parcel.unit_ids)
    return next((other for other in here if not held or held & set(other.unit_ids)), None)


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


def said_inside(
    case: StoredCase,
    tracking: str,
    *,
    another: bool = False,
    carrier: str = "",
    parcel: Parcel | None = None,
) -> frozenset[int]:
    """Row numbers of the units that somebody said to be in the buyer's parcel of that number.

    Of one that the platform told as delivered: what it said to be here, and nobody looked at. Of one that is
    `another` than those without a number: what is in none of them. `parcel`: the one that was named itself.
    """
    if another:
        return _in_no_parcel(case)
    if parcel is not None:
        return frozenset(parcel.unit_ids or _bound_there(case, parcel))
    number = tracking.strip().casefold()
    told = told_delivered(case)
    waited = any(unit.goods in COMING[0] for unit in case.units)
    if any(number == parcel.tracking.casefold() for parcel in told) or (
        told and not number and not waited
    ):
        return frozenset(unit.id for unit in case.units if unit.goods is Goods.RECEIVED)
    named = [
        parcel
        for parcel in case.parcels
        if parcel.comes_back and number and parcel.tracking.casefold() == number
    ]
    if number and not named:
        same = noted_without(case, tracking, carrier=carrier) or here_without(case, tracking)
        if same is None:
            return in_unknown(case) or _in_no_parcel(case)
        named = [same]
    return frozenset(
        unit_id for each in named for unit_id in each.unit_ids or _bound_there(case, each)
    )


def in_unknown(case: StoredCase) -> frozenset[int]:
    """What a platform told to be here, in a parcel that nobody has, or knows the number of.

    () while anything else is waited for: that may be what comes.
    """
    waited = any(unit.goods in COMING[0] for unit in case.units)
    if waited or any(_comes_to_us(parcel) for parcel in case.parcels):
        return frozenset()
    told = [line for line in case.lines if line.received_at is not None]
    return frozenset(unit.id for line in told for unit in line.in_state(Goods.RECEIVED))


def _in_no_parcel(case: StoredCase) -> frozenset[int]:
    """What is awaited, and nobody said to be in a parcel that is still under way: () where all is.

    A parcel that nobody knew of brings that, not what another one holds.
    """
    held = {unit_id for parcel in still_coming(case) for unit_id in parcel.unit_ids}
    awaited = [unit for unit in case.units if unit.goods in ASKED_FOR]
    free = frozenset(unit.id for unit in awaited if unit.id not in held)
    return free if len(free) < len(awaited) else frozenset()


def _bound_there(case: StoredCase, parcel: Parcel) -> tuple[int, ...]:
    """What a parcel to somebody else holds, as far as nobody said it: what was asked for there."""
    route = _ROUTE_TO.get(parcel.goes_to)
    bound = [line for line in case.lines if line.route is route]
    return tuple(unit.id for line in bound for unit in line.in_state(*ASKED_FOR))


def brought(lines: Sequence[Line], inside: frozenset[int] = frozenset()) -> tuple[Unit, ...]:
    """The pieces that it brings: those said to be inside, else all that is awaited here.

    What goes to a supplier or to another place is in it only where nothing is awaited here. Where nothing
    is waited for at all, what nobody had asked for, and of that first what its buyer was not told to keep;
    () where all is here: one too many came.
    """
    units = tuple(unit for line in lines for unit in line.units)
    told = tuple(unit for unit in units if unit.id in inside)
    if told:
        return told
    where = {line.id: where_to(line) for line in lines}
    kept = {line.id for line in lines if left_with_buyer(line)}
    for states in COMING:
        group = [unit for unit in units if unit.goods in states]
        if states is COMING[-1]:
            group = [unit for unit in group if unit.line_id not in kept] or group
        nearest = min((where[unit.line_id] for unit in group), default=None)
        if nearest is not None:
            return tuple(unit for unit in group if where[unit.line_id] == nearest)
    return ()


def where_to(line: Line) -> tuple[int, int]:
    """Where its goods are awaited, as a key to sort and compare by: our own table first."""
    there = line.supplier_id if line.route is Route.TO_SUPPLIER else line.place_id
    return _FROM_HERE[line.route], there or 0
