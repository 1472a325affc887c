"""Which pieces of an order line requests hold, and what each of them cost: none is asked back twice."""

from sqlalchemy import ColumnElement, Connection, or_, select

from db.tables import cases as t
from returns.ledger.row_types import OrderLineRow
from returns.money import Money
from returns.rules.tracks.track_machines import ENDED, PAID


def holds() -> ColumnElement[bool]:
    """Of a case's line: it is not over, or was paid; any other gives its pieces free again."""
    line = t.case_line
    return or_(line.c.request.not_in(ENDED), line.c.buyer_money.in_(PAID))


def held_beside(tx: Connection, order_line_id: int, line_id: int) -> set[int]:
    """The pieces of an order line that other lines of cases hold."""
    line, unit = t.case_line, t.unit
    query = (
        select(unit.c.piece)
        .join(line, line.c.id == unit.c.line_id)
        .where(line.c.order_line_id == order_line_id, line.c.id != line_id)
        .where(unit.c.piece.is_not(None), holds())
    )
    return set(tx.execute(query).scalars())


def held_twice(tx: Connection, case_id: int) -> str:
    """The number of another case that holds a piece which this one holds; "" where there is none."""
    line, unit, case = t.case_line, t.unit, t.return_case
    held = (
        select(line.c.order_line_id, unit.c.piece, line.c.case_id)
        .join(unit, unit.c.line_id == line.c.id)
        .where(unit.c.piece.is_not(None), holds())
    )
    mine = held.where(line.c.case_id == case_id).subquery()
    orders = select(case.c.order_id).where(case.c.id == case_id).scalar_subquery()
    siblings = select(case.c.id).where(case.c.order_id == orders, case.c.id != case_id)
    theirs = held.where(line.c.case_id.in_(siblings)).subquery()
    both = (mine.c.order_line_id == theirs.c.order_line_id) & (mine.c.piece == theirs.c.piece)
    query = select(case.c.number).join(theirs, theirs.c.case_id == case.c.id).join(mine, both)
    return str(tx.execute(query.limit(1)).scalar() or "")


def share_of(line: OrderLineRow, piece: int | None, currency: str) -> int | None:
    """What that piece cost in minor units; 0 for one that was not bought, None while nobody knows."""
    if piece is None:
        return 0
    if line.paid_minor is None:
        return None
    return Money(line.paid_minor, currency).split(line.quantity)[piece - 1].minor
