"""Parcels of a case in any direction: announced, sent, arrived, with the units in them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from returns.casework.around import Around
from returns.casework.goods.arrivals import (
    agree_to_arrival,
    home_after_all,
    new_one_came,
    promised_one_came,
)
from returns.casework.goods.parcel_contents import bound_for, inside
from returns.casework.goods.told_parcel import (
    ParcelTold,
    comes_here,
    known_parcel,
    meant_parcel,
    new_one_meant,
    start_of,
)
from returns.casework.outlook import read_with
from returns.casework.places import place_named
from returns.casework.steps.ending import open_for_goods
from returns.casework.steps.parcel_pieces import left_us, miss_the_rest, put_in
from returns.casework.steps.step_goods import here_after_all, one_too_many
from returns.errors import IllegalMove, Refusal
from returns.ledger.store import Store, Work, changed
from returns.records.case import Case
from returns.records.change import Change
from returns.records.kept_text import demand_kept
from returns.records.unit import Parcel, Unit
from returns.rules.goods.arrivals import told_delivered
from returns.rules.goods.second_leg import end_of
from returns.rules.offers import route_once_here
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import End, FreightPayer, Goods
from returns.trade.dispositions import DISPOSITIONS

_HERE = (Goods.RECEIVED, Goods.INSPECTED)

#: who gets a piece that was here → what becomes of it
_FATES = {row.goes_to: fate for fate, row in DISPOSITIONS.items() if row.goes_to is not None}


class Parcels:
    """The parcels of one desk's cases."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, case_id: int, told: ParcelTold) -> Change:
        """Add a parcel, or say of one that is known that it was sent or has arrived.

        Units move with it: what the buyer sends is on its way and then here, what we send leaves
        us. Raises `IllegalMove` for units that are elsewhere, `NotFound` for ones that are not
        there; nothing is changed then.
        """
        demand_kept(told)
        with self._store.change(case_id, "parcel") as work:
            case, beside = read_with(work.tx, case_id, self._store.clock.now())
            note_parcel(work, case, beside, told)
        return changed(work)


def note_parcel(work: Work, case: Case, beside: Around, told: ParcelTold) -> None:
    """Write the parcel with a change of its case; raises as `Parcels.note` does."""
    meant = meant_parcel(case, told)
    if meant is None and (meant := new_one_meant(case, told)) is not None:
        # it holds the new one, and none of the pieces that came back
        told = replace(told, units=())
    start = meant.comes_from if meant else told.comes_from or start_of(case, told)
    if start is told.to:
        raise IllegalMove("parcel.nowhere", end=f"term:end:{start}")
    known = meant or known_parcel(case, told, start)
    if case.closed_at is not None:
        _open_for(work, case, told, known)
    units = inside(case, told, start, known)
    parcel_id = _write(work, case, told, start, known)
    held = set(known.unit_ids) if known is not None else set()
    came_back = told.arrived and start is End.BUYER and not held
    if told.units or known is None or came_back:
        _put_all_in(
            work, case, [unit for unit in units if unit.id not in held], parcel_id, start
        )
    work.facts |= {
        "parcel_id": parcel_id,
        "from": start.value,
        "to": told.to.value,
        "tracking": told.tracking.strip(),
        "sent": told.sent,
        "arrived": told.arrived,
    }
    if known is not None and known.received_at is not None and not told.units:
        # it arrived before: no more than what it is called became known
        if not known.tracking:
            work.facts["number_known"] = told.tracking.strip()
        return
    _follow(work, case, beside, told, start, units, known)
    if told.arrived and start is End.SUPPLIER and not units:
        promised_one_came(work, case, beside, parcel_id, told.line)
    _move(work, case, told, start, units)
    if told.units and comes_here(told, start):
        miss_the_rest(work, case, parcel_id, units)
    told_before = known is not None and known in told_delivered(case)
    if comes_here(told, start) and not (units or told_before):
        extra = one_too_many(work, case.lines[(told.line or 1) - 1])
        work.insert("parcel_unit", case_id=case.id, parcel_id=parcel_id, unit_id=extra)
        work.facts["one_more"] = True


def _put_all_in(
    work: Work, case: Case, units: Iterable[Unit], parcel_id: int, start: End
) -> None:
    for unit in units:
        put_in(work, case, unit, parcel_id, start)


def _open_for(work: Work, case: Case, told: ParcelTold, known: Parcel | None) -> None:
    """Goods that came are a fact, and open their case again; any other parcel wants it open.

    Those that came to us, and those that were lost on their way to others.
    """
    ids = known.unit_ids if known is not None else ()
    lost = any(unit.goods is Goods.LOST and unit.id in ids for unit in case.units)
    new = (x.lost and known is not None and x.parcel_id == known.id for x in case.exchanges)
    came_after_all = lost or any(new)
    if not told.arrived or not (told.to is End.US or came_after_all):
        raise IllegalMove("move.closed")
    open_for_goods(work, case)


def _follow(
    work: Work,
    case: Case,
    beside: Around,
    told: ParcelTold,
    start: End,
    units: Sequence[Unit],
    known: Parcel | None,
) -> None:
    """What follows for other parcels and for what was agreed, where this one left or came."""
    if start is End.US and (told.sent or told.arrived) and told.to is not End.US:
        left_us(work, case, [unit for unit in units if unit.goods in GOODS_HERE])
    if told.arrived and told.to is End.BUYER:
        home_after_all(work, case, units)
    if told.arrived and start is End.BUYER:
        agree_to_arrival(work, case, beside, units, told.to)
    if told.arrived and known is not None and known.received_at is None:
        new_one_came(work, case, beside, known)


def _write(work: Work, case: Case, told: ParcelTold, start: End, known: Parcel | None) -> int:
    if told.cost is not None and told.cost.currency != case.currency:
        raise Refusal("step.currency", case=case.number, currency=case.currency)
    at = work.at
    if known is not None:
        columns = _told_of_known(work, told, known)
        if columns:
            work.update("parcel", known.id, **columns)
        return known.id
    payer = told.payer or _payer(case, told, start)
    place = place_named(work.tx, told.place).id if told.place else None
    return work.insert(
        "parcel",
        case_id=case.id,
        tracking=told.tracking.strip(),
        carrier=told.carrier.strip(),
        comes_from=start.value,
        goes_to=told.to.value,
        place_id=place,
        payer=payer.value,
        cost_minor=told.cost.minor if told.cost is not None else None,
        announced_at=at,
        sent_at=at if told.sent or told.arrived else None,
        received_at=at if told.arrived else None,
        note=told.note.strip(),
    )


def _told_of_known(work: Work, told: ParcelTold, known: Parcel) -> dict[str, object]:
    """The columns that are told anew; what is not said again stays."""
    columns: dict[str, object] = {}
    if told.sent and known.sent_at is None:
        columns["sent_at"] = work.at
    if told.arrived and known.received_at is None:
        columns["received_at"] = work.at
    if told.tracking.strip():
        columns["tracking"] = told.tracking.strip()
    if told.carrier.strip():
        columns["carrier"] = told.carrier.strip()
    if told.payer is not None:
        columns["payer"] = told.payer.value
    if told.place:
        columns["place_id"] = place_named(work.tx, told.place).id
    if told.cost is not None:
        columns["cost_minor"] = told.cost.minor
    return columns


def _payer(case: Case, told: ParcelTold, start: End) -> FreightPayer:
    """Who pays where nobody says: what comes back as the buyer was told, all else its sender."""
    if start is not End.BUYER:
        return FreightPayer.SUPPLIER if start is End.SUPPLIER else FreightPayer.SELLER
    line = case.lines[(told.line or 1) - 1]
    return line.freight_payer if line.offer is not None else FreightPayer.BUYER


def _move(work: Work, case: Case, told: ParcelTold, start: End, units: Sequence[Unit]) -> None:
    """What the parcel's way means for the units in it and for the clocks of their lines."""
    if start is End.BUYER:
        goods = Goods.RECEIVED if told.arrived else Goods.IN_TRANSIT
        if told.arrived and told.to is not End.US:
            goods = Goods.DISPOSED
        if not (told.sent or told.arrived):
            return
        for unit in units:
            if unit.goods is not goods and unit.goods not in _HERE:
                anew = here_after_all(unit) if told.arrived else {}
                work.update("unit", unit.id, goods=goods.value, **anew)
        if told.arrived:
            # wherever it is: what is owed for it counts from then, or from the day that a platform told
            came = (unit for unit in units if unit.goods not in _HERE)
            for line_id in dict.fromkeys(unit.line_id for unit in came):
                work.update("line", line_id, received_at=work.at)
        return
    if start is End.US:
        _move_on(work, told, units)
    else:
        _back_from_others(work, case, told, start, units)


def _back_from_others(
    work: Work, case: Case, told: ParcelTold, start: End, units: Sequence[Unit]
) -> None:
    """What somebody else had comes back to us, to be placed anew.

    And what he turned away at his door: the parcel to him is over, and what nobody saw yet is looked at.
    """
    if not (told.arrived and told.to is End.US):
        return
    for unit in units:
        away = bound_for(case, unit, start)
        if away is not None:
            work.update("parcel", away.id, received_at=work.at)
        seen = away is None or away.comes_from is End.US
        goods = Goods.INSPECTED if seen else Goods.RECEIVED
        work.update("unit", unit.id, goods=goods.value, disposition=None)
        if not seen:
            line = case.line(unit.line_id)
            route = route_once_here(line.offer, line.route, line.reason)
            work.update("line", line.id, received_at=work.at, route=route.value)


def _move_on(work: Work, told: ParcelTold, units: Sequence[Unit]) -> None:
    """Pieces that leave us go where they were sent, whatever was decided before."""
    fate = _FATES.get(told.to)
    for unit in units:
        columns: dict[str, object] = {}
        if unit.goods in _HERE and fate is not None and end_of(unit) is not told.to:
            columns["disposition"] = fate.value
        # with its buyer it is placed by a step of its own, unless nobody waited for it any more
        if told.arrived and (told.to is not End.BUYER or unit.goods is Goods.LOST):
            columns["goods"] = Goods.DISPOSED.value
        if columns:
            work.update("unit", unit.id, **columns)
