"""Parcels that arrive: found by any code they carry, received, or kept apart until someone knows."""

from sqlalchemy import Row, func, insert, select

from db.queue.queue_views import STAGES
from db.tables import cases as t
from returns.casework.cases import Cases
from returns.casework.find import SHORT, find_code, parcels_with
from returns.casework.goods.arrivals import agree_to_arrival
from returns.casework.goods.parcels import Parcels, note_parcel
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.outlook import read_case, read_with
from returns.casework.steps.arriving import refuse_twice
from returns.casework.steps.ending import open_for_goods
from returns.casework.steps.parcel_pieces import put_in
from returns.casework.steps.step_goods import here_after_all, one_too_many
from returns.clock import stamp
from returns.errors import IllegalMove, NotFound, Refusal
from returns.ledger.part_rows import parcel
from returns.ledger.store import Store, Work, changed
from returns.records.case import Case
from returns.records.change import Change
from returns.records.inspection import Found
from returns.records.kept_text import demand_kept
from returns.records.options import StepOptions
from returns.records.unit import Parcel
from returns.rules.carrier_codes import readings
from returns.rules.goods.arrivals import (
    brought,
    is_here,
    on_table,
    said_inside,
    still_coming,
)
from returns.rules.goods.lost_parcel import coming_named, which_at_door
from returns.rules.goods.same_parcel import here_without, under_way_without
from returns.rules.numbering import parse_scan
from returns.rules.offers import route_once_here
from returns.terms import End, FreightPayer, Goods, Move


class Receiving:
    """What the scan box asks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, code: str) -> Found:
        """The cases that a code stands for, or the parcel kept apart that carries it.

        Raises `NotFound` when nothing on the desk carries it.
        """
        plain = parse_scan(code)
        if not plain:
            raise NotFound("receiving.nothing_scanned")
        with self._store.reading() as tx:
            found = find_code(tx, code)
        if found is None:
            raise NotFound("receiving.no_match", code=plain)
        return found

    def receive(
        self,
        case_id: int,
        tracking: str = "",
        *,
        another: bool = False,
        parcel: int | None = None,
    ) -> Change:
        """The parcel is in our hands: its case's goods are received, with the letter that says so.

        `tracking` tells which of several parcels it is; another code of the case is none. One that is here
        and was noted without a number has it then, and no letter goes; `another` says that it is a further
        one, `parcel` which of several that are known. One that a supplier or a third party sent is no parcel
        of the buyer, who hears nothing of it. Raises `IllegalMove` when it was received before, where it may
        be any of several, and for one that went to somebody else. A closed case is opened again by it.
        """
        with self._store.reading() as tx:
            case = read_case(tx, case_id, self._store.clock.now())
        said = _tracking_of(case, tracking)
        other = _of_others(case, said, parcel)
        if other is not None:
            return Parcels(self._store).note(case_id, _arrived(other))
        if not another and parcel is None:
            refuse_twice(case, said)
            if not said:
                _demand_one(case)
        options = StepOptions(tracking=said, another=another, parcel=parcel)
        return Cases(self._store).do(case_id, Move.RECEIVE, options)

    def lay_in_it(self, case_id: int, line_id: int, unit: int) -> Change:
        """A piece that was announced in another parcel lay in the one that is open on the table.

        Raises `IllegalMove` while none is, and for a piece that is here.
        """
        with self._store.reading() as tx:
            case = read_case(tx, case_id, self._store.clock.now())
        line = case.line(line_id)
        if any(is_here(case, each) for each in line.units if each.number == unit):
            state = f"term:goods:{Goods.RECEIVED}"
            raise IllegalMove("receiving.piece_here", unit=unit, state=state)
        opened = on_table(case)
        if opened is None:
            raise IllegalMove("receiving.none_open", case=case.number)
        told = ParcelTold(
            *(End.US, End.BUYER),
            line=line.number,
            units=(unit,),
            arrived=True,
            parcel_id=opened.id,
        )
        return Parcels(self._store).note(case_id, told)

    def may_be(self, case_id: int, tracking: str = "") -> tuple[Parcel, ...]:
        """The buyer's parcels under way of which any may be the one that is at the door, by its number."""
        with self._store.reading() as tx:
            case = read_case(tx, case_id, self._store.clock.now())
        said = _tracking_of(case, tracking)
        same = [p for p in still_coming(case) if p.tracking.casefold() == said.casefold()]
        return tuple(same or under_way_without(case, said)) if said else still_coming(case)

    def keep_unmatched(self, code: str, note: str = "") -> Change:
        """Keep a parcel apart that fits no case; raises `Refusal` when it is kept already."""
        plain = parse_scan(code)
        demand_kept(plain, note)
        with self._store.transaction() as tx:
            if plain and any(
                parcel.case_id is None for parcel in parcels_with(tx, plain, plain.lower())
            ):
                raise Refusal("receiving.kept_already", code=plain)
            tx.execute(
                insert(t.parcel).values(
                    tracking=plain,
                    payer=FreightPayer.BUYER.value,
                    received_at=self._store.now(),
                    note=note.strip(),
                )
            )
        return Change((), frozenset({"parcel"}))

    def unmatched(self) -> tuple[Parcel, ...]:
        """Parcels kept apart, longest first."""
        query = select(t.parcel).where(t.parcel.c.case_id.is_(None)).order_by(t.parcel.c.id)
        with self._store.reading() as tx:
            return tuple(parcel(row) for row in tx.execute(query))

    def waiting(self) -> tuple[int, ...]:
        """The open cases whose parcel is here and was not looked at yet, longest here first."""
        case, line, unit = t.return_case, t.case_line, t.unit
        since = func.min(line.c.received_at)
        query = (
            select(case.c.id)
            .join(line, line.c.case_id == case.c.id)
            .join(unit, unit.c.line_id == line.c.id)
            .where(case.c.stage.in_(STAGES["all"]), unit.c.goods == Goods.RECEIVED.value)
            .group_by(case.c.id)
            .order_by(since, case.c.id)
        )
        with self._store.reading() as tx:
            return tuple(row.id for row in tx.execute(query))

    def match(
        self, parcel_id: int, case_id: int, *, another: bool = False, parcel: int | None = None
    ) -> Change:
        """A parcel kept apart belongs to this case: it counts as received when it came.

        It is the one of the case that has its number, or has none yet, unless it is `another`; `parcel` says
        which one. Raises `IllegalMove` where it may be any of several.
        """
        with self._store.change(case_id, "matched") as work:
            row = _kept_apart(work, parcel_id)
            case, beside = read_with(work.tx, case_id, self._store.clock.now())
            if case.closed_at is not None:
                open_for_goods(work, case)
            work.facts["tracking"] = row.tracking
            if (other := _of_others(case, row.tracking, parcel)) is not None:
                work.put_away("parcel", parcel_id)
                note_parcel(work, case, beside, _arrived(other))
                work.update("parcel", other.id, received_at=row.received_at)
                return changed(work, "case", "parcel")
            named = coming_named(case, parcel)
            known = None if another else named or _known_as(case, row.tracking)
            if known is None:
                work.take_in("parcel", parcel_id)
            else:
                _is_the_known(work, known, row)
                if known.received_at is not None:
                    work.facts["number_known"] = row.tracking
                parcel_id = known.id
            inside = said_inside(case, row.tracking, another=another, parcel=named)
            here = brought(case.lines, inside)
            if known is None or known.received_at is None:
                agree_to_arrival(work, case, beside, here, End.US)
            for unit in here:
                anew = here_after_all(unit)
                work.update("unit", unit.id, goods=Goods.RECEIVED.value, **anew)
                if known is None or unit.id not in known.unit_ids:
                    put_in(work, case, unit, parcel_id, End.BUYER)
            if not here:
                extra = one_too_many(work, case.lead)
                work.insert("parcel_unit", case_id=case.id, parcel_id=parcel_id, unit_id=extra)
                work.facts["one_more"] = True
            for line_id in dict.fromkeys(unit.line_id for unit in here) or (case.lead.id,):
                line = case.line(line_id)
                route = route_once_here(line.offer, line.route, line.reason)
                # where the platform told of the delivery, its clock runs from there
                since = stamp(line.received_at) if here and line.received_at else ""
                came = min(since or row.received_at, row.received_at)
                work.update("line", line.id, received_at=came, route=route.value)
        return changed(work, "case", "parcel")


def _kept_apart(work: Work, parcel_id: int) -> Row[tuple[object, ...]]:
    row = work.tx.execute(select(t.parcel).where(t.parcel.c.id == parcel_id)).first()
    if row is None or row.case_id is not None:
        raise NotFound("receiving.not_apart")
    return row


def _known_as(case: Case, tracking: str) -> Parcel | None:
    """The parcel of the case that one kept apart is: by its number, or noted without one."""
    number = tracking.casefold()
    if not number:
        return None
    for each in case.parcels:
        if each.comes_back and each.tracking.casefold() == number:
            return each if each.received_at is None else None
    fits = under_way_without(case, tracking)
    if len(fits) > 1:
        raise which_at_door(case, fits)
    return next(iter(fits), None) or here_without(case, tracking)


def _is_the_known(work: Work, known: Parcel, kept: Row[tuple[object, ...]]) -> None:
    """What was kept apart is told of the parcel that the case knew, and is no second one."""
    work.put_away("parcel", kept.id)
    came = known.received_at
    work.update(
        "parcel",
        known.id,
        tracking=kept.tracking,
        received_at=kept.received_at if came is None else stamp(came),
        note=known.note or kept.note,
    )


def _of_others(case: Case, tracking: str, parcel_id: int | None = None) -> Parcel | None:
    """The parcel to us that is meant, where somebody else than the buyer sent it; None for any other.

    Raises `IllegalMove` for one that was taken in before, and for one that went to somebody else: what came
    back of that is said by who had it.
    """
    number = tracking.casefold()
    meant = [
        each
        for each in case.parcels
        if (
            each.id == parcel_id if parcel_id else number and each.tracking.casefold() == number
        )
    ]
    if not meant or any(each.comes_back for each in meant):
        return None
    last = meant[-1]
    if last.goes_to is not End.US:
        end = f"term:end:{last.goes_to}"
        raise IllegalMove("receiving.goes_elsewhere", case=case.number, end=end)
    if last.received_at is not None:
        on = f"date:{last.received_at.date()}"
        raise IllegalMove("receiving.twice", case=case.number, on=on)
    return last


def _arrived(parcel: Parcel) -> ParcelTold:
    return ParcelTold(End.US, parcel.comes_from, arrived=True, parcel_id=parcel.id)


def _demand_one(case: Case) -> None:
    """Without a number, or by a code that stands on each: raise `IllegalMove` where any may be meant."""
    coming = still_coming(case)
    if len(coming) > 1:
        raise which_at_door(case, coming)


def _tracking_of(case: Case, text: str) -> str:
    """The tracking number in what was scanned, "" for another code of the same case."""
    plain = parse_scan(text)
    rmas = (line.supplier_rma for line in case.lines)
    codes = (
        *(case.number, case.order, case.order.removeprefix("#"), case.our_rma),
        *(*rmas, *case.platform_codes),
    )
    short = plain.isdecimal() and len(plain) <= SHORT
    if short or plain.casefold() in {code.casefold() for code in codes}:
        return ""
    known = {parcel.tracking.casefold(): parcel.tracking for parcel in case.parcels}
    for reading in readings(plain):
        if reading.casefold() in known:
            return known[reading.casefold()]
    return plain
