"""Parcels that arrive: found by any code they carry, received, or kept apart until someone knows."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from db.errors import Damaged
from db.queue_views import STAGES
from db.search_text import match_query
from db.tables import cases as t
from db.tables import trade as s
from returns.casework.cases import Cases
from returns.casework.outlook import read_case
from returns.errors import IllegalMove, NotFound, Refusal
from returns.ledger import rows
from returns.ledger.store import Store, changed
from returns.records.case import Case, Parcel
from returns.records.change import Change
from returns.records.inspection import Found
from returns.records.kept_text import demand_kept
from returns.records.options import StepOptions
from returns.rules.carrier_codes import readings
from returns.rules.numbering import is_our_rma, parse_scan
from returns.terms import FreightPayer, Goods, Move, Route

_HERE = frozenset({Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED})
#: a code that fits more cases than a dialog can show is not a code
_MOST = 50
#: `42` and `00042` are typed, not scanned: longer figures are tracking or order numbers
_SHORT = 6


class Receiving:
    """What the scan box asks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, code: str) -> Found:
        """The cases that a code stands for, or the parcel kept apart that carries it.

        A case number (`42` will do), our RMA, the supplier's, an order or tracking number, or the
        text of one of our QR codes; small letters and full-width figures are understood. Raises
        `NotFound` when nothing on the desk carries it.
        """
        plain = parse_scan(code)
        if not plain:
            raise NotFound("receiving.nothing_scanned")
        with self._store.reading() as tx:
            for reading in readings(plain):
                parcels = _parcels_with(tx, reading)
                matched = [p.case_id for p in parcels if p.case_id is not None]
                tracking = parcels[0].tracking if parcels else ""
                case_ids = _unique([*matched, *_cases_with(tx, reading)])
                if case_ids:
                    return Found(plain, case_ids, tracking)
                if parcels:
                    return Found(plain, (), tracking, parcels[0].id)
        raise NotFound("receiving.no_match", code=plain)

    def receive(self, case_id: int, tracking: str = "") -> Change:
        """The parcel is in our hands: its case's goods are received, with the letter that says so.

        `tracking` tells which of several parcels it is; another code of the case is none. Raises
        `IllegalMove` when it was received before or the case is closed.
        """
        with self._store.reading() as tx:
            case = read_case(tx, case_id, self._store.clock.now())
        said = _tracking_of(case, tracking)
        _refuse_twice(case, said)
        return Cases(self._store).do(case_id, Move.RECEIVE, StepOptions(tracking=said))

    def keep_unmatched(self, code: str, note: str = "") -> Change:
        """Keep a parcel apart that fits no case; raises `Refusal` when it is kept already."""
        plain = parse_scan(code)
        demand_kept(plain, note)
        with self._store.transaction() as tx:
            if plain and any(parcel.case_id is None for parcel in _parcels_with(tx, plain)):
                raise Refusal("receiving.kept_already", code=plain)
            tx.execute(
                insert(t.parcel).values(
                    tracking=plain,
                    destination=Route.TO_US.value,
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
            return tuple(rows.parcel(row) for row in tx.execute(query))

    def waiting(self) -> tuple[int, ...]:
        """The open cases whose parcel is here and was not looked at yet, longest here first."""
        case = t.return_case
        query = (
            select(case.c.id)
            .where(case.c.stage.in_(STAGES["all"]), case.c.goods == Goods.RECEIVED.value)
            .order_by(case.c.received_at, case.c.id)
        )
        with self._store.reading() as tx:
            return tuple(row.id for row in tx.execute(query))

    def match(self, parcel_id: int, case_id: int) -> Change:
        """A parcel kept apart belongs to this case: it counts as received when it came."""
        with self._store.change(case_id, "matched") as work:
            query = select(t.parcel).where(t.parcel.c.id == parcel_id)
            row = work.tx.execute(query).first()
            if row is None or row.case_id is not None:
                raise NotFound("receiving.not_apart")
            case = read_case(work.tx, case_id, self._store.clock.now())
            if case.closed_at is not None:
                raise IllegalMove("receiving.closed", case=case.number)
            work.facts["tracking"] = row.tracking
            work.take_in("parcel", parcel_id)
            work.set(goods=Goods.RECEIVED.value, received_at=row.received_at)
            if case.route is Route.NONE:
                work.set(route=Route.TO_US.value)
        return changed(work, "case", "parcel")


def _tracking_of(case: Case, text: str) -> str:
    """The tracking number in what was scanned, "" for another code of the same case."""
    plain = parse_scan(text)
    codes = (case.number, case.order, case.our_rma, case.supplier_rma)
    short = plain.isdecimal() and len(plain) <= _SHORT
    if short or plain.casefold() in {code.casefold() for code in codes}:
        return ""
    known = {parcel.tracking.casefold(): parcel.tracking for parcel in case.parcels}
    for reading in readings(plain):
        if reading.casefold() in known:
            return known[reading.casefold()]
    return plain


def _refuse_twice(case: Case, tracking: str) -> None:
    """A second parcel of a case is ordinary; the same one is not."""
    arrived = [p for p in case.parcels if p.received_at is not None]
    expected = [p for p in case.parcels if p.received_at is None]
    if tracking:
        twice = any(p.tracking.casefold() == tracking.casefold() for p in arrived)
    else:
        twice = not expected and case.tracks.goods in _HERE
    if twice:
        on = case.received_at.date().isoformat() if case.received_at else ""
        raise IllegalMove("receiving.twice", case=case.number, on=on)


def _parcels_with(tx: Connection, code: str) -> list[Parcel]:
    """Parcels with that tracking number, those of a case first."""
    table = t.parcel
    found = tx.execute(select(table).where(table.c.tracking.in_(_spellings(code)))).all()
    return sorted((rows.parcel(row) for row in found), key=lambda p: (p.case_id is None, p.id))


def _cases_with(tx: Connection, code: str) -> list[int]:
    """Cases with that number, order or RMA."""
    case = t.return_case
    spellings = _spellings(code)
    orders = select(s.order.c.id).where(s.order.c.number.in_(spellings))
    found = _ids(tx, or_(case.c.number.in_(spellings), case.c.order_id.in_(orders)))
    if is_our_rma(code.upper()):
        # made from the case number, which has an index
        year, number, _ = code.split("-")
        found += _ids(tx, case.c.number == f"RC-20{year[1:]}-{number}")
    if code.isdecimal() and len(code) <= _SHORT:
        found += _ids(tx, case.c.number.like(f"%-{int(code):05d}"))
    return found or _ids(tx, _rma_is(tx, code))


def _rma_is(tx: Connection, code: str) -> ColumnElement[bool]:
    """RMAs stand in no index of their own: the search index says where to look."""
    case = t.return_case
    same = or_(
        *(
            func.upper(column) == code.upper()
            for column in (case.c.our_rma, case.c.supplier_rma)
        )
    )
    question = match_query(code)
    if question is None:
        return same
    sql = "SELECT rowid FROM case_search WHERE case_search MATCH ? LIMIT 1000"
    try:
        hits = tx.exec_driver_sql(sql, (question,)).all()
    except Damaged:  # slower, and a parcel at the door is found all the same
        return same
    return case.c.id.in_([row[0] for row in hits]) & same


def _ids(tx: Connection, condition: ColumnElement[bool]) -> list[int]:
    case = t.return_case
    query = select(case.c.id).where(condition).order_by(case.c.id).limit(_MOST)
    return [row.id for row in tx.execute(query)]


def _spellings(code: str) -> tuple[str, ...]:
    """As typed, and as scanners and platforms write it; an index answers each."""
    return tuple(dict.fromkeys((code, code.upper(), code.lower())))


def _unique(numbers: Iterable[Any]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
