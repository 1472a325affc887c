"""Which parcel, noted without a tracking number, is the one that a number is told of later (domain.md 6)."""

from collections.abc import Iterable

from returns.records.case import StoredCase
from returns.records.unit import Parcel
from returns.rules.goods.second_leg import leaving_in
from returns.terms import End, Goods
from returns.trade.steps import COMING

_WITH_US = frozenset({Goods.RECEIVED, Goods.INSPECTED})


def noted_without(
    case: StoredCase,
    tracking: str,
    start: End = End.BUYER,
    to: End | None = None,
    named: Iterable[int] = (),
    carrier: str = "",
) -> Parcel | None:
    """The one under way from there that had no number so far, and has this one; None where none is.

    `to` is where it goes, None where that is not said; `named` are the row numbers of units that are said to
    be inside. Of several the one that this `carrier` has, else the one that was told of first.
    """
    return next(iter(under_way_without(case, tracking, start, to, named, carrier)), None)


def under_way_without(
    case: StoredCase,
    tracking: str,
    start: End = End.BUYER,
    to: End | None = None,
    named: Iterable[int] = (),
    carrier: str = "",
) -> list[Parcel]:
    """All those under way from there that may have this number: those of this carrier, where it has any."""
    fits = _without(case, tracking, start, to, named)
    fits = [parcel for parcel in fits if parcel.received_at is None]
    by = carrier.strip().casefold()
    return [each for each in fits if by and each.carrier.strip().casefold() == by] or fits


def here_without(
    case: StoredCase, tracking: str, start: End = End.BUYER, to: End | None = None
) -> Parcel | None:
    """The same of one that has arrived, of which only its number was not known: it comes no second time.

    While nothing else can have come, and nobody looked into it.
    """
    fits = _without(case, tracking, start, to, ())
    if any(parcel.received_at is None for parcel in fits):
        return None
    here = [parcel for parcel in fits if _still_it(case, parcel)]
    return here[-1] if here else None


def _without(
    case: StoredCase, tracking: str, start: End, to: End | None, named: Iterable[int]
) -> list[Parcel]:
    """The parcels from there to there without a number that can have this one."""
    number = tracking.strip().casefold()
    theirs = [parcel for parcel in case.parcels if parcel.comes_from is start]
    if not number or any(parcel.tracking.casefold() == number for parcel in theirs):
        return []
    inside, instead = {*named}, {sent.parcel_id for sent in case.exchanges}
    return [
        parcel
        for parcel in theirs
        if not parcel.tracking
        # one with a new one holds no piece that is named, and comes no second time
        and (parcel.id not in instead or (parcel.received_at is None and not inside))
        and parcel.goes_to in _ends(theirs, to)
        and (not inside or not parcel.unit_ids or inside & {*parcel.unit_ids})
    ]


def _ends(theirs: Iterable[Parcel], to: End | None) -> frozenset[End]:
    """Where it can go: as said, else to our table, or where all of them go."""
    if to is not None:
        return frozenset({to})
    ends = frozenset(parcel.goes_to for parcel in theirs)
    return frozenset({End.US}) if End.US in ends else ends


def _still_it(case: StoredCase, parcel: Parcel) -> bool:
    """Whether a further parcel would hold nothing that anybody knows of, and this one was not opened."""
    if parcel.comes_back:
        if any(unit.goods in COMING[0] for unit in case.units):
            return False
        held = [unit for unit in case.units if unit.id in parcel.unit_ids]
        unopened = any(unit.goods is Goods.RECEIVED for unit in held)
        return parcel.goes_to is not End.US or unopened
    here = [unit for unit in case.units if unit.goods in _WITH_US]
    return parcel.comes_from is End.US and all(leaving_in(case, unit) for unit in here)
