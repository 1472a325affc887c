"""Which pieces of an order line requests hold, and what each of them cost: none is asked back twice."""

import json
from collections.abc import Collection, Iterable
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, or_, select

from db.tables import cases as t
from returns.ledger.row_types import LineRow, OrderLineRow, UnitRow
from returns.money import Money
from returns.rules.tracks.track_machines import ENDED, PAID


def holds() -> ColumnElement[bool]:
    """Of a case's line: it is not over, or was paid; any other gives its pieces free again."""
    line = t.case_line
    return or_(line.c.request.not_in(ENDED), line.c.buyer_money.in_(PAID))


def replaced_units(tx: Connection, line_ids: Collection[int]) -> set[tuple[int, int]]:
    """Line and number of the units that a new one was sent for: the buyer has that one in their place."""
    table = t.exchange
    found = tx.execute(
        select(table.c.line_id, table.c.units).where(table.c.line_id.in_(line_ids))
    )
    return {(row.line_id, number) for row in found for number in json.loads(row.units)}


def held_beside(tx: Connection, order_line_id: int, line_id: int) -> set[int]:
    """The pieces of an order line that other lines of cases hold."""
    line, unit = t.case_line, t.unit
    query = (
        select(unit.c.line_id, unit.c.number, unit.c.piece)
        .join(line, line.c.id == unit.c.line_id)
        .where(line.c.order_line_id == order_line_id, line.c.id != line_id)
        .where(unit.c.piece.is_not(None), holds())
    )
    found = tx.execute(query).all()
    anew = replaced_units(tx, {row.line_id for row in found})
    return {row.piece for row in found if (row.line_id, row.number) not in anew}


def seen_somewhere(tx: Connection, order_line_id: int) -> set[int]:
    """The pieces of an order line that some request holds, or held: also of those that are over."""
    line, unit = t.case_line, t.unit
    query = (
        select(unit.c.piece)
        .join(line, line.c.id == unit.c.line_id)
        .where(line.c.order_line_id == order_line_id, unit.c.piece.is_not(None))
    )
    return {*tx.execute(query).scalars()}


def held_twice(tx: Connection, case_id: int) -> str:
    """The number of another case that holds a piece which this one holds; "" where there is none."""
    line, unit, case = t.case_line, t.unit, t.return_case
    orders = select(case.c.order_id).where(case.c.id == case_id).scalar_subquery()
    held = (
        select(
            *(line.c.order_line_id, unit.c.piece, unit.c.line_id, unit.c.number),
            *(case.c.id, case.c.number.label("case_number")),
        )
        .join(unit, unit.c.line_id == line.c.id)
        .join(case, case.c.id == line.c.case_id)
        .where(case.c.order_id == orders, unit.c.piece.is_not(None), holds())
        .order_by(case.c.id)
    )
    found = tx.execute(held).all()
    if all(row.id == case_id for row in found):
        return ""
    anew = replaced_units(tx, {row.line_id for row in found})
    still = [row for row in found if (row.line_id, row.number) not in anew]
    mine = {(row.order_line_id, row.piece) for row in still if row.id == case_id}
    others = (
        row.case_number
        for row in still
        if row.id != case_id and (row.order_line_id, row.piece) in mine
    )
    return next(others, "")


def shares_elsewhere(
    bought: OrderLineRow, lines: Iterable[LineRow], units: Iterable[UnitRow], currency: str
) -> list[int]:
    """What each piece of an order line cost that none of a case's lines holds; none where nobody knows."""
    same = {line.id for line in lines if line.order_line_id == bought.id}
    held = {unit.piece for unit in units if unit.line_id in same}
    others = (piece for piece in range(1, bought.quantity + 1) if piece not in held)
    shares = (share_of(bought, piece, currency) for piece in others)
    return [share for share in shares if share]


def share_of(line: OrderLineRow, piece: int | None, currency: str) -> int | None:
    """What that piece cost in minor units; 0 for one that was not bought, None while nobody knows."""
    if piece is None:
        return 0
    if line.paid_minor is None:
        return None
    return _share(line.paid_minor, currency, line.quantity, piece)


@lru_cache(maxsize=2_000)
def _share(paid_minor: int, currency: str, pieces: int, piece: int) -> int:
    return Money(paid_minor, currency).split(pieces)[piece - 1].minor
