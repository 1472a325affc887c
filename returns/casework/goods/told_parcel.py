"""What is said of a parcel, and which one that is known is meant by it."""

from collections.abc import Sequence
from dataclasses import dataclass

from returns.errors import IllegalMove, NotFound
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.kept_text import keep_readable
from returns.records.unit import Parcel
from returns.rules.goods.lost_parcel import which_parcel
from returns.rules.goods.same_parcel import here_without, under_way_without
from returns.terms import Disposition, End, FreightPayer, Goods

_HERE = (Goods.RECEIVED, Goods.INSPECTED)


@dataclass(frozen=True, slots=True)
class ParcelTold:
    """What is said of a parcel; its row number names one that is known, or a tracking number does."""

    to: End
    comes_from: End | None = None
    tracking: str = ""
    carrier: str = ""
    line: int | None = None
    units: tuple[int, ...] = ()
    place: str = ""
    payer: FreightPayer | None = None
    cost: Money | None = None
    sent: bool = False
    arrived: bool = False
    note: str = ""
    #: one more, whatever is known of one without a number
    another: bool = False
    #: the row number of the one that is meant
    parcel_id: int | None = None

    def __post_init__(self) -> None:
        # what somebody typed, pasted or scanned
        keep_readable(self, "tracking", "carrier", "place", "note")


def start_of(case: Case, told: ParcelTold) -> End:
    """Where a parcel starts when nobody says: to us and to the buyer's suppliers, from the buyer.

    One with a number that is under way to there starts where it started.
    """
    number = told.tracking.strip().casefold()
    for parcel in reversed(case.parcels):
        waited = parcel.goes_to is told.to and parcel.received_at is None
        if number and waited and parcel.tracking.casefold() == number:
            return parcel.comes_from
    if told.to is End.BUYER:
        return End.US
    here = any(unit.goods in _HERE for unit in case.units)
    if told.to is End.US or not here:
        return End.BUYER
    return End.US


def known_parcel(case: Case, told: ParcelTold, start: End) -> Parcel | None:
    """The parcel from there that is told of, by its number or as the only one; None for one more."""
    tracking = told.tracking.strip()
    # a parcel with a new one holds that, and no piece that came back
    instead = {sent.parcel_id for sent in case.exchanges} if told.units else set()
    same = [
        parcel
        for parcel in case.parcels
        if parcel.comes_from is start and parcel.goes_to is told.to and parcel.id not in instead
    ]
    if tracking:
        found = [p for p in same if p.tracking.casefold() == tracking.casefold()]
        return found[-1] if found else _without_number(case, told, start)
    if told.another:
        return None
    waiting = [p for p in same if p.received_at is None]
    if not waiting or not (told.sent or told.arrived):
        return None
    return _one_of(case, told, waiting)


def _without_number(case: Case, told: ParcelTold, start: End) -> Parcel | None:
    """The one that was noted before its number was known."""
    if told.another:
        return None
    named = _named(case, told) if told.units else ()
    fits = under_way_without(case, told.tracking, start, told.to, named, told.carrier)
    if len(fits) > 1 and not told.units:
        raise which_parcel(case, fits)
    if fits or told.units or (told.sent and not told.arrived):
        return next(iter(fits), None)
    return here_without(case, told.tracking, start, told.to)


def _named(case: Case, told: ParcelTold) -> set[int]:
    return {unit.id for unit in line_told(case, told.line).units if unit.number in told.units}


def new_one_meant(case: Case, told: ParcelTold) -> Parcel | None:
    """The parcel with the new one, where it is told by the pieces that the new one was sent for.

    None for what is no such parcel. Raises `IllegalMove` where it has another number or has arrived: a piece
    whose buyer has a new one goes to him only once somebody decided that.
    """
    if told.to is not End.BUYER or not told.units:
        return None
    line = line_told(case, told.line)
    named = [unit for unit in line.units if unit.number in told.units]
    sent = [
        each
        for each in case.exchanges
        if each.line_id == line.id and not each.lost and {*each.units} & {*told.units}
    ]
    if not sent or any(unit.disposition is Disposition.TO_BUYER for unit in named):
        return None
    parcel = next((each for each in case.parcels if each.id == sent[-1].parcel_id), None)
    number = told.tracking.strip().casefold()
    waited = parcel is not None and parcel.received_at is None
    same = parcel is not None and number in ("", parcel.tracking.casefold())
    if parcel is not None and waited and (same or not parcel.tracking):
        return parcel
    unit = min({*sent[-1].units} & {*told.units})
    raise IllegalMove("parcel.has_new_one", unit=unit)


def meant_parcel(case: Case, told: ParcelTold) -> Parcel | None:
    """The parcel that is told of by its row number; raises `NotFound` for one that does not go there."""
    if told.parcel_id is None:
        return None
    for parcel in case.parcels:
        if parcel.id == told.parcel_id and parcel.goes_to is told.to:
            return parcel
    end = f"term:end:{told.to}"
    raise NotFound("parcel.unknown", parcel=told.parcel_id, case=case.number, end=end)


def _one_of(case: Case, told: ParcelTold, waiting: Sequence[Parcel]) -> Parcel | None:
    """The one that holds the named pieces, the one that can have moved on, or the only one.

    None for pieces that are in none of them: they are in one more.
    """
    if told.units:
        named = _named(case, told)
        holding = [parcel for parcel in waiting if named & set(parcel.unit_ids)]
        empty = [parcel for parcel in waiting if not parcel.unit_ids]
        return next(reversed(holding or empty), None)
    if not told.arrived:
        # what was sent already is not sent once more
        waiting = [parcel for parcel in waiting if parcel.sent_at is None] or waiting
    if len(waiting) > 1:
        raise which_parcel(case, waiting)
    return waiting[0]


def line_told(case: Case, number: int | None) -> Line:
    """The line of that number; raises `IllegalMove` where nobody said which of several, or `NotFound`."""
    if number is None and len(case.lines) > 1:
        raise IllegalMove("step.line_wanted", lines=len(case.lines))
    place = (number or 1) - 1
    if not 0 <= place < len(case.lines):
        raise NotFound("step.no_line", line=number or 1, lines=len(case.lines))
    return case.lines[place]


def comes_here(told: ParcelTold, start: End) -> bool:
    """Whether a buyer's parcel, from there, is told to be with us."""
    return told.arrived and (start, told.to) == (End.BUYER, End.US)
