"""Which pieces a parcel holds, written as it is told of, taken in, or left behind by what goes on."""

from collections.abc import Iterable

from sqlalchemy import select

from db.tables import cases as t
from returns.clock import stamp
from returns.ledger.store import Work
from returns.records.case import Case
from returns.records.unit import Parcel, Unit
from returns.rules.goods.arrivals import still_coming
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import End, Goods, Grade, Verdict
from returns.trade.steps import COMING


def put_in(work: Work, case: Case, unit: Unit, parcel_id: int, start: End) -> None:
    """A piece is in the parcel that was told of last: out of another one that has not arrived."""
    others = [
        parcel.id
        for parcel in case.parcels
        if parcel.comes_from is start and parcel.id != parcel_id
        # what was missed in one that is here comes in this one
        if parcel.received_at is None or unit.verdict is Verdict.NOT_RECEIVED
    ]
    table = t.parcel_unit
    query = select(table.c.id).where(table.c.unit_id == unit.id, table.c.parcel_id.in_(others))
    found = work.tx.execute(query).scalars().first() if others else None
    if found is not None:
        work.update("parcel_unit", found, parcel_id=parcel_id)
        return
    work.insert("parcel_unit", case_id=case.id, parcel_id=parcel_id, unit_id=unit.id)


def miss_the_rest(work: Work, case: Case, parcel_id: int, came: Iterable[Unit]) -> None:
    """What was announced in a parcel, and did not come with what is said to be here, is missing from it.

    As an inspection says it: it is seen after all once it is described, and asked for once nobody saw it.
    """
    here = {unit.id for unit in came}
    for parcel in case.parcels:
        if parcel.id != parcel_id or parcel.received_at is not None:
            continue
        for unit in _announced_in(case, parcel):
            if unit.id not in here:
                missed = {"verdict": Verdict.NOT_RECEIVED.value, "grade": Grade.X.value}
                work.update("unit", unit.id, goods=Goods.RECEIVED.value, **missed)
                if not case.line(unit.line_id).in_state(*GOODS_HERE):
                    # what came of it before is settled by the day on which that came
                    work.update("line", unit.line_id, received_at=work.at)


def _announced_in(case: Case, parcel: Parcel) -> Iterable[Unit]:
    """What is waited for in it; of one that nobody said that of what left, where it left in no other."""
    if parcel.unit_ids:
        waited = (unit for unit in case.units if unit.goods in COMING[0])
        return [unit for unit in waited if unit.id in parcel.unit_ids]
    alone = parcel.sent_at is not None and still_coming(case) == (parcel,)
    return [unit for unit in case.units if alone and unit.goods is Goods.IN_TRANSIT]


def left_us(work: Work, case: Case, units: Iterable[Unit]) -> None:
    """What leaves us came: a parcel of the buyer that held it, only told as delivered, has arrived."""
    leaving = {unit.id: case.line(unit.line_id).received_at for unit in units}
    for parcel in case.parcels:
        held = [leaving[unit_id] for unit_id in parcel.unit_ids if unit_id in leaving]
        if held and parcel.comes_back and parcel.received_at is None:
            days = [day for day in held if day is not None]
            came = stamp(min(days)) if days else work.at
            work.update("parcel", parcel.id, received_at=came)
