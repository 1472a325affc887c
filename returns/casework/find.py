"""What a code stands for, typed or scanned: the one finder of cases and of parcels kept apart."""

import unicodedata

from sqlalchemy import ColumnElement, Connection, func, or_, select

from db.errors import Damaged
from db.queue.search_text import match_query
from db.tables import cases as t
from db.tables import trade as s
from returns.ledger.part_rows import parcel
from returns.records.inspection import Found
from returns.records.kept_text import whole_text
from returns.records.unit import Parcel
from returns.rules.carrier_codes import readings
from returns.rules.numbering import is_our_rma, parse_scan

#: a code that fits more cases than a dialog can show is not a code
_MOST = 50
#: `42` and `00042` are typed, not scanned: longer figures are tracking or order numbers
SHORT = 6


def find_code(tx: Connection, text: str) -> Found | None:
    """The cases that a code stands for, else the parcel kept apart that carries it; None for neither.

    A case number (`42` will do), our RMA, the supplier's or the platform's, an order or tracking number,
    or the text of one of our QR codes; small letters and full-width figures are understood.
    """
    plain = parse_scan(text)
    typed = unicodedata.normalize("NFKC", whole_text(text)).strip()
    for reading in readings(plain) if plain else ():
        spellings = _spellings(reading, typed)
        parcels = parcels_with(tx, *spellings)
        matched = [p.case_id for p in parcels if p.case_id is not None]
        tracking = parcels[0].tracking if parcels else ""
        case_ids = tuple(dict.fromkeys([*matched, *_cases_with(tx, reading, spellings)]))
        if case_ids:
            return Found(plain, case_ids, tracking)
        if parcels:
            return Found(plain, (), tracking, parcels[0].id)
    return None


def parcels_with(tx: Connection, *spellings: str) -> list[Parcel]:
    """Parcels with that tracking number, those of a case first."""
    table = t.parcel
    found = tx.execute(select(table).where(table.c.tracking.in_(spellings))).all()
    return sorted((parcel(row) for row in found), key=lambda p: (p.case_id is None, p.id))


def _cases_with(tx: Connection, code: str, spellings: tuple[str, ...]) -> list[int]:
    """Cases with that number, order or RMA."""
    case = t.return_case
    numbers = (*spellings, *(f"#{each}" for each in spellings))
    orders = select(s.order.c.id).where(s.order.c.number.in_(numbers))
    found = _ids(tx, or_(case.c.number.in_(spellings), case.c.order_id.in_(orders)))
    if is_our_rma(code.upper()):
        # made from the case number, which has an index
        year, number, _ = code.split("-")
        found += _ids(tx, case.c.number == f"RC-20{year[1:]}-{number}")
    if code.isdecimal() and len(code) <= SHORT:
        found += _ids(tx, case.c.number.like(f"%-{int(code):05d}"))
    return found or _ids(tx, _rma_is(tx, code))


def _rma_is(tx: Connection, code: str) -> ColumnElement[bool]:
    """RMAs and the platform's numbers stand in no index of their own: the search index says where to look."""
    case, line = t.return_case, t.case_line
    theirs = select(line.c.case_id).where(func.upper(line.c.supplier_rma) == code.upper())
    lines = "\n" + func.upper(case.c.platform_codes) + "\n"
    same = or_(
        func.upper(case.c.our_rma) == code.upper(),
        case.c.id.in_(theirs),
        func.instr(lines, f"\n{code.upper()}\n") > 0,
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


def _spellings(code: str, typed: str) -> tuple[str, ...]:
    """As read, as typed, and as scanners and platforms write it; an index answers each."""
    return tuple(dict.fromkeys((code, code.upper(), code.lower(), typed)))
