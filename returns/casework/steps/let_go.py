"""What was let go, since nobody saw it, is waited for again once goods of its case come all the same."""

from collections.abc import Sequence

from sqlalchemy import select

from db.tables import cases as t
from returns.ledger.store import Work
from returns.records.case import Case, Line
from returns.rules.money.way_back import let_go
from returns.terms import Goods


def wait_again(work: Work, case: Case, lines: Sequence[Line]) -> None:
    """Pieces of these lines that were let go are on their way again; what comes now is said apart."""
    unit = t.unit
    ids = [each.id for line in lines for each in let_go(case, line)]
    query = select(unit.c.id).where(unit.c.id.in_(ids), unit.c.goods == Goods.LOST.value)
    for unit_id in work.tx.execute(query).scalars().all() if ids else ():
        work.update("unit", unit_id, goods=Goods.IN_TRANSIT.value)
