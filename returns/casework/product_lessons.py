"""What the lines of open cases are still to learn of their products: supplier, cost, whose words."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.tables import cases as t
from returns.casework.around import rates_of
from returns.casework.case_supplier import unit_cost
from returns.casework.product_family import same_product
from returns.ledger.row_types import ProductRow
from returns.ledger.settings_rows import read_settings
from returns.terms import ListingSource


def open_cases(tx: Connection, product_id: int) -> list[int]:
    """The open cases with a line of it, by whatever SKU, oldest first."""
    case, line = t.return_case, t.case_line
    query = (
        select(case.c.id)
        .join(line, line.c.case_id == case.c.id)
        .where(line.c.product_id.in_(same_product(product_id)), case.c.closed_at.is_(None))
        .order_by(case.c.id)
    )
    return list(dict.fromkeys(tx.execute(query).scalars()))


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a line of an open case lacks of its product; `supplier_id` where it gets another one."""

    line_id: int
    supplier_id: int | None
    cells: dict[str, object]


def lessons_of(
    tx: Connection,
    case_id: int,
    goods: ProductRow,
    supplier_id: int | None,
    *,
    lacking: bool = False,
) -> list[Lesson]:
    """What the lines of a product are still to learn; what was asked or claimed already stays.

    With `lacking` only a line without a supplier gets one.
    """
    line, case = t.case_line, t.return_case
    query = select(line).where(
        line.c.case_id == case_id, line.c.product_id.in_(same_product(goods.id))
    )
    currency = tx.execute(select(case.c.currency).where(case.c.id == case_id)).scalar_one()
    cost = unit_cost(goods, currency, rates_of(read_settings(tx)))
    lessons = []
    for row in tx.execute(query).all():
        asked = row.rma_asked_at is not None or row.claim_sent_at is not None
        has = lacking and row.supplier_id is not None
        gets = None if asked or has or supplier_id == row.supplier_id else supplier_id
        cells: dict[str, object] = {}
        # what was claimed by stays; a claim that needed no cost may be followed by one that does
        fixed = row.claim_sent_at is not None and row.unit_cost_minor is not None
        if cost is not None and not fixed and row.unit_cost_minor != cost:
            cells["unit_cost_minor"] = cost
        if row.listing == ListingSource.UNKNOWN != goods.listing:
            cells["listing"] = goods.listing
        if gets is not None or cells:
            lessons.append(Lesson(row.id, gets, cells))
    return lessons
