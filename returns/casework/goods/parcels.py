"""Parcels of a case in any direction: announced, sent, arrived, with the units in them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from returns.casework.around import Around
from returns.casework.goods.arrivals import agree_to_arrival, new_one_came, promised_one_came
from returns.casework.goods.told_parcel import (
    ParcelTold,
    known_parcel,
    line_told,
    meant_parcel,
    new_one_meant,
    start_of,
)
from returns.casework.outlook import read_with
from returns.casework.places import place_named
from returns.casework.steps.ending import GOODS_CAME
from returns.casework.steps.known_parcel import ENDS
from returns.casework.steps.parcel_pieces import left_us, put_in
from returns.casework.steps.step_goods import here_after_all, one_too_many
from returns.errors import IllegalMove, NotFound, Refusal
from returns.ledger.store import Store, Work, changed
from returns.records.case import Case, Line
from returns.records.change import Change
from returns.records.kept_text import demand_kept
from returns.records.unit import Parcel, Unit
from returns.rules.goods.arrivals import in_unknown, told_delivered
from returns.rules.goods.second_leg import demand_not_leaving, end_of, leaving_in
from returns.rules.offers import keeps_goods, left_with_buyer
from returns.rules.tracks.track_machines import ENDED, GOODS_HERE
from returns.terms import Disposition, End, FreightPayer, Goods
from returns.trade.dispositions import DISPOSITIONS
from returns.trade.steps import COMING

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
    if case.closed_at is not None:
        _open_for(work, told)
    meant = meant_parcel(case, told)
    if meant is None and (meant := new_one_meant(case, told)) is not None:
        # it holds the new one, and none of the pieces that came back
        told = replace(told, units=())
    start = meant.comes_from if meant else told.comes_from or start_of(case, told)
    if start is told.to:
        raise IllegalMove("parcel.nowhere", end=f"term:end:{start}")
    known = meant or known_parcel(case, told, start)
    units = _held(case, told, start, known)
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
    _move(work, told, start, units)
    told_before = known is not None and known in told_delivered(case)
    if _comes_here(told, start) and not (units or told_before):
        extra = one_too_many(work, case.lines[(told.line or 1) - 1])
        work.insert("parcel_unit", case_id=case.id, parcel_id=parcel_id, unit_id=extra)
        work.facts["one_more"] = True


def _put_all_in(
    work: Work, case: Case, units: Iterable[Unit], parcel_id: int, start: End
) -> None:
    for unit in units:
        put_in(work, case, unit, parcel_id, start)


def _comes_here(told: ParcelTold, start: End) -> bool:
    return told.arrived and (start, told.to) == (End.BUYER, End.US)


def _open_for(work: Work, told: ParcelTold) -> None:
    """Goods that came are a fact, and open their case again; any other parcel wants it open."""
    if not told.arrived or told.to is not End.US:
        raise IllegalMove("move.closed")
    work.set(closed_at=None, reopened_at=work.at)
    work.facts["reopened"] = GOODS_CAME


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
    if told.arrived and start is End.BUYER:
        agree_to_arrival(work, case, beside, units, told.to)
    if told.arrived and known is not None and known.received_at is None:
        new_one_came(work, case, beside, known)


def _write(work: Work, case: Case, told: ParcelTold, start: End, known: Parcel | None) -> int:
    if told.cost is not None and told.cost.currency != case.currency:
        raise Refusal("step.currency", case=case.number, currency=case.currency)
    at = work.at
    if known is not None:
        columns: dict[str, object] = {}
        if told.sent and known.sent_at is None:
            columns["sent_at"] = at
        if told.arrived and known.received_at is None:
            columns["received_at"] = at
        if told.tracking.strip():
            columns["tracking"] = told.tracking.strip()
        if told.cost is not None:
            columns["cost_minor"] = told.cost.minor
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


def _payer(case: Case, told: ParcelTold, start: End) -> FreightPayer:
    """Who pays where nobody says: what comes back as the buyer was told, all else its sender."""
    if start is not End.BUYER:
        return FreightPayer.SUPPLIER if start is End.SUPPLIER else FreightPayer.SELLER
    line = case.lines[(told.line or 1) - 1]
    return line.freight_payer if line.offer is not None else FreightPayer.BUYER


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
        return ()
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


def _held(case: Case, told: ParcelTold, start: End, known: Parcel | None) -> tuple[Unit, ...]:
    """The units in it; raises `IllegalMove` for what cannot be inside, or where nothing can."""
    units = _delivered_in(case, told, start, known)
    if units:
        return units
    units = _units(case, told, start, known)
    _refuse_elsewhere(case, units, start, known)
    if told.units and not told.arrived:
        _refuse_on_the_way(case, units, start, known)
    _refuse_empty(told, start, units)
    _refuse_two_receivers(case, told, units, known)
    return units


def _delivered_in(
    case: Case, told: ParcelTold, start: End, known: Parcel | None
) -> tuple[Unit, ...]:
    """What a platform told to be here, where this is the parcel in which it came."""
    if not _comes_here(told, start) or known is not None or told.units or told.another:
        return ()
    inside = in_unknown(case)
    return tuple(unit for unit in case.units if unit.id in inside)


def _of_buyer(
    case: Case, lines: Sequence[Line], told: ParcelTold, known: Parcel | None
) -> tuple[Unit, ...]:
    """What the buyer's parcel holds where nobody named it: what is waited for, and was not sent in others.

    What the buyer keeps, or was offered to keep, is in one only where that is all, and it came to us
    or its line was named; of that first what is not settled yet.
    """
    elsewhere = {held for each in _under_way(case, End.BUYER, known) for held in each.unit_ids}
    units = [(line, unit) for line in lines for unit in line.units]
    awaited = [(line, unit) for line, unit in units if unit.goods in COMING[0]]
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
    kept = [each for each in units if each[1].goods in COMING[1]]
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


def _refuse_two_receivers(
    case: Case, told: ParcelTold, units: Sequence[Unit], known: Parcel | None
) -> None:
    """One parcel goes to one supplier, or to one place: raise `IllegalMove` that names the choice.

    Not of what somebody said to be in it before.
    """
    held = set(known.unit_ids) if known is not None else set()
    ids = dict.fromkeys(unit.line_id for unit in units if unit.id not in held)
    lines = [case.line(line_id) for line_id in ids]
    if told.to is End.SUPPLIER and len({line.supplier_id for line in lines}) > 1:
        named = [f"{line.number}: {line.supplier or '?'}" for line in lines]
        raise IllegalMove("parcel.which_supplier", choice="; ".join(named))
    if told.to is End.THIRD_PARTY and len({line.place_id for line in lines}) > 1:
        items = [f"{line.number}: {line.title or line.sku}" for line in lines]
        raise IllegalMove("parcel.which_place", choice="; ".join(items))


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
        elif start is not End.BUYER and unit.goods is not Goods.DISPOSED:
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


def _move(work: Work, told: ParcelTold, start: End, units: Sequence[Unit]) -> None:
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
        _back_from_others(work, told, units)


def _back_from_others(work: Work, told: ParcelTold, units: Sequence[Unit]) -> None:
    """What somebody else had comes back to us, to be placed anew."""
    if told.arrived and told.to is End.US:
        for unit in units:
            work.update("unit", unit.id, goods=Goods.INSPECTED.value, disposition=None)


def _move_on(work: Work, told: ParcelTold, units: Sequence[Unit]) -> None:
    """Pieces that leave us go where they were sent, whatever was decided before."""
    fate = _FATES.get(told.to)
    for unit in units:
        columns: dict[str, object] = {}
        if unit.goods is Goods.INSPECTED and fate is not None and end_of(unit) is not told.to:
            columns["disposition"] = fate.value
        if told.arrived and told.to is not End.BUYER:
            columns["goods"] = Goods.DISPOSED.value
        if columns:
            work.update("unit", unit.id, **columns)
