"""Which parcel of the buyer's a step is about: one that is known, or a further one."""

from collections.abc import Iterable, Sequence

from returns.casework.steps.acting import Act
from returns.errors import IllegalMove
from returns.records.unit import Parcel
from returns.rules.goods.arrivals import is_missed, on_table
from returns.rules.goods.lost_parcel import coming_named, which_at_door, which_parcel
from returns.rules.goods.same_parcel import here_without, under_way_without
from returns.terms import End, Move, Route

#: route → the end of the parcel that the buyer sends
ENDS = {
    Route.NONE: End.US,
    Route.TO_US: End.US,
    Route.TO_SUPPLIER: End.SUPPLIER,
    Route.TO_THIRD_PARTY: End.THIRD_PARTY,
    Route.TO_PLATFORM: End.PLATFORM,
}


def know_parcel(act: Act) -> int:
    """The parcel of that tracking number, or the only one on its way; made when there is none.

    One that was noted without a number has this one from now on.
    """
    tracking = act.options.tracking.strip()
    made = act.work.facts.get("parcel_id")
    if isinstance(made, int):  # of another line in the same parcel
        return made
    row = _named_itself(act) or _on_table(act)
    if row is not None:
        act.work.facts["parcel_id"] = row.id
        return row.id
    mine = {unit.id for unit in act.line.units}
    told = act.units if act.options.units else act.line.units if act.options.line else ()
    named = {unit.id for unit in told}
    meant = [
        parcel
        for parcel in act.case.parcels
        if parcel.comes_back
        and parcel.received_at is None
        and tracking in ("", parcel.tracking)
        and (tracking or not act.options.another)
    ]
    if not (meant or act.options.another) and (same := _noted_without(act, named)) is not None:
        act.work.update("parcel", same.id, **_number_and_carrier(act, same))
        meant = [same]
    if act.options.units and not tracking:
        # pieces that are in none of those that are known to hold some are in one more
        holding = [parcel for parcel in meant if named & set(parcel.unit_ids)]
        meant = holding or [parcel for parcel in meant if not parcel.unit_ids]
    # of two under one number the one that is known to hold it
    meant.sort(key=lambda parcel: not mine & set(parcel.unit_ids))
    _demand_one(act, meant)
    if meant:
        act.work.facts["parcel_id"] = meant[0].id
        return meant[0].id
    parcel_id = act.work.insert(
        "parcel",
        case_id=act.case.id,
        tracking=tracking,
        carrier=act.options.carrier,
        comes_from=End.BUYER.value,
        goes_to=ENDS[act.options.route or act.route].value,
        payer=act.line.freight_payer.value,
        announced_at=act.work.at,
    )
    act.work.facts["parcel_id"] = parcel_id
    return parcel_id


def _noted_without(act: Act, named: Iterable[int]) -> Parcel | None:
    case, tracking, by = act.case, act.options.tracking, act.options.carrier
    leaves = act.kind is Move.SHIPPED
    to = ENDS[act.options.route or act.route] if leaves else None
    fits = under_way_without(case, tracking, to=to, named=named, carrier=by)
    if len(fits) > 1 and not act.options.units:
        raise which_parcel(case, fits) if leaves else which_at_door(case, fits)
    same = next(iter(fits), None)
    return same if leaves else same or here_without(case, tracking)


def _demand_one(act: Act, meant: Sequence[Parcel]) -> None:
    """Raise `IllegalMove` where a number at the door is that of several parcels.

    Whoever named the pieces, or the item, said which one.
    """
    said = act.options.units or act.options.line or not act.options.tracking.strip()
    if act.kind is Move.RECEIVE and len(meant) > 1 and not said:
        raise which_at_door(act.case, meant)


def _named_itself(act: Act) -> Parcel | None:
    """The parcel that was named by its row; raises `IllegalMove` where it has another number than is told."""
    parcel, tracking = coming_named(act.case, act.options.parcel), act.options.tracking.strip()
    if parcel is None or tracking.casefold() in ("", parcel.tracking.casefold()):
        return parcel
    if parcel.tracking:
        raise IllegalMove("parcel.other_number", parcel=parcel.id, tracking=parcel.tracking)
    act.work.update("parcel", parcel.id, **_number_and_carrier(act, parcel))
    return parcel


def _on_table(act: Act) -> Parcel | None:
    """The parcel that is open, for pieces that were missing from it and are here after all."""
    named = act.units if act.kind is Move.RECEIVE and act.options.units else ()
    opened = on_table(act.case) if named and all(map(is_missed, named)) else None
    if opened is None or act.options.another:
        return None
    same = act.options.tracking.strip().casefold() in ("", opened.tracking.casefold())
    return opened if same else None


def _number_and_carrier(act: Act, parcel: Parcel) -> dict[str, object]:
    carrier = act.options.carrier or parcel.carrier
    return {"tracking": act.options.tracking.strip(), "carrier": carrier}
